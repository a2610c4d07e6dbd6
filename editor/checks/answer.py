"""The catalog's rules on one answer, with the variation and bubble in which something stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from catalog import CatalogueError, Finding, Response, load_contacts, published
from catalog.checks import RULES
from catalog.checks.room import Room
from catalog.lifelines import lost_from
from catalog.records import Button
from catalog.responses import load_responses
from catalog.wrong_numbers import load_wrong_numbers
from editor.checks.finding import Remark
from editor.records.convert import raw_of_record
from editor.records.ground import raw_of
from editor.records.models import Answer


@dataclass(frozen=True)
class Place(Finding):
    """A finding in a draft: `file` holds the variation and bubble, in words."""


@dataclass(frozen=True)
class DraftRoom(Room):
    """A room with one answer in it, whose findings name a place on the screen."""

    def at(self, response: Response, message: str, needle: str | None = None) -> Finding:
        """Return a finding with the variation, and the bubble that holds `needle`."""
        place = f"variant {response.index + 1}"
        for number, bubble in enumerate(response.bubbles, start=1):
            if needle and needle in bubble:
                place += f", tekstblok {number}"
                break
        return Place(place, 0, message)


def find(record: Answer) -> list[Remark]:
    """Return what is wrong with an answer, published or not."""
    root = published(settings.CONTENT_ROOT)
    responses = tuple(_responses(record))
    try:
        contacts, wrong = load_contacts(root), load_wrong_numbers(root)
        measure = load_responses(settings.CONTENT_ROOT).get(record.key, ())
    except CatalogueError as error:
        return [Remark("", str(error))]
    room = DraftRoom(
        root, settings.CONTENT_ROOT, contacts, {record.key: responses}, wrong, complete=True
    )
    found = [
        Remark(finding.file, finding.message.removeprefix(f"{record.key}: "))
        for rule in RULES
        for finding in rule.find(room)
        if isinstance(finding, Place)
    ]
    lost = lost_from(measure, responses)
    return [*found, *(Remark(f"variant {r.index + 1}", message) for r, message in lost)]


def _responses(record: Answer) -> Iterator[Response]:
    for index, raw in enumerate(raw_of_record(record, raw_of(record))):
        yield Response(
            key=record.key,
            text=raw["text"],
            buttons=tuple(Button(**button) for button in raw.get("buttons", ())),
            metadata=raw.get("metadata", {}),
            file=record.file,
            index=index,
        )
