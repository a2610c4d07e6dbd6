"""People in a chat, as a load on the portal: each with an own conversation and human pauses."""

from __future__ import annotations

import asyncio
import itertools
import math
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import aiohttp

ANSWER, CARD, BUSY = "answer", "card", "503 with card"
TIMEOUT = aiohttp.ClientTimeout(total=15)


@dataclass(frozen=True)
class Pause:
    """Seconds between an answer and the next message: reading, thinking, typing."""

    least: float
    most: float


@dataclass
class Outcome:
    """What came back: times in milliseconds by kind of answer; other kinds are faults."""

    kinds: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[float]] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, kind: str, ms: float) -> None:
        """Add one message."""
        self.kinds[kind] += 1
        self.times.setdefault(kind, []).append(ms)

    def at(self, share: float, kind: str = ANSWER) -> float:
        """Return the time below which this share of an answer's kind lies; nan without any."""
        ordered = sorted(self.times.get(kind, []))
        return (
            ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
        )

    @property
    def longest(self) -> float:
        """Return the longest time of all messages."""
        return max((ms for each in self.times.values() for ms in each), default=math.nan)

    @property
    def faults(self) -> Counter[str]:
        """Return what is neither an answer nor a clean refusal with the card."""
        allowed = (ANSWER, CARD, BUSY)
        return Counter({kind: n for kind, n in self.kinds.items() if kind not in allowed})


class Crowd:
    """Visitors of one portal, saying the given texts."""

    def __init__(self, address: str, texts: Sequence[str], *, seed: int = 7):
        """Take the portal's address; the seed makes two runs say the same."""
        self._address = address
        self._random = random.Random(seed)
        self._texts = itertools.cycle(self._random.sample(list(texts), len(texts)))
        self.outcome = Outcome()

    async def chat(self, people: int, seconds: float, pause: Pause) -> Outcome:
        """Let so many people chat for so long; return what they got."""
        began = time.perf_counter()
        async with self._session() as session:
            visits = (self._visit(session, began + seconds, pause) for _ in range(people))
            await asyncio.gather(*visits)
        self.outcome.seconds = time.perf_counter() - began
        return self.outcome

    async def press(self, workers: int, seconds: float, *, people: int = 400) -> Outcome:
        """Keep so many messages under way without a pause, in turn from so many conversations."""
        async with self._session() as session:
            tokens = itertools.cycle([await self._start(session) for _ in range(people)])
            began = time.perf_counter()

            async def work() -> None:
                while time.perf_counter() < began + seconds:
                    await self._say(session, next(tokens))

            await asyncio.gather(*(work() for _ in range(workers)))
            self.outcome.seconds = time.perf_counter() - began
        return self.outcome

    async def pour(self, per_second: float, seconds: float, *, people: int = 400) -> Outcome:
        """Send so many messages each second, whether or not there are answers yet."""
        async with self._session() as session:
            tokens = itertools.cycle([await self._start(session) for _ in range(people)])
            began, sent = time.perf_counter(), []
            for number in range(int(per_second * seconds)):
                await asyncio.sleep(began + number / per_second - time.perf_counter())
                sent.append(asyncio.create_task(self._say(session, next(tokens))))
            await asyncio.gather(*sent)
            self.outcome.seconds = time.perf_counter() - began
        return self.outcome

    def _session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=TIMEOUT)

    async def _visit(self, session: aiohttp.ClientSession, until: float, pause: Pause) -> None:
        await asyncio.sleep(self._random.uniform(0, pause.most))
        token = await self._start(session)
        while time.perf_counter() < until:
            await self._say(session, token)
            await asyncio.sleep(self._random.uniform(pause.least, pause.most))
        headers = {"Authorization": f"Bearer {token}"}
        async with session.delete(f"{self._address}/api/conversations/current", headers=headers):
            pass

    async def _start(self, session: aiohttp.ClientSession) -> str:
        async with session.post(f"{self._address}/api/conversations", json={}) as response:
            if response.status != 201:
                self.outcome.add(f"start {response.status}", 0)
                return ""
            return str((await response.json())["token"])

    async def _say(self, session: aiohttp.ClientSession, token: str) -> None:
        headers, body = {"Authorization": f"Bearer {token}"}, {"text": next(self._texts)}
        began = time.perf_counter()
        try:
            url = f"{self._address}/api/messages"
            async with session.post(url, json=body, headers=headers) as response:
                kind = kind_of(response.status, await response.json())
        except (aiohttp.ClientError, asyncio.TimeoutError, ValueError) as error:
            kind = type(error).__name__
        self.outcome.add(kind, (time.perf_counter() - began) * 1000)


def kind_of(status: int, body: object) -> str:
    """Return what an answer of the portal is: one of the three kinds, else its status."""
    bubbles = body.get("bubbles") if isinstance(body, dict) else None
    if not isinstance(body, dict) or not bubbles:
        return f"status {status}"
    if status == 200:
        return CARD if body.get("card") else ANSWER
    return BUSY if status == 503 and body.get("card") else f"status {status}"
