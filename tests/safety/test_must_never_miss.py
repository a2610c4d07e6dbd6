"""The lines that the rules alone must always see as acute. One lost breaks the build."""

from pathlib import Path

import pytest

from bot.language import Analyser
from catalog.safety import load_safety

ROOT = Path(__file__).resolve().parents[2]
LINES = load_safety(ROOT).must_never_miss


@pytest.mark.parametrize("answer", LINES)
def test_must_never_miss(analyser: Analyser, answer: str) -> None:
    lost = [line for line in LINES[answer] if analyser.analyse(line).level != "acuut"]
    assert not lost


@pytest.mark.parametrize("answer", LINES)
def test_must_never_miss_in_capitals_with_noise(analyser: Analyser, answer: str) -> None:
    lost = [
        line for line in LINES[answer] if analyser.analyse(f"  {line.upper()}!!! ").level != "acuut"
    ]
    assert not lost


def test_must_never_miss_is_long_and_covers_every_answer() -> None:
    assert sum(map(len, LINES.values())) >= 300
    assert len(LINES) == 12


def test_must_never_miss_covers_every_acute_rule(analyser: Analyser) -> None:
    seen = {
        s.rule for listed in LINES.values() for t in listed for s in analyser.analyse(t).signals
    }
    assert {rule.id for rule in analyser.rules if rule.level == "acuut"} <= seen
