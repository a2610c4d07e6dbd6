"""Which help fits this person, danger, theme, gemeente and moment: pure lookup in one table.

The table is content/routes.yml: its rules add contacts from top to bottom, the closed ones and
those that residents may not see (any more) are skipped, and a rule without a condition sees to it
that a human is left (proof: tests/content/test_routes_prove.py). Printed to docs/routes.md by
`make routes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from catalog.contacts import load_contacts
from catalog.errors import CatalogueError
from catalog.files import read
from catalog.gemeente_records import Gemeente, Gemeenten
from catalog.gemeenten import load_gemeenten
from catalog.hours import is_open, next_change
from catalog.records import Contact
from catalog.route_records import (
    OTHER_THEME,
    OUTSIDE,
    OWN_GEMEENTE,
    OWN_TEAM,
    UNKNOWN,
    Later,
    Line,
    Offer,
    Person,
    Route,
    Routes,
    Rule,
    Step,
    Theme,
    When,
)

FILE = "content/routes.yml"
Raw = Mapping[str, Any]


def load_routes(root: Path) -> Routes:
    """Return the table of routes.

    Raises:
        CatalogueError: the file, a contact or a gemeente is missing or wrong; in Dutch.
    """
    return build_routes(root, contacts=load_contacts(root), gemeenten=load_gemeenten(root))


def build_routes(root: Path, *, contacts: Mapping[str, Contact], gemeenten: Gemeenten) -> Routes:
    """Return the table over contacts and gemeenten that were loaded before.

    Raises:
        CatalogueError: the file is missing or wrong, or names a contact that does not exist.
    """
    raw = read(root, root / FILE, schema="routes")
    rules = tuple(_rule(each) for each in raw["routes"])
    known = {*contacts, OWN_GEMEENTE, OWN_TEAM}
    for step in (step for rule in rules for step in rule.steps):
        if step.contact not in known:
            raise CatalogueError(f"{FILE}: contact '{step.contact}' bestaat niet")
    return Routes(
        dangers=tuple(raw["dangers"]),
        persons=tuple(_person(each) for each in raw["persons"]),
        themes=tuple(_theme(each) for each in raw["themes"]),
        rules=rules,
        words=dict(raw["words"]),
        contacts=contacts,
        own={each.id: _own(each, contacts) for each in gemeenten.five.values()},
    )


def route(  # The five questions of the table, and the table itself.
    routes: Routes,
    *,
    person: str,
    danger: str,
    theme: str,
    gemeente: str | None,
    at: datetime,
) -> Route:
    """Return who can be reached at a moment (with a timezone), best first, and who later.

    `gemeente` is one of the five ids, `buiten` or None (unknown).

    Raises:
        ValueError: a person, danger, theme or gemeente that the table does not know, or a moment
            without a timezone.
    """
    now: list[Offer] = []
    later: list[Later] = []
    unknown: list[Offer] = []
    for offer in chain(routes, person=person, danger=danger, theme=theme, gemeente=gemeente):
        open_now = _open(offer, at)
        if open_now:
            now.append(offer)
        elif open_now is None:
            unknown.append(offer)
        else:
            later.append(Later(offer, next_change(offer.contact, at, way=offer.way)))
    return Route(tuple(now), tuple(later), tuple(unknown))


def chain(
    routes: Routes, *, person: str, danger: str, theme: str, gemeente: str | None
) -> tuple[Offer, ...]:
    """Return all contacts that may be shown to somebody, in order, open or not.

    Raises:
        ValueError: as `route`.
    """
    place = gemeente or UNKNOWN
    key = (person, danger, theme, place)
    if key not in routes._chains:
        _must_know(routes, *key)
        once: dict[tuple[str, str], Offer] = {}
        for offer in _offers(routes, *key):
            # One number is said once, at its first place; a gemeente and its team may share one.
            once.setdefault((offer.contact.telephone or offer.contact.id, offer.way), offer)
        routes._chains[key] = tuple(once.values())
    return routes._chains[key]


def person_of(routes: Routes, intent: str, remembered: str | None = None) -> str:
    """Return who asks an intent; else who somebody said to be before; else `onbekend`."""
    group = intent.split("_", 1)[0]
    by_intent = (each.id for each in routes.persons if intent in each.intents)
    by_group = (each.id for each in routes.persons if group in each.groups)
    found = next(by_intent, None) or next(by_group, None)
    if found:
        return found
    return remembered if remembered in {each.id for each in routes.persons} else UNKNOWN


def theme_of(routes: Routes, intent: str) -> str:
    """Return the theme of an intent, `algemeen` when it has none."""
    return next((each.id for each in routes.themes if intent in each.intents), OTHER_THEME)


def theme_lines(routes: Routes) -> tuple[Line, ...]:
    """Return the texts that go under other answers, in the order of the table.

    Themes with the same text count together, from the lowest chance that one of them names.
    """
    lines: dict[str, Line] = {}
    for theme in routes.themes:
        if theme.line:
            first = Line(theme.line, frozenset(), theme.likely, theme.stays)
            so_far = lines.get(theme.line, first)
            lines[theme.line] = Line(
                theme.line,
                so_far.intents | theme.intents,
                min(so_far.likely, theme.likely),
                so_far.stays or theme.stays,
            )
    return tuple(lines.values())


def _offers(routes: Routes, person: str, danger: str, theme: str, place: str) -> Iterator[Offer]:
    for rule in routes.rules:
        if not rule.when.fits(person=person, danger=danger, theme=theme, gemeente=place):
            continue
        for step in rule.steps:
            own = routes.own.get(place, {}).get(step.contact)
            key = own if step.contact in (OWN_GEMEENTE, OWN_TEAM) else step.contact
            if key is None:
                continue
            offer = Offer(routes.contacts[key], step.way)
            if offer.shown:
                yield offer


def _must_know(routes: Routes, person: str, danger: str, theme: str, place: str) -> None:
    known = (
        (person, {each.id for each in routes.persons}),
        (danger, routes.dangers),
        (theme, {each.id for each in routes.themes}),
        (place, {*routes.own, OUTSIDE, UNKNOWN}),
    )
    for value, values in known:
        if value not in values:
            raise ValueError(
                f"the routes do not know {value!r}; known: {', '.join(sorted(values))}"
            )


def _open(offer: Offer, at: datetime) -> bool | None:
    chat = offer.contact.chat
    if offer.way == "chat" and not (chat and chat.hours_checked):
        # Chats close more often than they say: without checked hours nobody is sent there.
        return None
    return is_open(offer.contact, at, way=offer.way)


def _own(gemeente: Gemeente, contacts: Mapping[str, Contact]) -> dict[str, str]:
    """Return the ways in of a gemeente; a team without a number to show goes by the gemeente."""
    team = contacts[gemeente.local_team.contact]
    direct = gemeente.local_team.professionals_way_in and team.shown.telephone != "nee"
    return {OWN_GEMEENTE: gemeente.contact, OWN_TEAM: team.id if direct else gemeente.contact}


def _rule(raw: Raw) -> Rule:
    when = When(**{key: tuple(values) for key, values in raw["when"].items()})
    chats = tuple(Step(contact, "chat") for contact in raw.get("chat", ()))
    return Rule(raw["why"], when, (*(Step(each) for each in raw.get("contacts", ())), *chats))


def _person(raw: Raw) -> Person:
    lists = frozenset(raw.get("intents", ())), frozenset(raw.get("groups", ()))
    return Person(raw["id"], raw["name"], *lists)


def _theme(raw: Raw) -> Theme:
    given = {name: raw[name] for name in ("likely", "stays") if name in raw}
    intents = frozenset(raw.get("intents", ()))
    return Theme(raw["id"], raw["name"], intents, raw.get("line"), **given)
