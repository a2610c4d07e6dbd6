"""Danger first, then worry, then the way out of a dead end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.policies import choice, in_danger
from bot.policies.choice import Turn, choose

ACUTE = {"level": "acuut", "answer": "gevaar_medisch"}
WORRY = {"level": "structureel"}
CALM = {"level": "geen"}


@pytest.mark.parametrize(
    "intent", ["gesprek_groet", "vraag_opvang", "nlu_fallback", "bot_wie_leest"]
)
def test_choice_acute_danger_wins_over_every_intent(intent: str) -> None:
    assert choose(Turn(intent, ACUTE)) == "utter_gevaar_medisch"


def test_choice_acute_danger_without_kind_still_gets_a_danger_answer() -> None:
    turn = Turn("gesprek_groet", {"level": "acuut", "answer": None})
    assert choose(turn) == in_danger.DANGER_DEFAULT


@pytest.mark.parametrize("intent", ["gesprek_groet", "gesprek_buiten_onderwerp", "nlu_fallback"])
def test_choice_worry_in_small_talk_names_a_human(intent: str) -> None:
    assert choose(Turn(intent, WORRY)) == choice.WORRY_ANSWER


def test_choice_worry_with_an_answer_of_its_own_is_left_to_the_rules() -> None:
    assert choose(Turn("slachtoffer_partnergeweld", WORRY)) is None


def test_choice_unsure_twice_in_a_row_ends_at_a_human() -> None:
    assert choose(Turn("nlu_fallback", CALM)) == choice.UNSURE_ANSWER
    for question in (choice.UNSURE_ANSWER, choice.WORRY_ANSWER):
        assert choose(Turn("nlu_fallback", CALM, previous=question)) == choice.HUMAN_ANSWER
        assert choose(Turn("nlu_fallback", WORRY, previous=question)) == choice.HUMAN_ANSWER


@pytest.mark.parametrize(
    ("intent", "answer"),
    [("gesprek_hij_is_weg", in_danger.DANGER_OVER), ("gesprek_grap", in_danger.JOKE_AFTER_DANGER)],
)
def test_choice_joke_or_gone_after_danger_is_handled_with_care(intent: str, answer: str) -> None:
    danger = "utter_gevaar_geweld_nu"
    assert choose(Turn(intent, CALM, previous=danger)) == answer
    later = Turn(intent, CALM, "utter_vraag_opvang", answers=(danger, "utter_vraag_opvang"))
    assert choose(later) == answer
    assert choose(Turn(intent, CALM, previous="utter_vraag_opvang")) is None


def test_choice_unclear_message_after_danger_keeps_the_danger() -> None:
    turn = Turn("nlu_fallback", CALM, previous="utter_gevaar_geweld_nu")
    assert choose(turn) == in_danger.DANGER_FOLLOW_UP


def test_choice_half_danger_right_after_danger_keeps_the_danger() -> None:
    said = {"level": "vermoeden", "acute": 0.15}
    turn = Turn("slachtoffer_twijfel", said, previous="utter_gevaar_geweld_nu")
    assert choose(turn) == in_danger.DANGER_FOLLOW_UP
    assert choose(Turn("slachtoffer_twijfel", said, previous="utter_gesprek_groet")) is None


def test_choice_ordinary_question_is_left_to_the_rules() -> None:
    assert choose(Turn("vraag_opvang", CALM)) is None


def test_choice_message_without_danger_field_is_left_to_the_rules() -> None:
    assert choose(Turn("vraag_opvang", {})) is None


def test_choice_question_after_danger_gets_its_answer() -> None:
    doubt = {"level": "geen", "acute": 0.12}
    turn = Turn("vraag_opvang", doubt, previous="utter_gevaar_geweld_nu")
    assert choose(turn) is None


def test_choice_doubt_keeps_danger_going_only_once() -> None:
    doubt = {"level": "vermoeden", "acute": 0.12}
    first = Turn("slachtoffer_twijfel", doubt, previous="utter_gevaar_geweld_nu")
    second = Turn("slachtoffer_twijfel", doubt, previous="utter_gevaar_vervolg")
    assert choose(first) == "utter_gevaar_vervolg"
    assert choose(second) is None


@pytest.mark.parametrize("intent", in_danger.SETS_RIGHT)
def test_choice_who_sets_right_what_was_heard_as_danger_is_believed(intent: str) -> None:
    half = {"level": "vermoeden", "acute": 0.1}
    assert choose(Turn(intent, half, previous="utter_gevaar_medisch")) is None


@pytest.mark.parametrize("intent", in_danger.SETS_RIGHT)
def test_choice_new_danger_goes_before_a_correction(intent: str) -> None:
    assert choose(Turn(intent, ACUTE, previous="utter_vraag_melding")) == "utter_gevaar_medisch"


@pytest.mark.parametrize("intent", choice.OF_HELP)
def test_choice_talk_whose_answer_names_a_human_keeps_it_under_worry(intent: str) -> None:
    assert choose(Turn(intent, WORRY)) is None


def test_choice_a_question_of_one_kind_of_speaker_is_answered_after_danger() -> None:
    half = {"level": "vermoeden", "acute": 0.1}
    turn = Turn("pleger_gevolgen", half, previous="utter_gevaar_medisch", text="wat gebeurt er")
    assert choose(turn) is None


def test_choice_who_called_for_help_is_not_told_to_call() -> None:
    told = ("utter_gevaar_geweld_nu",)
    for level in ("acuut", "geen"):
        danger = {"level": level, "acute": 0.6, "answer": "gevaar_geweld_nu"}
        turn = Turn(
            "gesprek_dank", danger, told[0], answers=told, text="112 gebeld, ze zijn onderweg"
        )
        assert choose(turn) == in_danger.HELP_CALLED
    calm = Turn("gesprek_dank", CALM, "utter_vraag_opvang", text="politie gebeld")
    assert choose(calm) is None


@pytest.mark.parametrize("other", ["gevaar_jongere_thuis", "gevaar_stalker_nu"])
def test_choice_who_holds_pills_or_is_locked_in_hears_nothing_else(other: str) -> None:
    danger = {"level": "acuut", "answer": other, "signals": [{"level": "acuut"}]}
    for told, follows in (
        (in_danger.SUICIDE, in_danger.SUICIDE_FOLLOW_UP),
        (in_danger.LOCKED, in_danger.LOCKED_FOLLOW_UP),
    ):
        assert choose(Turn("x", danger, told, answers=(told,))) == follows
        worse = {**danger, "answer": "gevaar_medisch"}
        assert choose(Turn("x", worse, told, answers=(told,))) == "utter_gevaar_medisch"


def test_choice_may_i_call_is_answered_with_yes_right_after_danger() -> None:
    danger = "utter_gevaar_omstander_nu"
    assert choose(Turn("vraag_112_bellen", CALM, danger)) == "utter_gevaar_vervolg_112"
    assert choose(Turn("vraag_112_bellen", CALM, "utter_vraag_opvang")) is None


def test_choice_faint_danger_halfway_a_talk_is_worry_but_not_at_its_beginning() -> None:
    faint = {"level": "acuut", "acute": 0.12, "answer": "gevaar_medisch"}
    ranking = (("gevaar_medisch", 0.4), ("slachtoffer_zwanger", 0.3))
    turn = Turn("gevaar_medisch", faint, ranking=ranking)
    assert choose(turn) == "utter_gevaar_medisch"
    later = replace(turn, answers=("utter_vraag_arts",), previous="utter_vraag_arts")
    assert choose(later) == "slachtoffer_zwanger"
    danger = "utter_gevaar_geweld_nu"
    assert str(choose(replace(later, answers=(danger,), previous=danger))).startswith(
        "utter_gevaar"
    )


@pytest.mark.parametrize("more", [{"acute": 0.3}, {"signals": [{"level": "acuut"}]}])
def test_choice_clear_danger_halfway_a_talk_is_danger(more: dict[str, object]) -> None:
    danger = {"level": "acuut", "acute": 0.12, "answer": "gevaar_medisch", **more}
    turn = Turn("x", danger, previous="utter_vraag_arts", answers=("utter_vraag_arts",))
    assert choose(turn) == "utter_gevaar_medisch"


def test_choice_a_model_that_gives_its_reason_is_no_rule() -> None:
    model = {"level": "acuut", "signals": [{"rule": "model", "level": "acuut"}]}
    assert not Turn("x", model).by_rule
    assert Turn("x", {"level": "acuut", "signals": [{"rule": "V01", "level": "acuut"}]}).by_rule
