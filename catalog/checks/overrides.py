"""Texts of one gemeente: it exists, others keep a shared text, and no neighbour's number."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.fill import references
from catalog.gemeenten import load_gemeenten
from catalog.records import Response
from catalog.tongues import without_language

LOCAL_KEY = "utter_lokaal_"


def local_gemeente(key: str, five: Collection[str]) -> str | None:
    """Return the gemeente whose own text a key is: `utter_lokaal_ede_professional` → `ede`.

    None for a text that all share, such as `utter_lokaal_niet_herkend`.
    """
    plain = without_language(key)
    first = plain.removeprefix(LOCAL_KEY).split("_")[0]
    return first if plain.startswith(LOCAL_KEY) and first in five else None


def find(room: Room) -> Iterator[Finding]:
    """Yield unknown gemeenten, local texts without a shared one, and numbers from elsewhere."""
    if not room.complete:
        return
    five = load_gemeenten(room.root).five
    for key, variations in room.responses.items():
        shared = [each for each in variations if not each.metadata.get("gemeente")]
        for response in variations:
            gemeente = response.metadata.get("gemeente")
            if gemeente and gemeente not in five:
                message = f"gemeente '{gemeente}' bestaat niet; kies uit: {', '.join(five)}"
                yield room.at(response, message, gemeente)
                continue
            if gemeente and not shared:
                message = "er is geen tekst zonder gemeente: wie ergens anders woont, krijgt niets"
                yield room.at(response, message)
            gemeente = gemeente or local_gemeente(key, five)
            if gemeente:
                yield from _from_elsewhere(room, response, gemeente)


def _from_elsewhere(room: Room, response: Response, gemeente: str) -> Iterator[Finding]:
    for reference in references(response.text):
        contact = room.contacts.get(reference.contact)
        if contact and contact.area_served and not contact.serves(gemeente):
            message = f"{reference.raw} is niet voor inwoners van {gemeente}"
            yield room.at(response, message, reference.raw)
