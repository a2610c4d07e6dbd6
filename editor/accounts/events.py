"""Writing to the log of access, in the database and on the process's own output."""

from __future__ import annotations

import logging
from typing import Any

from editor.accounts.models import SecurityEvent

logger = logging.getLogger("editor.toegang")
Kind = SecurityEvent.Kind


def record(kind: Any, *, user: Any = None, actor: Any = None, detail: str = "") -> None:
    """Add a row of a `SecurityEvent.Kind`.

    `user` is whom it is about, `actor` who did it, when that is somebody else. Without Django's
    stubs a member of `TextChoices` has no type that mypy understands, hence `Any`.
    """
    event = SecurityEvent.objects.create(
        kind=kind, user=_known(user), actor=_known(actor), detail=detail[:300]
    )
    # A copy for whoever collects output, so that the database alone is not the proof.
    logger.info("%s account=%s door=%s", event.kind, event.user_id, event.actor_id)


def _known(user: Any) -> Any:
    return user if user is not None and user.pk else None
