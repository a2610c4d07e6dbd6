"""The log as a page: changes to texts (Wagtail's log) and access (ours) in one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.dateparse import parse_datetime
from wagtail.models import ModelLogEntry

from editor.accounts.models import SecurityEvent

ROWS = 50
TEXTS, ACCESS = "teksten", "toegang"
SYSTEM = "het systeem"


@dataclass(frozen=True)
class Row:
    """One line: when, who, what, about what."""

    at: datetime
    who: str
    what: str
    about: str
    detail: str = ""


@dataclass(frozen=True)
class LogPage:
    """Rows, newest first; `older` is where the next page starts, None at the end."""

    rows: tuple[Row, ...]
    older: str | None
    kind: str
    person: str
    people: tuple[tuple[str, str], ...]


def page_of(*, kind: str = "", person: str = "", before: str = "") -> LogPage:
    """Return a page. `person` is the id of an account, `before` a moment in ISO form."""
    names = {user.pk: _name(user) for user in get_user_model().objects.all()}
    until = parse_datetime(before) if before else None
    who = int(person) if person.isdigit() else None
    found: list[Row] = []
    if kind != ACCESS:
        found += _texts(names, who, until)
    if kind != TEXTS:
        found += _access(names, who, until)
    found.sort(key=lambda row: row.at, reverse=True)
    rows = tuple(found[:ROWS])
    older = rows[-1].at.isoformat() if len(found) > ROWS else None
    people = tuple(sorted(((str(pk), name) for pk, name in names.items()), key=lambda p: p[1]))
    return LogPage(rows, older, kind, person, people)


def _texts(names: dict[int, str], who: int | None, until: datetime | None) -> Iterator[Row]:
    entries = ModelLogEntry.objects.order_by("-timestamp")
    if who is not None:
        entries = entries.filter(user_id=who)
    if until is not None:
        entries = entries.filter(timestamp__lt=until)
    for entry in entries[: ROWS + 1]:
        comment = str(entry.data.get("comment") or "") if isinstance(entry.data, dict) else ""
        kind = entry.content_type.name if entry.content_type else ""
        yield Row(
            entry.timestamp,
            names.get(entry.user_id, SYSTEM if entry.user_id is None else "verwijderd account"),
            str(entry.formatter.format_message(entry)) if entry.formatter else entry.action,
            f"{kind}: {entry.label}",
            comment,
        )


def _access(names: dict[int, str], who: int | None, until: datetime | None) -> Iterator[Row]:
    events: Any = SecurityEvent.objects.all()
    if who is not None:
        events = events.filter(user_id=who) | events.filter(actor_id=who)
    if until is not None:
        events = events.filter(at__lt=until)
    for event in events[: ROWS + 1]:
        about = names.get(event.user_id, "")
        yield Row(
            event.at,
            names.get(event.actor_id, about or SYSTEM),
            event.get_kind_display(),
            about,
            event.detail,
        )


def _name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())
