"""Themes whose own number must be said, whatever else the answer is about.

Sexual violence and suicide are often told half, among other things, and the best intent may be a
neighbour. When the intents of a theme together are likely enough, its text goes under the answer,
unless the answer holds the number already (safety/policy.md). Which intents tell of which theme
stands in the table of routes, content/routes.yml.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import catalog
from bot.paths import ROOT

logger = logging.getLogger(__name__)

LIKELY = 0.10
# Measured on the development part: as many victims get the number as from 0.10 on (25 of 26), and
# half as many others (17 of 934 instead of 33). For suicide that would lose three of 46.
LIKELY_OF = {"utter_thema_seksueel": 0.15}


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: its text, which starts with its number, and the intents that tell of it."""

    answer: str
    intents: frozenset[str]


def themes() -> tuple[Theme, ...]:
    """Return the themes with a text of their own: the published ones, else the checkout's.

    Raises:
        CatalogueError: the checkout's own table is broken, and was never good.
    """
    routes = catalog.live_facts(ROOT).routes
    return tuple(Theme(*line) for line in catalog.theme_lines(routes).items())


def themes_of(ranking: Iterable[Mapping[str, Any]]) -> tuple[Theme, ...]:
    """Return the themes that a message makes likely; without a table none, and still an answer."""
    chances = {str(each["name"]): float(each["confidence"]) for each in ranking}
    try:
        known = themes()
    except (catalog.CatalogueError, OSError) as error:
        _tell_once(str(error))
        return ()
    return tuple(
        theme
        for theme in known
        if sum(chances.get(name, 0.0) for name in theme.intents)
        >= LIKELY_OF.get(theme.answer, LIKELY)
    )


@lru_cache(maxsize=16)
def _tell_once(problem: str) -> None:
    logger.error("The table of routes cannot be used: %s", problem)
