"""From content/ to records: the first import, and later changes that came by git.

What an officer changed since the last import stays the officer's; the rest follows the files. A
tree that was imported before changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from editor.records import ground
from editor.records.actions import IMPORTED
from editor.records.convert import fill_record, raw_of_record
from editor.records.models import KINDS, ButtonChoice, Record, SourceFile
from editor.records.places import Place, buttons_in, places_in

Say = Callable[[str], None]


@dataclass
class Outcome:
    """What a synchronisation did, as keys."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    retired: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Return whether anything was done."""
        return bool(self.added or self.updated or self.retired or self.kept)


@transaction.atomic
def sync(tree: Mapping[str, bytes], *, say: Say = lambda _: None) -> Outcome:
    """Bring the records up to date with a tree of content/; all of it or nothing."""
    outcome = Outcome()
    before = ground.tree()
    if before == dict(tree):
        return outcome
    old = {(place.kind, place.key): place.raw for place in places_in(before)}
    records = {(kind, row.key): row for kind in KINDS for row in kind.objects.all()}
    for title, payload in buttons_in(tree):
        ButtonChoice.objects.get_or_create(title=title, payload=payload)
    places = list(places_in(tree))
    for number, place in enumerate(places, start=1):
        name = (place.kind, place.key)
        _take(place, records.pop(name, None), old.get(name), outcome)
        if number % 50 == 0 or number == len(places):
            say(f"  {number} van {len(places)} teksten en contacten ingelezen")
    for record in records.values():
        if not record.retired:
            type(record).objects.filter(pk=record.pk).update(retired=True)
            outcome.retired.append(record.key)
    _keep_files(tree)
    return outcome


def _take(place: Place, record: Record | None, old: object, outcome: Outcome) -> None:
    if record is None:
        record = place.kind(key=place.key, file=place.file)
        fill_record(record, place.raw)
        publish_as_is(record)
        outcome.added.append(place.key)
        return
    if old == place.raw and not record.retired and record.file == place.file:
        return
    record.file, record.retired = place.file, False
    current = raw_of_record(record, old) if old is not None else None
    if current in (old, None):
        fill_record(record, place.raw)
        publish_as_is(record)
        outcome.updated.append(place.key)
    else:
        record.save(update_fields=["file", "retired"])
        if current != place.raw:
            outcome.kept.append(place.key)


def publish_as_is(record: Record, *, user: Any = None, action: str = IMPORTED) -> None:
    """Save a record as the published version; a draft on top of it stays the latest one.

    Wagtail's own way saves (and indexes) each record three times; the import takes all of them.
    """
    record.live, record.expired = True, False
    record.last_published_at = timezone.now()
    record.first_published_at = record.first_published_at or record.last_published_at
    record.save()
    revision = Revision.objects.create(
        content_object=record,
        base_content_type=record.get_base_content_type(),
        user=user,
        content=record.serializable_data(),
        object_str=str(record),
    )
    draft = record.latest_revision if record.has_unpublished_changes else None
    pointers = {"live_revision": revision, "latest_revision": draft or revision}
    type(record).objects.filter(pk=record.pk).update(**pointers)
    for name, value in pointers.items():
        setattr(record, name, value)
    log(instance=record, action=action, user=user, revision=revision, content_changed=True)


def _keep_files(tree: Mapping[str, bytes]) -> None:
    SourceFile.objects.exclude(path__in=list(tree)).delete()
    for path, data in tree.items():
        SourceFile.objects.update_or_create(path=path, defaults={"data": data})
