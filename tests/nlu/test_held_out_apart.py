"""No held-out message stands in the training text, nor a near-copy; and the labels are sound."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bench.near import SIMILAR, Index

LEVELS = {"acuut", "structureel", "vermoeden", "geen"}
MUST = re.compile(
    r"112|VT|CSG|113|KT|lokaal:(?:barneveld|ede|nijkerk|scherpenzeel|wageningen)", re.I
)
KEYS = {"text", "danger", "intent", "role", "signal", "style", "must", "must_not"}


def _danger_texts(root: Path) -> Iterator[str]:
    for path in (root / "data" / "danger").glob("*.jsonl"):
        yield from (json.loads(line)["text"] for line in path.read_text("utf-8").splitlines())


def _examples(root: Path) -> Iterator[str]:
    yaml = YAML(typ="safe")
    for path in (root / "data" / "nlu").rglob("*.yml"):
        for block in yaml.load(path)["nlu"]:
            yield from (line.strip()[2:] for line in block["examples"].splitlines() if line.strip())


def _held_out(root: Path) -> list[dict[str, Any]]:
    paths = sorted((root / "tests" / "nlu").rglob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def _follow_ups(root: Path) -> list[dict[str, Any]]:
    paths = sorted((root / "tests" / "stories" / "follow_ups").glob("*.jsonl"))
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [turn for line in lines for turn in json.loads(line)["turns"]]


@pytest.fixture(scope="module")
def training(root: Path) -> list[str]:
    return [*_danger_texts(root), *_examples(root)]


def test_held_out_messages_are_not_in_the_training_text(root: Path, training: list[str]) -> None:
    index = Index(training)
    texts = [each["text"] for each in (*_held_out(root), *_follow_ups(root))]
    near = {text: index.nearest(text) for text in texts}
    # One or two words ("hoi", "dank je") are nobody's own.
    assert {t: n for t, n in near.items() if n[0] >= SIMILAR and len(t.split()) > 3} == {}


def test_follow_ups_name_known_answers_and_levels(root: Path) -> None:
    intents = (root / "docs" / "intents.md").read_text(encoding="utf-8")
    turns = _follow_ups(root)
    assert len(turns) >= 600
    for each in turns:
        assert each["accept"] and all(f"| {name} |" in intents for name in each["accept"]), each
        assert each["danger"] in LEVELS and isinstance(each["no_112_first"], bool), each


def test_held_out_labels_are_complete_and_known(root: Path) -> None:
    intents = (root / "docs" / "intents.md").read_text(encoding="utf-8")
    for each in _held_out(root):
        assert set(each) == KEYS, each
        assert each["danger"] in LEVELS, each
        assert f"| {each['intent']} |" in intents, each
        assert all(MUST.fullmatch(need) for need in each["must"]), each


def test_held_out_sets_are_large_enough(root: Path) -> None:
    counts = Counter(each["danger"] for each in _held_out(root))
    assert sum(counts.values()) >= 1_200
    assert counts["acuut"] + counts["structureel"] >= 500


@pytest.mark.parametrize("read", [_danger_texts, _examples])
def test_training_text_is_mostly_distinct_as_written(
    root: Path, read: Callable[[Path], Iterator[str]]
) -> None:
    # Per room: one message may serve both, with its level and with its intent.
    texts = list(read(root))
    assert len({text.lower() for text in texts}) / len(texts) > 0.97
