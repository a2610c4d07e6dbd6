"""Says which help lines can be reached at this hour, and when a closed one opens.

Only lines whose hours the catalogue knows for certain are named; a line with unknown hours is
never offered as open. At least one line is open at every hour (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import catalog
from actions.rooms import ROOT

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ALWAYS = "utter_bereikbaar_altijd"
# Lines whose hours matter to somebody, by the group of what was asked.
LINES: dict[str, tuple[str, ...]] = {
    "jongere": ("kindertelefoon",),
    "vraag": ("kindertelefoon", "mind_hulplijn"),
    "bot": ("kindertelefoon",),
}


class ActionReachableNow(Action):
    """`action_reachable_now`."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_reachable_now"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter one text per line, the lines that are always open last."""
        intent = str((tracker.latest_message or {}).get("intent", {}).get("name") or "")
        group = intent.split("_", 1)[0]
        for response, values in reachable(LINES.get(group, ()), datetime.now(AMSTERDAM)):
            dispatcher.utter_message(response=response, **values)
        return []


def reachable(lines: Sequence[str], at: datetime) -> list[tuple[str, dict[str, str]]]:
    """Return response keys with values for the lines at a moment in Europe/Amsterdam."""
    contacts = catalog.load_contacts(ROOT)
    found = [_line(contacts[line], at) for line in lines]
    return [each for each in found if each] + [(ALWAYS, {})]


def _line(contact: catalog.Contact, at: datetime) -> tuple[str, dict[str, str]] | None:
    is_open = catalog.is_open(contact, at)
    change = catalog.next_change(contact, at)
    if is_open is None or change is None:
        return None
    word = "open" if is_open else "dicht"
    return f"utter_bereikbaar_{contact.id}_{word}", {"tijd": _spoken(change, at)}


def _spoken(change: datetime, at: datetime) -> str:
    """Return the time as digits, with the date when it is not today."""
    if change.date() == at.date():
        return f"{change:%H:%M}"
    return f"{change:%d-%m} {change:%H:%M}"
