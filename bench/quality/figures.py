"""Figures with their uncertainty: shares with Wilson intervals, macro-F1, calibration, ranking.

Wilson's interval is the one that stays honest for shares near one and small numbers
(Wilson 1927; 95 %: z = 1.96).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.quality.cases import Outcome

Z = 1.96
BINS = 10
ACUTE, HARMLESS = "acuut", "geen"
DANGER = "gevaar"  # The group of intents for acute danger only.


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


@dataclass(frozen=True)
class Bin:
    """Messages given about the same chance: the mean chance, and how many were acute."""

    chance: float
    acute: Share


def share(outcomes: Iterable[Outcome], right: Callable[[Outcome], bool]) -> Share:
    """Count how many outcomes are right."""
    results = [right(each) for each in outcomes]
    return Share(sum(results), len(results))


def group(intent: str) -> str:
    """Return the group of an intent."""
    return intent.split("_", 1)[0]


def labelled(outcomes: Iterable[Outcome], level: str) -> list[Outcome]:
    """Return the outcomes whose message truly has this level of danger."""
    return [each for each in outcomes if each.case.danger == level]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F1 over the true labels, from pairs (true, predicted)."""
    true, predicted = Counter(t for t, _ in pairs), Counter(p for _, p in pairs)
    hits = Counter(t for t, p in pairs if t == p)
    scores = [2 * hits[name] / (true[name] + predicted[name]) for name in true]
    return sum(scores) / len(scores) if scores else math.nan


def calibration(outcomes: Sequence[Outcome]) -> tuple[float, list[Bin]]:
    """Return the expected calibration error of acute danger, and the bins from low to high."""
    bins: list[list[Outcome]] = [[] for _ in range(BINS)]
    for each in outcomes:
        bins[min(int(each.acute_chance * BINS), BINS - 1)].append(each)
    rows = [
        Bin(
            sum(each.acute_chance for each in found) / len(found),
            share(found, lambda each: each.case.danger == ACUTE),
        )
        for found in bins
        if found
    ]
    error = sum(abs(each.chance - each.acute.value) * each.acute.total for each in rows)
    return error / len(outcomes), rows


def auc(wanted: Sequence[float], other: Sequence[float]) -> float:
    """Return the chance that one of `wanted` scores above one of `other` (ties count half)."""
    if not wanted or not other:
        return math.nan
    ordered = sorted(other)
    below = sum(bisect_left(ordered, x) + bisect_right(ordered, x) for x in wanted) / 2
    return below / (len(wanted) * len(other))


def alarms_at(recall: float, acute: Sequence[float], harmless: Sequence[float]) -> Share:
    """Return how many harmless messages alarm at the line that finds this share of the acute."""
    line = sorted(acute, reverse=True)[max(math.ceil(recall * len(acute)) - 1, 0)]
    return Share(sum(score >= line for score in harmless), len(harmless))


def confused(outcomes: Sequence[Outcome], most: int) -> list[tuple[str, str, int]]:
    """Return the commonest wrong intents: (true, predicted, count)."""
    wrong = Counter(
        (each.case.intent, each.intent) for each in outcomes if each.case.intent != each.intent
    )
    return [(true, predicted, count) for (true, predicted), count in wrong.most_common(most)]
