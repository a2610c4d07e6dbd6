"""Opening hours as the assistant understands them: the coming two weeks, holidays included."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from opening_hours import OpeningHours

from catalog.hours import AMSTERDAM, hours_problem, parsed

DAYS = 14
NAMES = ("ma", "di", "wo", "do", "vr", "za", "zo")


def coming_days(hours: str, *, now: datetime | None = None) -> list[tuple[str, str]]:
    """Return (day, hours in words) for two weeks; empty when the hours are unknown or wrong."""
    hours = hours.strip()
    if not hours or hours_problem(hours):
        return []
    known = parsed(hours)
    today = (now or datetime.now(AMSTERDAM)).date()
    days = (today + timedelta(days=number) for number in range(DAYS))
    return [(f"{NAMES[day.weekday()]} {day:%d-%m}", _words(known, day)) for day in days]


def _words(known: OpeningHours, day: object) -> str:
    start = datetime.combine(day, time(), AMSTERDAM)  # type: ignore[arg-type]
    spans = known.intervals(start, start + timedelta(days=1))
    found = [_span(span[0], span[1], start) for span in spans if str(span[2]) == "open"]
    return " en ".join(found) or "dicht"


def _span(begin: datetime, end: datetime | None, start: datetime) -> str:
    whole = end is None or end - start >= timedelta(days=1)
    if begin <= start and whole:
        return "dag en nacht"
    until = "24:00" if whole or end is None else f"{end:%H:%M}"
    return f"{begin:%H:%M}–{until}"
