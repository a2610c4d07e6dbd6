"""Which records a tree of content/ holds, and in which file each stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from editor.records.mapping import portal
from editor.records.models import Answer, Contact, Gemeente, PortalText, Record
from editor.records.models.portal_text import FILE as PORTAL
from editor.records.yaml_patch import load


@dataclass(frozen=True)
class Place:
    """A record-to-be: its kind, key, file and value in that file."""

    kind: type[Record]
    key: str
    file: str
    raw: Any


def places_in(tree: Mapping[str, bytes]) -> Iterator[Place]:
    """Yield all records of a tree, file by file."""
    for file, data in tree.items():
        if not file.endswith(".yml"):
            continue
        if file.startswith("content/responses/"):
            for key, raw in load(data.decode())["responses"].items():
                yield Place(Answer, key, file, raw)
        elif file.startswith("content/contacts/"):
            raw = load(data.decode())
            yield Place(Contact, raw["id"], file, raw)
        elif file.startswith("content/gemeenten/"):
            raw = load(data.decode())
            if "id" in raw:  # The other files there are about the region, not a gemeente.
                yield Place(Gemeente, raw["id"], file, raw)
        elif file == PORTAL:
            for key, raw in portal.places(load(data.decode())):
                yield Place(PortalText, key, file, raw)


def buttons_in(tree: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Return title and payload of every button in the answers."""
    return {
        (button["title"], button["payload"])
        for place in places_in(tree)
        if place.kind is Answer
        for variation in place.raw
        for button in variation.get("buttons", ())
    }
