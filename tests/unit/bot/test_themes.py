"""Sexual violence and suicide get their own number under any answer that lacks it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

import catalog
from bot import themes as module
from bot.responses import ContentResponses
from bot.themes import themes, themes_of

SUICIDE, SEXUAL = themes()


def _ranking(**chances: float) -> list[dict[str, Any]]:
    return [{"name": name, "confidence": chance} for name, chance in chances.items()]


def _heard(ranking: list[dict[str, Any]], *after: Event) -> DialogueStateTracker:
    message = UserUttered("x", parse_data={"intent_ranking": ranking})  # type: ignore[typeddict-item]
    return DialogueStateTracker.from_events("t", [message, *after])


def test_themes_half_told_over_several_intents_still_counts() -> None:
    ranking = _ranking(slachtoffer_twijfel=0.6, slachtoffer_seksueel=0.15, jongere_seksueel=0.15)
    assert themes_of(ranking) == (SEXUAL,)


def test_themes_unlikely_ones_are_not_named() -> None:
    assert themes_of(_ranking(vraag_opvang=0.9, jongere_somber=0.05)) == ()


def test_themes_every_theme_names_known_intents(root: Any) -> None:
    domain = (root / "domain.yml").read_text(encoding="utf-8")
    assert [n for t in themes() for n in t.intents if f"- {n}:" not in domain] == []


def test_themes_are_those_of_the_table_of_routes() -> None:
    assert [theme.answer for theme in themes()] == ["utter_thema_zelfmoord", "utter_thema_seksueel"]
    assert {"slachtoffer_seksueel", "jongere_beelden"} <= SEXUAL.intents
    assert len(SUICIDE.intents) == 4 and len(SEXUAL.intents) == 8


def test_themes_a_release_without_the_table_gets_that_of_the_checkout(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(catalog, "published", lambda root: tmp_path)
    assert themes() == (SUICIDE, SEXUAL)


def test_themes_no_table_at_all_still_gives_an_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(catalog, "published", lambda root: tmp_path)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    assert themes_of(_ranking(jongere_somber=0.9)) == ()


async def test_themes_text_goes_under_an_answer_without_the_number() -> None:
    nlg = ContentResponses()
    tracker = _heard(_ranking(slachtoffer_zelfmoordgedachten=0.4))
    answer = await nlg.generate("utter_slachtoffer_twijfel", tracker, "rest")
    assert answer is not None and nlg.live is not None
    assert answer["text"].endswith(nlg.live.texts[SUICIDE.answer][0]["text"])


async def test_themes_number_is_not_said_twice() -> None:
    nlg = ContentResponses()
    tracker = _heard(_ranking(slachtoffer_zelfmoordgedachten=0.9))
    answer = await nlg.generate("utter_slachtoffer_zelfmoordgedachten", tracker, "rest")
    assert nlg.live is not None and answer is not None
    assert nlg.live.texts[SUICIDE.answer][0]["text"] not in answer["text"]


async def test_themes_text_comes_once_in_a_conversation() -> None:
    nlg = ContentResponses()
    assert nlg.live is not None
    line = nlg.live.texts[SUICIDE.answer][0]["text"]
    tracker = _heard(_ranking(slachtoffer_zelfmoordgedachten=0.4))
    before = [UserUttered("x"), BotUttered(line)]
    again = DialogueStateTracker.from_events("t", [*before, *tracker.events])
    answer = await nlg.generate("utter_slachtoffer_twijfel", again, "rest")
    assert answer is not None and line not in answer["text"]


async def test_themes_suicide_stays_with_a_conversation_once_it_was_acute() -> None:
    nlg = ContentResponses()
    assert nlg.live is not None
    line = nlg.live.texts[SUICIDE.answer][0]["text"]
    before = [UserUttered("x"), ActionExecuted("utter_gevaar_zelfmoord_nu"), BotUttered(line)]
    for ranking in (_ranking(), _ranking(vraag_opvang=0.9)):
        tracker = DialogueStateTracker.from_events("t", [*before, *_heard(ranking).events])
        answer = await nlg.generate("utter_gesprek_verkeerd_begrepen", tracker, "rest")
        assert answer is not None and line in answer["text"]


async def test_themes_only_the_first_answer_of_a_turn_carries_them() -> None:
    nlg = ContentResponses()
    said = ActionExecuted("utter_slachtoffer_twijfel")
    tracker = _heard(_ranking(slachtoffer_zelfmoordgedachten=0.4), said)
    answer = await nlg.generate("utter_bereikbaar_nu", tracker, "rest")
    assert nlg.live is not None and answer is not None
    assert nlg.live.texts[SUICIDE.answer][0]["text"] not in answer["text"]


def test_themes_each_has_its_own_line() -> None:
    both = _ranking(slachtoffer_twijfel=0.7, slachtoffer_seksueel=0.12, jongere_somber=0.12)
    assert themes_of(both) == (SUICIDE,)
