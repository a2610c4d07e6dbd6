"""Proof: whoever asks, about whatever, wherever, at whatever hour, a human answers now.

All combinations of person, danger, theme and gemeente, times every hour of weeks with and without
public holidays. A route depends on the hour only through the opening hours of its chain of
contacts, so each different chain is tried at every hour; which chain belongs to a combination is
looked up for all of them.
"""

from __future__ import annotations

import random
import time
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import product
from pathlib import Path

import pytest

from catalog import (
    Contact,
    Route,
    Routes,
    fill,
    find_wrong,
    is_open,
    load_gemeenten,
    load_routes,
    route,
)
from catalog import load_wrong_numbers as wrong_numbers_of
from catalog.checks.forbidden import contact_says
from catalog.contacts import LIFELINES
from catalog.hours import AMSTERDAM
from catalog.records import Shown
from catalog.route_records import OUTSIDE
from catalog.routes import build_routes, chain

Question = tuple[str, str, str, str | None]
NO_HUMAN = frozenset({"noodnummer", "noodhulp_app"})
CHILD_LINES = frozenset({"luisterlijn_jongeren"})
# The Monday of an ordinary week, and of weeks with a holiday or a change of the clock.
WEEKS = {
    "gewoon": datetime(2026, 11, 23),
    "zomertijd": datetime(2026, 3, 23),
    "wintertijd": datetime(2026, 10, 19),
    "koningsdag": datetime(2026, 4, 27),
    "hemelvaart": datetime(2026, 5, 11),
    "kerst": datetime(2026, 12, 21),
    "nieuwjaar": datetime(2026, 12, 28),
}
HOLIDAYS = (
    datetime(2026, 4, 27),
    datetime(2026, 5, 14),
    datetime(2026, 12, 25),
    datetime(2026, 12, 26),
    datetime(2027, 1, 1),
)
SECONDS = 20.0


@pytest.fixture(scope="module")
def routes(root: Path) -> Routes:
    return load_routes(root)


@pytest.fixture(scope="module")
def questions(routes: Routes) -> list[Question]:
    gemeenten = (*routes.own, OUTSIDE, None)
    persons, themes = (each.id for each in routes.persons), (each.id for each in routes.themes)
    return list(product(persons, routes.dangers, themes, gemeenten))


@pytest.fixture(scope="module")
def hours() -> list[datetime]:
    # Counted in UTC: the clock on the wall skips an hour in spring and has one twice in autumn.
    return [
        monday.replace(tzinfo=timezone.utc) + timedelta(hours=hour)
        for monday in WEEKS.values()
        for hour in range(7 * 24)
    ]


@pytest.fixture(scope="module")
def different(routes: Routes, questions: list[Question]) -> list[Question]:
    """Return one question for each different chain of contacts and kind of asker."""
    found: dict[object, Question] = {}
    for question in questions:
        offers = tuple((offer.contact.id, offer.way) for offer in _chain(routes, question))
        person, danger, *_ = question
        found.setdefault((offers, danger == "acuut", person == "jongere"), question)
    return list(found.values())


def _chain(routes: Routes, question: Question) -> tuple[object, ...]:
    person, danger, theme, gemeente = question
    return chain(routes, person=person, danger=danger, theme=theme, gemeente=gemeente)


def _route(routes: Routes, question: Question, at: datetime) -> Route:
    person, danger, theme, gemeente = question
    return route(routes, person=person, danger=danger, theme=theme, gemeente=gemeente, at=at)


@pytest.fixture(scope="module")
def tried(
    routes: Routes, different: list[Question], hours: list[datetime]
) -> list[tuple[Question, datetime, Route]]:
    start = time.perf_counter()
    found = [(each, at, _route(routes, each, at)) for at in hours for each in different]
    assert time.perf_counter() - start < SECONDS
    return found


def _silenced(root: Path, routes: Routes, keys: Collection[str]) -> Routes:
    """Return the table as it is when officers hide some contacts, and who shares their numbers."""
    hidden = Shown(telephone="nee", name="ja", website="nee")
    contacts = {
        key: replace(contact, shown=hidden) if {key, contact.telephone_of} & {*keys} else contact
        for key, contact in routes.contacts.items()
    }
    return build_routes(root, contacts=contacts, gemeenten=load_gemeenten(root))


def _reached(contact: Contact, at: datetime) -> bool:
    human = contact.kind not in NO_HUMAN and contact.shown.telephone == "ja"
    return human and is_open(contact, at) is True


def test_routes_prove_everything_is_asked(questions: list[Question]) -> None:
    persons = {person for person, *_ in questions}
    assert persons >= {
        "slachtoffer", "jongere", "omstander", "pleger", "professional", "oudere", "mantelzorger",
    }  # fmt: skip
    assert {gemeente for *_, gemeente in questions} >= {"ede", "buiten", None}
    assert len(questions) > 5_000 and len(WEEKS) * 7 * 24 == 1_176


