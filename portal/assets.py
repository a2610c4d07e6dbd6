"""The static files, built once at start: hashed names, so a browser may keep them for long.

widget.js carries its style and all its words, numbers included, so that the emergency card
needs no server; both are put in here, from content/, never typed into the script.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portal.words import Words

FOLDER = Path(__file__).parent / "static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
WORDS_MARK, STYLE_MARK = "__PORTAL_WORDS__", "__PORTAL_STYLE__"


@dataclass(frozen=True)
class Asset:
    """A file as served; `integrity` is for the attribute of that name (SRI)."""

    url: str
    body: bytes
    content_type: str
    integrity: str


def build_assets(words: Words) -> Mapping[str, Asset]:
    """Return the assets by the name of their source file (`widget.js`)."""
    sources = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.iterdir())
        if path.suffix in TYPES
    }
    style = sources.pop("widget.css")
    sources["widget.js"] = _filled(
        sources["widget.js"],
        {WORDS_MARK: json.dumps(words.for_widget()), STYLE_MARK: json.dumps(style)},
    )
    return {name: _asset(name, text) for name, text in sources.items()}


def _filled(script: str, values: Mapping[str, str]) -> str:
    for mark, value in values.items():
        if script.count(mark) != 1:
            raise ValueError(f"widget.js: {mark} must stand there exactly once")
        script = script.replace(mark, value)
    return script


def _asset(name: str, text: str) -> Asset:
    body = text.encode()
    stem, suffix = name.rsplit(".", 1)
    digest = hashlib.sha384(body).digest()
    return Asset(
        url=f"/static/{stem}.{digest.hex()[:16]}.{suffix}",
        body=body,
        content_type=TYPES[f".{suffix}"],
        integrity=f"sha384-{base64.b64encode(digest).decode()}",
    )
