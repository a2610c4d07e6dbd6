"""May this person approve this version? The one place that answers it, asked on every route."""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision, TaskState

from editor.accounts.roles import CHIEF_EDITOR, SAFETY, areas_of_user, roles_of
from editor.records.models import Record
from editor.workflow.areas import outside, touched
from editor.workflow.authors import authors_of

OWN_WORK = (
    "Je hebt zelf aan deze versie gewerkt of haar ingediend. Een collega moet haar goedkeuren."
)
CHANGED = "De tekst is na het indienen nog gewijzigd. Laat haar opnieuw indienen."


def why_not_approve(user: Any, record: Record, revision: Revision) -> str | None:
    """Return in Dutch why somebody may not approve a version; None when it is allowed.

    `record` is the row as published, so that the difference tells what is to be approved.
    """
    if CHIEF_EDITOR not in roles_of(user):
        return "Goedkeuren doet een eindredacteur."
    if record.needs_safety_role and SAFETY not in roles_of(user):
        return "Een veiligheidstekst keurt alleen goed wie ook de rol veiligheid heeft."
    if revision.pk != record.latest_revision_id:
        return CHANGED
    if user.pk in authors_of(record, revision):
        return OWN_WORK
    return outside(areas_of_user(user), touched(record, revision.as_object()))


def approved_by_colleague(record: Record, revision: Revision) -> bool:
    """Return whether somebody who had not worked on a version approved it in our workflow."""
    from editor.workflow.models import FourEyesTask

    approvals = TaskState.objects.filter(
        revision=revision,
        status=TaskState.STATUS_APPROVED,
        finished_by__isnull=False,
        finished_at__isnull=False,
        task__in=FourEyesTask.objects.values("task_ptr"),
    )
    return any(
        approval.finished_by_id not in authors_of(record, revision, until=approval.finished_at)
        for approval in approvals
    )
