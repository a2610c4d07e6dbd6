"""The words of the portal's page and its emergency card obey the same rules on numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from catalog.checks.room import Room
from catalog.checks.safety_line import missing_numbers
from catalog.checks.typed_numbers import typed_numbers
from catalog.errors import CatalogueError, Finding
from catalog.files import inspect, line_at, texts_in
from catalog.fill import fill
from catalog.wrong_numbers import find_wrong

FILE = "content/portal.yml"


def find(room: Room) -> Iterator[Finding]:
    """Yield wrong references, typed and forbidden numbers, and a card without a lifeline."""
    path = room.root / FILE
    if not path.exists():
        return  # A checkout without a portal has no words for it.
    words, wrong_form = inspect(room.root, path, schema="portal")
    yield from wrong_form
    if wrong_form:
        return
    for steps, text in texts_in(words, ()):
        for message in _problems(room, text):
            yield Finding(FILE, line_at(path, steps), message)
    cards: list[tuple[tuple[str | int, ...], Any]] = [(("card",), words["card"])]
    if "u" in words:
        cards.append((("u", "card"), words["u"]["card"]))
    for place, card in cards:
        said = "\n".join(text for _, text in texts_in(card, ()))
        for number in missing_numbers(said):
            yield Finding(FILE, line_at(path, place), f"op de noodkaart hoort {number}")


def _problems(room: Room, text: str) -> Iterator[str]:
    try:
        fill(text, room.contacts)
    except CatalogueError as error:
        yield str(error)
    for number in typed_numbers(text):
        yield f"hier is een nummer getypt ({number}); gebruik [[contact]]"
    for hit in find_wrong(room.filled(text), room.wrong, room.contacts):
        yield hit.message
