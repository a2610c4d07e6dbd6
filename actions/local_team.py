"""Names the local team of the resident's gemeente, each in its own way.

The text per gemeente is `utter_lokaal_<gemeente>`; numbers in it come from the catalog. Without
a known gemeente one question is asked, never two in a row; outside the region the national number
leads on, with the name of the Veilig Thuis there when it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import catalog
from actions.place import Place, place_of
from actions.rooms import live_facts
from actions.situation import situation_of
from catalog.places import fold
from catalog.route_records import OUTSIDE, UNKNOWN

ASK = "utter_ask_gemeente"
NOT_RECOGNISED = "utter_lokaal_niet_herkend"
AMBIGUOUS = "utter_lokaal_dubbelzinnig"
BORDER = "utter_lokaal_grens"
ANYWHERE = "utter_lokaal_overal"
OUTSIDE_REGION = "utter_lokaal_buiten_regio"
OUTSIDE_KNOWN = "utter_lokaal_buiten_regio_bekend"
OUTSIDE_LIKELY = "utter_lokaal_buiten_regio_afgeleid"
QUESTIONS = frozenset({ASK, NOT_RECOGNISED, AMBIGUOUS, BORDER})
TELLS_PLACE = "gesprek_gemeente"
PROFESSIONAL = "professional"
Answer = tuple[str, dict[str, str]]


class ActionLocalTeam(Action):
    """`action_local_team`."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_local_team"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter the one text that fits the place; change nothing in the conversation."""
        facts = live_facts()
        intent = str(((tracker.latest_message or {}).get("intent") or {}).get("name"))
        response, values = local(
            place_of(tracker),
            facts,
            asked=asked_just_now(tracker.events or []),
            told=intent == TELLS_PLACE,
            person=situation_of(tracker, facts.routes).person,
        )
        dispatcher.utter_message(response=response, **values)
        return []


def local(
    place: Place,
    facts: catalog.Facts,
    *,
    asked: bool,
    told: bool = False,
    person: str = UNKNOWN,
) -> Answer:
    """Return the response key for a place, and the values its text needs.

    `asked`: the answer before this message asked where somebody lives; `told`: this message is
    about nothing else; `person` is an id of the table of routes.
    """
    if place.gemeente and place.gemeente in facts.gemeenten.five:
        return _team(place.gemeente, facts, person)
    if place.name is None:
        return _once(asked, NOT_RECOGNISED if told else ASK)
    answer = facts.places.by_postcode(place.name) or facts.places.by_name(place.name)
    if answer is None or place.gemeente == OUTSIDE:
        return _outside(place.name, answer, facts)
    literally = _named_exactly(place.name, answer) if asked else None
    meant = answer.likely or answer.gemeente or literally
    return _team(meant, facts, person) if meant else _question(place.name, answer, asked)


def _question(name: str, answer: catalog.PlaceAnswer, asked: bool) -> Answer:
    if answer.ask is None:
        # A place outside, without the word that somebody lives there: beside the border.
        return _once(asked, BORDER, plaats=name)
    return _once(asked, AMBIGUOUS, vraag=answer.ask)


def asked_just_now(events: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether the turn before the last message asked for the place."""
    turns: list[set[str]] = [set()]
    for event in events:
        if event.get("event") == "user":
            turns.append(set())
        elif event.get("event") == "bot":
            turns[-1].add(str((event.get("metadata") or {}).get("utter_action")))
    return len(turns) > 1 and bool(turns[-2] & QUESTIONS)


def _team(gemeente: str, facts: catalog.Facts, person: str) -> Answer:
    """Return the text of a team; professionals get their own where they have a way of their own."""
    direct = facts.gemeenten.five[gemeente].local_team.professionals_way_in
    suffix = f"_{PROFESSIONAL}" if direct and person == PROFESSIONAL else ""
    return f"utter_lokaal_{gemeente}{suffix}", {}


def _once(asked: bool, question: str, **values: str) -> Answer:
    return (ANYWHERE, {}) if asked else (question, values)


def _named_exactly(name: str, answer: catalog.PlaceAnswer) -> str | None:
    """Return the gemeente when one meaning only has exactly this name ("Kootwijk")."""
    same = [each for each in answer.locations if fold(each.name) == fold(name)]
    return same[0].gemeente if len(same) == 1 else None


def _outside(name: str, answer: catalog.PlaceAnswer | None, facts: catalog.Facts) -> Answer:
    known = {(each.veilig_thuis, each.basis) for each in answer.locations} if answer else set()
    veilig_thuis, basis = known.pop() if len(known) == 1 else (None, None)
    if answer and answer.certain:
        name = answer.locations[0].name  # Of a postcode, too.
    if veilig_thuis is None:
        return OUTSIDE_REGION, {"plaats": name}
    key = OUTSIDE_KNOWN if basis == "bron" else OUTSIDE_LIKELY
    return key, {"plaats": name, "naam": facts.contacts[veilig_thuis].name}
