"""The same figures for a part of the messages: one signal, role, style or group of intents."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.quality.cases import Outcome
from bench.quality.figures import ACUTE, HARMLESS, Share, group, labelled, macro_f1, share

Key = Callable[[Outcome], str]

SLICES: tuple[tuple[str, Key], ...] = (
    ("signaal", lambda each: each.case.signal),
    ("rol", lambda each: each.case.role),
    ("stijl", lambda each: each.case.style),
    ("groep", lambda each: group(each.case.intent)),
)


@dataclass(frozen=True)
class Slice:
    """What is known of a part.

    `recall`: acute messages alarmed; `precision`: alarms that were acute; `false_alarms`:
    harmless messages alarmed; `level_f1`: macro-F1 over the levels of danger; `intents` and
    `groups`: how often these are right.
    """

    name: str
    size: int
    recall: Share
    precision: Share
    false_alarms: Share
    level_f1: float
    groups: Share
    intents: Share


def sliced(outcomes: Sequence[Outcome], key: Key) -> list[Slice]:
    """Return a slice per value of the key, largest first."""
    parts: dict[str, list[Outcome]] = {}
    for each in outcomes:
        parts.setdefault(key(each), []).append(each)
    ordered = sorted(parts.items(), key=lambda item: (-len(item[1]), item[0]))
    return [measured(name, part) for name, part in ordered]


def measured(name: str, part: Sequence[Outcome]) -> Slice:
    """Return the figures of one part."""
    levels = [(each.case.danger, each.level) for each in part]
    return Slice(
        name=name,
        size=len(part),
        recall=share(labelled(part, ACUTE), lambda each: each.alarmed),
        precision=share([o for o in part if o.alarmed], lambda each: each.case.danger == ACUTE),
        false_alarms=share(labelled(part, HARMLESS), lambda each: each.alarmed),
        level_f1=macro_f1(levels) if part else math.nan,
        groups=share(part, lambda each: group(each.intent) == group(each.case.intent)),
        intents=share(part, lambda each: each.intent == each.case.intent),
    )


@dataclass(frozen=True)
class Group:
    """How well one group of intents is told from the others."""

    name: str
    recall: Share
    precision: Share
    f1: float
    intent_f1: float


def groups(outcomes: Sequence[Outcome]) -> list[Group]:
    """Return each true group of intents, largest first; `intent_f1` is macro within the group."""
    pairs = [(group(each.case.intent), group(each.intent)) for each in outcomes]
    found = []
    for name in {true for true, _ in pairs}:
        hits = sum(pair == (name, name) for pair in pairs)
        recall = Share(hits, sum(true == name for true, _ in pairs))
        precision = Share(hits, sum(predicted == name for _, predicted in pairs))
        within = [(o.case.intent, o.intent) for o in outcomes if group(o.case.intent) == name]
        f1 = 2 * hits / (recall.total + precision.total)
        found.append(Group(name, recall, precision, f1, macro_f1(within)))
    return sorted(found, key=lambda each: (-each.recall.total, each.name))


def matrix(pairs: Sequence[tuple[str, str]]) -> tuple[list[str], list[str], list[list[int]]]:
    """Return true names, predicted names and counts (a row per true name) of the pairs."""
    rows = sorted({true for true, _ in pairs})
    extra = sorted({predicted for _, predicted in pairs} - set(rows))
    columns = rows + extra
    counts = {pair: 0 for pair in ((row, column) for row in rows for column in columns)}
    for pair in pairs:
        counts[pair] += 1
    return rows, columns, [[counts[row, column] for column in columns] for row in rows]
