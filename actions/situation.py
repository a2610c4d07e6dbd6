"""Who talks about what, as the table of routes wants to know it: from this message or before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

import catalog
from actions.place import place_of


@dataclass(frozen=True, slots=True)
class Situation:
    """Four of the five questions of the table; the fifth is the moment."""

    person: str
    danger: str
    theme: str
    gemeente: str | None


def situation_of(tracker: Tracker, routes: catalog.Routes) -> Situation:
    """Return what is known; only words that the table knows."""
    message: Mapping[str, Any] = tracker.latest_message or {}
    intent = str((message.get("intent") or {}).get("name") or "")
    danger = str((message.get("danger") or {}).get("level") or routes.dangers[-1])
    gemeente = place_of(tracker).gemeente
    return Situation(
        person=catalog.person_of(routes, intent, tracker.get_slot("rol")),
        danger=danger if danger in routes.dangers else routes.dangers[-1],
        theme=catalog.theme_of(routes, intent),
        gemeente=gemeente if gemeente in {*routes.own, "buiten"} else None,
    )
