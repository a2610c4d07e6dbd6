"""The last gate: a version goes live because a colleague approved it, whoever asks.

It stands in `Record.publish`, below every view, command and schedule; being superuser opens
nothing. Besides approval only the system itself publishes: what came by git and nobody edited,
and the return of an older approved version.
"""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision

from editor.records.actions import ENDED
from editor.refusal import Refused
from editor.workflow.approval import approved_by_colleague
from editor.workflow.authors import authors_of

NOT_APPROVED = (
    "Niet gepubliceerd: publiceren kan alleen doordat een collega de versie goedkeurt. Dien haar in"
    " ter goedkeuring."
)
# Named by our own code, never by a request: what returns has been approved before.
RETURNS = frozenset({ENDED})


def require_approval(
    record: Any, revision: Revision, *, user: Any = None, action: object = True
) -> None:
    """Let an approved version pass.

    Raises:
        Refused: nobody but its authors approved it.
    """
    if action in RETURNS or approved_by_colleague(record, revision):
        return
    if user is None and not authors_of(record, revision):
        return
    raise Refused(NOT_APPROVED)
