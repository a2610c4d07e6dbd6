"""The training text is wide enough: how much, how it is written, how little of it is copied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.near import near_copies
from bench.texts import read_all
from bench.training_text import figures

CONVERSATIONS = 150
MOST_COPIES = 80  # Pairs counted from both sides; 65 when this was written, of 30,661 messages.


@pytest.fixture(scope="module")
def counted(root: Path) -> dict[str, float]:
    return figures(root)


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("labelled_messages", 20_000),
        ("examples", 9_000),
        ("intents", 80),
        ("danger_without_violence_word", 0.25),
        ("with_spelling_error", 0.15),
        ("lookalikes", 4_000),
        ("lookalikes_by_words", 3_700),
    ],
)
def test_training_text_reaches_its_floor(
    counted: dict[str, float], name: str, floor: float
) -> None:
    assert counted[name] >= floor


def test_training_text_knows_every_level_of_danger(counted: dict[str, float]) -> None:
    for level in ("acuut", "structureel", "vermoeden", "geen"):
        assert counted[f"labelled_{level}"] / counted["labelled_messages"] >= 0.1, level


def test_training_text_holds_hardly_any_near_copies(root: Path) -> None:
    copies = near_copies(each.text for each in read_all(root))
    assert len(copies) <= MOST_COPIES, copies


def test_conversations_are_many_and_have_turns_of_residents(root: Path) -> None:
    paths = sorted((root / "tests" / "stories" / "conversations").glob("*.jsonl"))
    told = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    assert len({each["id"] for each in told}) >= CONVERSATIONS
    assert all(turn["user"].strip() for each in told for turn in each["turns"])
