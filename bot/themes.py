"""Themes whose own number must be said, whatever else the answer is about.

Sexual violence and suicide are often told half, among other things, and the best intent may be a
neighbour. When the intents of a theme together are likely enough, its text goes under the answer,
unless the answer holds the number already (safety/policy.md). Which intents tell of which theme,
and from which chance, stands in the table of routes, content/routes.yml.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import catalog
from bot.language.levels import DANGER_GROUP
from bot.paths import ROOT
from catalog.route_records import Line

logger = logging.getLogger(__name__)


def themes() -> tuple[Line, ...]:
    """Return the themes with a text of their own: the published ones, else the checkout's.

    Raises:
        CatalogueError: the checkout's own table is broken, and was never good.
    """
    routes = catalog.live_facts(ROOT).routes
    return catalog.theme_lines(routes)


def themes_of(
    ranking: Iterable[Mapping[str, Any]], answered: Iterable[str] = ()
) -> tuple[Line, ...]:
    """Return the themes that a message makes likely, or that stay since danger was `answered`.

    Without a table there are none, and still an answer.
    """
    chances = {str(each["name"]): float(each["confidence"]) for each in ranking}
    try:
        known = themes()
    except (catalog.CatalogueError, OSError) as error:
        _tell_once(str(error))
        return ()
    before = tuple(answered)
    return tuple(
        theme
        for theme in known
        if sum(chances.get(name, 0.0) for name in theme.intents) >= theme.likely
        or stays_on(theme, before)
    )


def stays_on(theme: Line, answered: Iterable[str]) -> bool:
    """Return whether danger of a theme that stays was answered in this conversation."""
    before = {key.removeprefix("utter_") for key in answered}
    return theme.stays and any(name.startswith(DANGER_GROUP) for name in before & theme.intents)


@lru_cache(maxsize=16)
def _tell_once(problem: str) -> None:
    logger.error("The table of routes cannot be used: %s", problem)
