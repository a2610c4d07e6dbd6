"""A portal in this process, talking to a fake Rasa."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from portal.app import create_app
from portal.settings import ROOT, Settings
from portal.words import Words, load_words
from tests.helpers.fake_rasa import FakeRasa

StartPortal = Callable[..., Awaitable[TestClient]]


@pytest.fixture
def rasa() -> FakeRasa:
    return FakeRasa()


@pytest.fixture(scope="session")
def words() -> Words:
    return load_words(ROOT)


@pytest.fixture
async def start_portal(aiohttp_client: Any, aiohttp_server: Any, rasa: FakeRasa) -> StartPortal:
    """Return a function that starts a portal, with changes to its settings."""
    server = await aiohttp_server(rasa.app())

    async def start(**changes: Any) -> TestClient:
        settings = replace(Settings(rasa_url=f"http://127.0.0.1:{server.port}"), **changes)
        return await aiohttp_client(create_app(settings))

    return start


@pytest.fixture
async def portal(start_portal: StartPortal) -> TestClient:
    return await start_portal()


@pytest.fixture
async def token(portal: TestClient) -> str:
    """Return the token of a fresh conversation."""
    return (await (await portal.post("/api/conversations")).json())["token"]


@pytest.fixture
def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}
