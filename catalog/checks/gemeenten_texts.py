"""Each gemeente has its own text about the local team, with its own number in it."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.fill import references
from catalog.gemeenten import load_gemeenten

FOLDER = "content/responses"


def find(room: Room) -> Iterator[Finding]:
    """Yield gemeenten without `utter_lokaal_<id>`, and such texts without the way in."""
    if not room.has_rules:
        return
    for gemeente in load_gemeenten(room.root).five.values():
        key = f"utter_lokaal_{gemeente.id}"
        if key not in room.responses:
            yield Finding(FOLDER, 0, f"{key} ontbreekt: hoe komt iemand in {gemeente.name} binnen?")
        direct = f"{key}_professional"
        if gemeente.local_team.professionals_way_in and direct not in room.responses:
            message = f"{direct} ontbreekt: professionals hebben hier een eigen ingang"
            yield Finding(FOLDER, 0, message)
        for response in room.responses.get(key, ()):
            if gemeente.contact not in {each.contact for each in references(response.text)}:
                yield room.at(response, f"hier hoort [[{gemeente.contact}]], de ingang")
