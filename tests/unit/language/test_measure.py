"""bot.language.measure: counting, and the table for the reviewer."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.language import Analyser
from bot.language.measure import coverage, read_labelled, unseen_files
from bot.language.measure_table import MARK, precision, table, write_docs
from bot.language.tally import Tally

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
    text = table(tally, analyser, (0.95, 40))
    assert "95.0% van de 40 woorden" in text
    assert all(f"| {rule.id} | {rule.level} |" in text for rule in analyser.rules)
    assert all(f"| {name} |" in text for name in analyser.concepts)


def test_measure_table_counts_a_concept_on_harmless_messages(
    tally: Tally, analyser: Analyser
) -> None:
    rows = {
        line.split(" | ")[0][2:]: line for line in table(tally, analyser, (1.0, 1)).splitlines()
    }
    fired = [name for name, counts in tally.concepts.items() if counts["geen"] == 1]
    assert fired, "de twee onschuldige berichten raken geen enkel begrip"
    assert all(" | 500.0 | " in rows[name] for name in fired)


@pytest.mark.parametrize(
    ("counts", "floor", "expected"),
    [
        ({"acuut": 1, "geen": 1}, 1, "–"),
        ({"acuut": 8, "geen": 2}, 3, "0.80 (0.49–0.94)"),
        ({"structureel": 10}, 3, "0.00 (0.00–0.28)"),
        ({"structureel": 10}, 1, "1.00 (0.72–1.00)"),
    ],
)
def test_measure_precision_has_its_interval(counts, floor, expected) -> None:
    assert precision(Counter(counts), floor) == expected


def test_measure_coverage_counts_words_and_no_signs() -> None:
    share, words = coverage(["Hij slaat, 3x mij!", "xyzzy"], {"hij": ("P",), "slaat": ("V",)})
    assert (share, words) == (0.5, 4)


def test_measure_leaves_out_what_the_author_of_the_concepts_saw(root: Path) -> None:
    names = {path.name for path in unseen_files(root)}
    assert "start.jsonl" not in names
    assert {"paren.jsonl", "a.jsonl", "gevaar_wurging.yml"} <= names
    assert not any("sealed" in str(path) for path in unseen_files(root))


def test_measure_reads_examples_with_their_label(root: Path) -> None:
    path = root / "data" / "nlu" / "gevaar" / "gevaar_geweld_nu.yml"
    assert ("hij trapt de deur in", "acuut") in set(read_labelled([path]))


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
