"""Figures with their uncertainty: shares with Wilson intervals, macro-F1, calibration.

Wilson's interval is the one that stays honest for shares near one and small numbers
(Wilson 1927; 95 %: z = 1.96).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.quality.cases import Outcome

Z = 1.96
BINS = 10


@dataclass(frozen=True)
class Share:
    """`hits` out of `total`, with the bounds of the 95 % interval."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """Return the share, 0 to 1; not a number when nothing was counted."""
        return self.hits / self.total if self.total else math.nan

    @property
    def bounds(self) -> tuple[float, float]:
        """Return the Wilson interval."""
        if not self.total:
            return (math.nan, math.nan)
        p, n = self.value, self.total
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return (max(0.0, middle - half), min(1.0, middle + half))


def share(outcomes: Iterable[Outcome], right: Callable[[Outcome], bool]) -> Share:
    """Count how many outcomes are right."""
    results = [right(each) for each in outcomes]
    return Share(sum(results), len(results))


def group(intent: str) -> str:
    """Return the group of an intent."""
    return intent.split("_", 1)[0]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the true labels, from pairs (true, predicted)."""
    true, predicted = Counter(t for t, _ in pairs), Counter(p for _, p in pairs)
    hits = Counter(t for t, p in pairs if t == p)
    scores = [2 * hits[name] / (true[name] + predicted[name]) for name in true]
    return sum(scores) / len(scores) if scores else math.nan


def calibration(outcomes: Sequence[Outcome]) -> tuple[float, list[tuple[float, float, int]]]:
    """Return the expected calibration error of acute danger, and (chance, share, count) per bin."""
    bins: list[list[Outcome]] = [[] for _ in range(BINS)]
    for each in outcomes:
        bins[min(int(each.acute_chance * BINS), BINS - 1)].append(each)
    rows = [
        (
            sum(each.acute_chance for each in found) / len(found),
            sum(each.case.danger == "acuut" for each in found) / len(found),
            len(found),
        )
        for found in bins
        if found
    ]
    error = sum(abs(chance - true) * count for chance, true, count in rows) / len(outcomes)
    return error, rows


def confused(outcomes: Sequence[Outcome], most: int) -> list[tuple[str, str, int]]:
    """Return the commonest wrong intents: (true, predicted, count)."""
    wrong = Counter(
        (each.case.intent, each.intent) for each in outcomes if each.case.intent != each.intent
    )
    return [(true, predicted, count) for (true, predicted), count in wrong.most_common(most)]
