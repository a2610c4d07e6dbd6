"""What residents asked, per subject and week, from the counts of the portal; small ones hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from catalog import CatalogueError, live_facts, theme_of
from catalog.counts import read_counts, week_of
from catalog.small_numbers import ShownWeek, shown_weeks

WEEKS = 6
# Intents that stand in no theme of content/routes.yml, by the first word of their name.
GROUPS = {
    "bot": "over de assistent zelf",
    "gesprek": "groeten, bedanken en korte antwoorden",
    "professional": "vragen van professionals",
}
OTHER = "al het andere"
NOTHING = (
    "Er is nog niets geteld. De tellingen komen vanzelf zodra bewoners de assistent gebruiken."
)
NO_WEEK = "De eerste week van tellen is nog niet om. Cijfers staan hier vanaf de maandag erna."


@dataclass(frozen=True)
class Subject:
    """A line of the table: one number per week, None where it is too small to show."""

    name: str
    numbers: tuple[int | None, ...]


@dataclass(frozen=True)
class Asked:
    """The table, the oldest week first; or in Dutch why there is none (`broken`: to be mended)."""

    weeks: tuple[tuple[ShownWeek, date], ...] = ()
    subjects: tuple[Subject, ...] = ()
    said: str = ""
    broken: bool = False

    @property
    def withheld(self) -> bool:
        """Return whether a number of some week is not told, so that the screen explains it."""
        return any(None in (week.total, week.asked_back) for week, _ in self.weeks)


def asked(today: date) -> Asked:
    """Return what may be shown of the last whole weeks."""
    try:
        counts = read_counts(settings.COUNTS_FOLDER)
        routes = live_facts(settings.CONTENT_ROOT).routes
    except CatalogueError as error:
        return Asked(said=str(error), broken=True)
    if not counts:
        return Asked(said=NOTHING)
    days = _mondays(today, since=min(each.week for each in counts))
    if not days:
        return Asked(said=NO_WEEK)
    names = {theme.id: theme.name for theme in routes.themes if theme.intents}

    def subject_of(intent: str) -> str:
        group = GROUPS.get(intent.split("_", 1)[0], OTHER)
        return names.get(theme_of(routes, intent), group)

    weeks = shown_weeks(counts, map(week_of, days), subject_of=subject_of)
    return Asked(tuple(zip(weeks, days, strict=True)), _subjects(weeks))


def _mondays(today: date, *, since: str) -> list[date]:
    """Return the Mondays of the last weeks that are over, from the first that was counted."""
    monday = today - timedelta(days=today.weekday())
    days = [monday - timedelta(weeks=ago) for ago in range(WEEKS, 0, -1)]
    return [day for day in days if week_of(day) >= since]


def _subjects(weeks: tuple[ShownWeek, ...]) -> tuple[Subject, ...]:
    """Return the subjects with a number in some week, the most asked first."""
    names = {name for week in weeks for name in week.answers}
    rows = [Subject(name, tuple(week.answers.get(name) for week in weeks)) for name in names]
    return tuple(sorted(rows, key=lambda row: (-sum(filter(None, row.numbers)), row.name)))
