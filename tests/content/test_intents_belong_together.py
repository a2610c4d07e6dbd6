"""One word names an intent everywhere: guide, domain, examples, rule and answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import catalog

GROUPS = (
    "gevaar",
    "slachtoffer",
    "omstander",
    "pleger",
    "jongere",
    "professional",
    "vraag",
    "bot",
    "gesprek",
)
NAME = re.compile(r"^(?:" + "|".join(GROUPS) + r")(?:_[a-z0-9]+){1,4}$")
LEVELS = {"acuut", "structureel", "vermoeden", "geen"}
MINIMUM = 10


def _load(path: Path) -> dict[str, Any]:
    return dict(YAML(typ="safe").load(path))


@pytest.fixture(scope="module")
def intents(root: Path) -> list[str]:
    return [next(iter(each)) for each in _load(root / "domain.yml")["intents"]]


def _blocks(root: Path) -> Iterator[tuple[Path, dict[str, Any], list[str]]]:
    for path in sorted((root / "data" / "nlu").rglob("*.yml")):
        for block in _load(path)["nlu"]:
            lines = [line.strip() for line in block["examples"].splitlines() if line.strip()]
            yield path, block, [line.removeprefix("-").strip() for line in lines]


def test_intents_have_names_of_the_agreed_form(intents: list[str]) -> None:
    assert [name for name in intents if not NAME.match(name) or len(name) > 40] == []
    assert len(intents) == len(set(intents)) >= 80


def test_intents_are_explained_in_the_guide(root: Path, intents: list[str]) -> None:
    guide = (root / "docs" / "intents.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| (\w+_\w+) \|", guide, re.M))
    assert explained == set(intents)


def test_intents_have_enough_examples_each_with_a_danger_label(
    root: Path, intents: list[str]
) -> None:
    counts: Counter[str] = Counter()
    for path, block, lines in _blocks(root):
        assert path.parent.name == block["intent"].split("_")[0], path
        assert block["metadata"]["danger"] in LEVELS, path
        counts[block["intent"]] += len(lines)
    assert set(counts) == set(intents)
    assert {name: count for name, count in counts.items() if count < MINIMUM} == {}
    assert sum(counts.values()) >= 9_000


def test_examples_stand_under_one_intent_only(root: Path) -> None:
    seen: dict[str, set[str]] = {}
    for _, block, lines in _blocks(root):
        for line in lines:
            seen.setdefault(" ".join(line.lower().split()), set()).add(block["intent"])
    assert {line: names for line, names in seen.items() if len(names) > 1} == {}


def test_every_intent_has_one_rule_of_its_name_and_an_answer(
    root: Path, intents: list[str]
) -> None:
    texts = catalog.load_responses(root)
    rules = [
        rule for path in (root / "data" / "rules").glob("*.yml") for rule in _load(path)["rules"]
    ]
    assert sorted(rule["rule"] for rule in rules) == sorted(intents)
    for rule in rules:
        assert rule["steps"][0]["intent"] == rule["rule"]
        assert f"utter_{rule['rule']}" in texts


def test_every_answer_is_used(root: Path) -> None:
    unused = [each for each in catalog.check_content(root) if "nergens gebruikt" in each.message]
    assert unused == []
