"""What a preview shows: an answer as bubbles with its numbers filled in, other records as words."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from catalog import CatalogueError, fill, load_contacts, published
from catalog.records import Contact as KnownContact
from editor.preview.conversation import conversation
from editor.preview.window import window_script
from editor.records.choices import button_of
from editor.records.models import Answer, Contact, Gemeente, PortalText, Record

NO_PORTAL = "Het chatvenster is er nu niet, want het portaal draait niet."
NO_TEXT = "Er staat nog geen tekst in dit concept."
Variation = dict[str, Any]


def context_of(record: Record, mode: str = "") -> dict[str, Any]:
    """Return the variations of a record, each with its bubbles and buttons.

    An answer also gets the conversation for the chat window, in the look and with the text of the
    gemeente that `mode` names. Without a text, or while the portal, whose window it is, is away,
    `chat` is None and `no_chat` says why.
    """
    variations = variations_of(record)
    if not isinstance(record, Answer):
        return {"variations": variations}
    chat = conversation(str(record.key), variations, mode)
    no_chat = NO_PORTAL if chat else NO_TEXT
    if window_script() is None:
        chat = None
    return {
        "variations": variations,
        "is_answer": True,
        "chat": chat,
        "no_chat": no_chat,
        "pk": record.pk,
    }


def variations_of(record: Record) -> list[Variation]:
    """Return `{"bubbles", "buttons", "metadata": {"gemeente"?}}` per variation, numbers filled."""
    contacts = load_contacts(published(settings.CONTENT_ROOT))
    if not isinstance(record, Answer):
        return [{"bubbles": [_filled(text, contacts) for text in _words(record)]}]
    return [
        {
            "bubbles": [_filled(str(bubble), contacts) for bubble in child.value["bubbles"]],
            "buttons": [button_of(value) for value in child.value["buttons"] if value],
            "metadata": {"gemeente": child.value.get("gemeente") or None},
        }
        for child in record.variations
    ]


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
