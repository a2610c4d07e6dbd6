"""Content releases: which texts and numbers are live, and how a new set takes their place.

`releases/000012/` holds `content/` and `manifest.json` and never changes again; `current.json`
names the live one and is replaced in one step. Whatever is killed when: the old or the new release
is live, never half of one (docs/decisions/0010-content-releases.md).
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from catalog.errors import CatalogueError
from catalog.release_files import (
    MANIFEST,
    UNREADABLE,
    Release,
    home,
    manifest_of,
    numbered,
    read_json,
    verify,
)
from catalog.tree import Tree, file_digest, tree_digest, write_durably

CURRENT = "current.json"
STAGING = ".in-de-maak-"
FRESH_SECONDS = 0.25
# Two files: who has the turn also makes, and would else wait for itself.
LOCK, TURN = ".lock", ".beurt"


@dataclass(frozen=True)
class Status:
    """What is live: the root for loaders, its number (None: the checkout) and what is broken."""

    folder: Path
    number: int | None
    problem: str | None


@dataclass(frozen=True)
class _Seen:
    at: float
    stamp: object
    status: Status


_seen: dict[Path, _Seen] = {}


def published(root: Path) -> Path:
    """Return the folder whose `content/` is live: a good release, else `root` itself."""
    return release_status(root).folder


def release_status(root: Path, *, now_please: bool = False) -> Status:
    """Return what is live; cheap enough for every message (looks at the disk 4 times a second).

    A broken current release gives the newest good one before it, and says so in `problem`.
    `now_please` looks at once.
    """
    place = home(root)
    seen, now = _seen.get(place), time.monotonic()
    if seen and not now_please and now - seen.at < FRESH_SECONDS:
        return seen.status
    stamp = _stamp(place)
    status = seen.status if seen and seen.stamp == stamp else _look(root, place)
    _seen[place] = _Seen(now, stamp, status)
    return status


def make_release(root: Path, tree: Tree, *, note: str) -> Release:
    """Write a new numbered release beside the others, not live yet. The tree must be checked."""
    place = home(root)
    place.mkdir(parents=True, exist_ok=True)
    with _lock(place, LOCK):
        for left_over in place.glob(f"{STAGING}*"):
            shutil.rmtree(left_over, ignore_errors=True)
        number = max((int(folder.name) for folder in numbered(place)), default=0) + 1
        staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=place))
        _fill(staging, tree, number=number, note=note)
        folder = place / f"{number:06}"
        staging.rename(folder)
        _sync_folder(place)
    return manifest_of(folder)


def activate(root: Path, number: int) -> Release:
    """Make a release live, in one step.

    Raises:
        CatalogueError: it does not exist or is not whole; then nothing changes.
    """
    place = home(root)
    release = verify(place / f"{number:06}")
    with _lock(place, LOCK):
        data = json.dumps({"number": number, "digest": release.digest}) + "\n"
        handle, name = tempfile.mkstemp(prefix=".current-", dir=place)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes it private; the bot may run as another user.
        Path(name).chmod(0o644)
        Path(name).replace(place / CURRENT)
        _sync_folder(place)
    _seen.pop(place, None)
    return release


def _look(root: Path, place: Path) -> Status:
    if not (place / CURRENT).exists():
        return Status(root, None, None)
    try:
        current = read_json(place / CURRENT)
        release = verify(place / f"{int(current['number']):06}")
        if release.digest != current["digest"]:
            raise CatalogueError(f"{CURRENT} en inhoudsversie {release.number} verschillen")
        return Status(release.folder, release.number, None)
    except CatalogueError as error:
        return _last_good(root, place, str(error))
    except UNREADABLE:
        return _last_good(root, place, f"{CURRENT} is niet te lezen")


def _last_good(root: Path, place: Path, problem: str) -> Status:
    try:
        broken = int(read_json(place / CURRENT)["number"])
    except UNREADABLE:
        broken = 10**6
    for folder in sorted(numbered(place), reverse=True):
        # A higher number was never made live: something stopped it.
        if int(folder.name) >= broken:
            continue
        try:
            release = verify(folder)
        except (CatalogueError, OSError):
            continue
        return Status(release.folder, release.number, problem)
    return Status(root, None, problem)


def _fill(folder: Path, tree: Tree, *, number: int, note: str) -> None:
    write_durably(folder, tree)
    hashes = {name: file_digest(data) for name, data in tree.items()}
    manifest = {
        "number": number,
        "made_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "note": note,
        "digest": tree_digest(hashes),
        "files": hashes,
    }
    write_durably(folder, {MANIFEST: (json.dumps(manifest, indent=1) + "\n").encode()})
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)


def _stamp(place: Path) -> object:
    """Return what changes when current.json, or a file of the release it names, changes."""
    try:
        stat = (place / CURRENT).stat()
        number = read_json(place / CURRENT)["number"]
        files = (place / f"{int(number):06}").rglob("*")
        rows = [(path.name, s.st_mtime_ns, s.st_size) for path in files if (s := path.stat())]
    except UNREADABLE as error:
        # Unreadable is a state too; a time makes sure that it is looked at again.
        return (type(error).__name__, (place / CURRENT).exists(), time.monotonic())
    return (stat.st_ino, stat.st_mtime_ns, tuple(sorted(rows)))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def turn(root: Path) -> Iterator[None]:
    """Wait for one's turn to compare, make and activate; one at a time, over all processes."""
    place = home(root)
    place.mkdir(parents=True, exist_ok=True)
    with _lock(place, TURN):
        yield


@contextmanager
def _lock(place: Path, name: str) -> Iterator[None]:
    with (place / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
