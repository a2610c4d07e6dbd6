"""The names in Wagtail's log that say a version went live, and why; read by whoever looks back."""

from __future__ import annotations

IMPORTED = "vallei.import"
ENDED = "vallei.ended"
ROLLED_BACK = "vallei.rollback"
SCHEDULED = "wagtail.publish.scheduled"
# A colleague said yes.
APPROVED = ("wagtail.publish", SCHEDULED)
WENT_LIVE = (*APPROVED, IMPORTED, ENDED, ROLLED_BACK)
