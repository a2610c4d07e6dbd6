"""Short messages mean something after what was said; long talks never go in circles."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import catalog
from bot.policies import choice, in_danger, meaning
from bot.policies.choice import Turn, choose
from bot.policies.turn import group

CALM = {"level": "geen", "acute": 0.0}
KINDS = (meaning.YES_TO, meaning.NO_TO, meaning.UNSAID_TO, meaning.WHY)


def _after(said: str, intent: str, **more: object) -> str | None:
    return choose(Turn(intent, CALM, previous=said, said=said, answers=(said,), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "intent", "answer"),
    [
        ("utter_gesprek_groet", "gesprek_ja", "utter_gesprek_ja_na_groet"),
        ("utter_gesprek_groet", "gesprek_nee", "gesprek_kan_niet_praten"),
        ("utter_slachtoffer_partnergeweld", "gesprek_ja", "vraag_veilig_vertrekken"),
        ("utter_slachtoffer_twijfel", "gesprek_ja", "gesprek_veiligheid_check"),
        ("utter_jongere_somber", "gesprek_ja", "utter_gevaar_zelfmoord_nu"),
        ("utter_jongere_somber", "gesprek_nee", "utter_gesprek_nee_na_somber"),
        ("utter_gesprek_kan_niet_praten", "gesprek_nee", "utter_gevaar_algemeen"),
        ("utter_omstander_buren", "gesprek_ja", "utter_gesprek_ja_na_hulp"),
        ("utter_gesprek_ja_na_hulp", "gesprek_ja", "utter_gevaar_algemeen"),
        ("utter_ask_gemeente", "gesprek_liever_niet", "utter_lokaal_liever_niet"),
        ("utter_ask_gemeente", "gesprek_waarom_vraag", "utter_waarom_gemeente"),
        ("utter_nlu_fallback_zorg", "gesprek_waarom_vraag", "utter_waarom_over_wie"),
    ],
)
def test_meaning_short_answers_follow_the_question(said: str, intent: str, answer: str) -> None:
    assert _after(said, intent) == answer


@pytest.mark.parametrize("intent", ["gesprek_ja", "gesprek_nee", "gesprek_waarom_vraag"])
def test_meaning_without_a_question_the_rule_answers(intent: str) -> None:
    assert _after("utter_vraag_kosten", intent) is None


@pytest.mark.parametrize("intent", ["gesprek_nee", "nlu_fallback", "gesprek_ja"])
def test_meaning_a_place_in_a_short_answer_is_the_place(intent: str) -> None:
    turn = Turn(intent, CALM, said="utter_lokaal_ede", text="nee, Nijkerk", names_place=True)
    assert choose(turn) == meaning.TELLS_PLACE


def test_meaning_silence_is_answered_gently_and_in_danger_with_danger() -> None:
    assert choose(Turn("gesprek_groet", CALM, text="…")) == meaning.SILENCE
    turn = Turn("gesprek_dank", CALM, previous="utter_gevaar_medisch", text="…")
    assert choose(turn) == in_danger.HURT_FOLLOW_UP


def test_meaning_a_greeting_later_on_is_coming_back() -> None:
    assert choose(Turn("gesprek_groet", CALM, text="hoi")) is None
    assert _after("utter_vraag_opvang", "gesprek_groet") == meaning.BACK


@pytest.mark.parametrize(
    "known", [{"role": "slachtoffer"}, {"answers": ("utter_omstander_buren", "utter_gesprek_dank")}]
)
def test_meaning_a_role_that_was_told_is_not_asked_again(known: dict[str, object]) -> None:
    assert choose(Turn("nlu_fallback", CALM, **known)) == choice.UNSURE_KNOWN  # type: ignore[arg-type]
    worry = Turn("gesprek_ja", {"level": "structureel"}, **known)  # type: ignore[arg-type]
    assert choose(worry) == choice.WORRY_KNOWN


@pytest.mark.parametrize("text", ["...", "stop"])
def test_meaning_silence_and_stop_are_no_worry(text: str) -> None:
    silent = Turn("nlu_fallback", {"level": "structureel"}, text="...")
    assert choose(silent) == meaning.SILENCE
    assert choose(Turn("gesprek_buiten_onderwerp", CALM, text="stop")) == meaning.STOP
    danger = "utter_gevaar_geweld_nu"
    assert choose(Turn("nlu_fallback", CALM, danger, text=text)) == in_danger.DANGER_FOLLOW_UP
    assert choose(Turn("pleger_wil_hulp", CALM, text="ik wil stoppen")) is None


def test_meaning_a_place_right_after_a_team_corrects_it() -> None:
    place = {"text": "nee toch Ede", "names_place": True}
    said = "utter_lokaal_nijkerk"
    after = Turn("gesprek_buiten_onderwerp", CALM, said=said, **place)  # type: ignore[arg-type]
    assert choose(after) == meaning.TELLS_PLACE
    assert choose(Turn("gesprek_buiten_onderwerp", CALM, **place)) is None  # type: ignore[arg-type]


def test_meaning_who_cannot_talk_and_will_not_say_is_left_in_peace() -> None:
    assert _after("utter_gesprek_kan_niet_praten", "gesprek_liever_niet") == meaning.NOT_FREE


def test_meaning_a_role_told_in_this_message_is_not_asked_for() -> None:
    assert choose(Turn("gesprek_wie_ben_ik", {"level": "vermoeden"})) is None
    worry = Turn("gesprek_wie_ben_ik", {"level": "structureel"})
    assert choose(worry) == choice.WORRY_KNOWN
    later = Turn("nlu_fallback", CALM, answers=("utter_gesprek_wie_ben_ik",))
    assert choose(later) == choice.UNSURE_KNOWN


def test_meaning_tables_name_texts_and_intents_that_exist(root: Path) -> None:
    domain = YAML(typ="safe").load(root / "domain.yml")
    intents = {next(iter(each)) for each in domain["intents"]}
    texts = set(catalog.load_responses(root))
    for table in KINDS:
        assert set(table) <= texts
        assert set(table.values()) <= texts | intents
    assert set(meaning.BY_INTENT) | set(meaning.WITH_PLACE) <= intents | {"nlu_fallback"}


def test_meaning_each_key_of_a_question_really_asks_one(root: Path) -> None:
    texts = catalog.load_responses(root)
    keys = {*meaning.YES_TO, *meaning.NO_TO, *meaning.WHY} - {"utter_lokaal_dubbelzinnig"}
    assert [key for key in keys if "?" not in texts[key][0].text] == []


def test_meaning_many_turns_never_two_questions_back_in_a_row(root: Path) -> None:
    """Two hundred talks of thirty short, vague, place or silent messages."""
    domain = YAML(typ="safe").load(root / "domain.yml")
    small = [next(iter(each)) for each in domain["intents"]]
    small = [name for name in small if group(name) in ("gesprek", "bot", "slachtoffer")]
    dice = random.Random(4)
    asked_back = 0
    for _ in range(200):
        said: list[str] = []
        for _ in range(30):
            level = dice.choices(["geen", "vermoeden", "structureel"], [8, 1, 1])[0]
            intent = dice.choice([*small, *["nlu_fallback"] * 30, *["gesprek_ja"] * 10])
            turn = Turn(
                intent,
                {"level": level},
                previous=said[-1] if said else None,
                said=said[-1] if said else None,
                answers=tuple(said),
                text=dice.choice(["woord", "woord", "…"]),
            )
            chosen = choose(turn) or intent
            said.append(chosen if chosen.startswith("utter_") else f"utter_{chosen}")
        twice = [pair for pair in pairwise(said) if set(pair) <= choice.ASKS_BACK]
        assert twice == []
        asked_back += sum(key in choice.ASKS_BACK for key in said)
    assert asked_back > 200
