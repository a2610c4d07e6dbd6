"""Response keys in other languages: `utter_tr_gevaar` is the Turkish `utter_gevaar`.

Which name a key has after its code, and who takes which: docs/decisions/0009-languages.md.
"""

from __future__ import annotations

import re
from typing import overload

DUTCH = "nl"
GROUPS = (
    "gevaar", "slachtoffer", "omstander", "pleger", "jongere",
    "professional", "vraag", "bot", "gesprek",
)  # fmt: skip
LEVELS = ("gevaar", "zorg", "welkom")  # What each language has at least.
CODED = re.compile(r"^utter_([a-z]{2})_(.+)$")


def language_of(key: str | None) -> str:
    """Return the language code of a response key: Dutch for an ordinary one and for None."""
    found = CODED.match(key or "")
    return found.group(1) if found else DUTCH


@overload
def without_language(key: str) -> str: ...
@overload
def without_language(key: None) -> None: ...
def without_language(key: str | None) -> str | None:
    """Return a key as it would be in Dutch: `utter_tr_gevaar` → `utter_gevaar`; None stays None."""
    found = CODED.match(key or "")
    return f"utter_{found.group(2)}" if found else key


def in_language(key: str, language: str) -> str:
    """Return a Dutch key with a language's code: `utter_gevaar` → `utter_tr_gevaar`."""
    return f"utter_{language}_{key.removeprefix('utter_')}"
