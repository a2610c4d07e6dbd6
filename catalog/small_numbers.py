"""What may be shown of the counts: no number under five, and none that subtraction gives away.

- A subject of a week is shown from five answers on. Nothing and few look the same.
- A week that is not over is not shown: who looks twice would see when one person came.
- A total is shown only when it tells nothing about any single hidden number (`_tells_nothing`).
- Questions back are shown per week, never per subject, and only when the answers that were no
  question back are five or more too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from catalog.counts import Count

MINIMUM = 5
LARGEST_HIDDEN = MINIMUM - 1


@dataclass(frozen=True)
class ShownWeek:
    """One week. `answers` lacks the subjects under the minimum; a total of None is not told."""

    week: str
    answers: Mapping[str, int]
    total: int | None = None
    asked_back: int | None = None


def shown_weeks(
    counts: Iterable[Count], weeks: Iterable[str], *, subject_of: Callable[[str], str]
) -> tuple[ShownWeek, ...]:
    """Return what may be shown of these weeks, all gemeenten together, in the order given.

    `weeks` must be over; `subject_of` puts a theme (an intent) under a subject.
    """
    answers: dict[str, Counter[str]] = {}
    asked: Counter[str] = Counter()
    subjects = set()
    for each in counts:
        subject = subject_of(each.theme)
        subjects.add(subject)
        answers.setdefault(each.week, Counter())[subject] += each.answers
        asked[each.week] += each.asked_back
    return tuple(
        _shown(week, answers.get(week, Counter()), asked[week], subjects=len(subjects))
        for week in weeks
    )


def _shown(week: str, answers: Counter[str], asked: int, *, subjects: int) -> ShownWeek:
    shown = {subject: number for subject, number in answers.items() if number >= MINIMUM}
    total = sum(answers.values())
    if not _tells_nothing(total - sum(shown.values()), hidden=subjects - len(shown)):
        return ShownWeek(week, shown)
    told = min(asked, total - asked) >= MINIMUM
    return ShownWeek(week, shown, total, asked if told else None)


def _tells_nothing(rest: int, *, hidden: int) -> bool:
    """Return whether the sum of the hidden numbers leaves each anything from none to four.

    Whoever knows the total knows this sum. With two hidden subjects a sum of eight means four and
    four; with ten it means nothing. `hidden` counts the subjects that were ever asked about: a
    reader may think of more, which only makes it safer.
    """
    return MINIMUM <= rest <= LARGEST_HIDDEN * (hidden - 1)
