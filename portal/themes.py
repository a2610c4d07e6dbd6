"""The look of the chat window per gemeente: themes/<gemeente>.json.

The names of colours are tokens of NL Design System, so a webmaster finds in them what the own site
has. The widget takes the tokens of the page it stands on when that page has all of them and they
can be read; else those of the theme. Two names are ours, because no token fits: the exit button.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.contrast import SHAPE, TEXT, contrast
from portal.settings import SettingError

FOLDER = Path(__file__).parent / "themes"
COLOUR = re.compile(r"#[0-9a-f]{6}")
SIZE = re.compile(r"\d{1,2}px")
GOAL = re.compile(r"https://[a-z0-9.-]+(/[A-Za-z0-9/_-]*)?")
KEYS = {"gemeente", "aanspreekvorm", "uitgang", "begroeting", "vorm", "licht", "donker"}
FORMS = ("je", "u")

# Short name in widget.css and messages.css → token.
TOKENS: Mapping[str, str] = {
    "paper": "basis-color-default-bg-document",
    "ink": "basis-color-default-color-document",
    "soft": "basis-color-default-color-subtle",
    "line": "basis-color-default-border-subtle",
    "edge": "basis-color-default-border-default",
    "bot": "basis-color-default-bg-subtle",
    "action": "basis-color-action-1-inverse-bg-default",
    "on-action": "basis-color-action-1-inverse-color-default",
    "link": "basis-color-action-1-color-default",
    "head": "basis-color-accent-1-inverse-bg-default",
    "on-head": "basis-color-accent-1-inverse-color-default",
    "note": "basis-color-warning-bg-subtle",
    "on-note": "basis-color-warning-color-default",
    "bad": "basis-color-negative-color-default",
    "focus": "basis-focus-outline-color",
}
OWN_TOKENS: Mapping[str, str] = {"exit": "hulp-exit-bg", "on-exit": "hulp-exit-color"}
SHAPES: Mapping[str, str] = {"radius": "basis-border-radius-md"}
ALL_COLOURS = {**TOKENS, **OWN_TOKENS}

# Front, back, least contrast: wherever widget.css puts the one upon the other.
PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", TEXT),
    ("soft", "paper", TEXT),
    ("ink", "bot", TEXT),
    ("soft", "bot", TEXT),
    ("link", "paper", TEXT),
    ("link", "bot", TEXT),
    ("on-action", "action", TEXT),
    ("on-head", "head", TEXT),
    ("on-note", "note", TEXT),
    ("bad", "paper", TEXT),
    ("edge", "paper", SHAPE),
    ("action", "paper", SHAPE),
    ("focus", "paper", SHAPE),
    ("focus", "bot", SHAPE),
    ("focus", "note", SHAPE),
)
OWN_PAIRS = (("on-exit", "exit", TEXT), ("exit", "head", SHAPE))


@dataclass(frozen=True)
class Theme:
    """`colours`: by scheme (`licht`, `donker`) and token; `greeting`: by form of address.

    `goal` is where the exit leads; None: as in content/portal.yml.
    """

    gemeente: str
    form: str
    goal: str | None
    greeting: Mapping[str, str]
    colours: Mapping[str, Mapping[str, str]]
    shape: Mapping[str, str]

    def for_widget(self) -> dict[str, Any]:
        """Return what widget.js carries: values by short name."""
        return {
            "form": self.form,
            "goal": self.goal,
            "greeting": dict(self.greeting),
            "light": self.short("licht"),
            "dark": self.short("donker"),
        }

    def short(self, scheme: str) -> dict[str, str]:
        """Return the values of one scheme by short name, shapes too."""
        colours = {name: self.colours[scheme][token] for name, token in ALL_COLOURS.items()}
        return colours | {name: self.shape[token] for name, token in SHAPES.items()}

    def too_low(self) -> Iterator[str]:
        """Yield a line for each pair of colours with too little contrast."""
        for scheme, colours in self.colours.items():
            for front, back, least in PAIRS + OWN_PAIRS:
                found = contrast(colours[ALL_COLOURS[front]], colours[ALL_COLOURS[back]])
                if found < least:
                    yield f"{self.gemeente}, {scheme}: {front} on {back} is {found:.2f} ({least})"


def load_themes(folder: Path = FOLDER) -> dict[str, Theme]:
    """Return the themes by gemeente.

    Raises:
        SettingError: a theme that cannot be used, or that somebody could not read.
    """
    themes = [_theme(path) for path in sorted(folder.glob("*.json"))]
    if not themes:
        raise SettingError(f"There are no themes in {folder}")
    low = [line for theme in themes for line in theme.too_low()]
    if low:
        raise SettingError("Too little contrast in a theme: " + "; ".join(low))
    return {theme.gemeente: theme for theme in themes}


def _theme(path: Path) -> Theme:
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"themes/{path.name} cannot be read: {error}") from error
    for fault in _faults(raw, path.stem):
        raise SettingError(f"themes/{path.name}: {fault}")
    return Theme(
        gemeente=raw["gemeente"],
        form=raw["aanspreekvorm"],
        goal=raw["uitgang"],
        greeting=raw["begroeting"],
        colours={scheme: raw[scheme] for scheme in ("licht", "donker")},
        shape=raw["vorm"],
    )


def _faults(raw: Any, name: str) -> Iterator[str]:
    if not isinstance(raw, dict) or set(raw) != KEYS:
        yield f"the keys must be {', '.join(sorted(KEYS))}"
    elif raw["gemeente"] != name or raw["aanspreekvorm"] not in FORMS:
        yield "gemeente must be the name of the file, aanspreekvorm je or u"
    elif raw["uitgang"] is not None and not _all_match(raw, KEYS, GOAL, only="uitgang"):
        yield "uitgang must be an https address without question mark or hash, or null"
    elif not _all_match(raw["begroeting"], set(FORMS), re.compile(r"[^\d]{10,400}")):
        yield "begroeting needs je and u, each a short text without digits"
    elif not _all_match(raw["vorm"], set(SHAPES.values()), SIZE):
        yield f"vorm needs {', '.join(SHAPES.values())}, in px"
    else:
        for scheme in ("licht", "donker"):
            if not _all_match(raw[scheme], set(ALL_COLOURS.values()), COLOUR):
                yield f"{scheme} needs exactly the known tokens, each as #rrggbb in small letters"


def _all_match(
    values: Any, names: set[str], form: re.Pattern[str], *, only: str | None = None
) -> bool:
    if not isinstance(values, dict) or set(values) != names:
        return False
    checked = [value for name, value in values.items() if only in (None, name)]
    return all(isinstance(v, str) and form.fullmatch(v) is not None for v in checked)
