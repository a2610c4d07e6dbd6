"""No text stands twice: changing one of the two would leave the other behind."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.records import Response


def find(room: Room) -> Iterator[Finding]:
    """Yield texts that are word for word those of another key or variation."""
    seen: dict[str, Response] = {}
    for response in room.variations():
        words = " ".join(response.text.lower().split())
        first = seen.setdefault(words, response)
        if first is not response:
            yield room.at(response, f"dezelfde tekst staat ook bij {first.key} ({first.file})")
