"""The fast lane: a wrong number at night. One record goes back to what was approved before.

Only who has the right to roll back, only to a version that was live earlier; logged and mailed.
Whole releases go back in `editor.publishing.rollback`.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import ModelLogEntry, Revision

from editor.accounts.roles import ROLL_BACK
from editor.publishing.gate import before_publish
from editor.publishing.release import refresh_or_log
from editor.records.actions import APPROVED, ROLLED_BACK, WENT_LIVE
from editor.records.models import Record
from editor.records.sync import publish_as_is
from editor.refusal import Refused
from editor.workflow.system import returning

RECENT = 50
NOT_YOURS = "Terugzetten mag alleen wie de rol Terugzetter of Veiligheid heeft."
NEVER_LIVE = (
    "Deze versie is nooit gepubliceerd geweest. Terugzetten kan alleen naar wat er al stond."
)


def earlier_versions(record: Record) -> list[ModelLogEntry]:
    """Return when which version went live, newest first, without the present one."""
    entries = ModelLogEntry.objects.for_instance(record).filter(
        action__in=WENT_LIVE, revision__isnull=False
    )
    return list(
        entries.exclude(revision_id=record.live_revision_id)
        .select_related("user")
        .order_by("-timestamp")
    )


def recently_published() -> list[tuple[ModelLogEntry, Record]]:
    """Return the records that went live last, with when and by whom, newest first."""
    found: dict[tuple[int, str], tuple[ModelLogEntry, Record]] = {}
    entries = ModelLogEntry.objects.filter(action__in=APPROVED).select_related("user")
    for entry in entries.order_by("-timestamp")[:RECENT]:
        name = (entry.content_type_id, entry.object_id)
        kind = entry.content_type.model_class()
        record = kind.objects.filter(pk=entry.object_id).first() if name not in found else None
        if isinstance(record, Record):
            found[name] = (entry, record)
    return list(found.values())


@transaction.atomic
def return_to(record: Record, revision: Revision, *, user: Any) -> None:
    """Make an earlier version of a record the live one again; a draft stays a draft.

    Raises:
        Refused: no right, or the version was never live.
        PublishRefused: it would not pass today's check of the content.
    """
    if not user.has_perm(ROLL_BACK):
        raise Refused(NOT_YOURS)
    if revision.pk not in {entry.revision_id for entry in earlier_versions(record)}:
        raise Refused(NEVER_LIVE)
    again = record.with_content_json(revision.content)
    again.go_live_at = again.expire_at = None
    before_publish(again)
    # A waiting schedule of a later version would undo the return.
    record.revisions.update(approved_go_live_at=None)
    with returning():
        publish_as_is(again, user=user, action=ROLLED_BACK)
    note = f"teruggezet: {record}"
    transaction.on_commit(lambda: refresh_or_log(note=note), robust=True)
