"""The facts that an answer needs at this moment, read again only when a file changed.

Reading 55 contacts takes 25 ms; looking whether they changed takes less than one. What is broken
keeps the last good facts, as with the texts.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from catalog.contacts import load_contacts
from catalog.errors import CatalogueError
from catalog.gemeente_records import Gemeenten
from catalog.gemeenten import load_gemeenten
from catalog.places import Places, build_places
from catalog.records import Contact
from catalog.releases import published
from catalog.route_records import Routes
from catalog.routes import build_routes

logger = logging.getLogger(__name__)

FOLDERS = ("content/contacts", "content/gemeenten")
FILES = ("content/routes.yml", "content/voorbehoud.yml")

# Roots are the checkout and content releases, of which new ones keep coming.
MOST_KEPT = 4


@dataclass(frozen=True)
class Facts:
    """Contacts, gemeenten, places and routes of one moment, fitting each other."""

    contacts: Mapping[str, Contact]
    gemeenten: Gemeenten
    places: Places
    routes: Routes


_kept: dict[Path, tuple[object, Facts]] = {}


def load_facts(root: Path) -> Facts:
    """Return the facts of a folder; the last good ones when a file has been broken since.

    Raises:
        CatalogueError: a file is broken and there were no good facts before.
    """
    stamp, kept = _stamp(root), _kept.get(root)
    if kept and kept[0] == stamp:
        return kept[1]
    try:
        facts = _read(root)
    except CatalogueError as error:
        if kept is None:
            raise
        logger.error("Facts not taken over, the previous ones stay: %s", error)
        facts = kept[1]
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[root] = stamp, facts
    return facts


def live_facts(root: Path) -> Facts:
    """Return the facts of the live content release, or of the checkout when that is broken.

    Raises:
        CatalogueError: the checkout is broken too, and was never good.
    """
    folder = published(root)
    try:
        return load_facts(folder)
    except CatalogueError as error:
        if folder == root:
            raise
        _tell_once(str(error))
        return load_facts(root)


@lru_cache(maxsize=16)
def _tell_once(problem: str) -> None:
    logger.error("The content release cannot be used, the checkout serves: %s", problem)


def _read(root: Path) -> Facts:
    contacts, gemeenten = load_contacts(root), load_gemeenten(root)
    routes = build_routes(root, contacts=contacts, gemeenten=gemeenten)
    return Facts(contacts, gemeenten, build_places(gemeenten), routes)


def _stamp(root: Path) -> object:
    paths = [path for folder in FOLDERS for path in (root / folder).glob("*.yml")]
    rows = []
    for path in (*paths, *(root / file for file in FILES)):
        try:
            stat = path.stat()
        except OSError:  # Between listing and stat an editor may replace a file.
            continue
        rows.append((path.name, stat.st_mtime_ns, stat.st_size))
    return frozenset(rows)
