"""What ends: the approved version before it comes back, because nothing is ever simply away.

Used when a text with an end date expires and when somebody withdraws one.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from editor.records.actions import ENDED, WENT_LIVE
from editor.records.models import Record


def republish_previous(record: Record, *, user: Any = None) -> Revision | None:
    """Publish the last approved version without an end date; None when there is no other."""
    previous = previous_version(record)
    if previous is None:
        return None
    with_end = record.live_revision
    again = previous.as_object()
    again.go_live_at = again.expire_at = None
    revision = again.save_revision(user=user, clean=False, changed=False)
    revision.publish(user=user, log_action=ENDED, skip_permission_checks=True)
    return revision if revision != with_end else None


def previous_version(record: Record) -> Revision | None:
    """Return the version that was live last, besides the live one, and has no end of its own."""
    entries = ModelLogEntry.objects.for_instance(record).filter(
        action__in=WENT_LIVE, revision__isnull=False
    )
    now = timezone.now().isoformat()
    for entry in entries.order_by("-timestamp").select_related("revision"):
        revision = entry.revision
        ends = revision.content.get("expire_at")
        if revision.pk != record.live_revision_id and (not ends or ends > now):
            return revision
    return None
