"""The same memory in Redis, for several portals: names, last use, buckets, all with an expiry.

Redis away costs nobody the conversation: limits then let through, and a signed token that has not
expired counts as going on. After a fault Redis is left alone for a moment, so that a hanging one
delays a single message and not each of them.
"""

from __future__ import annotations

import logging
import math
import secrets
import time
from collections.abc import Awaitable, Callable
from typing import Any

import redis.asyncio  # type: ignore[import-untyped]
from redis.exceptions import RedisError  # type: ignore[import-untyped]

from portal.conversations import TOO_MANY_SECONDS
from portal.errors import Refusal
from portal.limits import SALT_BYTES, SALT_SECONDS, Clock
from portal.settings import Rate

logger = logging.getLogger(__name__)
PREFIX = "portal:"
FAULT_PAUSE_SECONDS = 2.0
TIMEOUT_SECONDS = 0.5
TAKE_TOKEN = """
local kept = redis.call('HMGET', KEYS[1], 'left', 'since')
local burst, rate, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local left, since = tonumber(kept[1] or burst), tonumber(kept[2] or now)
left = math.min(burst, left + math.max(0, now - since) * rate)
local wait = 0
if left >= 1 then left = left - 1 else wait = math.ceil((1 - left) / rate) end
redis.call('HSET', KEYS[1], 'left', tostring(left), 'since', tostring(now))
redis.call('EXPIRE', KEYS[1], math.ceil(burst / rate) + 1)
return wait
"""


class RedisLink:
    """A connection that never raises: a fault gives the answer that the caller names."""

    def __init__(self, client: Any, *, clock: Clock = time.monotonic):
        """Take an open redis.asyncio client."""
        self.client = client
        self._clock = clock
        self._away_until = 0.0

    @classmethod
    def from_url(cls, url: str) -> RedisLink:
        """Open a link; nothing is sent yet."""
        client = redis.asyncio.from_url(
            url, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS
        )
        return cls(client)

    async def ask(self, question: Callable[[], Awaitable[Any]], otherwise: Any) -> Any:
        """Return Redis' answer, or `otherwise` when Redis is away."""
        if self._clock() < self._away_until:
            return otherwise
        try:
            return await question()
        except (RedisError, OSError) as error:
            logger.error("Redis does not answer: %s", type(error).__name__)
            self._away_until = self._clock() + FAULT_PAUSE_SECONDS
            return otherwise

    async def is_there(self) -> bool:
        """Return whether Redis answers now."""
        return bool(await self.ask(self.client.ping, False))

    async def close(self) -> None:
        """Close the connections."""
        await self.client.aclose()


class RedisConversations:
    """A sorted set of names by last use (backend.Conversations)."""

    KEY = f"{PREFIX}going_on"

    def __init__(
        self, link: RedisLink, *, idle_seconds: float, most: int, clock: Clock = time.time
    ):
        """Take after how long a conversation ends and how many there may be at once."""
        self._link = link
        self._idle = idle_seconds
        self._most = most
        self._clock = clock

    async def start(self, conversation_id: str) -> None:
        """Add a conversation. Raises Refusal('busy') when there are too many."""
        if await self.count() >= self._most:
            raise Refusal("busy", retry_after=TOO_MANY_SECONDS)
        await self._touch(conversation_id, nx=True)

    async def use(self, conversation_id: str) -> bool:
        """Return whether it is going on, and count it as used now; True when Redis is away."""
        score = self._link.client.zscore
        used = await self._link.ask(lambda: score(self.KEY, conversation_id), math.inf)
        if used is None or self._clock() - used >= self._idle:
            return False
        await self._touch(conversation_id, xx=True)
        return True

    async def is_going_on(self, conversation_id: str) -> bool:
        """Return whether it was started and not ended; True when Redis is away."""
        score = self._link.client.zscore
        used = await self._link.ask(lambda: score(self.KEY, conversation_id), 0.0)
        return used is not None

    async def end(self, conversation_id: str) -> None:
        """Forget a conversation."""
        await self._remove(conversation_id)

    async def end_idle(self) -> list[str]:
        """Forget the idle ones; each is returned to one portal only."""
        limit, client = self._clock() - self._idle, self._link.client
        names = await self._link.ask(lambda: client.zrangebyscore(self.KEY, "-inf", limit), [])
        return [name.decode() for name in names if await self._remove(name)]

    async def count(self) -> int:
        """Return how many there are; 0 when Redis is away."""
        return int(await self._link.ask(lambda: self._link.client.zcard(self.KEY), 0))

    async def _touch(self, conversation_id: str, **flags: bool) -> None:
        add, member = self._link.client.zadd, {conversation_id: self._clock()}
        await self._link.ask(lambda: add(self.KEY, member, **flags), None)
        # For when no portal is left to sweep; later than that, so that it can delete in Rasa too.
        expire, seconds = self._link.client.expire, math.ceil(2 * self._idle) + 1
        await self._link.ask(lambda: expire(self.KEY, seconds), None)

    async def _remove(self, conversation_id: str | bytes) -> bool:
        remove = self._link.client.zrem
        return bool(await self._link.ask(lambda: remove(self.KEY, conversation_id), 0))


class RedisLimiter:
    """Token buckets of one rate, by key (backend.Limiter)."""

    def __init__(self, link: RedisLink, name: str, rate: Rate, *, clock: Clock = time.time):
        """Take the rate and a name that keeps these buckets apart from others."""
        self._link = link
        self._name = name
        self._rate = rate
        self._clock = clock

    async def seconds_to_wait(self, key: str) -> int:
        """Take one token; return 0, or the seconds until there is one again."""
        numbers = [self._rate.burst, self._rate.per_second, self._clock()]
        run = self._link.client.eval
        return int(await self._link.ask(lambda: run(TAKE_TOKEN, 1, self._key(key), *numbers), 0))

    async def forget(self, key: str) -> None:
        """Drop what is known about a key."""
        await self._link.ask(lambda: self._link.client.delete(self._key(key)), None)

    def _key(self, key: str) -> str:
        return f"{PREFIX}rate:{self._name}:{key}"


class RedisSalts:
    """The key of this hour, the same for all portals, gone from Redis after it (backend.Salts)."""

    def __init__(self, link: RedisLink, *, clock: Clock = time.time):
        """Keep a key of our own at hand for when Redis is away."""
        self._link = link
        self._clock = clock
        self._hour = -1
        self._salt = b""

    async def now(self) -> bytes:
        """Return the key of this hour."""
        hour = int(self._clock() // SALT_SECONDS)
        if hour != self._hour:
            own = secrets.token_bytes(SALT_BYTES)
            self._salt, self._hour = (
                await self._link.ask(lambda: self._shared(hour, own), own),
                hour,
            )
        return self._salt

    async def _shared(self, hour: int, own: bytes) -> bytes:
        key, client = f"{PREFIX}salt:{hour}", self._link.client
        await client.set(key, own, nx=True, ex=SALT_SECONDS)
        return bytes(await client.get(key) or own)
