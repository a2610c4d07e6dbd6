"""Rules, model and intent are joined so that nothing acute is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from bot.language.danger import Joining, join

JOINING = Joining(
    model_weight=1.0, intent_weight=0.0, bias=0.0,
    acute=0.4, acute_elsewhere=0.6, worry=0.5, doubt=0.05,
)  # fmt: skip


@dataclass
class FakeSignal:
    rule: str = "V01"
    level: str = "acuut"
    answer: str | None = "gevaar_wurging"
    words: tuple[str, ...] = ("keel",)


@dataclass
class FakeRules:
    level: str = "geen"
    signals: list[Any] = field(default_factory=list)


def _model(*chances: float) -> Any:
    return np.array(chances, dtype=np.float32)


def test_danger_rule_is_acute_whatever_the_model_thinks() -> None:
    verdict = join(
        rules=FakeRules("acuut", [FakeSignal()]),
        model=_model(0.0, 0.0, 0.0, 1.0),
        ranking=[("gesprek_groet", 1.0)],
        joining=JOINING,
        words=5,
    )
    assert (verdict.level, verdict.answer) == ("acuut", "gevaar_wurging")
    assert verdict.signals[0]["rule"] == "V01"


def test_danger_model_alone_can_call_it_acute_and_the_intent_names_the_kind() -> None:
    verdict = join(
        rules=FakeRules(),
        model=_model(0.9, 0.05, 0.0, 0.05),
        ranking=[("vraag_opvang", 0.4), ("gevaar_medisch", 0.3)],
        joining=JOINING,
        words=5,
    )
    assert (verdict.level, verdict.answer) == ("acuut", "gevaar_medisch")
    assert verdict.signals[0]["rule"] == "model"


@pytest.mark.parametrize(
    ("chances", "level"),
    [((0.1, 0.6, 0.2, 0.1), "structureel"), ((0.0, 0.2, 0.6, 0.2), "vermoeden"),
     ((0.1, 0.1, 0.1, 0.7), "geen")],
)  # fmt: skip
def test_danger_lower_levels_follow_the_model(chances: tuple[float, ...], level: str) -> None:
    verdict = join(
        rules=FakeRules(),
        model=_model(*chances),
        ranking=[("vraag_opvang", 1.0)],
        joining=JOINING,
        words=5,
    )
    assert verdict.level == level
    assert verdict.answer is None


def test_danger_verdict_always_says_why() -> None:
    verdict = join(rules=None, model=_model(0, 0, 0, 1), ranking=[], joining=JOINING, words=5)
    assert verdict.as_dict()["signals"]


@pytest.mark.parametrize(("words", "level"), [(6, "acuut"), (30, "structureel")])
def test_danger_rule_in_a_long_message_needs_a_model_that_does_not_rule_it_out(
    words: int, level: str
) -> None:
    verdict = join(
        rules=FakeRules("acuut", [FakeSignal()]),
        model=_model(0.001, 0.001, 0.001, 0.997),
        ranking=[("gesprek_groet", 1.0)],
        joining=JOINING,
        words=words,
    )
    assert verdict.level == level
    assert verdict.signals[0]["rule"] == "V01"


@pytest.mark.parametrize(("off_topic", "level"), [(0.1, "acuut"), (0.6, "structureel")])
def test_danger_what_sounds_off_topic_must_be_surer(off_topic: float, level: str) -> None:
    verdict = join(
        rules=None,
        model=_model(0.5, 0.4, 0.1, 0.0),
        ranking=[("gesprek_buiten_onderwerp", off_topic)],
        joining=JOINING,
        words=5,
    )
    assert verdict.level == level
