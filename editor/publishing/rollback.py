"""Back to any earlier release: its texts and numbers become the published ones again.

It makes a new release with a new number, so the history only grows. Drafts stay; what was removed
from or added to the project itself since (rules, schemas, forbidden numbers) stays too.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction

import catalog
from catalog.release_files import home, verify
from catalog.tree import read_tree
from editor.publishing.check import findings_in
from editor.publishing.gate import PublishRefused
from editor.publishing.release import refresh_or_log
from editor.records.actions import ROLLED_BACK
from editor.records.convert import fill_record, raw_of_record
from editor.records.export import export_tree
from editor.records.ground import raw_of
from editor.records.models import Record
from editor.records.places import places_in
from editor.records.sync import publish_as_is
from editor.workflow.system import returning


@transaction.atomic
def roll_back(number: int, *, user: Any = None) -> list[Record]:
    """Publish the content of a release again; return the records that changed.

    Raises:
        CatalogueError: the release does not exist or is not whole.
        PublishRefused: it would not pass today's check (a number has been forbidden since).
    """
    release = verify(home(settings.CONTENT_ROOT) / f"{number:06}")
    changed = [
        record
        for place in places_in(read_tree(release.folder))
        if (record := _restored(place.kind, place.key, place.raw)) is not None
    ]
    with returning():
        for record in changed:
            publish_as_is(record, user=user, action=ROLLED_BACK)
    findings = findings_in(export_tree())
    if findings:
        raise PublishRefused(findings)
    note = f"teruggezet naar inhoudsversie {number}"
    transaction.on_commit(lambda: refresh_or_log(note=note), robust=True)
    return changed


def _restored(kind: type[Record], key: str, raw: Any) -> Record | None:
    """Return the record with the old values, not saved; None when it has them already."""
    record = kind.objects.filter(key=key, retired=False).first()
    if record is None or raw_of_record(record, raw_of(record)) == raw:
        return None
    fill_record(record, raw)
    record.go_live_at = record.expire_at = None
    return record


def history() -> tuple[catalog.Release, ...]:
    """Return the releases one can go back to, newest first."""
    return catalog.list_releases(settings.CONTENT_ROOT)
