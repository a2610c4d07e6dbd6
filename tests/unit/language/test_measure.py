"""bot.language.measure: counting, and the table for the reviewer."""

import json

import pytest

from bot.language import Analyser
from bot.language.measure import MARK, Tally, read_labelled, table, write_docs

ROWS = [
    ("hij trapt de deur in", "acuut"),
    ("hij slaat me elke week", "structureel"),
    ("hoe laat gaat het loket open", "geen"),
    ("hij komt naar boven", "geen"),
]


@pytest.fixture
def tally(analyser: Analyser) -> Tally:
    tally = Tally()
    for text, label in ROWS:
        tally.add(label, analyser.analyse(text))
    return tally


def test_measure_summary_counts(tally: Tally) -> None:
    assert tally.summary() == {
        "messages": 4,
        "acute_recall": 1.0,
        "acute_precision": 0.5,
        "harmless_alarmed": 1,
        "harmless": 2,
    }


def test_measure_table_holds_every_rule_and_concept(tally: Tally, analyser: Analyser) -> None:
    text = table(tally, analyser, 4)
    assert all(f"| {rule.id} | {rule.level} |" in text for rule in analyser.rules)
    assert all(f"| {name} |" in text for name in analyser.concepts)


def test_measure_write_docs_keeps_what_is_written_by_hand(tmp_path) -> None:
    path = tmp_path / "signals.md"
    path.write_text(f"# Met de hand\n\n{MARK}\n\noud\n", encoding="utf-8")
    write_docs(path, "nieuw\n")
    assert path.read_text(encoding="utf-8") == f"# Met de hand\n\n{MARK}\n\nnieuw\n"


def test_measure_refuses_an_unknown_label(tmp_path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "x", "danger": "erg"}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.jsonl, regel 1: onbekend label 'erg'"):
        list(read_labelled([path]))
