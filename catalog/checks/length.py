"""Texts stay short: a frightened person on a telephone reads three short bubbles, no more."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room
from catalog.errors import Finding

MOST_BUBBLES = 3
MOST_WORDS = 45


def find(room: Room) -> Iterator[Finding]:
    """Yield texts with too many bubbles, and bubbles with too many words."""
    for response in room.variations():
        bubbles = response.bubbles
        if not bubbles:
            yield room.at(response, "deze tekst is leeg")
        if len(bubbles) > MOST_BUBBLES:
            message = f"{len(bubbles)} tekstblokken; hoogstens {MOST_BUBBLES}"
            yield room.at(response, message)
        for number, bubble in enumerate(bubbles, start=1):
            words = len(room.filled(bubble).split())
            if words > MOST_WORDS:
                message = f"tekstblok {number} heeft {words} woorden; hoogstens {MOST_WORDS}"
                yield room.at(response, message, bubble)
