"""Which conversations are going on: in memory, bounded, gone after half an hour of silence.

Holds no text: only the name in Rasa, the gemeente of the page, and when it was last used.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from portal.errors import Refusal


@dataclass(frozen=True)
class Conversation:
    """`id` is its name in Rasa, `gemeente` an id or None, `used` a time of the clock."""

    id: str
    gemeente: str | None
    used: float


class Conversations:
    """The conversations of this process, least recently used first."""

    def __init__(
        self, *, idle_seconds: float, most: int, clock: Callable[[], float] = time.monotonic
    ):
        """Take after how long a conversation ends and how many there may be at once."""
        self._idle = idle_seconds
        self._most = most
        self._clock = clock
        self._known: OrderedDict[str, Conversation] = OrderedDict()

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._known)

    def start(self, conversation_id: str, gemeente: str | None) -> Conversation:
        """Add a conversation. Raises Refusal('busy') when there are too many."""
        if len(self._known) >= self._most:
            raise Refusal("busy", retry_after=30)
        started = Conversation(conversation_id, gemeente, self._clock())
        self._known[conversation_id] = started
        return started

    def use(self, conversation_id: str) -> Conversation | None:
        """Return a conversation and count it as used now; None when it has ended."""
        found = self._known.get(conversation_id)
        if found is None or self._is_idle(found):
            return None
        used = replace(found, used=self._clock())
        self._known[conversation_id] = used
        self._known.move_to_end(conversation_id)
        return used

    def is_going_on(self, conversation_id: str) -> bool:
        """Return whether it was started and not ended."""
        return conversation_id in self._known

    def end(self, conversation_id: str) -> None:
        """Forget a conversation."""
        self._known.pop(conversation_id, None)

    def end_idle(self) -> list[str]:
        """Forget the conversations nobody used any more; return their names in Rasa."""
        idle = [one.id for one in self._known.values() if self._is_idle(one)]
        for conversation_id in idle:
            self.end(conversation_id)
        return idle

    def _is_idle(self, conversation: Conversation) -> bool:
        return self._clock() - conversation.used >= self._idle
