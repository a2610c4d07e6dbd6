"""What a preview shows: an answer as bubbles with its numbers filled in, other records as words."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from catalog import CatalogueError, fill, load_contacts, published
from catalog.records import Contact as KnownContact
from editor.records.models import Answer, Contact, Gemeente, PortalText, Record


def context_of(record: Record) -> dict[str, Any]:
    """Return the variations of a record, each with its bubbles and buttons."""
    contacts = load_contacts(published(settings.CONTENT_ROOT))
    if isinstance(record, Answer):
        variations = [
            {
                "bubbles": [_filled(str(bubble), contacts) for bubble in child.value["bubbles"]],
                "buttons": _titles(child.value["buttons"]),
            }
            for child in record.variations
        ]
        return {"variations": variations}
    return {"variations": [{"bubbles": [_filled(t, contacts) for t in _words(record)]}]}


def _words(record: Record) -> list[str]:
    if isinstance(record, PortalText):
        return str(record.value).splitlines() if record.is_list else [str(record.value)]
    if isinstance(record, Gemeente):
        return [str(record.how_it_works), str(record.way_in)]
    if isinstance(record, Contact):
        shown = {
            "naam": (record.name, record.shown_name),
            "nummer": (record.number, record.shown_telephone),
            "website": (record.website, record.shown_website),
        }
        return [f"{what}: {_seen(*value)}" for what, value in shown.items()]
    return []


def _seen(value: str, show: str) -> str:
    if show == "nee" or not value:
        return "ziet de bewoner niet"
    return f"{value} (met de woorden van het voorbehoud)" if show == "met_voorbehoud" else value


def _filled(text: str, contacts: dict[str, KnownContact]) -> str:
    try:
        return fill(text, contacts)
    except CatalogueError as error:
        return f"{text} — {error}"


def _titles(values: Any) -> list[str]:
    from editor.records.choices import button_of

    return [button_of(value)["title"] for value in values if value]
