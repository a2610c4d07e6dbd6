"""Says who can be reached at this hour, and when the others open: one bubble.

Who that is stands in the table of routes (content/routes.yml); the words of the lists stand there
too. A line with unknown hours is never named as open. Somebody is there at every hour.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

import catalog
from actions.rooms import live_facts
from actions.situation import Situation, situation_of

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LANGUAGE = "nl"
NOW = "utter_bereikbaar_nu"
NOW_AND_LATER = "utter_bereikbaar_nu_en_later"
DAYS_OF_A_WEEK = 7


class ActionReachableNow(Action):
    """`action_reachable_now`."""

    def name(self) -> str:
        """Return the name that domain.yml uses."""
        return "action_reachable_now"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Utter the one text that says who is there now."""
        routes = live_facts().routes
        response, values = reachable(routes, situation_of(tracker, routes), datetime.now(AMSTERDAM))
        dispatcher.utter_message(response=response, **values)
        return []


def reachable(
    routes: catalog.Routes, situation: Situation, at: datetime
) -> tuple[str, dict[str, str]]:
    """Return the response key and its values for a moment in Europe/Amsterdam."""
    found = catalog.route(
        routes,
        person=situation.person,
        danger=situation.danger,
        theme=situation.theme,
        gemeente=situation.gemeente,
        at=at,
    )
    now = ", ".join(_spoken(routes, offer) for offer in found.now)
    later = ", ".join(
        routes.words["later"].format(
            wat=_spoken(routes, closed.offer), wanneer=spoken_time(routes, closed.opens, at)
        )
        for closed in found.later
        if closed.opens is not None
    )
    return (NOW_AND_LATER, {"nu": now, "later": later}) if later else (NOW, {"nu": now})


def spoken_time(routes: catalog.Routes, moment: datetime, at: datetime) -> str:
    """Return when something opens, seen from `at`: today, tomorrow, a weekday or a date."""
    days = (moment.date() - at.date()).days
    phrase = "later_date" if days >= DAYS_OF_A_WEEK else "this_week"
    return routes.words[{0: "today", 1: "tomorrow"}.get(days, phrase)].format(
        tijd=f"{moment:%H:%M}",
        dag=format_date(moment, "EEEE", locale=LANGUAGE),
        datum=format_date(moment, "d MMMM", locale=LANGUAGE),
    )


def _spoken(routes: catalog.Routes, offer: catalog.Offer) -> str:
    key = offer.contact.id
    if offer.way == "chat":
        site = catalog.fill(f"[[{key}.site]]", routes.contacts)
        return routes.words["chat"].format(naam=offer.contact.name, site=site)
    number = catalog.fill(f"[[{key}]]", routes.contacts)
    if number == offer.contact.name:  # 112 is its own name.
        return number
    return routes.words["telephone"].format(naam=offer.contact.name, nummer=number)
