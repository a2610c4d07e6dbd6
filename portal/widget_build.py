"""Puts widget.js together: the parts in widget/, with the words, numbers and looks in them.

The emergency card must work without any server, so everything the chat window may have to say is
in the script. Words and numbers come from content/ when the portal starts, never from the parts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.themes import OWN_TOKENS, PAIRS, SHAPES, TOKENS, Theme
from portal.words import Words

FOLDER = Path(__file__).parent / "widget"
PARTS = ("nodes", "format", "talk", "looks", "messages", "panel", "chat", "leave", "guard")
STYLES = ("widget", "messages", "exit")
DEFAULT = "algemeen"
COMMENT = re.compile(r"^\s*(/\*.*?\*/|//[^\n]*)\s*$", re.MULTILINE | re.DOTALL)


def widget_script(words: Words, themes: Mapping[str, Theme]) -> str:
    """Return the whole script."""
    data = {
        "WORDS": words.for_widget(),
        "THEMES": {name: theme.for_widget() for name, theme in themes.items()},
        "DEFAULT_THEME": DEFAULT,
        "TOKENS": dict(TOKENS),
        "OWN": [*OWN_TOKENS, *SHAPES],
        "PAIRS": PAIRS,
        "STYLES": {name: _style(name) for name in STYLES},
    }
    constants = "\n".join(f"const {name} = {_json(value)};" for name, value in data.items())
    parts = "\n".join(_part(name) for name in PARTS)
    return f'(() => {{\n"use strict";\n{constants}\n{parts}\n}})();\n'


def theme_style(themes: Mapping[str, Theme]) -> str:
    """Return the style sheet with the colours of every theme, for our own and the demo pages."""
    rules = []
    for name, theme in themes.items():
        rules.append(_rule(f'[data-theme="{name}"]', theme.short("licht")))
        dark = _rule(f'[data-theme="{name}"]', theme.short("donker"))
        rules.append(f"@media (prefers-color-scheme: dark) {{ {dark} }}")
    return "\n".join(rules) + "\n"


def _rule(selector: str, values: Mapping[str, str]) -> str:
    return (
        f"{selector} {{ " + " ".join(f"--{key}: {value};" for key, value in values.items()) + " }"
    )


def _part(name: str) -> str:
    return COMMENT.sub("", (FOLDER / f"{name}.js").read_text(encoding="utf-8"))


def _style(name: str) -> str:
    text = COMMENT.sub("", (FOLDER / f"{name}.css").read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", text).strip()


def _json(value: Any) -> str:
    # "<" could end the script in an inline <script>; a webmaster may paste it into one.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
