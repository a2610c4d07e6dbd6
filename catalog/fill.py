"""Put numbers, names and websites of contacts into a text.

`[[veilig_thuis]]` becomes the number, `[[veilig_thuis.naam]]` the name, `[[veilig_thuis.site]]`
the website and `[[113.kort]]` the short number. What may not be shown is refused; what may only
be shown with a caution gets the words of content/voorbehoud.yml behind it, every time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.errors import CatalogueError
from catalog.records import Contact

REFERENCE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
FIELDS = {"": "telephone", "naam": "name", "site": "website", "kort": "telephone_short"}
WORDS = {"telephone": "nummer", "name": "naam", "website": "website", "telephone_short": "nummer"}


@dataclass(frozen=True)
class Reference:
    """A reference as typed: `raw` with brackets, contact id and field of the contact."""

    raw: str
    contact: str
    field: str


def fill(text: str, contacts: Mapping[str, Contact]) -> str:
    """Return the text with all references filled.

    Raises:
        CatalogueError: an unknown contact or part, something that may not be shown, or brackets
            that stay behind.
    """
    filled = REFERENCE.sub(lambda match: value_of(parse(match), contacts), text)
    for words in {words for contact in contacts.values() for words in contact.caution.values()}:
        # A writer may have typed the caution too: once is enough.
        filled = filled.replace(f"({words}) ({words})", f"({words})")
    if "[[" in filled or "]]" in filled:
        raise CatalogueError("er staan losse haken [[ of ]] in de tekst")
    return filled


def references(text: str) -> tuple[Reference, ...]:
    """Return the references of a text in order; an unknown part keeps its name as field."""
    return tuple(parse(match) for match in REFERENCE.finditer(text))


def parse(match: re.Match[str]) -> Reference:
    """Return the reference in a match of REFERENCE."""
    contact, _, part = match[1].partition(".")
    return Reference(match[0], contact, FIELDS.get(part, part) if part else "telephone")


def value_of(reference: Reference, contacts: Mapping[str, Contact]) -> str:
    """Return what a reference stands for, with its caution if it needs one.

    Raises:
        CatalogueError: see `fill`.
    """
    contact = contacts.get(reference.contact)
    if contact is None:
        raise CatalogueError(f"{reference.raw}: contact '{reference.contact}' bestaat niet")
    if reference.field not in WORDS:
        raise CatalogueError(
            f"{reference.raw}: '{reference.field}' bestaat niet; kies .naam, .site of .kort"
        )
    shown_as = "telephone" if reference.field == "telephone_short" else reference.field
    show = getattr(contact.shown, shown_as)
    value: str | None = getattr(contact, reference.field)
    if value is None or show == "nee":
        raise CatalogueError(f"{reference.raw}: {_why_not(contact, reference.field)}")
    return f"{value} ({contact.caution[shown_as]})" if show == "met_voorbehoud" else value


def _why_not(contact: Contact, field: str) -> str:
    advice = f"; gebruik [[{contact.use_instead}]]" if contact.use_instead else ""
    return (
        f"van '{contact.name}' mag de bewoner geen {WORDS[field]} zien"
        f" (status {contact.status}){advice}"
    )
