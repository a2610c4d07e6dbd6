"""Is a contact reachable at a moment: OSM opening hours, Amsterdam time, Dutch public holidays.

Evaluated by the library opening-hours-py. Hours that were not established give None, so that
nobody is ever sent to a desk or chat that may be closed.
Notation: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
"""

from __future__ import annotations

from datetime import datetime, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from catalog.records import Contact

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
Way = Literal["telephone", "chat"]


def is_open(contact: Contact, at: datetime, *, way: Way = "telephone") -> bool | None:
    """Return whether a contact answers at a moment; None when its hours are not established.

    `at` needs a timezone. `way` chooses the telephone (or desk) hours or those of the chat.

    Raises:
        ValueError: `at` has no timezone.
    """
    hours = _hours(contact, way)
    return None if hours is None else _is_open(hours, _local(at))


def next_change(contact: Contact, at: datetime, *, way: Way = "telephone") -> datetime | None:
    """Return when it opens or closes next (Amsterdam time); None when never or unknown.

    Raises:
        ValueError: `at` has no timezone.
    """
    hours = _hours(contact, way)
    if hours is None:
        return None
    return _next_change(hours, _local(at))


def hours_problem(hours: str) -> str | None:
    """Return in Dutch what is wrong with an opening-hours text, or None."""
    try:
        parsed(hours)
    except ParserError:
        return (
            f"de tijden '{hours}' zijn niet te lezen; voorbeelden:"
            " 24/7, Mo-Su,PH 11:00-21:00, Mo-Fr 09:00-17:00; PH off"
        )
    return None


def _hours(contact: Contact, way: Way) -> str | None:
    if way == "telephone":
        return contact.hours_available
    return contact.chat.hours_available if contact.chat and contact.chat.available else None


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment needs a timezone: without one, a server in UTC is hours wrong")
    # By way of UTC, so that the hour that is skipped in spring becomes one that exists.
    return at.astimezone(timezone.utc).astimezone(AMSTERDAM)


# Many contacts share their hours, and one answer asks about several of them at one moment.
@lru_cache(maxsize=1024)
def _is_open(hours: str, at: datetime) -> bool:
    return bool(parsed(hours).is_open(at))


@lru_cache(maxsize=1024)
def _next_change(hours: str, at: datetime) -> datetime | None:
    change = parsed(hours).next_change(at)
    return None if change is None else _local(change)


@lru_cache(maxsize=256)
def parsed(hours: str) -> OpeningHours:
    """Return opening hours as the library reads them: Amsterdam time, Dutch holidays.

    Raises:
        ParserError: they cannot be read.
    """
    return OpeningHours(hours, timezone=AMSTERDAM, country="NL")
