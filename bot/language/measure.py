"""Measure concepts and rules on labelled messages and write docs/signals.md.

    python -m bot.language.measure data/danger/*.jsonl [--docs docs/signals.md] [--misses acuut]

Each line of the input: {"text", "danger": acuut|structureel|vermoeden|geen}. For every rule and
concept it counts on which labels it fires; precision of an acute rule is the share of its messages
that are acute. Output: one JSON line with the totals; with --docs also the table for the reviewer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.language.analysis import Analyser, Analysis
from bot.language.rules import LEVELS

ROOT = Path(__file__).resolve().parents[2]
LABELS = tuple(reversed(LEVELS))
MIN_MESSAGES = 3
"""With fewer messages a precision says nothing and is not printed."""


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

    def summary(self) -> dict[str, float | int]:
        """Recall and precision of level acuut, and false alarms among the harmless."""
        hit = self.levels["acuut", "acuut"]
        acute = sum(n for (label, _), n in self.levels.items() if label == "acuut")
        fired = sum(n for (_, level), n in self.levels.items() if level == "acuut")
        harmless = sum(n for (label, _), n in self.levels.items() if label == "geen")
        return {
            "messages": sum(self.levels.values()),
            "acute_recall": round(hit / acute, 4) if acute else 0.0,
            "acute_precision": round(hit / fired, 4) if fired else 0.0,
            "harmless_alarmed": self.levels["geen", "acuut"],
            "harmless": harmless,
        }


def read_labelled(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Pairs (text, label) of JSON lines. Raises ValueError, in Dutch, for an unknown label."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            if row["danger"] not in LEVELS:
                raise ValueError(f"{path.name}, regel {number}: onbekend label {row['danger']!r}")
            yield row["text"], row["danger"]


def table(tally: Tally, analyser: Analyser, messages: int) -> str:
    """The generated part of docs/signals.md: Markdown tables in Dutch."""
    lines = [
        f"Gemeten op {messages} gelabelde berichten; kolommen: op hoeveel berichten met dat",
        "label de regel of het begrip afgaat. Precisie = aandeel met het label van de regel",
        "of een ernstiger.",
        "",
        "| regel | niveau | " + " | ".join(LABELS) + " | precisie | naam |",
        "|---|---|" + "---|" * (len(LABELS) + 2),
    ]
    for rule in analyser.rules:
        lines.append(_row(f"{rule.id} | {rule.level}", tally.rules[rule.id], rule.level, rule.name))
    lines += [
        "",
        "| begrip | groep | " + " | ".join(LABELS) + " | niet onschuldig | betekenis |",
        "|---|---|" + "---|" * (len(LABELS) + 2),
    ]
    for concept in analyser.concepts.values():
        counts = tally.concepts[concept.id]
        lines.append(_row(f"{concept.id} | {concept.group}", counts, None, concept.meaning))
    return "\n".join(lines) + "\n"


def _row(head: str, counts: Counter[str], level: str | None, name: str) -> str:
    total = sum(counts.values())
    floor = LEVELS.index(level) if level else 1
    good = sum(counts[label] for label in LEVELS[floor:])
    share = f"{good / total:.2f}" if total >= MIN_MESSAGES else "–"
    cells = " | ".join(str(counts[label]) for label in LABELS)
    return f"| {head} | {cells} | {share} | {name} |"


MARK = "<!-- gegenereerd door python -m bot.language.measure; niet met de hand wijzigen -->"


def write_docs(path: Path, generated: str) -> None:
    """Replace what stands under the mark in `path`; what stands above it is written by hand."""
    head = path.read_text(encoding="utf-8").split(MARK)[0] if path.exists() else ""
    path.write_text(f"{head}{MARK}\n\n{generated}", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; see the module docstring."""
    parser = argparse.ArgumentParser(description="Meet signalen en regels op gelabelde berichten.")
    parser.add_argument("files", nargs="+", type=Path, help="JSON-regels met text en danger")
    parser.add_argument("--docs", type=Path, help="schrijf de tabel in dit bestand")
    parser.add_argument(
        "--misses", choices=LEVELS, help="toon berichten met dit label, anders gezien"
    )
    options = parser.parse_args(arguments)
    analyser = Analyser.from_rooms(ROOT)
    tally, messages = Tally(), 0
    for text, label in read_labelled(options.files):
        analysis = analyser.analyse(text)
        tally.add(label, analysis)
        messages += 1
        if options.misses == label != analysis.level:
            rules = " ".join(f"{s.rule}:{'+'.join(s.words)}" for s in analysis.signals)
            sys.stdout.write(f"{analysis.level}\t{rules}\t{text}\n")
    if options.docs:
        write_docs(options.docs, table(tally, analyser, messages))
    sys.stdout.write(json.dumps(tally.summary()) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
