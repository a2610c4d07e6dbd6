"""Which conversations are going on: in memory, bounded, gone after half an hour of silence.

Holds no text: only the name in Rasa and when it was last used.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

from portal.errors import Refusal

TOO_MANY_SECONDS = 30


class MemoryConversations:
    """The conversations of this process, least recently used first (backend.Conversations)."""

    def __init__(
        self, *, idle_seconds: float, most: int, clock: Callable[[], float] = time.monotonic
    ):
        """Take after how long a conversation ends and how many there may be at once."""
        self._idle = idle_seconds
        self._most = most
        self._clock = clock
        self._used: OrderedDict[str, float] = OrderedDict()

    async def start(self, conversation_id: str) -> None:
        """Add a conversation. Raises Refusal('busy') when there are too many."""
        if len(self._used) >= self._most:
            raise Refusal("busy", retry_after=TOO_MANY_SECONDS)
        self._used[conversation_id] = self._clock()

    async def use(self, conversation_id: str) -> bool:
        """Return whether it is going on, and count it as used now."""
        used = self._used.get(conversation_id)
        if used is None or self._is_idle(used):
            return False
        self._used[conversation_id] = self._clock()
        self._used.move_to_end(conversation_id)
        return True

    async def is_going_on(self, conversation_id: str) -> bool:
        """Return whether it was started and not ended."""
        return conversation_id in self._used

    async def end(self, conversation_id: str) -> None:
        """Forget a conversation."""
        self._used.pop(conversation_id, None)

    async def end_idle(self) -> list[str]:
        """Forget the conversations nobody used any more; return their names in Rasa."""
        idle = [name for name, used in self._used.items() if self._is_idle(used)]
        for conversation_id in idle:
            self._used.pop(conversation_id)
        return idle

    async def count(self) -> int:
        """Return how many there are."""
        return len(self._used)

    def _is_idle(self, used: float) -> bool:
        return self._clock() - used >= self._idle
