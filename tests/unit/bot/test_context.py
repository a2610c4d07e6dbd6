"""Who speaks was heard before: the next message is understood as theirs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import catalog
from bot.policies import context
from bot.policies.choice import choose
from bot.policies.context import in_context, speaker, told_theme
from bot.policies.in_danger import (
    DANGER_FOLLOW_UP,
    HURT_FOLLOW_UP,
    OWN_VIOLENCE_FOLLOW_UP,
    SUICIDE_FOLLOW_UP,
)
from bot.policies.turn import Turn

CALM = {"level": "structureel", "acute": 0.0}
RANKING = (("pleger_slaat_partner", 0.5), ("slachtoffer_partnergeweld", 0.3))
HIT = "pleger_slaat_partner"


def _acute(answer: str, *, by_rule: bool = False) -> dict[str, Any]:
    signal = {"rule": "V01", "level": "acuut"} if by_rule else {"rule": "model", "level": "geen"}
    return {"level": "acuut", "acute": 0.6, "answer": answer, "signals": [signal]}


@pytest.mark.parametrize(
    ("turn", "who"),
    [
        (Turn("x", CALM, role="slachtoffer", answers=("utter_pleger_wil_hulp",)), "slachtoffer"),
        (Turn("x", CALM, role="oudere"), "slachtoffer"),
        (Turn("x", CALM, answers=("utter_omstander_kind", "utter_vraag_melding")), "omstander"),
        (Turn("x", CALM, answers=("utter_gevaar_pleger_nu",)), "pleger"),
        (Turn("x", CALM, answers=("utter_gevaar_geweld_nu", "utter_gesprek_dank")), None),
        (Turn("x", CALM, role="iemand"), None),
    ],
)
def test_context_who_speaks_is_what_was_said_last(turn: Turn, who: str | None) -> None:
    assert speaker(turn) == who


def test_context_a_victim_is_not_answered_as_who_hits() -> None:
    assert choose(Turn(HIT, CALM, role="slachtoffer", ranking=RANKING)) == RANKING[1][0]


def test_context_who_hits_is_not_answered_as_a_victim() -> None:
    turn = Turn("slachtoffer_twijfel", CALM, answers=("utter_pleger_wil_hulp",),
                ranking=(("slachtoffer_twijfel", 0.4), (HIT, 0.2)))  # fmt: skip
    assert choose(turn) == HIT


def test_context_a_plain_change_of_speaker_is_followed() -> None:
    certain = ((HIT, 0.95), ("slachtoffer_partnergeweld", 0.01))
    assert choose(Turn(HIT, CALM, role="slachtoffer", ranking=certain)) is None


def test_context_what_was_told_weighs_more_than_what_was_gathered() -> None:
    ranking = ((HIT, 0.8), ("slachtoffer_partnergeweld", 0.06))
    told = Turn(HIT, CALM, role="slachtoffer", ranking=ranking)
    gathered = Turn(HIT, CALM, answers=("utter_slachtoffer_twijfel",), ranking=ranking)
    assert choose(told) == "slachtoffer_partnergeweld" and choose(gathered) is None


def test_context_without_a_speaker_nothing_changes() -> None:
    turn = Turn(HIT, CALM, ranking=RANKING)
    assert in_context(turn) is turn and choose(turn) is None


@pytest.mark.parametrize(
    ("who", "given", "meant"),
    [
        ("slachtoffer", "gevaar_pleger_nu", "utter_gevaar_algemeen"),
        ("jongere", "gevaar_pleger_nu", "utter_gevaar_jongere_thuis"),
        ("pleger", "gevaar_stalker_nu", "utter_gevaar_pleger_nu"),
        ("pleger", "gevaar_medisch", "utter_gevaar_medisch"),
        ("omstander", "gevaar_wurging", "utter_gevaar_wurging"),
    ],
)
def test_context_danger_is_answered_to_who_speaks(who: str, given: str, meant: str) -> None:
    assert choose(Turn(given, _acute(given, by_rule=True), role=who)) == meant


def test_choice_a_few_words_after_danger_are_no_other_kind_of_danger() -> None:
    after = {
        "utter_gevaar_geweld_nu": DANGER_FOLLOW_UP,
        "utter_gevaar_zelfmoord_nu": SUICIDE_FOLLOW_UP,
        "utter_gevaar_pleger_nu": OWN_VIOLENCE_FOLLOW_UP,
        "utter_gevaar_medisch": HURT_FOLLOW_UP,
        SUICIDE_FOLLOW_UP: SUICIDE_FOLLOW_UP,
    }
    for previous, follow_up in after.items():
        turn = Turn("gevaar_opgesloten", _acute("gevaar_opgesloten"), previous=previous)
        assert choose(turn) == follow_up


def test_choice_a_rule_names_another_kind_after_danger() -> None:
    turn = Turn("x", _acute("gevaar_wurging", by_rule=True), previous="utter_gevaar_geweld_nu")
    assert choose(turn) == "utter_gevaar_wurging"


def test_choice_the_same_danger_answer_does_not_come_twice_running() -> None:
    answer = "utter_gevaar_wurging"
    turn = Turn("x", _acute("gevaar_wurging", by_rule=True), previous=answer)
    assert choose(turn) == DANGER_FOLLOW_UP


def test_choice_a_few_words_while_a_life_hangs_on_it_are_no_other_story() -> None:
    said = "ik wil geen ambulance want dan weet mijn vader het"
    for previous in ("utter_gevaar_zelfmoord_nu", SUICIDE_FOLLOW_UP):
        assert choose(Turn("pleger_wil_hulp", CALM, previous=previous, text=said)) == (
            SUICIDE_FOLLOW_UP
        )
    after_quarrel = Turn("pleger_wil_hulp", CALM, previous="utter_gevaar_geweld_nu", text=said)
    assert choose(after_quarrel) is None
    question = Turn("vraag_kosten", CALM, previous=SUICIDE_FOLLOW_UP, text=said)
    assert choose(question) is None


def test_context_what_belongs_to_the_theme_that_was_told_counts_more() -> None:
    ranking = (("jongere_loverboy", 0.4), ("slachtoffer_beelden_online", 0.2))
    turn = Turn(ranking[0][0], CALM, ranking=ranking)
    assert choose(turn) is None
    told = Turn(ranking[0][0], CALM, ranking=ranking, answers=("utter_slachtoffer_beelden_online",))
    assert choose(told) == "slachtoffer_beelden_online"


def test_context_halfway_a_story_nothing_is_sent_to_the_website_of_the_gemeente() -> None:
    ranking = (("gesprek_buiten_onderwerp", 0.6), ("pleger_wil_hulp", 0.2))
    told = ("utter_pleger_slaat_partner",)
    assert choose(Turn(ranking[0][0], CALM, ranking=ranking, answers=told)) == "pleger_wil_hulp"
    assert choose(Turn(ranking[0][0], {"level": "geen"}, ranking=ranking)) is None


def test_context_a_theme_is_remembered_past_practical_answers() -> None:
    answers = ("utter_slachtoffer_stalking", "utter_vraag_nummer", "utter_gesprek_dank")
    theme = told_theme(answers)
    assert theme is not None and theme.id == "stalking"
    assert told_theme(("utter_vraag_nummer", "utter_gesprek_dank")) is None


def test_context_without_a_table_there_is_no_theme(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(catalog, "published", lambda root: tmp_path)
    monkeypatch.setattr(context, "ROOT", tmp_path)
    assert told_theme(("utter_slachtoffer_stalking",)) is None


@pytest.mark.parametrize(
    ("who", "asked", "meant"),
    [
        ("professional", "vraag_anoniem", "professional_eigen_naam"),
        ("pleger", "vraag_wordt_hij_opgepakt", "pleger_gevolgen"),
        ("jongere", "vraag_kinderen_gezag", "jongere_bang_na_vertellen"),
        ("slachtoffer", "vraag_anoniem", None),
    ],
)
def test_context_the_same_question_is_answered_to_who_asks_it(
    who: str, asked: str, meant: str | None
) -> None:
    assert choose(Turn(asked, CALM, role=who, ranking=((asked, 0.9),))) == meant


@pytest.mark.parametrize("who", ["pleger", "omstander", "professional", "slachtoffer"])
def test_context_nobody_who_thinks_of_suicide_is_talked_past(who: str) -> None:
    ranking = (("slachtoffer_zelfmoordgedachten", 0.6), (f"{who}_x", 0.3))
    assert choose(Turn(ranking[0][0], CALM, role=who, ranking=ranking)) is None


def test_context_a_child_that_thinks_of_suicide_gets_the_answer_for_children() -> None:
    ranking = (("slachtoffer_zelfmoordgedachten", 0.6), ("jongere_weglopen", 0.3))
    turn = Turn(ranking[0][0], CALM, role="kind", ranking=ranking)
    assert choose(turn) == "jongere_somber"


def test_context_who_told_to_be_grown_up_is_answered_as_no_child() -> None:
    ranking = (("jongere_beelden", 0.6), ("slachtoffer_beelden_online", 0.1))
    turn = Turn(ranking[0][0], CALM, ranking=ranking, answers=("utter_jongere_beelden",))
    assert choose(turn) is None
    assert choose(replace(turn, grown_up=True)) == "slachtoffer_beelden_online"


def test_context_danger_of_a_child_is_not_told_to_a_grown_up() -> None:
    turn = Turn("x", _acute("gevaar_jongere_thuis"))
    assert choose(turn) == "utter_gevaar_jongere_thuis"
    assert choose(replace(turn, grown_up=True)) == "utter_gevaar_algemeen"


def test_context_a_question_behind_a_thank_you_is_answered() -> None:
    ranking = (("gesprek_dank", 0.8), ("vraag_melding", 0.1))
    thanks = Turn(ranking[0][0], {"level": "geen"}, ranking=ranking, text="dank je wel")
    assert choose(thanks) is None
    asked = replace(thanks, text="dank je. moet ik dat nu melden?")
    assert choose(asked) == "vraag_melding"
