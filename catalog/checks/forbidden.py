"""Nothing of content/wrong_numbers.yml comes out: in texts, contacts or gemeenten."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room, shown_texts
from catalog.errors import Finding
from catalog.files import line_at
from catalog.gemeente_records import Gemeenten
from catalog.gemeenten import load_gemeenten
from catalog.records import Contact
from catalog.wrong_numbers import find_wrong


def find(room: Room) -> Iterator[Finding]:
    """Yield every forbidden number, pair or phrase that a resident could see."""
    for response in room.variations():
        for text in shown_texts(response):
            for hit in find_wrong(room.filled(text), room.wrong, room.contacts):
                yield room.at(response, hit.message, hit.found)
    for contact in room.contacts.values():
        file = f"content/contacts/{contact.id}.yml"
        for hit in find_wrong(contact_says(contact), room.wrong, room.contacts):
            line = line_at(room.root / file, [], needle=hit.found)
            yield Finding(file, line, hit.message)
    if room.complete:
        for text in gemeenten_say(load_gemeenten(room.root)):
            for hit in find_wrong(text, room.wrong, room.contacts):
                yield Finding("content/gemeenten", 0, f"{hit.message} (in: {text})")


def contact_says(contact: Contact) -> str:
    """Return what a resident may see of a contact, as one line."""
    shown = contact.shown
    parts = (
        (contact.name, shown.name),
        (contact.telephone, shown.telephone),
        (contact.telephone_short, shown.telephone),
        (contact.website, shown.website),
    )
    return " ".join(value for value, show in parts if value and show != "nee")


def gemeenten_say(gemeenten: Gemeenten) -> Iterator[str]:
    """Yield the sentences of content/gemeenten/ that a resident may see."""
    yield from (name.ask for name in gemeenten.ambiguous)
    for gemeente in gemeenten.five.values():
        yield from (gemeente.local_team.how_it_works, gemeente.local_team.way_in)
        yield from (doubt.ask for doubt in gemeente.doubtful_pc4)
