"""Answers in another language: the most exact key there is, danger first."""

from dataclasses import replace

from bot.policies.choice import Turn, choose
from bot.policies.tongue import answer_in, spoken_now
from catalog.tongues import language_of, without_language

KNOWN = {
    "utter_tr_gevaar", "utter_tr_zorg", "utter_tr_welkom",
    "utter_en_gevaar", "utter_en_gevaar_zelfmoord_nu", "utter_en_slachtoffer", "utter_en_welkom",
    "utter_en_zorg", "utter_gevaar_geweld_nu",
}  # fmt: skip
TURKISH = {"code": "tr", "sure": True}
UNSURE = {"code": "nl", "sure": False}
CALM = {"level": "geen", "acute": 0.0}
ACUTE = {"level": "acuut", "acute": 0.9, "answer": "gevaar_geweld_nu"}


def test_choose_danger_in_turkish_is_answered_in_turkish() -> None:
    turn = Turn("gevaar_geweld_nu", ACUTE, language=TURKISH, known=KNOWN)
    assert choose(turn) == "utter_tr_gevaar"


def test_choose_calm_turkish_gets_the_general_turkish_answer() -> None:
    turn = Turn("gesprek_buiten_onderwerp", CALM, language=TURKISH, known=KNOWN)
    assert choose(turn) == "utter_tr_welkom"


def test_choose_unsure_message_stays_in_the_language_of_the_conversation() -> None:
    turn = Turn("gesprek_ja", CALM, "utter_tr_gevaar", language=UNSURE, known=KNOWN)
    assert choose(turn) == "utter_tr_gevaar"


def test_choose_one_text_for_all_danger_is_not_said_twice_running_on_a_guess() -> None:
    guess = {**ACUTE, "acute": 0.3}
    again = Turn("x", guess, "utter_tr_gevaar", language=TURKISH, known=KNOWN)
    assert choose(again) == "utter_tr_zorg"
    assert choose(replace(again, danger=ACUTE)) == "utter_tr_gevaar"
    certain = {**guess, "signals": [{"level": "acuut"}]}
    assert choose(replace(again, danger=certain)) == "utter_tr_gevaar"


def test_choose_sure_dutch_leaves_the_other_language() -> None:
    dutch = {"code": "nl", "sure": True}
    turn = Turn("vraag_opvang", CALM, "utter_tr_welkom", language=dutch, known=KNOWN)
    assert choose(turn) is None


def test_answer_in_takes_the_most_exact_key() -> None:
    exact = answer_in("en", planned="utter_gevaar_zelfmoord_nu", level="acuut", known=KNOWN)
    group = answer_in("en", planned="utter_slachtoffer_stalking", level="geen", known=KNOWN)
    worry = answer_in("en", planned="utter_nlu_fallback_zorg", level="vermoeden", known=KNOWN)
    assert (exact, group, worry) == (
        "utter_en_gevaar_zelfmoord_nu",
        "utter_en_slachtoffer",
        "utter_en_zorg",
    )


def test_answer_in_language_without_texts_is_english() -> None:
    assert answer_in("fr", planned="utter_x", level="acuut", known=KNOWN) == "utter_en_gevaar"


def test_language_of_reads_the_code_from_the_key() -> None:
    assert language_of("utter_tr_gevaar") == "tr"
    assert language_of("utter_gevaar_geweld_nu") == "nl"
    assert without_language("utter_tr_gevaar") == "utter_gevaar"
    assert spoken_now({}, None) == "nl"


def test_choose_doubt_keeps_danger_going_only_once_in_another_language() -> None:
    doubt = {"level": "vermoeden", "acute": 0.12}
    english = {"code": "en", "sure": True}
    follow_up = "utter_en_gevaar_vervolg"
    known = KNOWN | {follow_up}
    intent = "slachtoffer_twijfel"
    first = Turn(intent, doubt, "utter_en_gevaar_wurging", language=english, known=known)
    second = Turn(intent, doubt, follow_up, language=english, known=known)
    assert choose(first) == follow_up
    assert choose(second) == "utter_en_slachtoffer"


def test_choose_two_unclear_messages_end_at_a_human_in_another_language() -> None:
    for previous in ("utter_tr_welkom", "utter_tr_zorg"):
        turn = Turn("nlu_fallback", CALM, previous, language=TURKISH, known=KNOWN)
        assert choose(turn) == "utter_tr_zorg"
