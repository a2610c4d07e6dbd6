"""Makes intent and danger agree: an intent that hardly occurs at this level of danger steps back.

Two classifiers look at the same message and each is sometimes wrong. How often an intent occurs
at each level is counted in the training text; multiplying it in raised the share of right groups
on held-out messages from 0.74 to 0.79 (docs/decisions/0007-classifiers.md).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.language.levels import LEVELS
from bot.language.vectors import Array

SMOOTHING = 5.0  # As if each intent had been seen this often with the average spread of levels.
FILE = "agreement.json"

Ranking = list[tuple[str, float]]


class Agreement:
    """How likely each level of danger is for an intent, against its likelihood in general."""

    def __init__(self, lift: Mapping[str, Sequence[float]]) -> None:
        """`lift`: intent → one factor per level, in the order of `LEVELS`."""
        self._lift = {name: np.asarray(each, dtype=np.float32) for name, each in lift.items()}

    @classmethod
    def count(cls, pairs: Iterable[tuple[str, str]]) -> Agreement:
        """Learn from pairs of intent and level."""
        counts: dict[str, Counter[str]] = {}
        overall: Counter[str] = Counter()
        for intent, level in pairs:
            counts.setdefault(intent, Counter())[level] += 1
            overall[level] += 1
        total = sum(overall.values())
        general = [max(overall[level], 1) / max(total, 1) for level in LEVELS]
        return cls({name: _lift(each, general) for name, each in counts.items()})

    def rank(self, ranking: Ranking, levels: Array) -> Ranking:
        """Return the ranking weighed by the probabilities of the levels, best first, sum one."""
        neutral = np.ones(len(LEVELS), dtype=np.float32)
        weighed = [
            (name, chance * float(self._lift.get(name, neutral) @ levels))
            for name, chance in ranking
        ]
        total = sum(chance for _, chance in weighed) or 1.0
        return sorted(
            ((name, chance / total) for name, chance in weighed), key=lambda each: -each[1]
        )

    def save(self, folder: Path) -> None:
        """Write the factors into the folder."""
        lift = {name: [round(float(x), 5) for x in each] for name, each in self._lift.items()}
        (folder / FILE).write_text(json.dumps(lift), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Agreement:
        """Read what `save` wrote."""
        return cls(json.loads((folder / FILE).read_text(encoding="utf-8")))


def _lift(counts: Counter[str], general: Sequence[float]) -> list[float]:
    seen = sum(counts.values()) + SMOOTHING
    return [
        (counts[level] + SMOOTHING * share) / seen / share
        for level, share in zip(LEVELS, general, strict=True)
    ]
