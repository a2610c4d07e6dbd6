"""Lets in no more messages than Rasa can answer in time; who waits too long gets the card.

How many that is follows from how fast Rasa answered lately: more would only make everybody wait
until the card. A message that took too long is still being worked on, so its place stays taken
until Rasa is done with it: else the portal would push messages into a Rasa that is behind already.
When Rasa hangs, the places fill up and everybody gets the card at once instead of after a wait.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from portal.errors import Refusal
from portal.metrics import Metrics
from portal.rasa import Rasa, RasaAway, Reply

BUSY_SECONDS = 5
FEW = 4  # Always let in, so that a Rasa that was slow can show that it no longer is.
BUDGET = 0.4  # Part of the waiting time that the messages before one may take together.
NEWEST = 0.1  # Weight of the newest message in the pace.
After = Callable[[str], Awaitable[None]]


class Gate:
    """The way to Rasa, with a bounded number of places."""

    def __init__(self, rasa: Rasa, metrics: Metrics, *, places: int, seconds: float):
        """Take how many messages may be worked on at once, and how long somebody waits."""
        self._rasa = rasa
        self._metrics = metrics
        self._places = places
        self._seconds = seconds
        self._work: set[asyncio.Task[Reply]] = set()
        self._pace = 0.0  # Seconds that Rasa needs for one message, lately.
        self._last_done = 0.0

    async def answer(
        self, conversation: str, text: str, gemeente: str | None, *, after: After
    ) -> Reply:
        """Return Rasa's reply. Raises RasaAway, or Refusal('busy') when no place is free.

        `after` is called with the conversation when Rasa is done with it, however late.
        """
        if len(self._work) >= self.places:
            raise Refusal("busy", retry_after=BUSY_SECONDS)
        work = asyncio.create_task(self._do(conversation, text, gemeente, after))
        self._work.add(work)
        work.add_done_callback(self._leave)
        with self._metrics.answers.time():
            try:
                return await asyncio.wait_for(asyncio.shield(work), self._seconds)
            except TimeoutError:
                raise RasaAway("slow") from None

    @property
    def places(self) -> int:
        """Return how many messages may be worked on at once, at the pace of the last ones."""
        in_time = self._seconds * BUDGET / max(self._pace, 0.001)
        return min(self._places, max(FEW, int(in_time)))

    async def close(self) -> None:
        """Stop what is still going on."""
        for work in self._work:
            work.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)

    async def _do(self, conversation: str, text: str, gemeente: str | None, after: After) -> Reply:
        began = time.monotonic()
        try:
            return await self._rasa.answer(conversation, text, gemeente)
        finally:
            self._learn(began)
            await after(conversation)

    def _learn(self, began: float) -> None:
        """Rasa does one message after the other, so the time since the one before is its own."""
        now = time.monotonic()
        own = now - max(began, self._last_done)
        self._pace += NEWEST * (own - self._pace)
        self._last_done = now

    def _leave(self, work: asyncio.Task[Reply]) -> None:
        self._work.discard(work)
        if not work.cancelled():
            work.exception()  # Seen: the resident had the card already.
