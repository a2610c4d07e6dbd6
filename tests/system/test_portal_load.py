"""Many people at once: everybody gets an answer, or at overload the emergency card at once.

A short version of `make load`, before a stand-in for Rasa.
"""

from __future__ import annotations

import asyncio

from bench.visitors import ANSWER, BUSY, CARD, Crowd, Pause
from tests.helpers.portals import fake_rasa, portal

TEXTS = ("hallo", "ik woon in Ede", "mijn man slaat mij")


def test_portal_load_forty_people_get_their_answers() -> None:
    with fake_rasa() as (rasa, rasa_url), portal(RASA_URL=rasa_url) as url:
        found = asyncio.run(Crowd(url, TEXTS).chat(40, 5, Pause(0.5, 1.5)))
        received, deleted = list(rasa.received), list(rasa.deleted)
    assert set(found.kinds) == {ANSWER}, found.kinds
    assert found.kinds[ANSWER] == len(received) >= 80
    names = {one["conversation"] for one in received}
    assert len(names) == 40 and names == set(deleted)
    assert found.longest < 2_000


def test_portal_load_twice_the_capacity_refuses_with_the_card_and_never_hangs() -> None:
    # Eight answers at once of 0.2 s each: forty a second; eighty come.
    with fake_rasa() as (rasa, rasa_url), portal(RASA_URL=rasa_url, PORTAL_MAX_ACTIVE="8") as url:
        rasa.mode, rasa.seconds = "slow", 0.2
        found = asyncio.run(Crowd(url, TEXTS).pour(80, 5, people=100))
        after = asyncio.run(Crowd(url, TEXTS).chat(4, 1, Pause(0, 0.2)))
    assert found.faults.total() == 0, found.faults
    assert found.kinds.total() == 400 and found.kinds[BUSY] > 0, found.kinds
    assert found.kinds[ANSWER] > 50, found.kinds
    assert found.longest < 2_000
    assert set(after.kinds) == {ANSWER}  # It is over as soon as it is over.


def test_portal_load_rasa_away_gives_everybody_the_card() -> None:
    with fake_rasa() as (rasa, rasa_url), portal(RASA_URL=rasa_url) as url:
        rasa.mode = "error"
        found = asyncio.run(Crowd(url, TEXTS).chat(10, 2, Pause(0.1, 0.3)))
    assert set(found.kinds) == {CARD}
    assert found.kinds[CARD] >= 20