def test_routes_prove_always_a_human_now(tried: list[tuple[Question, datetime, Route]]) -> None:
    left = [
        (question, at) for question, at, found in tried
        if not any(_reached(contact, at) for contact in found.contacts)
    ]  # fmt: skip
    assert left == []
    # "Ends in": the last one named can be called too.
    assert [q for q, at, found in tried if not _reached(found.contacts[-1], at)] == []


def test_routes_prove_a_human_is_left_whoever_is_silenced(
    root: Path, routes: Routes, questions: list[Question], hours: list[datetime]
) -> None:
    """Each contact of the table that is no lifeline, one by one, and at last all of them."""
    used = {offer.contact.id: offer.contact for q in questions for offer in _chain(routes, q)}
    owners = {contact.telephone_of for contact in used.values() if contact.telephone_of}
    silent = sorted({*used, *owners} - {*LIFELINES})
    assert len(silent) > 10
    for keys in (*((key,) for key in silent), silent):
        table, seen = _silenced(root, routes, keys), set()
        for question in questions:
            offers = _chain(table, question)
            ids = tuple((offer.contact.id, offer.way) for offer in offers)
            assert not {key for key, _ in ids} & {*keys}, (keys, question)
            if ids == tuple((o.contact.id, o.way) for o in _chain(routes, question)) or ids in seen:
                continue  # Tried above, or just now.
            seen.add(ids)
            for at in hours:
                now = _route(table, question, at).contacts
                assert any(_reached(contact, at) for contact in now), (keys, question, at)
                assert _reached(now[-1], at), (keys, question, at)
                assert (now[0].id == "112") == (question[1] == "acuut"), (keys, question, at)
        assert seen, f"{keys}: nothing changed, so nothing was proved"


def test_routes_prove_acute_always_starts_with_the_emergency_number(
    tried: list[tuple[Question, datetime, Route]],
) -> None:
    firsts = {
        (question[1] == "acuut", found.contacts[0].id == "112") for question, _, found in tried
    }
    assert firsts == {(True, True), (False, False)}


def test_routes_prove_nothing_closed_or_unknown_is_offered(
    tried: list[tuple[Question, datetime, Route]],
) -> None:
    for question, at, found in tried:
        for offer in found.now:
            assert is_open(offer.contact, at, way=offer.way) is True, (question, at)
            if offer.way == "chat":
                assert offer.contact.chat and offer.contact.chat.hours_checked
        assert all(later.opens and later.opens > at for later in found.later), (question, at)


def test_routes_prove_children_get_their_line_when_it_is_open_and_never_only_that(
    routes: Routes, tried: list[tuple[Question, datetime, Route]]
) -> None:
    line = routes.contacts["kindertelefoon"]
    seen = set()
    for question, at, found in tried:
        if question[0] != "jongere":
            continue
        open_now = is_open(line, at)
        seen.add(open_now)
        assert (line in found.contacts) == open_now, (question, at)
        others = [each for each in found.contacts if each.kind not in CHILD_LINES | NO_HUMAN]
        assert any(_reached(each, at) for each in others), (question, at)
    assert seen == {True, False}


def test_routes_prove_no_wrong_number_and_no_hidden_one(
    root: Path, routes: Routes, questions: list[Question]
) -> None:
    wrong = wrong_numbers_of(root)
    used = {offer.contact.id for question in questions for offer in _chain(routes, question)}
    assert {"112", "veilig_thuis", "csg", "113", "kindertelefoon", "gem_ede"} <= used
    for key in used:
        said = f"{contact_says(routes.contacts[key])} {fill(f'[[{key}]]', routes.contacts)}"
        assert find_wrong(said, wrong, routes.contacts) == (), key


@pytest.mark.parametrize("day", HOLIDAYS)
def test_routes_prove_holidays_close_what_closes(routes: Routes, day: datetime) -> None:
    at = day.replace(hour=12, tzinfo=AMSTERDAM)
    assert is_open(routes.contacts["mind_hulplijn"], at) is False
    assert is_open(routes.contacts["kindertelefoon"], at) is True
    found = _route(routes, ("slachtoffer", "geen", "luisteren", None), at)
    assert [contact.id for contact in found.contacts] == ["luisterlijn", "veilig_thuis"]


def test_routes_prove_the_hour_only_works_through_the_chain(
    routes: Routes, questions: list[Question], hours: list[datetime]
) -> None:
    """Checks the shortcut of this proof on combinations taken at random."""
    chosen = random.Random(4)
    for _ in range(2_000):
        question, at = chosen.choice(questions), chosen.choice(hours)
        person, danger, theme, gemeente = question
        open_now = [
            offer.contact.id
            for offer in chain(routes, person=person, danger=danger, theme=theme, gemeente=gemeente)
            if offer.way == "telephone" and is_open(offer.contact, at)
        ]
        assert [contact.id for contact in _route(routes, question, at).contacts] == open_now
