"""Every answer to danger, violence or worry, and every dead end, holds a human's number."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.fill import references
from catalog.records import Contact, Response
from catalog.tongues import without_language

GROUPS = (
    "utter_gevaar", "utter_zorg", "utter_nlu_fallback",
    "utter_slachtoffer", "utter_omstander", "utter_pleger", "utter_jongere",
)  # fmt: skip
NOT_A_LISTENER = frozenset({"noodnummer", "noodhulp_app"})


def find(room: Room) -> Iterator[Finding]:
    """Yield texts of these groups, in any language, without a number that may be shown."""
    for response in room.variations():
        if without_language(response.key).startswith(GROUPS) and not _has_number(room, response):
            message = (
                "er staat geen nummer in van iemand om te bellen (naast 112);"
                " zet er een bij, bijvoorbeeld [[veilig_thuis]]"
            )
            yield room.at(response, message)


def _has_number(room: Room, response: Response) -> bool:
    contacts = (
        room.contacts.get(ref.contact)
        for ref in references(response.text)
        if ref.field == "telephone"
    )
    return any(contact is not None and _can_be_called(contact) for contact in contacts)


def _can_be_called(contact: Contact) -> bool:
    return contact.shown.telephone == "ja" and contact.kind not in NOT_A_LISTENER
