"""Kills its own process at the n-th look at the disk, as a power cut or `kill -9` would.

Used inside a child process: `die_at(4, folder)` ends it, without any clean-up, at the fourth time
that something below `folder` is opened, made, renamed or removed. With 0 it only counts.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

WATCHED = ("open", "os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "shutil.rmtree")


class Count:
    """How many times the disk was touched."""

    touched = 0


def die_at(number: int, folder: Path) -> Count:
    """Watch from now on; there is no way back for this process."""
    count, place = Count(), str(folder)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if event not in WATCHED or not any(str(part).startswith(place) for part in arguments):
            return
        count.touched += 1
        if count.touched == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    return count
