"""Names the local team of the resident's gemeente, each in its own way.

The text per gemeente is `utter_lokaal_<gemeente>`; numbers in it come from the catalog. Without
a known gemeente one question is asked; outside the region the national number leads on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import catalog
from actions.place import Place, place_of
from actions.rooms import ROOT

ASK = "utter_ask_gemeente"
AMBIGUOUS = "utter_lokaal_dubbelzinnig"
OUTSIDE = "utter_lokaal_buiten_regio"


class ActionLocalTeam(Action):
    """`action_local_team`."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_local_team"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter the one text that fits the place; change nothing in the conversation."""
        response, values = route(place_of(tracker))
        dispatcher.utter_message(response=response, **values)
        return []


def route(place: Place) -> tuple[str, dict[str, str]]:
    """Return the response key for a place, and the values its text needs."""
    if place.gemeente in _gemeente_ids():
        return f"utter_lokaal_{place.gemeente}", {}
    if place.name is None:
        return ASK, {}
    question = _questions().get(place.name.lower())
    if question:
        return AMBIGUOUS, {"vraag": question}
    return OUTSIDE, {"plaats": place.name}


@lru_cache(maxsize=1)
def _gemeente_ids() -> frozenset[str]:
    return frozenset(catalog.load_gemeenten(ROOT).five)


@lru_cache(maxsize=1)
def _questions() -> dict[str, str]:
    return {each.name.lower(): each.ask for each in catalog.load_gemeenten(ROOT).ambiguous}
