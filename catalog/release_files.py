"""A content release on disk: a numbered folder, its manifest, and the proof of every file."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.errors import CatalogueError
from catalog.tree import file_digest, read_tree, tree_digest

HOME_VARIABLE = "VALLEI_RELEASES"
MANIFEST = "manifest.json"
NUMBERED = re.compile(r"\d{6}")
UNREADABLE = (OSError, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class Release:
    """An immutable set of content. `folder` is the root for loaders; `made_at` is ISO 8601, UTC."""

    number: int
    made_at: str
    note: str
    digest: str
    folder: Path


def home(root: Path) -> Path:
    """Return the folder of the releases."""
    return Path(os.environ.get(HOME_VARIABLE) or root / "releases").absolute()


def list_releases(root: Path) -> tuple[Release, ...]:
    """Return all releases with a readable manifest, newest first; hashes are not verified."""
    found = []
    for folder in sorted(numbered(home(root)), reverse=True):
        try:
            found.append(manifest_of(folder))
        except CatalogueError:
            continue
    return tuple(found)


def verify(folder: Path) -> Release:
    """Return the release in a folder after proving every file.

    Raises:
        CatalogueError: the manifest or a file is missing, extra or changed; in Dutch.
    """
    release = manifest_of(folder)
    hashes = {name: file_digest(data) for name, data in read_tree(folder).items()}
    listed: dict[str, str] = read_json(folder / MANIFEST)["files"]
    wrong = sorted(set(hashes.items()) ^ set(listed.items()))
    if wrong:
        raise CatalogueError(f"inhoudsversie {release.number}: {wrong[0][0]} is niet meer gaaf")
    if tree_digest(hashes) != release.digest:
        raise CatalogueError(f"inhoudsversie {release.number}: het manifest is veranderd")
    return release


def manifest_of(folder: Path) -> Release:
    """Return what the manifest of a folder says, without proof.

    Raises:
        CatalogueError: it is missing or unreadable.
    """
    try:
        data = read_json(folder / MANIFEST)
        return Release(int(data["number"]), data["made_at"], data["note"], data["digest"], folder)
    except UNREADABLE as error:
        message = f"inhoudsversie {folder.name}: geen leesbaar manifest"
        raise CatalogueError(message) from error


def read_json(path: Path) -> Any:
    """Return a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def numbered(place: Path) -> Iterator[Path]:
    """Yield the folders of releases, in no order."""
    if place.is_dir():
        yield from (path for path in place.iterdir() if NUMBERED.fullmatch(path.name))
