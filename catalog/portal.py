"""Load content/portal.yml: the words of the portal's page and chat window, numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalog.contacts import load_contacts
from catalog.errors import CatalogueError, Finding
from catalog.files import line_at, read, relative
from catalog.fill import fill
from catalog.records import Contact


def load_portal(root: Path) -> dict[str, Any]:
    """Return the portal's words, in the form of content/schema/portal.json, references filled.

    Raises:
        CatalogueError: the file is wrong, or a reference cannot be shown; with file and line.
    """
    path = root / "content" / "portal.yml"
    contacts = load_contacts(root)

    def filled(value: Any, steps: tuple[str | int, ...]) -> Any:
        if isinstance(value, Mapping):
            return {key: filled(part, (*steps, key)) for key, part in value.items()}
        if isinstance(value, list):
            return [filled(part, (*steps, place)) for place, part in enumerate(value)]
        try:
            return fill(value, contacts)
        except CatalogueError as error:
            line = line_at(path, steps)
            raise CatalogueError([Finding(relative(root, path), line, str(error))]) from error

    words: dict[str, Any] = filled(read(root, path, schema="portal"), ())
    return words


def shown_numbers(contacts: Mapping[str, Contact]) -> dict[str, str]:
    """Return every number a resident may see, as written → as dialled (digits only)."""
    written = (
        number
        for contact in contacts.values()
        if contact.shown.telephone != "nee"
        for number in (contact.telephone, contact.telephone_short)
        if number
    )
    return {number: "".join(c for c in number if c.isdigit() or c == "+") for number in written}


def shown_sites(contacts: Mapping[str, Contact]) -> dict[str, str]:
    """Return every website a resident may see, as written (`veiligthuis.nl`) → address."""
    return {
        contact.website: f"https://{contact.website}"
        for contact in contacts.values()
        if contact.website and contact.shown.website != "nee"
    }
