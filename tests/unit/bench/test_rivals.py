"""bench.quality.rivals: the word list and the kept predictions of the default pipeline."""

from __future__ import annotations

import json
from pathlib import Path

from bench.quality.cases import Case, load_cases
from bench.quality.rivals import DIET_FILE, danger_words, diet, key, keyword, load_trained, phrases
from bench.texts import Labelled
from catalog.safety import load_safety


def _case(text: str, danger: str = "geen") -> Case:
    return Case(text, danger, "gesprek_groet", "overig", "geen", "net", (), ())


def test_danger_words_keep_what_stands_in_more_acute_than_harmless_text(root: Path) -> None:
    texts = [
        Labelled("hij heeft een bijl", "acuut", "", "x"),
        Labelled("hij heeft een mes", "acuut", "", "x"),
        Labelled("ik snijd ui met een mes", "geen", "", "x"),
        Labelled("hij zit in een houdgreep, in een houdgreep zeg ik", "structureel", "", "x"),
    ]
    listed = danger_words(load_safety(root), texts)
    assert "bijl" in listed
    assert "mes" not in listed
    assert "in een houdgreep" not in listed


def test_keyword_alarms_on_a_listed_phrase_only() -> None:
    outcomes = keyword(
        [_case("Hij dreigt: Aan MIJN keel."), _case("mijn keel")], frozenset({"aan mijn keel"})
    )
    assert [each.alarmed for each in outcomes] == [True, False]


def test_phrases_are_runs_of_words() -> None:
    assert {"ik", "ik ga", "ga nu weg", "ik ga nu weg"} <= phrases("Ik ga nu weg!")
    assert "ik nu" not in phrases("Ik ga nu weg!")


def test_diet_alarms_on_an_intent_of_danger_and_leaves_out_unknown_cases(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    said = {key("a"): ["gevaar_medisch", 0.9], key("b"): ["gesprek_groet", 0.1]}
    numbers = dict.fromkeys(("examples", "of_examples", "longest_words", "epochs"), 1)
    path.write_text(json.dumps({**numbers, "training_seconds": 1, "predictions": said}), "utf-8")
    outcomes = diet([_case("a"), _case("b"), _case("new")], load_trained(path))
    assert [(each.case.text, each.alarmed) for each in outcomes] == [("a", True), ("b", False)]


def test_kept_predictions_know_most_held_out_messages(root: Path) -> None:
    trained = load_trained(DIET_FILE)
    cases = load_cases(sorted((root / "tests" / "nlu" / "heldout").glob("*.jsonl")))
    assert trained.examples <= trained.of_examples
    assert len(diet(cases, trained)) / len(cases) >= 0.5, (
        "draai opnieuw: .venvs/bot/bin/python -m bench.quality.baselines"
    )


def test_kept_predictions_hold_no_held_out_text(root: Path) -> None:
    kept = DIET_FILE.read_text(encoding="utf-8")
    files = sorted((root / "tests" / "nlu" / "heldout").glob("*.jsonl"))
    texts = [case.text for case in load_cases(files)]
    assert len(texts) > 900
    assert not [text for text in texts if len(text) > 20 and text in kept]
