"""Token buckets in memory: they bound what one may ask, and themselves."""

from __future__ import annotations

from portal.limits import SALT_SECONDS, MemoryLimiter, MemorySalts
from portal.settings import Rate
from tests.helpers.clock import Clock


async def test_limits_memory_is_bounded():
    limiter = MemoryLimiter(Rate(burst=1, per_second=0.001), clock=Clock(), most=10)
    for key in range(1_000):
        await limiter.seconds_to_wait(str(key))
    assert len(limiter._buckets) == 10


async def test_limits_key_of_addresses_is_random_and_changes_every_hour():
    clock = Clock()
    salts = MemorySalts(clock=clock)
    first = await salts.now()
    assert len(first) == 32 and first == await salts.now()
    assert first != await MemorySalts(clock=clock).now()
    clock.now += SALT_SECONDS
    assert first != await salts.now()
