"""What `bot.language.measure` counted, as tables in Dutch for the safety reviewer."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

from bot.language.analysis import Analyser
from bot.language.rules import LEVELS
from bot.language.tally import HARMLESS, Tally

LABELS = tuple(reversed(LEVELS))
NEUTRAL = (
    "hulp",
    "persoon",
    "tijd",
)  # They say who, when and what: no danger by themselves.
MIN_MESSAGES = 3
"""With fewer messages a precision says nothing and is not printed."""
Z = 1.96  # 95 %: Wilson's interval.
MARK = "<!-- gegenereerd door python -m bot.language.measure; niet met de hand wijzigen -->"
HEAD = """\
Gemeten op {messages} gelabelde berichten, waarvan {harmless} onschuldig, die de schrijver van de
begrippen niet kende. De regels alleen vinden hierin {recall:.0%} van de acute berichten; van wat
zij acuut noemen is {precision:.0%} dat ook; op {alarmed} onschuldige slaan zij alarm. Deze
berichten zijn met opzet moeilijk: veel onschuldige zijn de tweeling van een acuut bericht.

**Betekenisklassen**: {share:.1%} van de {words} woorden in de apart gehouden berichten heeft een
klasse (`data/words/`; doel: minstens 90 %).

## Regels

Kolommen: op hoeveel berichten met dat label de regel afgaat. Precisie = aandeel met het label van
de regel of een ernstiger, met het 95 %-interval.
"""
CONCEPTS = """
## Begrippen

Precisie = aandeel van de berichten met dit begrip dat niet onschuldig is, met het 95 %-interval;
per 1.000 = op hoeveel van duizend onschuldige berichten het afgaat. Een begrip is nog geen alarm:
pas een regel of het lerende deel maakt er een niveau van.
"""


def table(tally: Tally, analyser: Analyser, covered: tuple[float, int]) -> str:
    """The generated part of docs/signals.md: Markdown tables in Dutch."""
    found, (share, words) = tally.summary(), covered
    told = HEAD.format(
        messages=found["messages"],
        harmless=tally.harmless,
        recall=found["acute_recall"],
        precision=found["acute_precision"],
        alarmed=found["harmless_alarmed"],
        share=share,
        words=words,
    )
    lines = [*told.splitlines(), *_head("regel | niveau", "precisie | naam")]
    for rule in analyser.rules:
        counts = tally.rules[rule.id]
        good = precision(counts, LEVELS.index(rule.level))
        lines.append(_row(f"{rule.id} | {rule.level}", counts, good, rule.name))
    lines += CONCEPTS.splitlines()
    lines += _head("begrip | groep", "precisie | per 1.000 | betekenis")
    for concept in analyser.concepts.values():
        counts = tally.concepts[concept.id]
        good = "n.v.t." if concept.group in NEUTRAL else precision(counts, 1)
        often = f"{1000 * counts[HARMLESS] / max(tally.harmless, 1):.1f}"
        head = f"{concept.id} | {concept.group}"
        lines.append(_row(head, counts, f"{good} | {often}", concept.meaning))
    return "\n".join(lines) + "\n"


def precision(counts: Counter[str], floor: int) -> str:
    """Return the share with at least this level and its interval, or a dash for too few."""
    total = sum(counts.values())
    if total < MIN_MESSAGES:
        return "–"
    share = sum(counts[label] for label in LEVELS[floor:]) / total
    middle = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = math.sqrt(share * (1 - share) / total + Z * Z / (4 * total**2)) * Z / (1 + Z * Z / total)
    return f"{share:.2f} ({max(0.0, middle - half):.2f}–{min(1.0, middle + half):.2f})"


def write_docs(path: Path, generated: str) -> None:
    """Replace what stands under the mark in `path`; what stands above it is written by hand."""
    head = path.read_text(encoding="utf-8").split(MARK)[0] if path.exists() else ""
    path.write_text(f"{head}{MARK}\n\n{generated}", encoding="utf-8")


def _head(first: str, last: str) -> list[str]:
    names = f"| {first} | {' | '.join(LABELS)} | {last} |"
    return ["", names, "|---" * (names.count("|") - 1) + "|"]


def _row(head: str, counts: Counter[str], good: str, name: str) -> str:
    cells = " | ".join(str(counts[label]) for label in LABELS)
    return f"| {head} | {cells} | {good} | {name} |"
