"""Themes whose own number must be said, whatever else the answer is about.

Sexual violence and suicide are often told half, among other things, and the best intent may be a
neighbour. When the intents of a theme together are likely enough, its text goes under the answer,
unless the answer holds the number already (safety/policy.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LIKELY = 0.15


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its text, which starts with its number, and the intents that tell of it."""

    answer: str
    intents: frozenset[str]


THEMES = (
    Theme(
        "utter_thema_zelfmoord",
        frozenset(
            {
                "gevaar_zelfmoord_nu",
                "slachtoffer_zelfmoordgedachten",
                "jongere_somber",
                "omstander_zelfmoord",
            }
        ),
    ),
    Theme(
        "utter_thema_seksueel",
        frozenset(
            {
                "gevaar_seksueel_nu",
                "slachtoffer_seksueel_recent",
                "slachtoffer_seksueel",
                "slachtoffer_beelden_online",
                "jongere_seksueel",
                "jongere_beelden",
                "omstander_seksueel",
            }
        ),
    ),
)


def themes_of(ranking: Iterable[Mapping[str, Any]]) -> tuple[Theme, ...]:
    """Return the themes that the intents of a message make likely."""
    chances = {str(each["name"]): float(each["confidence"]) for each in ranking}
    return tuple(
        theme for theme in THEMES if sum(chances.get(name, 0.0) for name in theme.intents) >= LIKELY
    )
