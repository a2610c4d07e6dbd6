"""Texts are live, a broken file keeps the last good ones, and nothing is said twice in a row."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

import catalog
from bot.repetition import GOES_ON, SOMETHING_ELSE, UNDER_DANGER
from bot.responses import EMERGENCY_KEY, ContentResponses, LiveTexts
from bot.selftest import texts_health
from catalog.tree import read_tree

FILE = "content/responses/bot.yml"


@pytest.fixture
def room(tmp_path: Path, root: Path) -> Path:
    shutil.copytree(root / "content", tmp_path / "content")
    return tmp_path


def _rewrite(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    stamp = path.stat().st_mtime_ns + 1_000_000
    os.utime(path, ns=(stamp, stamp))


def test_responses_changed_text_is_taken_over(room: Path) -> None:
    live = LiveTexts(room)
    path = room / FILE
    _rewrite(
        path,
        path.read_text(encoding="utf-8").replace("Niemand leest live mee", "Geen mens leest mee"),
    )
    live.refresh()
    assert "Geen mens leest mee" in live.texts["utter_bot_wie_leest"][0]["text"]


def test_responses_broken_file_keeps_the_last_good_texts(room: Path) -> None:
    live = LiveTexts(room)
    before = live.texts
    _rewrite(room / FILE, "responses: [nooit, afgemaakt")
    live.refresh()
    assert live.texts is before
    assert live.error and "bot.yml" in live.error


def test_responses_numbers_are_filled_from_the_contacts(room: Path) -> None:
    text = LiveTexts(room).texts["utter_vraag_veilig_thuis"][0]["text"]
    assert "0800-2000" in text and "[[" not in text


def _tracker(*uttered: str) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("t", [ActionExecuted(key) for key in uttered])


def _after(*answers: str, sure: float = 0.2, text: str = "en dan?") -> DialogueStateTracker:
    """A conversation in which each message got one of these answers, and a message after it."""
    events: list[Event] = []
    for key in answers:
        events += [UserUttered("x"), ActionExecuted(key)]
    last = UserUttered(text, intent={"name": "x", "confidence": sure})
    return DialogueStateTracker.from_events("t", [*events, last])


def _speaking(responses: dict[str, list[dict[str, str]]]) -> ContentResponses:
    nlg = ContentResponses()
    nlg.live = None
    nlg.responses = responses
    return nlg


async def _said(responses: dict[str, list[dict[str, str]]], key: str, times: int) -> list[str]:
    """What is said when one answer comes time after time."""
    nlg = _speaking(responses)
    answers = [await nlg.generate(key, _after(*[key] * each), "rest") for each in range(times)]
    return [str((answer or {})["text"]) for answer in answers]


async def test_responses_instead_of_the_same_answer_that_is_admitted() -> None:
    texts = {
        "utter_x": [{"text": "een"}, {"text": "twee"}],
        SOMETHING_ELSE: [{"text": "sorry"}, {"text": "nog eens sorry"}],
        UNDER_DANGER: [{"text": "nogmaals"}],
    }
    said = await _said(texts, "utter_x", 6)
    assert said[:4] == ["een", "twee", "sorry", "nog eens sorry"]
    assert all(one != two for one, two in pairwise(said))


async def test_responses_who_goes_on_gets_the_number_again() -> None:
    nlg = _speaking(
        {
            "utter_x": [{"text": "Wat erg.\n\nBel 0800-0188.\n\nTot zo."}],
            GOES_ON: [{"text": "dank je"}],
            SOMETHING_ELSE: [{"text": "sorry"}],
        }
    )
    answer = await nlg.generate("utter_x", _after("utter_x", sure=0.9), "rest")
    assert answer is not None and answer["text"] == "dank je\n\nBel 0800-0188."


async def test_responses_a_story_that_goes_on_is_no_wrong_answer() -> None:
    nlg = _speaking(
        {
            "utter_x": [{"text": "Wat erg.\n\nBel 0800-0188."}],
            GOES_ON: [{"text": "dank je"}],
            SOMETHING_ELSE: [{"text": "sorry"}],
        }
    )
    answer = await nlg.generate("utter_x", _after("utter_x", text="en toen lachte hij"), "rest")
    assert answer is not None and answer["text"] == "dank je\n\nBel 0800-0188."


async def test_responses_danger_is_said_again_in_full() -> None:
    texts = {
        "utter_gevaar_x": [{"text": "bel"}],
        SOMETHING_ELSE: [{"text": "sorry"}],
        UNDER_DANGER: [{"text": "nogmaals"}],
    }
    said = await _said(texts, "utter_gevaar_x", 4)
    assert said == ["bel", "bel\n\nnogmaals", "bel", "bel\n\nnogmaals"]


async def test_responses_an_answer_of_earlier_on_is_just_said_again() -> None:
    nlg = _speaking({"utter_x": [{"text": "een"}], SOMETHING_ELSE: [{"text": "sorry"}]})
    answer = await nlg.generate("utter_x", _after("utter_x", "utter_y"), "rest")
    assert answer is not None and answer["text"] == "een"


async def test_responses_unknown_key_gives_the_emergency_text() -> None:
    nlg = ContentResponses()
    answer = await nlg.generate("utter_bestaat_niet", _tracker(), "rest")
    assert nlg.live is not None and answer is not None
    assert answer["text"] == nlg.live.texts[EMERGENCY_KEY][0]["text"]


async def test_responses_without_content_the_trained_texts_serve() -> None:
    nlg = _speaking({"utter_x": [{"text": "uit het model"}]})
    answer = await nlg.generate("utter_x", _tracker(), "rest")
    assert answer is not None and answer["text"] == "uit het model"


@pytest.mark.parametrize(
    ("gemeente", "said"), [("ede", "voor Ede"), ("nijkerk", "voor allen"), (None, "voor allen")]
)
async def test_responses_a_gemeente_gets_its_own_text(gemeente: str | None, said: str) -> None:
    nlg = ContentResponses()
    nlg.live = None
    own = {"text": "voor Ede", "metadata": {"gemeente": "ede"}}
    nlg.responses = {"utter_x": [{"text": "voor allen"}, own]}
    tracker = _tracker()
    tracker.update(UserUttered("x", metadata={"gemeente": gemeente}))
    answer = await nlg.generate("utter_x", tracker, "rest")
    assert answer is not None and answer["text"] == said


def _release(room: Path, words: str) -> catalog.Release:
    tree = read_tree(room)
    tree[FILE] = tree[FILE].replace(b"Niemand leest live mee", words.encode())
    made = catalog.make_release(room, tree, note="proef")
    return catalog.activate(room, made.number)


def test_responses_a_new_release_is_taken_over(room: Path, monkeypatch) -> None:
    monkeypatch.setenv("VALLEI_RELEASES", str(room / "releases"))
    live = LiveTexts(room)
    assert live.release is None
    _release(room, "Geen mens leest mee")
    live.refresh()
    assert live.release == 1 and live.error is None
    assert "Geen mens leest mee" in live.texts["utter_bot_wie_leest"][0]["text"]


def test_responses_a_broken_release_keeps_the_last_good_texts(room: Path, monkeypatch) -> None:
    monkeypatch.setenv("VALLEI_RELEASES", str(room / "releases"))
    monkeypatch.setattr("catalog.releases.FRESH_SECONDS", 0)
    _release(room, "Eerste versie")
    live = LiveTexts(room)
    second = _release(room, "Tweede versie")
    live.refresh()
    before = live.texts
    (second.folder / FILE).chmod(0o644)
    (second.folder / FILE).write_text("stuk", encoding="utf-8")
    live.refresh()
    assert live.texts is before and live.release == 2
    assert live.error and "niet meer gaaf" in live.error
    # Started now, it takes the newest good one and says what is wrong.
    again = LiveTexts(room)
    assert "Eerste versie" in again.texts["utter_bot_wie_leest"][0]["text"]
    assert again.error and "niet meer gaaf" in again.error


def test_responses_health_says_which_release_speaks_and_what_is_wrong() -> None:
    nlg = SimpleNamespace(live=SimpleNamespace(release=7, error="inhoudsversie 8: stuk"))
    assert texts_health(SimpleNamespace(nlg=nlg)) == {
        "release": 7,
        "texts_problem": "inhoudsversie 8: stuk",
    }
    assert texts_health(None)["texts_problem"]


async def test_responses_the_call_log_is_told_once_to_who_may_be_watched() -> None:
    nlg = ContentResponses()
    nlg.live = None
    number = "Bel 0800-2000, gratis."
    nlg.responses = {
        "utter_slachtoffer_x": [{"text": f"Wat naar.\n\n{number}\n\nNog iets."}],
        "utter_jongere_x": [{"text": number}],
        "utter_omstander_x": [{"text": number}],
        "utter_gevaar_x": [{"text": number}],
        "utter_bellijst": [{"text": "Het staat in de bellijst."}],
        UNDER_DANGER: [{"text": "nogmaals"}],
    }

    async def said(key: str, *before: str) -> str:
        return str(((await nlg.generate(key, _tracker(*before), "rest")) or {})["text"])

    first = await said("utter_slachtoffer_x", "utter_gesprek_groet")
    assert first == f"Wat naar.\n\n{number} Het staat in de bellijst.\n\nNog iets."
    assert await said("utter_jongere_x", "utter_slachtoffer_x") == number
    assert await said("utter_omstander_x") == number
    assert await said("utter_gevaar_x") == number
    del nlg.responses["utter_bellijst"]
    assert await said("utter_jongere_x") == number
