"""Tells clients apart by a keyed hash of their network address, and keeps no address."""

from __future__ import annotations

import hashlib
import ipaddress

from aiohttp import web

from portal.backend import Salts

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ClientNames:
    """Names clients; the same client has the same name for at most an hour."""

    def __init__(self, salts: Salts, *, trusted_proxies: int = 0):
        """Take the number of our own proxies in front of the portal."""
        self._salts = salts
        self._proxies = trusted_proxies

    async def name(self, request: web.Request) -> str | None:
        """Return the client's name, or None when clients cannot be told apart.

        Behind a proxy that nobody declared, all residents come from one loopback address; a
        limit on it would shut all of them out because of one.
        """
        address = self._address(request)
        if address is None or address.is_loopback:
            return None
        prefix = 64 if address.version == 6 else 32  # One household has a whole IPv6 /64.
        network = ipaddress.ip_network((address, prefix), strict=False)
        packed, salt = network.network_address.packed, await self._salts.now()
        return hashlib.blake2b(packed, key=salt, digest_size=16).hexdigest()

    def _address(self, request: web.Request) -> Address | None:
        given = request.remote or ""
        if self._proxies:
            hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
            given = hops[-self._proxies] if len(hops) >= self._proxies else given
        try:
            address = ipaddress.ip_address(given)
        except ValueError:
            return None
        return getattr(address, "ipv4_mapped", None) or address
