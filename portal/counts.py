"""Counts for the editor's overview: theme × gemeente × ISO week, and how often we asked back.

No text, no conversation and no time finer than a week. Kept in memory and now and then added to
the file; its form, and what may be shown of it, stand in `catalog`.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from catalog.counts import Count, add_counts, this_week

UNKNOWN = "onbekend"
NAME = re.compile(r"[a-z0-9_]{1,80}")


class Counts:
    """Counts in memory until `save`; `folder` None counts nothing."""

    def __init__(self, folder: Path | None, *, week: Callable[[], str] = this_week):
        """Take the folder of the file; it is made at the first save."""
        self._folder = folder
        self._week = week
        self._lock = threading.Lock()
        self._answers: Counter[tuple[str, str, str]] = Counter()
        self._asked: Counter[tuple[str, str, str]] = Counter()

    def add(self, theme: str | None, gemeente: str | None, *, asked_back: bool) -> None:
        """Count one answer; a theme that is no plain intent name could be text and is refused."""
        if self._folder is None or theme is None or NAME.fullmatch(theme) is None:
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
        if self._folder is None or not self._answers:
            return
        with self._lock:
            counts = [Count(*cell, n, self._asked[cell]) for cell, n in self._answers.items()]
            add_counts(self._folder, counts)
            self._answers.clear()
            self._asked.clear()
