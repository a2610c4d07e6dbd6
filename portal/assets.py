"""The files that browsers load, with hashed names, so that they may be kept for long.

Those of static/ as they are; widget.js and themes.css are put together by portal.widget_build.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.themes import load_themes
from portal.widget_build import theme_style, widget_script
from portal.words import Words

FOLDER = Path(__file__).parent / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """A file as served; `integrity` is for the attribute of that name (SRI)."""

    url: str
    body: bytes
    content_type: str
    integrity: str


Assets = Mapping[str, Asset]


def build_assets(words: Words) -> Assets:
    """Return the assets by name: the files of static/, `widget.js` and `themes.css`.

    Raises:
        SettingError: a theme cannot be used.
    """
    themes = load_themes()
    sources = {path.name: path.read_bytes() for path in FOLDER.iterdir() if path.suffix in TYPES}
    sources["widget.js"] = widget_script(words, themes).encode()
    sources["themes.css"] = theme_style(themes).encode()
    return {name: asset_of(name, body) for name, body in sources.items()}


def asset_of(name: str, body: bytes) -> Asset:
    """Return a file with its hash in its address."""
    stem, suffix = name.rsplit(".", 1)
    digest = hashlib.sha384(body).digest()
    return Asset(
        url=f"/static/{stem}.{digest.hex()[:16]}.{suffix}",
        body=body,
        content_type=TYPES[f".{suffix}"],
        integrity=f"sha384-{base64.b64encode(digest).decode()}",
    )
