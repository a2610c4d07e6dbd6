from __future__ import annotations

from aiohttp.test_utils import make_mocked_request

from portal.limits import SALT_SECONDS, ClientNames, Limiter
from portal.settings import Rate


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Transport:
    def __init__(self, address: str) -> None:
        self.address = address

    def get_extra_info(self, name, default=None):
        return (self.address, 1) if name == "peername" else default


def _request(address, forwarded=None):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return make_mocked_request("GET", "/", headers=headers, transport=Transport(address))


def test_limits_bucket_empties_and_fills_again():
    clock = Clock()
    limiter = Limiter(Rate(burst=2, per_second=0.5), clock=clock)
    assert [limiter.seconds_to_wait("a") for _ in range(3)] == [0, 0, 2]
    assert limiter.seconds_to_wait("b") == 0
    clock.now = 2.0
    assert [limiter.seconds_to_wait("a") for _ in range(2)] == [0, 2]


def test_limits_memory_is_bounded():
    limiter = Limiter(Rate(burst=1, per_second=0.001), clock=Clock(), most=10)
    for key in range(1_000):
        limiter.seconds_to_wait(str(key))
    assert len(limiter._buckets) == 10


def test_limits_client_name_hides_the_address_and_changes_every_hour():
    clock = Clock()
    names = ClientNames(clock=clock)
    first = names.name(_request("203.0.113.9"))
    assert first == names.name(_request("203.0.113.9"))
    assert first != names.name(_request("203.0.113.10"))
    assert "203" not in first or len(first) == 32
    assert first != ClientNames(clock=clock).name(_request("203.0.113.9"))
    clock.now = SALT_SECONDS
    assert first != names.name(_request("203.0.113.9"))


def test_limits_one_ipv6_household_is_one_client():
    names = ClientNames()
    assert names.name(_request("2001:db8::1")) == names.name(_request("2001:db8::ffff"))
    assert names.name(_request("2001:db8::1")) != names.name(_request("2001:db8:0:1::1"))


def test_limits_undeclared_proxy_never_shuts_everybody_out():
    assert ClientNames().name(_request("127.0.0.1", "203.0.113.9")) is None
    assert ClientNames().name(_request("::1")) is None


def test_limits_only_the_declared_proxies_are_believed():
    names = ClientNames(trusted_proxies=1)
    real = names.name(_request("127.0.0.1", "203.0.113.9"))
    assert real is not None
    assert names.name(_request("127.0.0.1", "198.51.100.1, 203.0.113.9")) == real
    assert names.name(_request("127.0.0.1", "onzin")) is None
    plain = ClientNames()
    forged = plain.name(_request("203.0.113.9", "198.51.100.1"))
    assert forged == plain.name(_request("203.0.113.9"))
