"""The right team for the place, and only lines that are open at this hour."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker

import catalog
from actions.local_team import AMBIGUOUS, ASK, OUTSIDE, route
from actions.place import Place, place_of
from actions.reachable import ALWAYS, AMSTERDAM, reachable


def _tracker(
    entities: dict[str, str], slots: dict[str, str] | None = None, gemeente: str | None = None
) -> Tracker:
    message: dict[str, Any] = {
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "metadata": {"gemeente": gemeente},
    }
    return Tracker("t", slots or {}, message, [], False, None, {}, "action_listen")


def test_place_said_now_goes_before_what_was_remembered() -> None:
    tracker = _tracker({"gemeente": "nijkerk"}, {"gemeente": "ede"}, gemeente="barneveld")
    assert place_of(tracker).gemeente == "nijkerk"


def test_place_of_the_website_counts_when_nothing_was_said() -> None:
    assert place_of(_tracker({}, gemeente="barneveld")).gemeente == "barneveld"


def test_place_outside_is_not_overruled_by_the_website() -> None:
    assert place_of(_tracker({"plaats": "Veenendaal"}, gemeente="ede")) == Place(name="Veenendaal")


def test_local_team_every_gemeente_has_a_text(root: Path) -> None:
    texts = catalog.filled_responses(root)
    for gemeente in catalog.load_gemeenten(root).five:
        response, values = route(Place(gemeente=gemeente))
        assert response in texts and values == {}


def test_local_team_asks_when_the_place_is_unknown() -> None:
    assert route(Place())[0] == ASK


def test_local_team_ambiguous_name_asks_its_question() -> None:
    response, values = route(Place(name="Achterveld"))
    assert response == AMBIGUOUS and values["vraag"].endswith("?")


def test_local_team_outside_names_the_place() -> None:
    assert route(Place(name="Veenendaal")) == (OUTSIDE, {"plaats": "Veenendaal"})


@pytest.mark.parametrize(
    ("hour", "word", "change"),
    [(3, "dicht", "11:00"), (12, "open", "21:00"), (22, "dicht", "26-11 11:00")],
)
def test_reachable_kindertelefoon_follows_the_clock(hour: int, word: str, change: str) -> None:
    at = datetime(2026, 11, 25, hour, 30, tzinfo=AMSTERDAM)
    assert reachable(["kindertelefoon"], at)[0] == (
        f"utter_bereikbaar_kindertelefoon_{word}",
        {"tijd": change},
    )


def test_reachable_somebody_is_there_at_every_hour() -> None:
    for day in range(1, 29):
        for hour in range(24):
            at = datetime(2026, 12, day, hour, tzinfo=AMSTERDAM)
            assert reachable([], at)[-1][0] == ALWAYS


def test_reachable_a_line_with_unknown_hours_is_not_named() -> None:
    at = datetime(2026, 11, 25, 12, tzinfo=AMSTERDAM)
    assert reachable(["gem_ede"], at) == [(ALWAYS, {})]
