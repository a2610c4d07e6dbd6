"""How dangerous is it? A model over labelled text, and the join with rules and intent.

Scored per message and per clause, so that one sentence in a long story counts. The joined level
is a union: what a rule calls acute stays acute, whatever the model thinks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.language.features import Classes
from bot.language.kind import kind_of, named_kinds
from bot.language.levels import DANGER_GROUP, LEVELS
from bot.language.textmodel import Settings, TextModel

CLAUSE = re.compile(r"(?<=[.!?;])\s+|\n+")
CLAUSE_WEIGHT = 0.3  # Share of the worst clause in the score of a long message.
SHORT_WORDS = 15
LONG_WORDS = 25  # A shorter message is one clause.
OFF_TOPIC = "gesprek_buiten_onderwerp"
SOUNDS_OFF_TOPIC = 0.25
MODEL = "model"  # Stands where a rule's number would, when a model alone decides.
FAINTEST = 1e-4  # Chances are kept off 0 and 1, where a logit has no end.

Array = NDArray[np.float32]


class Rules(Protocol):
    """What the join needs of an `Analysis`."""

    level: str
    signals: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Joining:
    """How both classifiers' chances of acute danger become one, and where the lines are drawn.

    `model_weight`, `intent_weight` and `bias` work on logits; from `acute` on a message is acute,
    from `worry` on it is (suspected) violence. What sounds off-topic ("mn rug is gebroken van het
    aardappels rapen") is acute from `acute_elsewhere` on. A rule's verdict on a message of more
    than `SHORT_WORDS` words falls when the chance is below `doubt`: in a long message the models
    see what the rule cannot. Weights chosen by `bench.tune`, lines on the development part of the
    held-out messages (docs/decisions/0007-classifiers.md).
    """

    model_weight: float
    intent_weight: float
    bias: float
    acute: float
    acute_elsewhere: float
    worry: float
    doubt: float

    def line(self, off_topic: float) -> float:
        """Return from which chance on a message is acute, by the chance that it is off-topic."""
        return self.acute_elsewhere if off_topic >= SOUNDS_OFF_TOPIC else self.acute

    def chance(self, model: float, intents: float) -> float:
        """Return the chance of acute danger, 0 to 1."""
        score = self.model_weight * logit(model) + self.intent_weight * logit(intents) + self.bias
        return 1.0 / (1.0 + math.exp(-score))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision with its reasons.

    `confidence` that the level is right and `acute`, the chance of acute danger, are 0 to 1;
    `answer` names the danger answer, only when acute.
    """

    level: str
    confidence: float
    acute: float
    signals: tuple[dict[str, Any], ...] = field(default=())
    answer: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the form that messages carry."""
        return {
            "level": self.level,
            "confidence": self.confidence,
            "acute": round(self.acute, 4),
            "signals": list(self.signals),
            "answer": self.answer,
        }


class DangerModel:
    """Probability of each level of danger for a message."""

    def __init__(self, model: TextModel) -> None:
        """Wrap a text model whose labels are among `LEVELS`."""
        self._model = model
        self._order = [model.labels.index(level) for level in LEVELS]

    @classmethod
    def fit(cls, labelled: Mapping[str, str], *, classes: Classes) -> DangerModel:
        """Learn from text → level."""
        model = TextModel.fit(
            list(labelled),
            list(labelled.values()),
            classes=classes,
            settings=Settings(strength=0.6),
        )
        return cls(model)

    def probabilities(self, text: str) -> Array:
        """Return the probabilities in the order of `LEVELS`."""
        whole = self._model.probabilities(text)[self._order]
        if text.count(" ") < LONG_WORDS:
            return whole
        clauses = [part for part in CLAUSE.split(text) if part.count(" ") >= 2]
        if len(clauses) < 2:
            return whole
        scored = [self._model.probabilities(clause)[self._order] for clause in clauses]
        worst = max(scored, key=lambda each: float(each[0]))
        return np.asarray((1 - CLAUSE_WEIGHT) * whole + CLAUSE_WEIGHT * worst, dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the model into the folder."""
        self._model.save(folder)

    @classmethod
    def load(cls, folder: Path, *, classes: Classes) -> DangerModel:
        """Read what `save` wrote."""
        return cls(TextModel.load(folder, classes=classes))


def logit(chance: float) -> float:
    """Return the logit of a chance, kept finite."""
    kept = min(max(chance, FAINTEST), 1 - FAINTEST)
    return math.log(kept / (1 - kept))


def join(
    *,
    rules: Rules | None,
    model: Array,
    ranking: Sequence[tuple[str, float]],
    joining: Joining,
    words: int,
) -> Verdict:
    """Join rules, model and intent ranking into one verdict."""
    signals = tuple(_as_signal(each) for each in rules.signals) if rules else ()
    rule_level = rules.level if rules else "geen"
    intents = sum(chance for name, chance in ranking if name.startswith(DANGER_GROUP))
    acute = joining.chance(float(model[0]), intents)
    if rule_level == "acuut" and words > SHORT_WORDS and acute < joining.doubt:
        rule_level = "structureel"
    line = joining.line(dict(ranking).get(OFF_TOPIC, 0.0))
    if rule_level == "acuut" or acute >= line:
        reasons = signals or (_model_signal("acuut", acute),)
        answer = kind_of(ranking, named_kinds(rules.signals if rules else ()))
        confidence = _confidence(rule_level == "acuut", acute)
        return Verdict("acuut", confidence, confidence, reasons, answer)
    level = _worry(rule_level, model, joining)
    confidence = float(model[3]) if level == "geen" else 1.0 - float(model[3])
    reasons = signals or (_model_signal(level, confidence),)
    return Verdict(level, round(confidence, 4), acute, reasons)


def _worry(rule_level: str, model: Array, joining: Joining) -> str:
    if rule_level in ("structureel", "vermoeden"):
        return rule_level
    if 1.0 - float(model[3]) < joining.worry:
        return "geen"
    return "structureel" if model[0] + model[1] >= model[2] else "vermoeden"


def _confidence(by_rule: bool, acute: float) -> float:
    # A rule is written to be right nineteen times in twenty (safety/policy.md).
    return round(max(acute, 0.95) if by_rule else acute, 4)


def _as_signal(signal: Any) -> dict[str, Any]:
    return {"rule": signal.rule, "level": signal.level, "words": list(signal.words)}


def _model_signal(level: str, confidence: float) -> dict[str, Any]:
    return {"rule": MODEL, "level": level, "words": [], "confidence": round(confidence, 4)}
