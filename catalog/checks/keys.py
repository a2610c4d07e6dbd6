"""No dead texts and no missing ones: each key is used somewhere, each use has a text.

Uses are found as words in the files that Rasa and our code read; `utter_lokaal_{gemeente}` in
Python counts as a use of everything that begins with `utter_lokaal_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from catalog.checks.room import Room
from catalog.errors import Finding
from catalog.files import relative
from catalog.tongues import GROUPS, LEVELS, without_language

KEY = re.compile(r"\butter_[a-z0-9_]+")
ANSWER = re.compile(r"\bgevaar_[a-z0-9_]+")
CONTENT_USES = ("content/routes.yml",)
YAML_USES = (
    "domain.yml",
    "config.yml",
    "data/rules/**/*.yml",
    "data/stories/**/*.yml",
)
CODE_USES = ("bot/**/*.py", "actions/**/*.py", "portal/**/*.py")
# In another language one text may serve a whole group of intents, or a level of danger.
OTHER_LANGUAGES = {f"utter_{name}" for name in (*GROUPS, *LEVELS)}
DANGER_USES = ("safety/rules.yml", "safety/must_never_miss.yml")


def find(room: Room) -> Iterator[Finding]:
    """Yield keys that nothing uses and uses that have no text."""
    if not room.has_rules:
        return
    yield from missing(room)
    if room.root == room.checkout:  # A dead text in a release hurts nobody.
        yield from unused(room)


def missing(room: Room) -> Iterator[Finding]:
    """Yield uses that have no text, each key once."""
    seen: set[str] = set()
    for path, line, key in _needed(room):
        if key not in room.responses and key not in seen:
            seen.add(key)
            root = room.root if path.is_relative_to(room.root) else room.checkout
            message = f"voor {key} bestaat nog geen tekst in content/responses/"
            yield Finding(relative(root, path), line, message)


def unused(room: Room) -> Iterator[Finding]:
    """Yield texts that nothing uses."""
    used = {key for _, _, key in _needed(room)}
    used |= {key for _, _, key in _uses(room.checkout, CODE_USES, KEY, prefix="")}
    starts = tuple(key for key in used if key.endswith("_"))
    for key, variations in room.responses.items():
        plain = without_language(key)
        spoken = plain != key and plain in OTHER_LANGUAGES
        if plain not in used and not spoken and not plain.startswith(starts):
            yield room.at(variations[0], "deze tekst wordt nergens gebruikt")


def _needed(room: Room) -> Iterator[tuple[Path, int, str]]:
    yield from _uses(room.root, CONTENT_USES, KEY, prefix="")
    yield from _uses(room.checkout, YAML_USES, KEY, prefix="")
    yield from _uses(room.checkout, DANGER_USES, ANSWER, prefix="utter_")


def _uses(
    root: Path, patterns: tuple[str, ...], word: re.Pattern[str], *, prefix: str
) -> Iterator[tuple[Path, int, str]]:
    for path in (path for pattern in patterns for path in sorted(root.glob(pattern))):
        for line, row in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not row.lstrip().startswith("#"):
                yield from ((path, line, prefix + match) for match in word.findall(row))
