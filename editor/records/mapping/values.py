"""Small values: empty text for `null` or absent, lines for lists, dates as dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any


def words(value: Any) -> str:
    """Return text, empty for None."""
    return "" if value is None else str(value)


def plain(value: Any) -> str:
    """Return what somebody typed, with the line ends and outer space of content/."""
    return str(value or "").replace("\r\n", "\n").strip()


def lines_of(items: Iterable[Any] | None) -> str:
    """Return a list as one item per line."""
    return "\n".join(str(item) for item in items or ())


def items_of(text: str) -> list[str]:
    """Return lines as a list, without empty ones."""
    return [line.strip() for line in plain(text).splitlines() if line.strip()]


def day_of(value: Any) -> date | None:
    """Return a date from `2026-11-23`; None for nothing."""
    return date.fromisoformat(str(value)) if value else None


def text_of_day(value: date | str | None) -> str | None:
    """Return `2026-11-23`, or None."""
    return str(value) if value else None
