"""Clients are told apart without keeping who they are."""

from __future__ import annotations

from aiohttp.test_utils import make_mocked_request

from portal.clients import ClientNames
from portal.limits import SALT_SECONDS, MemorySalts
from tests.helpers.clock import Clock


class Transport:
    def __init__(self, address: str) -> None:
        self.address = address

    def get_extra_info(self, name, default=None):
        return (self.address, 1) if name == "peername" else default


def _request(address, forwarded=None):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return make_mocked_request("GET", "/", headers=headers, transport=Transport(address))


def _names(**options):
    return ClientNames(MemorySalts(), **options)


async def test_clients_name_hides_the_address_and_changes_every_hour():
    clock = Clock()
    names = ClientNames(MemorySalts(clock=clock))
    first = await names.name(_request("203.0.113.9"))
    assert first == await names.name(_request("203.0.113.9"))
    assert first != await names.name(_request("203.0.113.10"))
    assert len(first) == 32 and int(first, 16)
    assert first != await _names().name(_request("203.0.113.9"))
    clock.now += SALT_SECONDS
    assert first != await names.name(_request("203.0.113.9"))


async def test_clients_one_ipv6_household_is_one_client():
    names = _names()
    first = await names.name(_request("2001:db8::1"))
    assert first == await names.name(_request("2001:db8::ffff"))
    assert first != await names.name(_request("2001:db8:0:1::1"))


async def test_clients_undeclared_proxy_never_shuts_everybody_out():
    assert await _names().name(_request("127.0.0.1", "203.0.113.9")) is None
    assert await _names().name(_request("::1")) is None


async def test_clients_only_the_declared_proxies_are_believed():
    names = _names(trusted_proxies=1)
    real = await names.name(_request("127.0.0.1", "203.0.113.9"))
    assert real is not None
    assert await names.name(_request("127.0.0.1", "198.51.100.1, 203.0.113.9")) == real
    assert await names.name(_request("127.0.0.1", "onzin")) is None
    plain = _names()
    forged = await plain.name(_request("203.0.113.9", "198.51.100.1"))
    assert forged == await plain.name(_request("203.0.113.9"))
