"""bench.parts and bench.near: nested parts of the text, and what counts as a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.near import Index, near_copies
from bench.parts import make_part, part, part_of_examples
from bench.projects import read_examples

LINES = [f"bericht {n}" for n in range(40)]


def test_part_is_nested_and_keeps_the_order() -> None:
    quarter, half = part(LINES, 0.25), part(LINES, 0.5)
    assert (len(quarter), len(half)) == (10, 20)
    assert set(quarter) < set(half)
    assert half == [line for line in LINES if line in half]
    assert part(LINES, 1.0) == LINES


def test_part_of_examples_takes_the_share_of_every_intent() -> None:
    examples = {"a_b": [({}, LINES[:8]), ({}, LINES[8:16])], "c_d": [({}, LINES[16:20])]}
    found = part_of_examples(examples, 0.25)
    assert {intent: sum(len(x) for _, x in blocks) for intent, blocks in found.items()} == {
        "a_b": 4,
        "c_d": 1,
    }


def test_make_part_copies_the_rooms_with_less_text(root: Path, tmp_path: Path) -> None:
    messages, examples = make_part(root, tmp_path, 1 / 8)
    whole = sum(len(x) for blocks in read_examples(root).values() for _, x in blocks)
    kept = sum(len(x) for blocks in read_examples(tmp_path).values() for _, x in blocks)
    assert kept == examples
    assert examples / whole == pytest.approx(1 / 8, rel=0.05)
    assert messages > 0
    assert (tmp_path / "bot" / "nlu" / "danger.py").exists()


def test_index_finds_the_nearest_but_not_the_message_itself() -> None:
    texts = ["hij slaat mij elke dag", "hij slaat mij elke nacht", "het regent vandaag in ede"]
    index = Index(texts)
    assert index.nearest(texts[0], but=0) == (0.5, texts[1])
    assert index.nearest("iets heel anders dan dit") == (0.0, "")


def test_near_copies_leave_out_short_messages() -> None:
    texts = [
        "dank je wel",
        "dank je wel hoor",
        "hij slaat mij elke dag",
        "hij slaat mij elke nacht",
    ]
    assert {pair[0] for pair in near_copies(texts)} == set(texts[2:])
