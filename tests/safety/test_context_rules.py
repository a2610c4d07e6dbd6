"""Each context rule both ways: it marks its example, and leaves its counter-example."""

from pathlib import Path

import pytest

from bot.language import Analyser
from catalog.safety import ContextRule, load_safety

ROOT = Path(__file__).resolve().parents[2]
RULES = [rule for rule in load_safety(ROOT).context_rules if rule.category != "pseudo"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_context_marks_its_example(analyser: Analyser, rule: ContextRule) -> None:
    assert any(rule.category in hit.contexts for hit in analyser.analyse(rule.example).hits)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_context_leaves_its_counter_example(analyser: Analyser, rule: ContextRule) -> None:
    hits = analyser.analyse(rule.counter_example).hits
    assert hits
    assert not any(rule.category in hit.contexts for hit in hits)


@pytest.mark.parametrize(
    ("text", "concept", "negated"),
    [
        ("hij heeft mij nooit geslagen", "slaan", True),
        ("niet alleen heeft hij mij geslagen", "slaan", False),
        ("mama wordt niet wakker", "bewusteloos", False),
        ("hij heeft me nooit geslagen maar nu slaat hij mij", "slaan", None),
    ],
)
def test_context_negation_with_pseudo_and_terminator(
    analyser: Analyser, text: str, concept: str, negated: bool | None
) -> None:
    marks = {
        "ontkenning" in hit.contexts
        for hit in analyser.analyse(text).hits
        if hit.concept == concept
    }
    assert marks == ({True, False} if negated is None else {negated})


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("mijn man heeft een mes gepakt", "acuut"),
        ("in minecraft heeft hij een mes gepakt", "geen"),
        ("hij zegt dat hij mij gaat vermoorden", "acuut"),
        ("ik vermoord die wekker nog eens", "geen"),
        ("hij slaat mij nu", "acuut"),
        ("hij slaat mij elke week", "structureel"),
        ("vorige week heeft hij mij geslagen", "structureel"),
        ("twintig jaar geleden heeft hij mij geslagen", "geen"),
        ("wat is het verschil tussen slaan en mishandeling", "geen"),
        ("doe alsof ik aan het gamen ben hij staat met een mes voor de deur", "acuut"),
    ],
)
def test_context_decides_the_level(analyser: Analyser, text: str, level: str) -> None:
    assert analyser.analyse(text).level == level
