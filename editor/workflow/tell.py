"""Mail about the fast lane: who is responsible hears it at once, and looks in the morning."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_save
from wagtail.models import ModelLogEntry

from editor.accounts.mail import tell_roles
from editor.accounts.roles import ADMINISTRATOR, CHIEF_EDITOR, SAFETY
from editor.records.actions import ROLLED_BACK

TOLD = (ADMINISTRATOR, CHIEF_EDITOR, SAFETY)
# Roll-backs of this process that have been mailed already: one mail per action, not per record.
_told: set[object] = set()


def connect() -> None:
    """Listen to the log."""
    post_save.connect(_logged, sender=ModelLogEntry, dispatch_uid="tell-rollback")


def _logged(sender: Any, instance: ModelLogEntry, created: bool, **_: Any) -> None:
    if created and instance.action == ROLLED_BACK:
        transaction.on_commit(lambda: _tell(instance), robust=True)


def _tell(entry: ModelLogEntry) -> None:
    same = ModelLogEntry.objects.filter(action=ROLLED_BACK)
    same = same.filter(uuid=entry.uuid) if entry.uuid else same.filter(pk=entry.pk)
    if entry.uuid in _told:
        return
    if entry.uuid:
        _told.add(entry.uuid)
    who = entry.user_display_name if entry.user_id else "De opdrachtregel"
    names = "\n".join(f"- {label}" for label in same.order_by("pk").values_list("label", flat=True))
    tell_roles(
        TOLD,
        "Teruggezet naar een eerdere versie",
        f"{who} heeft dit teruggezet naar een eerdere, goedgekeurde versie:\n\n{names}\n\n"
        f"Kijk na of dat nog klopt: {settings.WAGTAILADMIN_BASE_URL}/redactie/\n",
    )
