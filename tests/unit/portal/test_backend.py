"""Memory and Redis keep the same promises; Redis away costs nobody the conversation."""

from __future__ import annotations

import fakeredis
import pytest
from redis.exceptions import ConnectionError as RedisAway

from portal.conversations import MemoryConversations
from portal.errors import Refusal
from portal.limits import SALT_SECONDS, MemoryLimiter, MemorySalts
from portal.redis_backend import (
    FAULT_PAUSE_SECONDS,
    RedisConversations,
    RedisLimiter,
    RedisLink,
    RedisSalts,
)
from portal.settings import Rate
from tests.helpers.clock import Clock


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def link():
    link = RedisLink(fakeredis.FakeAsyncRedis())
    yield link
    await link.close()


@pytest.fixture(params=["memory", "redis"])
def conversations(request, clock, link):
    options = {"idle_seconds": 60, "most": 3, "clock": clock}
    if request.param == "memory":
        return MemoryConversations(**options)
    return RedisConversations(link, **options)


@pytest.fixture(params=["memory", "redis"])
def make_limiter(request, clock, link):
    def make(name, rate):
        if request.param == "memory":
            return MemoryLimiter(rate, clock=clock)
        return RedisLimiter(link, name, rate, clock=clock)

    return make


async def test_backend_conversation_goes_on_until_it_ends(conversations):
    assert not await conversations.use("a")
    await conversations.start("a")
    assert await conversations.use("a") and await conversations.is_going_on("a")
    await conversations.end("a")
    assert not await conversations.use("a") and not await conversations.is_going_on("a")
    assert await conversations.count() == 0


async def test_backend_idle_conversation_ends_once(conversations, clock):
    await conversations.start("a")
    await conversations.start("b")
    clock.now += 40
    assert await conversations.use("a")
    clock.now += 40
    assert not await conversations.use("b")
    assert await conversations.end_idle() == ["b"]
    assert await conversations.end_idle() == []
    assert await conversations.count() == 1


async def test_backend_conversations_are_bounded(conversations):
    for name in "abc":
        await conversations.start(name)
    with pytest.raises(Refusal, match="busy"):
        await conversations.start("d")


async def test_backend_bucket_empties_and_fills_again(make_limiter, clock):
    limiter = make_limiter("talk", Rate(burst=2, per_second=0.5))
    assert [await limiter.seconds_to_wait("a") for _ in range(3)] == [0, 0, 2]
    assert await limiter.seconds_to_wait("b") == 0
    clock.now += 2
    assert [await limiter.seconds_to_wait("a") for _ in range(2)] == [0, 2]
    await limiter.forget("a")
    assert await limiter.seconds_to_wait("a") == 0


async def test_backend_bucket_never_holds_more_than_the_burst(make_limiter, clock):
    limiter = make_limiter("talk", Rate(burst=2, per_second=1))
    await limiter.seconds_to_wait("a")
    clock.now += 3_600
    assert [await limiter.seconds_to_wait("a") for _ in range(3)] == [0, 0, 1]


async def test_backend_limits_of_one_kind_leave_the_others_alone(make_limiter):
    rate = Rate(burst=1, per_second=0.1)
    talk, start = make_limiter("talk", rate), make_limiter("start", rate)
    assert await talk.seconds_to_wait("a") == 0
    assert await start.seconds_to_wait("a") == 0
    assert await talk.seconds_to_wait("a") > 0


async def test_backend_two_portals_share_redis(link, clock):
    options = {"idle_seconds": 60, "most": 3, "clock": clock}
    first, second = RedisConversations(link, **options), RedisConversations(link, **options)
    await first.start("a")
    assert await second.use("a")
    await second.end("a")
    assert not await first.use("a")
    one, other = RedisSalts(link, clock=clock), RedisSalts(link, clock=clock)
    assert await one.now() == await other.now()


async def test_backend_key_of_addresses_leaves_redis_after_the_hour(link, clock):
    salts = RedisSalts(link, clock=clock)
    first = await salts.now()
    (key,) = await link.client.keys("portal:salt:*")
    assert 0 < await link.client.ttl(key) <= SALT_SECONDS
    clock.now += SALT_SECONDS
    assert await salts.now() != first
    assert first != await MemorySalts().now()


async def test_backend_names_of_conversations_leave_redis_without_a_portal_too(link, clock):
    conversations = RedisConversations(link, idle_seconds=60, most=3, clock=clock)
    await conversations.start("a")
    assert 60 < await link.client.ttl(RedisConversations.KEY) <= 121


async def test_backend_buckets_leave_redis(link, clock):
    await RedisLimiter(link, "talk", Rate(burst=20, per_second=2), clock=clock).seconds_to_wait("a")
    assert 0 < await link.client.ttl("portal:rate:talk:a") <= 11


class Broken:
    """A client of Redis that counts how often it was asked, in vain."""

    asked = 0

    def __getattr__(self, name):
        return self._fail

    async def _fail(self, *_, **__):
        self.asked += 1
        raise RedisAway("geheim adres")


async def test_backend_redis_away_costs_nobody_the_conversation(clock, caplog):
    broken = Broken()
    link = RedisLink(broken, clock=clock)
    conversations = RedisConversations(link, idle_seconds=60, most=3, clock=clock)
    await conversations.start("a")
    assert await conversations.use("a") and await conversations.is_going_on("a")
    assert await conversations.end_idle() == [] and not await link.is_there()
    limiter = RedisLimiter(link, "talk", Rate(burst=1, per_second=0.1), clock=clock)
    assert [await limiter.seconds_to_wait("a") for _ in range(3)] == [0, 0, 0]
    assert len(await RedisSalts(link, clock=clock).now()) == 32
    assert "geheim" not in caplog.text and "ConnectionError" in caplog.text


async def test_backend_redis_away_is_left_alone_for_a_moment(clock):
    broken = Broken()
    link = RedisLink(broken, clock=clock)
    for _ in range(5):
        await link.is_there()
    assert broken.asked == 1
    clock.now += FAULT_PAUSE_SECONDS
    await link.is_there()
    assert broken.asked == 2
