"""What the assistant would say after a sentence: the live texts, and the draft beside its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime

from catalog import (
    Contact,
    Facts,
    Offer,
    fill,
    filled_responses,
    live_facts,
    person_of,
    published,
    route,
    theme_of,
)
from catalog.records import split_bubbles
from catalog.variations import for_gemeente
from editor.preview.context import variations_of
from editor.preview.rasa import Heard
from editor.records.models import Answer

LOCAL, REACHABLE = "action_local_team", "action_reachable_now"
PROFESSIONAL = "professional"
NOTES = {
    LOCAL: "Daarna noemt de assistent het lokale team. Welk dat is hangt af van de gemeente: die "
    "van de website, of een die iemand in het gesprek noemt.",
    REACHABLE: "Daarna zegt de assistent wie er bereikbaar is. Dat hangt af van het uur, "
    "de gemeente en wat iemand eerder over zichzelf zei.",
}
UNKNOWN_STEP = "Daarna volgt nog een stap waarvan de redactie de tekst niet kent ({name})."


@dataclass(frozen=True)
class Text:
    """Bubbles and titles of buttons, numbers filled in."""

    bubbles: tuple[str, ...]
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One step of the answer; `draft` only for the record at hand, `note` for what depends."""

    key: str = ""
    record: Answer | None = None
    live: Text | None = None
    draft: Text | None = None
    note: str = ""
    several: bool = False

    @property
    def same(self) -> bool:
        """Return whether the draft says what is live."""
        return self.live == self.draft

    @property
    def url(self) -> str:
        """Return the edit page of the answer; empty when there is no record of it."""
        return edit_url(self.record) if self.record else ""


def edit_url(record: Answer) -> str:
    """Return the address of the edit page."""
    return str(reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk]))


def said_after(heard: Heard, *, gemeente: str | None, editing: Answer | None) -> list[Said]:
    """Return the steps of the answer, at this hour, on a website of `gemeente`.

    `editing` is the last saved version of the record at hand.

    Raises:
        CatalogueError: the live content cannot be read.
    """
    texts = filled_responses(published(settings.CONTENT_ROOT))
    facts = live_facts(settings.CONTENT_ROOT)
    told = heard.gemeente if heard.gemeente in facts.gemeenten.five else None
    steps: list[Said] = []
    for action in heard.actions:
        if action.startswith("utter_"):
            steps.append(_answer(action, texts, told or gemeente, editing))
            continue
        steps.append(Said(note=NOTES.get(action, UNKNOWN_STEP.format(name=action))))
        # A place that is no gemeente of ours goes before the website, and leads to another text.
        here = told or (None if heard.place else gemeente)
        if action == LOCAL and here:
            steps.append(_answer(_local_key(heard, here, facts), texts, here, editing))
        if action == REACHABLE:
            steps.append(Said(note=_reachable(heard, here, facts)))
    return steps


def _local_key(heard: Heard, gemeente: str, facts: Facts) -> str:
    """Return the text about a local team, as `actions.local_team` chooses it."""
    own_way = facts.gemeenten.five[gemeente].local_team.professionals_way_in
    professional = person_of(facts.routes, heard.intent) == PROFESSIONAL
    return f"utter_lokaal_{gemeente}{'_professional' if own_way and professional else ''}"


def _answer(
    key: str, texts: Mapping[str, Any], gemeente: str | None, editing: Answer | None
) -> Said:
    fitting = for_gemeente(texts.get(key, []), gemeente)
    draft = None
    if editing is not None and editing.key == key:
        own = for_gemeente(variations_of(editing), gemeente)
        draft = _draft(own[0]) if own else Text(())
    return Said(
        key=key,
        record=Answer.objects.filter(key=key, retired=False).first(),
        live=_live(fitting[0]) if fitting else None,
        draft=draft,
        several=len(fitting) > 1,
    )


def _live(entry: Mapping[str, Any]) -> Text:
    titles = tuple(str(button["title"]) for button in entry.get("buttons", ()))
    return Text(tuple(split_bubbles(entry["text"])), titles)


def _draft(variation: Mapping[str, Any]) -> Text:
    text = "\n\n".join(variation["bubbles"]).replace("\r\n", "\n")
    return Text(
        tuple(split_bubbles(text)), tuple(str(button["title"]) for button in variation["buttons"])
    )


def _reachable(heard: Heard, gemeente: str | None, facts: Facts) -> str:
    """Return who answers now, by the table of routes, for somebody who said only this."""
    routes = facts.routes
    found = route(
        routes,
        person=person_of(routes, heard.intent),
        danger=heard.level,
        theme=theme_of(routes, heard.intent),
        gemeente=gemeente,
        at=localtime(),
    )
    return (
        f"Op dit moment is dat: {', '.join(_named(offer, routes.contacts) for offer in found.now)}."
    )


def _named(offer: Offer, contacts: Mapping[str, Contact]) -> str:
    """Return a contact as the assistant names it: with its number, or as a chat."""
    name = offer.contact.name
    if offer.way == "chat":
        return f"{name} (chat)"
    number = fill(f"[[{offer.contact.id}]]", contacts)
    return name if number == name else f"{name} ({number})"
