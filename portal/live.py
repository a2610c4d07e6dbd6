"""The words of the portal as they are now: of the live content release, or of content/.

Looked at twice a second; what changed is built anew and taken over whole. What is broken keeps
the last good words and is reported in `problem`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import catalog
from portal.assets import FOLDER as STATIC
from portal.assets import Assets, build_assets
from portal.host_pages import HostPages
from portal.kept import Kept
from portal.pages import FOLDER as TEMPLATES
from portal.pages import Pages
from portal.settings import SettingError, Settings
from portal.themes import FOLDER as THEMES
from portal.widget_build import FOLDER as WIDGET
from portal.words import Words, load_words

logger = logging.getLogger(__name__)
DRAFTS = (STATIC, TEMPLATES, THEMES, WIDGET)
READ = ("portal.yml", "contacts/*.yml", "gemeenten/*.yml")


@dataclass(frozen=True)
class Face:
    """All that is made from one set of words."""

    words: Words
    assets: Assets
    pages: Pages
    host: HostPages


class Live:
    """Holds the face that residents see now."""

    def __init__(self, settings: Settings):
        """Build the first face. Raises catalog.CatalogueError when content/ is wrong too."""
        self._settings = settings
        self.problem: str | None = None
        self.release: int | None = None
        self.files = Kept(settings.var)
        # Handed out with a hash for their integrity: made from the checkout, so that it changes
        # with the software and not with each text; the server sends newer words along.
        self._checkout = self._built(settings.root)
        self.pinned = self._checkout.assets["widget.js"]
        self.files.add(self.pinned, for_long=True)
        self.face = self._checkout
        self._stamp: object = None
        self.refresh()

    def refresh(self) -> None:
        """Take over what changed; blocks while it reads."""
        status = catalog.release_status(self._settings.root)
        stamp = (status, self._fingerprint(status.folder))
        if stamp == self._stamp:
            return
        self._stamp = stamp
        try:
            self._take(self._built(status.folder))
            self.release, self.problem = status.number, status.problem
        except (catalog.CatalogueError, SettingError, OSError, ValueError) as error:
            self.problem = str(error)
        if self.problem:
            logger.error("Words not taken over, the last good ones stay: %s", self.problem)

    def _take(self, face: Face) -> None:
        for asset in face.assets.values():
            self.files.add(asset)
        self.face = face

    def _built(self, folder: Path) -> Face:
        words = load_words(folder, exit_goal=self._settings.exit_goal)
        assets = build_assets(words)
        return Face(words, assets, Pages(words, assets), HostPages(words, assets))

    def _fingerprint(self, folder: Path) -> frozenset[tuple[str, int, int]]:
        content = folder / "content"
        paths = [path for pattern in READ for path in content.glob(pattern)]
        if self._settings.development:  # Who works on the page sees it at the next reload.
            paths += [path for room in DRAFTS for path in room.glob("*")]
        stats = []
        for path in paths:
            try:
                stat = path.stat()
            except OSError:  # An editor may replace a file between listing and stat.
                continue
            stats.append((str(path), stat.st_mtime_ns, stat.st_size))
        return frozenset(stats)
