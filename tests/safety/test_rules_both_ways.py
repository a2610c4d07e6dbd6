"""Each numbered rule both ways: it holds for its examples, not for its counter-examples."""

from pathlib import Path

import pytest

from bot.language import Analyser
from catalog.safety import Rule, load_safety

ROOT = Path(__file__).resolve().parents[2]
RULES = load_safety(ROOT).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_holds_for_its_examples(analyser: Analyser, rule: Rule) -> None:
    for text in rule.examples:
        assert rule.id in {s.rule for s in analyser.analyse(text).signals}, text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_leaves_its_counter_examples(analyser: Analyser, rule: Rule) -> None:
    for text in rule.counter_examples:
        assert rule.id not in {s.rule for s in analyser.analyse(text).signals}, text
