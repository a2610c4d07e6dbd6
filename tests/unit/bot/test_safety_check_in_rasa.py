"""The safety check through Rasa itself: rules, form and policy trained, messages already read.

What a message means is written in the test instead of predicted, so no text model is needed.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.model_training import train_core
from rasa.shared.core.events import BotUttered
from ruamel.yaml import YAML

from bot.language.answers import answer_in
from bot.policies.check import FORM

ASK = "utter_ask_form_veiligheid_"
CHECK = "gesprek_veiligheid_check"
ACUTE = {"level": "acuut", "answer": "gevaar_geweld_nu", "acute": 0.9}
Said = tuple[str, str] | tuple[str, str, dict[str, Any]]


@pytest.fixture(scope="module")
def agent(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    folder = tmp_path_factory.mktemp("core")
    config = YAML(typ="safe").load(root / "config.yml")
    rules = {"recipe": config["recipe"], "language": "nl", "policies": config["policies"]}
    YAML().dump({**rules, "assistant_id": "test", "pipeline": []}, folder / "config.yml")
    domain = YAML(typ="safe").load(root / "domain.yml")
    texts: dict[str, Any] = {}
    for path in sorted((root / "content" / "responses").glob("*.yml")):
        found = YAML(typ="safe").load(path)["responses"]
        texts |= {key: [{"text": key}] for key in found}
    YAML().dump({**domain, "responses": texts}, folder / "domain.yml")
    model = train_core(
        str(folder / "domain.yml"),
        str(folder / "config.yml"),
        str(root / "data" / "rules"),
        str(folder),
    )
    yield Agent.load(str(model))


def _play(agent: Agent, *turns: Said) -> list[list[str]]:
    """Return the response keys said in answer to each turn; a turn is text, intent, extra."""
    return asyncio.run(_talk(agent, turns))


async def _talk(agent: Agent, turns: tuple[Said, ...]) -> list[list[str]]:
    processor = agent.processor
    assert processor is not None
    sender, answers = uuid.uuid4().hex, []
    for turn in turns:
        processor.parse_message = _read(turn)  # type: ignore[method-assign]
        before = len((await processor.get_tracker(sender)).events)
        await processor.handle_message(UserMessage(turn[0], sender_id=sender))
        tracker = await processor.get_tracker(sender)
        new = list(tracker.events)[before:]
        said = [e.metadata.get("utter_action") for e in new if isinstance(e, BotUttered)]
        answers.append([str(key) for key in said])
    return answers


def _read(turn: Said) -> Any:
    text, intent, extra = turn[0], turn[1], (turn[2] if len(turn) > 2 else {})
    answer = answer_in(text)
    entities = [{"entity": "antwoord", "value": answer}] if answer else []
    entities += [{"entity": name, "value": value} for name, value in extra.get("says", {}).items()]

    async def parse(message: UserMessage, *_: Any, **__: Any) -> dict[str, Any]:
        return {
            "text": text,
            "intent": {"name": intent, "confidence": 1.0},
            "entities": entities,
            "danger": extra.get("danger", {"level": "geen", "acute": 0.0}),
        }

    return parse


START = ("help me nagaan hoe veilig het is", CHECK)
YES, NO, SKIP = ("ja", "gesprek_ja"), ("nee", "gesprek_nee"), ("sla over", "gesprek_liever_niet")


@pytest.mark.parametrize(
    ("answers", "end"),
    [
        ((YES, YES, YES), "utter_veiligheid_erger"),
        ((YES, NO, YES), "utter_veiligheid_erger"),
        ((YES, YES, NO), "utter_veiligheid_kinderen"),
        ((YES, NO, NO), "utter_veiligheid_rustig"),
        ((SKIP, SKIP, NO), "utter_veiligheid_rustig"),
        ((SKIP, SKIP, SKIP), "utter_veiligheid_onzeker"),
    ],
)
def test_safety_check_in_rasa_ends_with_what_the_answers_mean(
    agent: Agent, answers: tuple[Said, ...], end: str
) -> None:
    said = _play(agent, START, *answers, ("dank je", "gesprek_dank"))
    assert said == [
        [f"utter_{CHECK}", f"{ASK}vrij_praten"],
        [f"{ASK}kinderen"],
        [f"{ASK}erger_of_wapen"],
        [end],
        ["utter_gesprek_dank"],
    ]


def test_safety_check_in_rasa_a_story_that_begins_with_yes_answers_too(agent: Agent) -> None:
    story = ("ja, en hij wordt steeds kwader", "slachtoffer_partnergeweld",
             {"danger": {"level": "structureel"}})  # fmt: skip
    assert _play(agent, START, YES, NO, story)[-1] == ["utter_veiligheid_erger"]


def test_safety_check_in_rasa_known_children_are_not_asked(agent: Agent) -> None:
    told = ("de kinderen slapen", "slachtoffer_twijfel", {"says": {"kinderen": "ja"}})
    said = _play(agent, told, START, YES, NO)
    assert said[2:] == [[f"{ASK}erger_of_wapen"], ["utter_veiligheid_kinderen"]]


def test_safety_check_in_rasa_who_is_watched_is_asked_no_more(agent: Agent) -> None:
    said = _play(agent, START, NO, YES)
    assert said[1] == ["utter_veiligheid_niet_vrij"]
    assert not said[2][0].startswith(ASK)


def test_safety_check_in_rasa_a_yes_with_somebody_beside_you_is_no_yes(agent: Agent) -> None:
    watched = ("ja hij zit naast me", "gesprek_kan_niet_praten")
    assert _play(agent, START, watched)[1] == ["utter_veiligheid_niet_vrij"]


def test_safety_check_in_rasa_danger_goes_first_and_ends_it(agent: Agent) -> None:
    danger = ("hij trapt de deur in", "gevaar_geweld_nu", {"danger": ACUTE})
    said = _play(agent, START, YES, danger, ("hoe kom ik in de opvang", "vraag_opvang"), YES)
    assert said[2] == ["utter_gevaar_geweld_nu"]
    assert said[3] == ["utter_vraag_opvang"]
    assert not any(key.startswith(ASK) for turn in said[2:] for key in turn)


def test_safety_check_in_rasa_danger_in_a_yes_goes_first(agent: Agent) -> None:
    danger = ("ja hij heeft een mes en komt eraan", "gevaar_geweld_nu", {"danger": ACUTE})
    said = _play(agent, START, YES, NO, danger, ("dank je", "gesprek_dank"))
    assert said[3] == ["utter_gevaar_geweld_nu"]
    assert said[4] == ["utter_gesprek_dank"]


def test_safety_check_in_rasa_question_in_between_is_answered_once_per_question(
    agent: Agent,
) -> None:
    question = ("wie leest dit", "bot_wie_leest")
    said = _play(agent, START, question, question, YES)
    assert said[1] == ["utter_bot_wie_leest", f"{ASK}vrij_praten"]
    assert said[2] == ["utter_bot_wie_leest"]
    assert said[3] == ["utter_gesprek_ja"]


def test_safety_check_in_rasa_yes_with_a_question_gets_both(agent: Agent) -> None:
    both = ("ja, maar kost dat wat?", "vraag_kosten")
    said = _play(agent, START, both, NO, both)
    assert said[1] == ["utter_vraag_kosten", f"{ASK}kinderen"]
    assert said[3] == ["utter_vraag_kosten", "utter_veiligheid_erger"]


def test_safety_check_in_rasa_why_is_answered_about_the_question_itself(agent: Agent) -> None:
    why = ("waarom vraag je dat", "gesprek_waarom_vraag")
    said = _play(agent, START, why, YES, why, NO, why, NO)
    assert [said[i] for i in (1, 3, 5)] == [
        ["utter_waarom_vrij_praten"],
        ["utter_waarom_kinderen"],
        ["utter_waarom_erger_of_wapen"],
    ]
    assert said[6] == ["utter_veiligheid_rustig"]


@pytest.mark.parametrize("words", ["stop", "nee stop maar", "ik wil stoppen met de vragen"])
def test_safety_check_in_rasa_stop_ends_it(agent: Agent, words: str) -> None:
    said = _play(agent, START, (words, "gesprek_nee"), YES)
    assert said[1] == ["utter_veiligheid_gestopt"]
    assert not said[2][0].startswith(ASK)


def test_safety_check_in_rasa_stop_goes_before_a_chance_but_not_before_a_rule(agent: Agent) -> None:
    rule = {"danger": {**ACUTE, "signals": [{"rule": "V01", "level": "acuut", "words": []}]}}
    chance = {"danger": {**ACUTE, "signals": [{"rule": "S", "level": "geen", "words": []}]}}
    assert _play(agent, START, ("stop", "x", chance))[1] == ["utter_veiligheid_gestopt"]
    assert _play(agent, START, ("stop", "x", rule))[1] == ["utter_gevaar_geweld_nu"]


def test_safety_check_in_rasa_change_of_subject_gets_its_whole_answer_and_ends_it(
    agent: Agent,
) -> None:
    subject = ("ik wil van mijn ex af die me volgt", "slachtoffer_stalking")
    said = _play(agent, START, YES, subject, ("waar woon ik dan", "vraag_veilig_thuis"))
    assert said[2] == ["utter_slachtoffer_stalking"]
    assert said[3] == ["utter_vraag_veilig_thuis"]


def test_safety_check_in_rasa_unclear_is_asked_once_more_then_a_human(agent: Agent) -> None:
    vague = ("blauwe fiets", "nlu_fallback")
    said = _play(agent, START, vague, vague, YES)
    assert said[1:3] == [["utter_veiligheid_niet_begrepen"], ["utter_nlu_fallback_mens"]]
    assert not said[3][0].startswith(ASK)
    assert _play(agent, START, vague, YES)[-1] == [f"{ASK}kinderen"]


def test_safety_check_in_rasa_worry_that_is_no_answer_names_a_human(agent: Agent) -> None:
    worry = ("het is zo eng hier", "nlu_fallback", {"danger": {"level": "structureel"}})
    assert _play(agent, START, YES, worry)[-1] == ["utter_nlu_fallback_zorg"]


def test_safety_check_in_rasa_second_time_asks_afresh(agent: Agent) -> None:
    said = _play(agent, START, YES, YES, YES, START, YES, NO)
    assert said[3] == ["utter_veiligheid_erger"]
    assert said[4] == [f"utter_{CHECK}", f"{ASK}vrij_praten"]
    # Whether there are children is remembered.
    assert said[5:] == [[f"{ASK}erger_of_wapen"], ["utter_veiligheid_kinderen"]]


def test_safety_check_in_rasa_after_danger_nobody_hears_that_it_sounds_calm(agent: Agent) -> None:
    danger = ("hij trapt de deur in", "gevaar_geweld_nu", {"danger": ACUTE})
    said = _play(agent, danger, START, YES, NO)
    assert said[2:] == [[f"{ASK}kinderen"], ["utter_veiligheid_erger"]]


def test_safety_check_in_rasa_off_topic_is_no_reason_to_turn_somebody_away(agent: Agent) -> None:
    said = _play(agent, START, YES, ("we hebben er twee", "gesprek_buiten_onderwerp"))
    assert said[2] == ["utter_veiligheid_niet_begrepen"]


def test_safety_check_in_rasa_yes_to_an_offer_starts_it(agent: Agent) -> None:
    said = _play(agent, ("is dit wel geweld", "slachtoffer_twijfel"), YES, YES)
    assert said[1] == [f"utter_{CHECK}", f"{ASK}vrij_praten"]
    assert said[2] == [f"{ASK}kinderen"]


def test_safety_check_in_rasa_form_asks_three_questions_at_most(agent: Agent) -> None:
    assert agent.domain is not None
    assert len(agent.domain.required_slots_for_form(FORM)) <= 3
