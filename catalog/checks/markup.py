"""No stray brackets or braces, no HTML: the resident would see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.checks.room import Room, shown_texts
from catalog.errors import Finding
from catalog.fill import REFERENCE

SLOT = re.compile(r"\{[a-z][a-z0-9_]*\}")
HTML = re.compile(r"</?[A-Za-z!][^>\n]*>?|&[a-zA-Z]+;|&#\d+;")
STRAY = re.compile(r"[\[\]{}]+\S*")
MARKS = {"[": "[[contact]]", "]": "[[contact]]", "{": "{naam}", "}": "{naam}"}


def find(room: Room) -> Iterator[Finding]:
    """Yield stray marks and HTML in texts and button titles."""
    for response in room.variations():
        for text in shown_texts(response):
            bare = SLOT.sub("", REFERENCE.sub("", text))
            for match in STRAY.finditer(bare):
                mark = match[0][0]
                message = f"losse haak of accolade bij '{match[0]}'; bedoel je {MARKS[mark]}?"
                yield room.at(response, message, match[0])
            for match in HTML.finditer(bare):
                yield room.at(response, f"HTML kan hier niet: '{match[0]}'", match[0])
        for button in response.buttons:
            if REFERENCE.search(button.payload):
                yield room.at(response, "in een payload hoort geen [[contact]]", button.payload)
