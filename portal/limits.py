"""How much one conversation or one client may ask, without knowing who the client is.

Token buckets in memory, bounded in number. A client is known by a keyed hash of its address; the
key lives in memory only and changes every hour, so no address is kept or can be found again.
"""

from __future__ import annotations

import hashlib
import ipaddress
import math
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from aiohttp import web

from portal.settings import Rate

SALT_SECONDS = 3_600
MAX_BUCKETS = 50_000
Clock = Callable[[], float]


class Limiter:
    """Token buckets of one rate, by key."""

    def __init__(self, rate: Rate, *, clock: Clock = time.monotonic, most: int = MAX_BUCKETS):
        """Take the rate; `most` bounds the memory, the key unused longest goes first."""
        self._rate = rate
        self._clock = clock
        self._most = most
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, key: str) -> int:
        """Take one token; return 0, or the seconds until there is one again."""
        now = self._clock()
        left, since = self._buckets.pop(key, (self._rate.burst, now))
        left = min(self._rate.burst, left + (now - since) * self._rate.per_second)
        allowed = left >= 1
        self._buckets[key] = (left - 1 if allowed else left, now)
        while len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) / self._rate.per_second)

    def forget(self, key: str) -> None:
        """Drop what is known about a key."""
        self._buckets.pop(key, None)


class ClientNames:
    """Names clients by a keyed hash of their network address."""

    def __init__(self, *, trusted_proxies: int = 0, clock: Clock = time.monotonic):
        """Take the number of our own proxies in front of the portal."""
        self._proxies = trusted_proxies
        self._clock = clock
        self._renew()

    def name(self, request: web.Request) -> str | None:
        """Return the client's name, or None when clients cannot be told apart.

        Behind a proxy that nobody declared, all residents come from one loopback address; a
        limit on it would shut all of them out because of one.
        """
        address = self._address(request)
        if address is None or address.is_loopback:
            return None
        if self._clock() >= self._renew_at:
            self._renew()
        prefix = 64 if address.version == 6 else 32  # One household has a whole IPv6 /64.
        network = ipaddress.ip_network((address, prefix), strict=False)
        packed = network.network_address.packed
        return hashlib.blake2b(packed, key=self._salt, digest_size=16).hexdigest()

    def _address(
        self, request: web.Request
    ) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        given = request.remote or ""
        if self._proxies:
            hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
            given = hops[-self._proxies] if len(hops) >= self._proxies else given
        try:
            address = ipaddress.ip_address(given)
        except ValueError:
            return None
        return getattr(address, "ipv4_mapped", None) or address

    def _renew(self) -> None:
        self._salt = secrets.token_bytes(32)
        self._renew_at = self._clock() + SALT_SECONDS
