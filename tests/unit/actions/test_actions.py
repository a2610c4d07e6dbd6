"""The right team for the place, and only who is there at this hour."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

import catalog
from actions import rooms
from actions.local_team import (
    AMBIGUOUS,
    ANYWHERE,
    ASK,
    BORDER,
    NOT_RECOGNISED,
    OUTSIDE_KNOWN,
    OUTSIDE_LIKELY,
    OUTSIDE_REGION,
    QUESTIONS,
    ActionLocalTeam,
    asked_just_now,
    local,
)
from actions.place import Place, place_of
from actions.reachable import (
    AMSTERDAM,
    NOW,
    NOW_AND_LATER,
    ActionReachableNow,
    reachable,
    spoken_time,
)
from actions.situation import Situation, situation_of

NIGHT = datetime(2026, 11, 25, 3, 30, tzinfo=AMSTERDAM)  # A Wednesday.
NOON = NIGHT.replace(hour=12)
CHILD = Situation("jongere", "structureel", "kindermishandeling", None)


@pytest.fixture(scope="module")
def facts(root: Path) -> catalog.Facts:
    return catalog.load_facts(root)


def _tracker(
    entities: dict[str, str],
    slots: dict[str, str] | None = None,
    *,
    gemeente: str | None = None,
    intent: str = "gesprek_gemeente",
    level: str = "geen",
) -> Tracker:
    message: dict[str, Any] = {
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "metadata": {"gemeente": gemeente},
        "intent": {"name": intent},
        "danger": {"level": level},
    }
    return Tracker("t", slots or {}, message, [], False, None, {}, "action_listen")


def _user() -> dict[str, Any]:
    return {"event": "user"}


def _bot(key: str) -> dict[str, Any]:
    return {"event": "bot", "metadata": {"utter_action": key}}


def test_place_said_now_goes_before_what_was_remembered() -> None:
    tracker = _tracker({"gemeente": "nijkerk"}, {"gemeente": "ede"}, gemeente="barneveld")
    assert place_of(tracker).gemeente == "nijkerk"


def test_place_of_the_website_counts_when_nothing_was_said() -> None:
    assert place_of(_tracker({}, gemeente="barneveld")).gemeente == "barneveld"


def test_place_outside_is_not_overruled_by_the_website() -> None:
    assert place_of(_tracker({"plaats": "Veenendaal"}, gemeente="ede")) == Place(name="Veenendaal")


def test_place_a_postcode_outside_keeps_its_digits() -> None:
    tracker = _tracker({"postcode": "3901", "gemeente": "buiten"})
    assert place_of(tracker) == Place(gemeente="buiten", name="3901")


def test_local_every_gemeente_has_a_text(root: Path, facts: catalog.Facts) -> None:
    texts = catalog.filled_responses(root)
    for gemeente in facts.gemeenten.five:
        response, values = local(Place(gemeente=gemeente), facts, asked=False)
        assert response in texts and values == {}


def test_local_every_answer_has_a_text(root: Path) -> None:
    keys = {*QUESTIONS, ANYWHERE, OUTSIDE_REGION, OUTSIDE_KNOWN, OUTSIDE_LIKELY, NOW, NOW_AND_LATER}
    assert keys <= set(catalog.load_responses(root))


def test_local_professional_in_ede_goes_straight_to_the_team(facts: catalog.Facts) -> None:
    ede, nijkerk = Place(gemeente="ede"), Place(gemeente="nijkerk")
    answer = local(ede, facts, asked=False, person="professional")
    assert answer == ("utter_lokaal_ede_professional", {})
    assert local(nijkerk, facts, asked=False, person="professional")[0] == "utter_lokaal_nijkerk"


@pytest.mark.parametrize(("told", "question"), [(False, ASK), (True, NOT_RECOGNISED)])
def test_local_asks_once_when_the_place_is_unknown(
    facts: catalog.Facts, told: bool, question: str
) -> None:
    assert local(Place(), facts, asked=False, told=told) == (question, {})
    assert local(Place(), facts, asked=True, told=told) == (ANYWHERE, {})


@pytest.mark.parametrize("name", ["Achterveld", "Hoenderloo", "Kootwijk", "Elst", "7351", "3868"])
def test_local_ambiguous_place_asks_its_one_question(facts: catalog.Facts, name: str) -> None:
    response, values = local(Place(name=name), facts, asked=False)
    assert response == AMBIGUOUS and "?" in values["vraag"]


def test_local_second_time_kootwijk_is_taken_literally(facts: catalog.Facts) -> None:
    answer = local(Place(name="Kootwijk"), facts, asked=True)
    assert answer == ("utter_lokaal_barneveld", {})
    assert local(Place(name="Achterveld"), facts, asked=True) == (ANYWHERE, {})


def test_local_beside_a_place_outside_asks(facts: catalog.Facts) -> None:
    answer = local(Place(name="Veenendaal"), facts, asked=False)
    assert answer == (BORDER, {"plaats": "Veenendaal"})


@pytest.mark.parametrize(
    ("name", "key", "plaats", "naam"),
    [
        ("Veenendaal", OUTSIDE_KNOWN, "Veenendaal", "Veilig Thuis Utrecht"),
        ("Apeldoorn", OUTSIDE_LIKELY, "Apeldoorn", "Veilig Thuis Noord Oost Gelderland"),
        ("3901", OUTSIDE_KNOWN, "Veenendaal", "Veilig Thuis Utrecht"),
        ("Arnhem", OUTSIDE_REGION, "Arnhem", None),
        ("1012", OUTSIDE_REGION, "1012", None),
    ],
)
@pytest.mark.parametrize("asked", [False, True])
def test_local_outside_names_the_veilig_thuis_there_when_known(
    facts: catalog.Facts, asked: bool, name: str, key: str, plaats: str, naam: str | None
) -> None:
    response, values = local(Place(gemeente="buiten", name=name), facts, asked=asked)
    assert (response, values["plaats"], values.get("naam")) == (key, plaats, naam)


def test_asked_just_now_looks_at_the_turn_before_the_message() -> None:
    asked = [_user(), _bot("utter_gesprek_gemeente"), _bot(ASK), _user()]
    assert asked_just_now(asked)
    assert asked_just_now([*asked, _bot("utter_gesprek_gemeente")])
    assert not asked_just_now([*asked, _bot("utter_vraag_opvang"), _user()])
    assert not asked_just_now([_user()])


def test_local_action_utters_the_way_in_of_the_website(facts: catalog.Facts) -> None:
    dispatcher = CollectingDispatcher()
    ActionLocalTeam().run(dispatcher, _tracker({}, gemeente="ede", intent="vraag_lokaal_team"), {})
    assert [message["response"] for message in dispatcher.messages] == ["utter_lokaal_ede"]


@pytest.mark.parametrize(
    ("intent", "slots", "expected"),
    [
        ("jongere_somber", {}, ("jongere", "zelfmoord")),
        ("vraag_opvang", {"rol": "pleger"}, ("pleger", "partnergeweld")),
        ("vraag_opvang", {"rol": "iets"}, ("onbekend", "partnergeweld")),
        ("pleger_overbelaste_zorger", {}, ("mantelzorger", "mantelzorg")),
        ("bot_wie_leest", {}, ("onbekend", "algemeen")),
    ],
)
def test_situation_comes_from_intent_and_memory(
    facts: catalog.Facts, intent: str, slots: dict[str, str], expected: tuple[str, str]
) -> None:
    found = situation_of(_tracker({}, slots, intent=intent, level="vermoeden"), facts.routes)
    assert (found.person, found.theme) == expected
    assert (found.danger, found.gemeente) == ("vermoeden", None)


def test_situation_unknown_words_become_safe_ones(facts: catalog.Facts) -> None:
    found = situation_of(_tracker({}, gemeente="atlantis", level="?"), facts.routes)
    assert (found.danger, found.gemeente) == ("geen", None)


def test_reachable_child_by_day_and_by_night(facts: catalog.Facts) -> None:
    key, values = reachable(facts.routes, CHILD, NOON)
    assert key == NOW and values["nu"].startswith("Kindertelefoon 0800-0432, Veilig Thuis 0800-20")
    key, values = reachable(facts.routes, CHILD, NIGHT)
    assert key == NOW_AND_LATER and values["nu"].startswith("Veilig Thuis 0800-2000")
    assert values["later"] == "Kindertelefoon 0800-0432 (om 11:00 uur)"
    assert "Kindertelefoon" not in values["nu"]


def test_reachable_unknown_hours_and_chats_are_not_named(facts: catalog.Facts) -> None:
    place = Situation("slachtoffer", "geen", "lokaal", "ede")
    assert reachable(facts.routes, place, NOON) == (NOW, {"nu": "Veilig Thuis 0800-2000"})
    silent = Situation("slachtoffer", "geen", "kan_niet_bellen", None)
    assert "chat" not in reachable(facts.routes, silent, NOON)[1]["nu"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOON, "om 12:00 uur"),
        (datetime(2026, 11, 26, 9, tzinfo=AMSTERDAM), "morgen om 09:00 uur"),
        (datetime(2026, 11, 30, 9, tzinfo=AMSTERDAM), "maandag om 09:00 uur"),
        (datetime(2026, 12, 28, 9, tzinfo=AMSTERDAM), "28 december om 09:00 uur"),
    ],
)
def test_spoken_time_says_the_day(facts: catalog.Facts, moment: datetime, words: str) -> None:
    at = NOON.replace(hour=8)
    assert spoken_time(facts.routes, moment.replace(minute=0), at) == words


def test_reachable_action_utters_one_text(facts: catalog.Facts) -> None:
    dispatcher = CollectingDispatcher()
    ActionReachableNow().run(dispatcher, _tracker({}, intent="jongere_somber"), {})
    (message,) = dispatcher.messages
    assert message["response"] in (NOW, NOW_AND_LATER)
    assert message["nu"].startswith("113 Zelfmoordpreventie 0800-0113")


def test_live_facts_a_broken_release_falls_back_on_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, facts: catalog.Facts
) -> None:
    monkeypatch.setattr(catalog, "published", lambda root: tmp_path)
    assert rooms.live_facts().routes.rules == facts.routes.rules
