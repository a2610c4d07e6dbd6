"""Whose work is a version? Everybody who had a hand in it since the last approved publication.

Counted are the makers of revisions and, from the log, whoever saved, reverted, submitted or
resubmitted. An import or a rollback is no end of the count, because drafts survive them; but what
a rollback wrote is nobody's text: it stood approved before, and the one who put it back may look
at what a colleague writes next.
"""

from __future__ import annotations

from datetime import datetime

from wagtail.models import ModelLogEntry, Revision

from editor.records.actions import APPROVED, ROLLED_BACK
from editor.records.models import Record

HANDS = (
    "wagtail.create",
    "wagtail.edit",
    "wagtail.revert",
    "wagtail.workflow.start",
    "wagtail.workflow.resume",
)


def authors_of(
    record: Record, revision: Revision, *, until: datetime | None = None
) -> frozenset[int]:
    """Return the ids of the accounts whose work a version of a record is.

    `until`: as it was at that moment. A version that was approved does not change any more, so
    what its approver writes later is work on the next one.
    """
    revisions = Revision.objects.for_instance(record)
    entries = ModelLogEntry.objects.for_instance(record)
    if until is not None:
        revisions = revisions.filter(created_at__lte=until)
        entries = entries.filter(timestamp__lte=until)
    last = _last_published(entries, besides=revision)
    if last is not None:
        revisions = revisions.filter(created_at__gt=last.created_at)
        entries = entries.filter(timestamp__gt=last.created_at).exclude(revision_id=last.pk)
    # Versions of the fast lane never change afterwards (guards), so nobody hides a text in one.
    put_back = entries.filter(action=ROLLED_BACK).values_list("revision_id", flat=True)
    people = {
        *revisions.exclude(pk__in=list(put_back)).values_list("user_id", flat=True),
        *entries.filter(action__in=HANDS).values_list("user_id", flat=True),
        revision.user_id,
    }
    return frozenset(pk for pk in people if pk is not None)


def _last_published(entries: object, *, besides: Revision) -> Revision | None:
    """Return the version that was published last; the one in question does not count itself."""
    entry = (
        entries.filter(action__in=APPROVED, revision__isnull=False)  # type: ignore[attr-defined]
        .exclude(revision_id=besides.pk)
        .order_by("-timestamp")
        .first()
    )
    return Revision.objects.filter(pk=entry.revision_id).first() if entry else None
