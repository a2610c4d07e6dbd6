"""How much one client may ask, however many conversations it starts; and how long one waits."""

from __future__ import annotations

import time

from portal.settings import Rate

CLIENT = {"X-Forwarded-For": "203.0.113.9"}
OTHER = {"X-Forwarded-For": "203.0.113.10"}


async def test_api_flood_of_conversations_is_slowed_per_client(start_portal):
    portal = await start_portal(trusted_proxies=1, start_rate=Rate(burst=2, per_second=0.1))
    started = [await portal.post("/api/conversations", headers=CLIENT) for _ in range(4)]
    assert [one.status for one in started] == [201, 201, 429, 429]
    assert int(started[-1].headers["Retry-After"]) >= 1
    assert (await portal.post("/api/conversations", headers=OTHER)).status == 201


async def test_api_flood_over_many_conversations_is_slowed_per_client(start_portal, rasa):
    portal = await start_portal(trusted_proxies=1, client_rate=Rate(burst=3, per_second=0.1))

    async def say(client):
        started = await (await portal.post("/api/conversations")).json()
        bearer = {"Authorization": f"Bearer {started['token']}"}
        return await portal.post("/api/messages", json={"text": "a"}, headers={**bearer, **client})

    assert [(await say(CLIENT)).status for _ in range(5)] == [200] * 3 + [429] * 2
    assert (await say(OTHER)).status == 200
    assert len(rasa.received) == 4


async def test_api_card_comes_after_three_seconds(portal, rasa, token):
    """The setting as residents have it: not sooner, because most slow answers still come."""
    rasa.mode, rasa.seconds = "slow", 3.6
    began = time.monotonic()
    bearer = {"Authorization": f"Bearer {token}"}
    response = await portal.post("/api/messages", json={"text": "help"}, headers=bearer)
    assert (await response.json())["card"] is True
    assert 2.9 < time.monotonic() - began < 3.4
