"""Tracker store that forgets: in memory, 30 minutes at most, bounded in count.

Rasa's own in-memory store never evicts and serialises every conversation at each save
(docs/decisions/0005-conversations-forget.md). Texts arrive already masked: see `bot.channel`.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

IDLE_SECONDS = 30 * 60
MAX_CONVERSATIONS = 10_000


class ForgettingTrackerStore(TrackerStore):
    """Keeps tracker objects, oldest use first, and drops them by age and by count."""

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        idle_seconds: float = IDLE_SECONDS,
        max_conversations: int = MAX_CONVERSATIONS,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        """Limit to `idle_seconds` without a message and to `max_conversations` at once."""
        self._idle_seconds = min(float(idle_seconds), IDLE_SECONDS)
        self._max = int(max_conversations)
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, DialogueStateTracker]] = OrderedDict()
        # The host name that endpoints.yml may carry has no meaning for memory.
        kwargs.pop("host", None)
        super().__init__(domain, event_broker, **kwargs)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the tracker as the most recently used one."""
        if self.event_broker:
            await self.stream_events(tracker)
        self._forget()
        self._kept.pop(tracker.sender_id, None)
        self._kept[tracker.sender_id] = (self._clock(), tracker)
        while len(self._kept) > self._max:
            self._kept.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a conversation that is still remembered."""
        self._forget()
        found = self._kept.get(sender_id)
        return found[1] if found else None

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Return the same tracker: earlier sessions are not kept."""
        return await self.retrieve(conversation_id)

    async def keys(self) -> Iterable[str]:
        """Return the ids of the conversations that are still remembered."""
        self._forget()
        return list(self._kept)

    async def delete(self, sender_id: str) -> bool:
        """Forget a conversation now; return whether it existed."""
        return self._kept.pop(sender_id, None) is not None

    def _forget(self) -> None:
        limit = self._clock() - self._idle_seconds
        while self._kept and next(iter(self._kept.values()))[0] <= limit:
            self._kept.popitem(last=False)
