"""What residents hear from the files of facts obeys the same rules as the answers.

The words of content/routes.yml, the questions about a doubtful place and the reservation behind a
number are put into answers by code: a number typed there would go out, and a name in braces that
the code does not fill would break the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from catalog.checks.room import Room
from catalog.checks.typed_numbers import typed_numbers
from catalog.errors import CatalogueError, Finding
from catalog.files import Steps, line_at, read, relative, texts_in, yaml_files
from catalog.gemeenten import OTHER_FILES
from catalog.routes import FILE as ROUTES

RESERVATION = "content/voorbehoud.yml"
GEMEENTEN = "content/gemeenten"
SCHEMAS = {ROUTES: "routes", RESERVATION: "caution"}
QUESTION = "ask"
TIME = frozenset({"tijd"})
NEEDED: Mapping[str, frozenset[str]] = {
    "telephone": frozenset({"naam", "nummer"}),
    "chat": frozenset({"naam", "site"}),
    "later": frozenset({"wat", "wanneer"}),
    "today": TIME,
    "tomorrow": TIME,
    "this_week": TIME | {"dag"},
    "later_date": TIME | {"datum"},
}
"""What each of the words of content/routes.yml must fill in, and nothing else (`actions`)."""


def find(room: Room) -> Iterator[Finding]:
    """Yield typed numbers in spoken facts, and words that fill in too much or too little."""
    if not room.complete:
        return
    for name, steps, text in _spoken(room):
        for number in typed_numbers(text):
            message = f"hier is een nummer getypt ({number}); dat hoort bij een contact"
            yield Finding(name, line_at(room.root / name, steps), message)
    for word, text in _data(room, ROUTES).get("words", {}).items():
        if word in NEEDED and (filled := _filled(text)) != NEEDED[word]:
            needed = ", ".join(f"{{{each}}}" for each in sorted(NEEDED[word]))
            said = ", ".join(f"{{{each}}}" for each in sorted(filled)) or "niets"
            message = f"'{word}' moet precies {needed} invullen, en vult nu {said} in"
            yield Finding(ROUTES, line_at(room.root / ROUTES, ("words", word)), message)


def _spoken(room: Room) -> Iterator[tuple[str, Steps, str]]:
    for word, text in _data(room, ROUTES).get("words", {}).items():
        yield ROUTES, ("words", word), text
    yield from ((RESERVATION, steps, text) for steps, text in texts_in(_data(room, RESERVATION)))
    for path in yaml_files(room.root / GEMEENTEN):
        name = relative(room.root, path)
        for steps, text in texts_in(_data(room, name)):
            if QUESTION in steps:
                yield name, steps, text


def _data(room: Room, name: str) -> Any:
    """Return a file that has been checked for its form already; {} when it is not there."""
    schema = SCHEMAS.get(name) or OTHER_FILES.get(Path(name).stem, "gemeente")
    try:
        return read(room.root, room.root / name, schema=schema)
    except CatalogueError:
        return {}


def _filled(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:  # A brace without its other half.
        return frozenset({"?"})
