"""Every `[[contact]]` exists and may be shown; a doubtful number never stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room, shown_texts
from catalog.errors import CatalogueError, Finding
from catalog.fill import Reference, references, value_of
from catalog.records import Response

ALWAYS_BESIDE = "veilig_thuis"


def find(room: Room) -> Iterator[Finding]:
    """Yield unknown and unshowable references, and doubtful numbers without Veilig Thuis."""
    for response in room.variations():
        used = [ref for text in shown_texts(response) for ref in references(text)]
        for reference in used:
            try:
                value_of(reference, room.contacts)
            except CatalogueError as error:
                yield room.at(response, str(error), reference.raw)
        yield from _alone(room, response, used)


def _alone(room: Room, response: Response, used: list[Reference]) -> Iterator[Finding]:
    numbers = {ref.contact for ref in used if ref.field == "telephone"}
    if ALWAYS_BESIDE in numbers:
        return
    for reference in used:
        contact = room.contacts.get(reference.contact)
        if contact is None or reference.field != "telephone":
            continue
        if contact.shown.telephone == "met_voorbehoud":
            message = (
                f"{reference.raw} is nog niet gecontroleerd; zet [[{ALWAYS_BESIDE}]] erbij,"
                " zodat de bewoner altijd een nummer heeft dat klopt"
            )
            yield room.at(response, message, reference.raw)
