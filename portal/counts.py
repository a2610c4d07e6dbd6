"""Counts for the editor's overview: theme × gemeente × ISO week, and how often we asked back.

No text, no conversation and no time finer than a week. Kept in one small SQLite file, written now
and then; the reader hides every number under five. Standard library only.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

FILE = "counts.sqlite3"
MINIMUM = 5
UNKNOWN = "onbekend"
NAME = re.compile(r"[a-z0-9_]{1,80}")
ZONE = ZoneInfo("Europe/Amsterdam")
BUSY_SECONDS = 5.0
TABLE = """
CREATE TABLE IF NOT EXISTS counts (
  week TEXT NOT NULL, gemeente TEXT NOT NULL, theme TEXT NOT NULL,
  answers INTEGER NOT NULL, asked_back INTEGER NOT NULL,
  PRIMARY KEY (week, gemeente, theme)
) WITHOUT ROWID
"""
ADD = """
INSERT INTO counts VALUES (?, ?, ?, ?, ?) ON CONFLICT (week, gemeente, theme) DO UPDATE
SET answers = answers + excluded.answers, asked_back = asked_back + excluded.asked_back
"""


@dataclass(frozen=True)
class Cell:
    """One number per week (`2026-W48`), gemeente and theme; None: fewer than the minimum.

    `theme` is an intent, `group` its first word; `gemeente` an id or `onbekend`.
    """

    week: str
    gemeente: str
    theme: str
    answers: int | None
    asked_back: int | None

    @property
    def group(self) -> str:
        """Return the group of the intent: `gevaar`, `slachtoffer`, …"""
        return self.theme.split("_", 1)[0]


def this_week() -> str:
    """Return the ISO week in the Netherlands, as `2026-W48`."""
    year, week, _ = datetime.now(ZONE).isocalendar()
    return f"{year}-W{week:02}"


class Counts:
    """Counts in memory until `save`; `folder` None counts nothing."""

    def __init__(self, folder: Path | None, *, week: Callable[[], str] = this_week):
        """Take the folder of the file; it is made at the first save."""
        self._path = folder / FILE if folder else None
        self._week = week
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, str]] = Counter()
        self._asked: Counter[tuple[str, str, str]] = Counter()

    def add(self, theme: str | None, gemeente: str | None, *, asked_back: bool) -> None:
        """Count one answer; a theme that is no plain intent name could be text and is refused."""
        if self._path is None or theme is None or NAME.fullmatch(theme) is None:
            return
        cell = (self._week(), gemeente or UNKNOWN, theme)
        with self._lock:
            self._answers[cell] += 1
            self._asked[cell] += int(asked_back)

    def save(self) -> None:
        """Write what was counted; on a fault it is kept for the next time.

        Raises:
            sqlite3.Error, OSError: it could not be written.
        """
        if self._path is None or not self._answers:
            return
        with self._lock:
            rows = [(*cell, n, self._asked[cell]) for cell, n in self._answers.items()]
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=BUSY_SECONDS)) as file, file:
                file.execute(TABLE)
                file.executemany(ADD, rows)
            self._answers.clear()
            self._asked.clear()


def read_counts(folder: Path, *, minimum: int = MINIMUM) -> list[Cell]:
    """Return all cells, the newest week first; numbers under `minimum` are None.

    There are no totals on purpose: a total and its parts give a hidden number away.
    """
    path = folder / FILE
    if not path.is_file():
        return []
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as file:
        rows = file.execute(
            "SELECT week, gemeente, theme, answers, asked_back FROM counts"
            " ORDER BY week DESC, gemeente, theme"
        ).fetchall()

    def shown(number: int) -> int | None:
        return number if number >= minimum else None

    return [Cell(w, g, t, shown(answers), shown(asked)) for w, g, t, answers, asked in rows]
