"""112 comes first when there is danger, and only then: crying wolf drives people away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.records import Response
from catalog.tongues import without_language

DANGER = "utter_gevaar_"
# The fixed text for when everything else fails: then nobody knows whether there is danger.
EMERGENCY = "utter_noodtekst"
ALARM = "[[112]]"
SPOKEN_ALARM = re.compile(r"(?<!\d)112(?!\d)")
EMERGENCY_NUMBERS = (ALARM, "[[veilig_thuis]]", "[[csg]]")
# By its site or name is enough: else its number could be silenced nowhere, not even when wrong.
ALSO_WITHOUT_NUMBER = {"[[csg]]": "[[csg."}


def is_danger(key: str) -> bool:
    """Return whether a key answers acute danger, in any language."""
    return f"{without_language(key)}_".startswith(DANGER)


def find(room: Room) -> Iterator[Finding]:
    """Yield danger texts without 112 first, and other texts with it."""
    for response in room.variations():
        first = response.bubbles[0] if response.bubbles else ""
        if response.key == EMERGENCY:
            yield from _emergency(room, response)
        elif is_danger(response.key):
            if ALARM not in first:
                message = f"gevaar: {ALARM} hoort in het eerste tekstblok"
                yield room.at(response, message)
        elif SPOKEN_ALARM.search(room.filled(first)):
            message = "112 mag hier niet in het eerste tekstblok; zet het in een later blok"
            yield room.at(response, message, "112")
    if room.responses and EMERGENCY not in room.responses:
        message = f"{EMERGENCY} ontbreekt: de vaste tekst met {', '.join(EMERGENCY_NUMBERS)}"
        yield Finding("content/responses", 0, message)


def missing_numbers(text: str) -> Iterator[str]:
    """Yield the references that a text for when everything else fails should have and has not."""
    for number in EMERGENCY_NUMBERS:
        if number not in text and ALSO_WITHOUT_NUMBER.get(number, number) not in text:
            yield number


def _emergency(room: Room, response: Response) -> Iterator[Finding]:
    for number in missing_numbers(response.text):
        yield room.at(response, f"in de noodtekst hoort {number}")
