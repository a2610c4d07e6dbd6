"""No telephone number is typed in a text: it stands in one place, at its contact.

Times, dates, ages and figures are not telephone numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.checks.room import Room, shown_texts
from catalog.errors import Finding
from catalog.fill import REFERENCE

NOT_A_NUMBER = re.compile(
    r"(?<!\d)(?:\d{1,2}-\d{1,2}-\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[.:]\d{2}(?![\d.:-]\d{3}))(?!\d)"
)
CANDIDATE = re.compile(r"(?<!\w)\+?\(?\d(?:[ \t\u00a0().\-/\u2010-\u2015\u2212]{0,3}\d)*(?!\w)")
SERVICE = re.compile(r"0[89]0[0-9]")
MUNICIPAL = re.compile(r"14\W{0,2}0\d{2,3}")
SHORTEST, LONGEST_FIGURE = 6, 8


def find(room: Room) -> Iterator[Finding]:
    """Yield every number in a text or button title that looks like a telephone number."""
    known = {
        _digits(number): contact.id
        for contact in room.contacts.values()
        for number in (contact.telephone, contact.telephone_short)
        if number and not (contact.telephone_of and number == contact.telephone)
    }
    for response in room.variations():
        for text in shown_texts(response):
            for number in typed_numbers(text, frozenset(known)):
                owner = known.get(_digits(number))
                hint = f"[[{owner}]]" if owner else "een contact, bijvoorbeeld [[veilig_thuis]]"
                message = f"hier is een nummer getypt ({number}); gebruik {hint}"
                yield room.at(response, message, number)


def typed_numbers(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return what looks like a telephone number; `known` are digits that always count."""
    bare = NOT_A_NUMBER.sub(_blank, REFERENCE.sub(_blank, text))
    return tuple(m[0] for m in CANDIDATE.finditer(bare) if _is_number(m[0], known))


def _is_number(text: str, known: frozenset[str]) -> bool:
    digits = _digits(text)
    return (
        digits in known
        or bool(MUNICIPAL.fullmatch(text))
        or bool(SERVICE.match(digits))
        or (len(digits) >= SHORTEST and text.lstrip("(")[0] in "+0")
        or len(digits) > LONGEST_FIGURE
    )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _blank(match: re.Match[str]) -> str:
    return "," * len(match[0])
