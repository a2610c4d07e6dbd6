"""Counts on which messages rules and concepts fire, by the label of the message."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bot.language.analysis import Analysis

HARMLESS = "geen"


@dataclass
class Tally:
    """Messages per (given label, found level), and labels per rule and per concept."""

    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    concepts: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, label: str, analysis: Analysis) -> None:
        """Count one analysed message; hits with a context that takes them away do not count."""
        self.levels[label, analysis.level] += 1
        for rule in {signal.rule for signal in analysis.signals}:
            self.rules[rule][label] += 1
        for concept in {hit.concept for hit in analysis.hits if not hit.contexts}:
            self.concepts[concept][label] += 1

    @property
    def harmless(self) -> int:
        """How many harmless messages were counted."""
        return sum(n for (label, _), n in self.levels.items() if label == HARMLESS)

    def summary(self) -> dict[str, float | int]:
        """Recall and precision of level acuut, and false alarms among the harmless."""
        hit = self.levels["acuut", "acuut"]
        acute = sum(n for (label, _), n in self.levels.items() if label == "acuut")
        fired = sum(n for (_, level), n in self.levels.items() if level == "acuut")
        return {
            "messages": sum(self.levels.values()),
            "acute_recall": round(hit / acute, 4) if acute else 0.0,
            "acute_precision": round(hit / fired, 4) if fired else 0.0,
            "harmless_alarmed": self.levels[HARMLESS, "acuut"],
            "harmless": self.harmless,
        }
