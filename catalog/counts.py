"""The file of counts: theme × gemeente × ISO week, written by portals, read by the editor.

One small SQLite file without text, conversation or time finer than a week. What `read_counts`
gives is not for showing: `catalog.small_numbers` says what may be shown of it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import astuple, dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from catalog.errors import CatalogueError

HOME_VARIABLE = "PORTAL_VAR"
FILE = "counts.sqlite3"
ZONE = ZoneInfo("Europe/Amsterdam")
BUSY_SECONDS = 5.0
UNREADABLE = "De tellingen zijn niet te lezen. Vraag een ontwikkelaar te kijken naar het bestand"
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
class Count:
    """The true numbers of one week (`2026-W48`), gemeente (an id or `onbekend`) and theme.

    `theme` is an intent; `asked_back` of the `answers` were a question back.
    """

    week: str
    gemeente: str
    theme: str
    answers: int
    asked_back: int


def home(root: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder in which portals keep their counts: PORTAL_VAR, else `var/`."""
    return Path(environment.get(HOME_VARIABLE) or root / "var").absolute()


def week_of(day: date) -> str:
    """Return the ISO week of a day, as `2026-W48`; later weeks sort later."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def this_week() -> str:
    """Return the ISO week it is now in the Netherlands."""
    return week_of(datetime.now(ZONE).date())


def add_counts(folder: Path, counts: Iterable[Count]) -> None:
    """Add to what is in the file; file and folder are made when missing.

    Raises:
        sqlite3.Error, OSError: it could not be written; then nothing was added.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / FILE, timeout=BUSY_SECONDS)) as file, file:
        file.execute(TABLE)
        file.executemany(ADD, [astuple(each) for each in counts])


def read_counts(folder: Path) -> tuple[Count, ...] | None:
    """Return all counts, the newest week first; None: nothing has been counted yet.

    Raises:
        CatalogueError: the file is broken or may not be read; the message is Dutch.
    """
    path = (folder / FILE).absolute()
    try:
        if not path.is_file():
            return None
        # Read only: who looks never makes or repairs a file that a portal writes in.
        with closing(
            sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        ) as file:
            rows = file.execute(
                "SELECT week, gemeente, theme, answers, asked_back FROM counts"
                " ORDER BY week DESC, gemeente, theme"
            ).fetchall()
    except (sqlite3.Error, OSError) as error:
        raise CatalogueError(f"{UNREADABLE} {FILE}.") from error
    if not all(map(_is_sound, rows)):
        raise CatalogueError(f"{UNREADABLE} {FILE}.")
    return tuple(Count(*row) for row in rows)


def _is_sound(row: tuple[object, ...]) -> bool:
    """Return whether a row holds what it should; SQLite itself takes any type anywhere."""
    *names, answers, asked_back = row
    return (
        all(isinstance(name, str) for name in names)
        and isinstance(answers, int)
        and isinstance(asked_back, int)
        and 0 <= asked_back <= answers
    )
