"""What the learning curve shows: figures per part of the text, tables and plot."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bench.plots import Panel, Plot, Point
from bench.quality.cases import Outcome
from bench.quality.figures import ACUTE, HARMLESS, Share, alarms_at, auc, group, labelled, share
from bench.quality.peers import shown
from bench.quality.slices import SLICES, Key, sliced

RECALL = 0.98
ALARMS = 0.05  # Parts are compared at the line where this share of the harmless alarms.
FEWEST = 10  # Messages; a smaller class of wording says nothing.
HEAD = """\
# Leercurve

Gemaakt door `python -m bench.curve`: de hele pipeline leert van een achtste, een kwart, de helft
en alle leertekst, en wordt getoetst op de apart gehouden berichten (`tests/nlu/heldout`). Zo is te
zien waar meer tekst nog loont. Tussen haken het 95 %-interval (Wilson)."""


@dataclass(frozen=True)
class Step:
    """What one part of the text gave; `seconds` of training."""

    share: Fraction
    messages: int
    examples: int
    seconds: float
    outcomes: Sequence[Outcome]

    @property
    def text(self) -> int:
        """Return how many messages it learned from."""
        return self.messages + self.examples

    @property
    def danger_auc(self) -> float:
        """Return the chance that an acute message scores above a harmless one."""
        return auc(self.scores(ACUTE), self.scores(HARMLESS))

    @property
    def false_alarms(self) -> Share:
        """Return the harmless messages alarmed where `RECALL` of the acute ones is found."""
        return alarms_at(RECALL, self.scores(ACUTE), self.scores(HARMLESS))

    @property
    def groups(self) -> Share:
        """Return how often the group of the intent is right."""
        return share(self.outcomes, lambda o: group(o.intent) == group(o.case.intent))

    @property
    def intents(self) -> Share:
        """Return how often the intent is right."""
        return share(self.outcomes, lambda o: o.intent == o.case.intent)

    def scores(self, level: str) -> list[float]:
        """Return the chances of acute danger of the messages of a level."""
        return [each.acute_chance for each in labelled(self.outcomes, level)]

    def summary(self) -> dict[str, object]:
        """Return the figures, for a line of JSON."""
        return {
            "share": str(self.share),
            "messages": self.text,
            "training_seconds": round(self.seconds),
            "danger_auc": round(self.danger_auc, 4),
            "false_alarms_at_recall_0.98": round(self.false_alarms.value, 4),
            "group": round(self.groups.value, 4),
            "intent": round(self.intents.value, 4),
        }


def curve_report(steps: Sequence[Step]) -> str:
    """Return the report over the parts, smallest first."""
    lines = [*HEAD.splitlines(), "", *_whole(steps), ""]
    lines += ["![Leercurve](plots/leercurve.svg)", ""]
    lines += ["Winst = wat de laatste verdubbeling van de tekst opleverde, in procentpunten.", ""]
    for title, key in SLICES[1:]:
        lines += [f"## Groep van de intent goed, per {title}", "", *_classes(steps, key, _right)]
        lines += [""]
    title = f"Acuut gevonden bij {ALARMS:.0%} vals alarm"
    for name, key in SLICES[:3]:
        lines += [f"## {title}, per {name}", "", *_classes(steps, key, _found), ""]
    return "\n".join(lines).rstrip() + "\n"


def curve_plot(steps: Sequence[Step]) -> Plot:
    """Return false alarms and right intents against the number of messages."""
    ticks = [float(step.text) for step in steps]
    alarms = {"vals alarm": [_point(step, step.false_alarms) for step in steps]}
    right = {
        "groep goed": [_point(step, step.groups) for step in steps],
        "intent goed": [_point(step, step.intents) for step in steps],
    }
    return Plot(
        [
            Panel("Groep en intent", "berichten", "aandeel goed", right, ticks=ticks),
            Panel(f"Vals alarm bij vangst {RECALL}", "berichten", "", alarms, ticks=ticks),
        ],
        width=9,
        height=4,
    )


def _point(step: Step, found: Share) -> Point:
    return (float(step.text), found.value, *found.bounds)


def _whole(steps: Sequence[Step]) -> Iterator[str]:
    yield f"| deel | berichten | AUC acuut | vals alarm bij vangst {RECALL} | groep | intent |"
    yield "|---|---|---|---|---|---|"
    for step in steps:
        cells = [str(step.share), str(step.text), f"{step.danger_auc:.4f}"]
        cells += [shown(each) for each in (step.false_alarms, step.groups, step.intents)]
        yield f"| {' | '.join(cells)} |"


Figure = Callable[[Step, Key], dict[str, Share]]


def _right(step: Step, key: Key) -> dict[str, Share]:
    return {each.name: each.groups for each in sliced(step.outcomes, key)}


def _found(step: Step, key: Key) -> dict[str, Share]:
    """Return the acute messages found per class, at the line that alarms `ALARMS` of harmless."""
    harmless = sorted(step.scores(HARMLESS), reverse=True)
    line = harmless[math.floor(ALARMS * len(harmless))]
    acute = labelled(step.outcomes, ACUTE)
    return {
        name: share([o for o in acute if key(o) == name], lambda o: o.acute_chance > line)
        for name in {key(each) for each in acute}
    }


def _classes(steps: Sequence[Step], key: Key, figure: Figure) -> Iterator[str]:
    """Yield a table of the classes of wording, those where the last doubling paid most first."""
    found = [figure(step, key) for step in steps]
    last, before = found[-1], found[-2]
    names = [name for name, each in last.items() if each.total >= FEWEST]
    names.sort(key=lambda name: before[name].value - last[name].value)
    yield f"| | {' | '.join(str(step.share) for step in steps)} | winst | aantal |"
    yield "|---" * (len(steps) + 3) + "|"
    for name in names:
        cells = " | ".join(f"{each[name].value:.3f}" for each in found)
        gain = 100 * (last[name].value - before[name].value)
        yield f"| {name} | {cells} | {gain:+.1f} | {last[name].total} |"
