"""What the desk remembers between requests, and the two places it can be: memory or Redis.

Memory serves one portal process; Redis serves several behind a load balancer. Both hold no text
and no address: names of conversations (keyed hashes), when they were last used, and buckets.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from portal.conversations import MemoryConversations
from portal.limits import MemoryLimiter, MemorySalts
from portal.redis_backend import RedisConversations, RedisLimiter, RedisLink, RedisSalts
from portal.settings import Settings


class Conversations(Protocol):
    """Which conversations are going on."""

    async def start(self, conversation_id: str) -> None:
        """Add a conversation. Raises Refusal('busy') when there are too many."""

    async def use(self, conversation_id: str) -> bool:
        """Return whether it is going on, and count it as used now."""

    async def is_going_on(self, conversation_id: str) -> bool:
        """Return whether it was started and not ended."""

    async def end(self, conversation_id: str) -> None:
        """Forget a conversation."""

    async def end_idle(self) -> list[str]:
        """Forget the conversations nobody used any more; return their names in Rasa."""

    async def count(self) -> int:
        """Return how many there are."""


class Limiter(Protocol):
    """Token buckets of one rate, by key."""

    async def seconds_to_wait(self, key: str) -> int:
        """Take one token; return 0, or the seconds until there is one again."""

    async def forget(self, key: str) -> None:
        """Drop what is known about a key."""


class Salts(Protocol):
    """The key with which addresses are hashed, another one every hour, kept nowhere else."""

    async def now(self) -> bytes:
        """Return the key of this hour."""


@dataclass(frozen=True)
class Backend:
    """All that is remembered; `is_there` tells whether it can be reached, `close` ends it."""

    conversations: Conversations
    starts: Limiter
    client_messages: Limiter
    messages: Limiter
    salts: Salts
    is_there: Callable[[], Awaitable[bool]]
    close: Callable[[], Awaitable[None]]


def make_backend(settings: Settings) -> Backend:
    """Return Redis when it is set, memory otherwise."""
    if settings.redis_url is None:
        return _in_memory(settings)
    return in_redis(settings, RedisLink.from_url(settings.redis_url))


def in_redis(settings: Settings, link: RedisLink) -> Backend:
    """Return a backend over an open link to Redis."""
    return Backend(
        conversations=RedisConversations(
            link, idle_seconds=settings.idle_seconds, most=settings.max_conversations
        ),
        starts=RedisLimiter(link, "start", settings.start_rate),
        client_messages=RedisLimiter(link, "client", settings.client_rate),
        messages=RedisLimiter(link, "talk", settings.conversation_rate),
        salts=RedisSalts(link),
        is_there=link.is_there,
        close=link.close,
    )


def _in_memory(settings: Settings) -> Backend:
    return Backend(
        conversations=MemoryConversations(
            idle_seconds=settings.idle_seconds, most=settings.max_conversations
        ),
        starts=MemoryLimiter(settings.start_rate),
        client_messages=MemoryLimiter(settings.client_rate),
        messages=MemoryLimiter(settings.conversation_rate),
        salts=MemorySalts(),
        is_there=_always,
        close=_nothing,
    )


async def _always() -> bool:
    return True


async def _nothing() -> None:
    return None
