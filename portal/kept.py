"""Files that were handed out by their hashed name, so that a page which names one keeps working.

A website may have pasted a script with its integrity value months ago. Such files stay in
`var/widget/` and are checked against their name when read; others stay in memory for a while.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

from portal.assets import TYPES, Asset, asset_of

logger = logging.getLogger(__name__)
IN_MEMORY = 64


class Kept:
    """Assets by address."""

    def __init__(self, var: Path | None):
        """Read what was handed out before; `var` None keeps nothing beyond this process."""
        self._folder = var / "widget" if var else None
        self._for_long = {asset.url: asset for asset in self._read()}
        self._recent: OrderedDict[str, Asset] = OrderedDict()

    def get(self, url: str) -> Asset | None:
        """Return the asset at an address (a path), or None."""
        return self._for_long.get(url) or self._recent.get(url)

    def add(self, asset: Asset, *, for_long: bool = False) -> None:
        """Keep an asset; `for_long` also for the next processes."""
        self._recent[asset.url] = asset
        self._recent.move_to_end(asset.url)
        while len(self._recent) > IN_MEMORY:
            self._recent.popitem(last=False)
        if for_long and asset.url not in self._for_long:
            self._for_long[asset.url] = asset
            self._write(asset)

    def _write(self, asset: Asset) -> None:
        if self._folder is None:
            return
        path = self._folder / asset.url.rsplit("/", 1)[1]
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(".part")
            part.write_bytes(asset.body)
            part.replace(path)
        except OSError as error:
            logger.error("A handed-out file cannot be kept: %s", error)

    def _read(self) -> Iterator[Asset]:
        if self._folder is None or not self._folder.is_dir():
            return
        for path in sorted(self._folder.iterdir()):
            stem, suffix = path.name.split(".", 1)[0], path.suffix
            if suffix not in TYPES:
                continue
            asset = asset_of(f"{stem}{suffix}", path.read_bytes())
            if asset.url.endswith(f"/{path.name}"):  # Else it was changed since.
                yield asset
