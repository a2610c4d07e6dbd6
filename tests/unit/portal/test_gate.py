"""A slow Rasa gets no more work than it can do, and nobody waits in vain."""

from __future__ import annotations

import asyncio
import time

import pytest

from portal.errors import Refusal
from portal.gate import FEW, Gate
from portal.metrics import Metrics
from portal.rasa import RasaAway, Reply


class SlowRasa:
    """Answers when `done` is set."""

    def __init__(self) -> None:
        self.done = asyncio.Event()
        self.working = 0

    async def answer(self, conversation, text, gemeente):
        self.working += 1
        await self.done.wait()
        if text == "fout":
            raise RasaAway("error")
        return Reply([{"text": "hoi", "buttons": []}])


@pytest.fixture
async def rasa():
    return SlowRasa()


@pytest.fixture
async def gate(rasa):
    gate = Gate(rasa, Metrics(), places=2, seconds=0.4)
    yield gate
    await gate.close()


async def _nothing(conversation):
    return None


async def _refused(gate):
    began = time.monotonic()
    with pytest.raises(Refusal, match="busy") as refused:
        await gate.answer("c", "hallo", None, after=_nothing)
    assert time.monotonic() - began < 0.3 and refused.value.retry_after > 0


async def test_gate_place_stays_taken_while_rasa_is_behind(gate, rasa):
    for text in ("hallo", "fout"):
        with pytest.raises(RasaAway, match="slow"):
            await gate.answer("a", text, None, after=_nothing)
    await _refused(gate)
    assert rasa.working == 2
    rasa.done.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert (await gate.answer("b", "hallo", None, after=_nothing)).bubbles[0]["text"] == "hoi"


async def test_gate_faults_of_rasa_come_through_and_free_the_place(gate, rasa):
    rasa.done.set()
    for _ in range(5):
        with pytest.raises(RasaAway, match="error"):
            await gate.answer("a", "fout", None, after=_nothing)
    assert await gate.answer("a", "hallo", None, after=_nothing)


async def test_gate_resident_who_leaves_frees_no_place_too_early(gate, rasa):
    left = [asyncio.create_task(gate.answer("a", "hallo", None, after=_nothing)) for _ in range(2)]
    await asyncio.sleep(0.01)
    for one in left:
        one.cancel()
    await asyncio.gather(*left, return_exceptions=True)
    await _refused(gate)


async def test_gate_says_when_rasa_is_done_however_late(gate, rasa):
    done = []

    async def after(conversation):
        done.append(conversation)

    with pytest.raises(RasaAway, match="slow"):
        await gate.answer("a", "hallo", None, after=after)
    assert done == []
    rasa.done.set()
    await asyncio.sleep(0.01)
    assert done == ["a"]


async def test_gate_slow_pace_lets_in_fewer_and_a_fast_one_more_again(rasa):
    gate = Gate(rasa, Metrics(), places=40, seconds=1.0)
    assert gate.places == 40
    for _ in range(6):
        rasa.done.clear()
        one = asyncio.create_task(gate.answer("a", "hallo", None, after=_nothing))
        await asyncio.sleep(0.08)
        rasa.done.set()
        await one
    slow = gate.places
    assert FEW <= slow < 20
    for _ in range(30):
        await gate.answer("a", "hallo", None, after=_nothing)
    assert gate.places > slow
