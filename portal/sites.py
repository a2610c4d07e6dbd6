"""Which websites may carry the chat window: portal/sites.json, a list of origins per gemeente.

An origin is compared whole, never by its ending. In development every port of this computer is
added, for demo pages and tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.settings import SettingError

ORIGIN = re.compile(r"https://(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d{1,5})?")
THIS_COMPUTER = re.compile(r"http://(?:localhost|127\.0\.0\.1)(?::\d{1,5})?")


@dataclass(frozen=True)
class Sites:
    """`gemeenten` by origin; `development` adds this computer."""

    gemeenten: Mapping[str, frozenset[str]]
    development: bool

    def allows(self, origin: str, host: str) -> bool:
        """Return whether a page of `origin` may speak to us; `host` is our own, as it was asked."""
        if origin in self.gemeenten or origin.partition("://")[2] == host:
            return True
        return self.development and THIS_COMPUTER.fullmatch(origin) is not None

    def gemeente(self, origin: str | None, asked: object) -> object:
        """Return the gemeente to use: as asked, unless the site belongs to another one.

        A slip of a webmaster must not send residents of Ede to Barneveld.
        """
        own = self.gemeenten.get(origin or "")
        if own is None or asked in own:
            return asked
        return next(iter(own)) if len(own) == 1 else None


def load_sites(path: Path, *, known: Collection[str], development: bool) -> Sites:
    """Read the list. Raises SettingError for anything but full https origins of known gemeenten."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"{path.name} cannot be read: {error}") from error
    if not isinstance(given, dict) or not set(given) <= set(known):
        raise SettingError(f"{path.name}: the keys must be gemeenten: {', '.join(sorted(known))}")
    found: dict[str, frozenset[str]] = {}
    for gemeente, origins in given.items():
        for origin in _checked(path, gemeente, origins):
            found[origin] = found.get(origin, frozenset()) | {gemeente}
    return Sites(found, development)


def _checked(path: Path, gemeente: str, origins: object) -> Iterator[str]:
    for origin in origins if isinstance(origins, list) else [origins]:
        if not isinstance(origin, str) or ORIGIN.fullmatch(origin) is None:
            raise SettingError(
                f"{path.name}, {gemeente}: {origin!r} is no origin; write it as https://www.example.nl,"
                " in small letters, without a path, slash or star"
            )
        yield origin
