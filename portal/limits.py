"""How much one conversation or one client may ask, in memory.

Token buckets, bounded in number, and the key with which addresses are hashed: in memory only and
another one every hour, so no address is kept or can be found again.
"""

from __future__ import annotations

import math
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from portal.settings import Rate

SALT_SECONDS = 3_600
SALT_BYTES = 32
MAX_BUCKETS = 50_000
Clock = Callable[[], float]


class MemoryLimiter:
    """Token buckets of one rate, by key (backend.Limiter)."""

    def __init__(self, rate: Rate, *, clock: Clock = time.monotonic, most: int = MAX_BUCKETS):
        """Take the rate; `most` bounds the memory, the key unused longest goes first."""
        self._rate = rate
        self._clock = clock
        self._most = most
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def seconds_to_wait(self, key: str) -> int:
        """Take one token; return 0, or the seconds until there is one again."""
        now = self._clock()
        left, since = self._buckets.pop(key, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - since) * self._rate.per_second)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        while len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) / self._rate.per_second)

    async def forget(self, key: str) -> None:
        """Drop what is known about a key."""
        self._buckets.pop(key, None)


class MemorySalts:
    """The key of this hour (backend.Salts)."""

    def __init__(self, *, clock: Clock = time.monotonic):
        """Make the first key."""
        self._clock = clock
        self._renew()

    async def now(self) -> bytes:
        """Return the key of this hour."""
        if self._clock() >= self._renew_at:
            self._renew()
        return self._salt

    def _renew(self) -> None:
        self._salt = secrets.token_bytes(SALT_BYTES)
        self._renew_at = self._clock() + SALT_SECONDS
