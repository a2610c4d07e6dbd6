"""Danger first, numbers right, over the channel that tools use."""

from __future__ import annotations

import uuid

import pytest

from tools.started import Running

ACUTE = (
    "hij trapt de deur in en ik sta op het balkon met de kleine",
    "ze heeft net een heel doosje pillen op en ze wordt niet wakker",
    "papa zit mama achterna met het broodmes kom snel",
    "my husband has locked me in the bathroom and he is breaking the door",
)
HARMLESS = (
    "wanneer wordt de groene bak geleegd in voorthuizen",
    "hoi",
    "dankjewel voor je hulp",
    "ik vermoord die wekker nog eens",
    "wat is veilig thuis precies",
)
VIOLENCE = (
    "mijn vrouw slaat mij al jaren als ze gedronken heeft",
    "de buurman schreeuwt elke avond tegen zijn zoontje, moet ik iets doen",
    "ik heb mijn vriendin vorige week geduwd en ik schaam me kapot",
)


def _say(system: Running, text: str, sender: str | None = None) -> list[str]:
    return [each["text"] for each in system.rest(text, sender or uuid.uuid4().hex)]


@pytest.mark.parametrize("text", ACUTE)
def test_acute_danger_gets_112_in_the_first_bubble(system: Running, text: str) -> None:
    assert "112" in _say(system, text)[0]


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_gets_an_answer_without_112_first(system: Running, text: str) -> None:
    answers = _say(system, text)
    assert answers and "112" not in answers[0]


@pytest.mark.parametrize("text", VIOLENCE)
def test_violence_gets_the_number_of_a_human(system: Running, text: str) -> None:
    answers = _say(system, text)
    assert "0800-2000" in " ".join(answers)
    assert "112" not in answers[0]


def test_danger_interrupts_a_question_about_the_gemeente(system: Running) -> None:
    sender = uuid.uuid4().hex
    first = _say(system, "waar vind ik het wijkteam van mijn gemeente", sender)
    assert any("postcode" in bubble for bubble in first)
    assert "112" in _say(system, "laat maar hij trapt de deur in", sender)[0]


@pytest.mark.parametrize(
    ("place", "number"),
    [("Barneveld", "14 0342"), ("Ede", "14 0318"), ("Nijkerk", "14 033"),
     ("Scherpenzeel", "033-2772324"), ("Wageningen", "0317-492911")],
)  # fmt: skip
def test_each_gemeente_gives_its_own_way_in(system: Running, place: str, number: str) -> None:
    answers = " ".join(_say(system, f"ik woon in {place}, waar kan ik terecht bij de gemeente"))
    assert number in answers and "0800-2000" in answers


def test_a_place_outside_the_region_is_named_with_the_national_number(system: Running) -> None:
    answers = " ".join(_say(system, "ik woon in Veenendaal, bij welk wijkteam moet ik zijn"))
    assert "Veenendaal" in answers and "0800-2000" in answers


def test_two_unclear_messages_in_a_row_end_at_a_human(system: Running) -> None:
    sender = uuid.uuid4().hex
    first = _say(system, "het ding van toen met die ander, je weet wel", sender)
    second = _say(system, "het dinges bij die ene van laatst", sender)
    assert first != second
    assert "0800-2000" in " ".join(second)


def test_parse_carries_the_contract_of_danger(system: Running) -> None:
    danger = system.parse("hij knijpt mijn keel dicht ik krijg geen lucht")["danger"]
    assert danger["level"] == "acuut"
    assert 0 <= danger["confidence"] <= 1
    assert danger["signals"] and {"rule", "words"} <= set(danger["signals"][0])


def test_a_long_conversation_still_gets_the_local_team(system: Running) -> None:
    # Rasa sends the whole conversation to the actions: it must never be too large for them.
    sender = uuid.uuid4().hex
    for number in range(25):
        assert _say(
            system, f"hij was vanavond weer kwaad, dit is keer {number} van de week", sender
        )
    assert any(
        "postcode" in each for each in _say(system, "Welk team helpt in mijn gemeente?", sender)
    )
