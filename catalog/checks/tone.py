"""No blame, no promise, no verdict, no couple-talk: words of content/toon.yml, with their line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.checks.room import Room, shown_texts
from catalog.errors import Finding
from catalog.files import inspect
from catalog.records import Response

FILE = "content/toon.yml"
BETWEEN = r"[\s,;:]+"


def find(room: Room) -> Iterator[Finding]:
    """Yield each word of the lists that a Dutch text says, and what to say instead."""
    raw, wrong_form = inspect(room.root, room.root / FILE, schema="tone")
    yield from wrong_form
    if wrong_form:
        return
    groups = [(group, _pattern(group["words"]), _allowed(group)) for group in raw["groups"]]
    for response in room.variations():
        for group, words, allowed in groups:
            if response.key.startswith(tuple(group.get("keys", ("utter_",)))):
                yield from _said(room, response, group, words, allowed)


def _said(
    room: Room,
    response: Response,
    group: Mapping[str, Any],
    words: re.Pattern[str],
    allowed: re.Pattern[str] | None,
) -> Iterator[Finding]:
    for text in shown_texts(response):
        bare = allowed.sub(_blank, text) if allowed else text
        for match in words.finditer(bare):
            message = f"'{match[0]}': {group['reason']}; {group['instead']}"
            yield room.at(response, message, match[0])


def _allowed(group: Mapping[str, Any]) -> re.Pattern[str] | None:
    return _pattern(group["except"]) if "except" in group else None


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    forms = (BETWEEN.join(_word(part) for part in words_.split()) for words_ in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.I)


def _word(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w*")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
