"""Two portals behind a load balancer share conversations, limits and endings through Redis.

A real redis-server when this machine has one, else fakeredis over a real connection.
"""

from __future__ import annotations

import shutil
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import fakeredis
import pytest
import redis

from tests.helpers.fake_rasa import FakeRasa
from tests.helpers.portals import fake_rasa, portal
from tools.started import free_port, post

SECRET = "een-geheim-dat-alle-portalen-delen-0123"


@dataclass(frozen=True)
class Pair:
    """Two portals, their Redis and the Rasa behind them."""

    first: str
    second: str
    rasa: FakeRasa
    redis_url: str


@contextmanager
def _redis() -> Iterator[str]:
    port = free_port()
    program = shutil.which("redis-server")
    if program is None:
        server = fakeredis.TcpFakeServer(("127.0.0.1", port), server_type="redis")
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"redis://127.0.0.1:{port}"
        server.shutdown()
        return
    command = [
        program,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--loglevel",
        "warning",
    ]
    process = subprocess.Popen(command)
    yield f"redis://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(scope="module")
def pair() -> Iterator[Pair]:
    with _redis() as redis_url, fake_rasa() as (rasa, rasa_url):
        shared = {"RASA_URL": rasa_url, "REDIS_URL": redis_url, "PORTAL_SECRET": SECRET}
        with portal(**shared) as first, portal(**shared) as second:
            yield Pair(first, second, rasa, redis_url)


def _start(portal: str) -> str:
    status, started = post(f"{portal}/api/conversations", {"gemeente": "ede"})
    assert status == 201
    return str(started["token"])


def _say(portal: str, token: str, text: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    return post(f"{portal}/api/messages", {"text": text}, headers)[0]


def _end(portal: str, token: str) -> int:
    headers = {"Authorization": f"Bearer {token}"}
    request = urllib.request.Request(
        f"{portal}/api/conversations/current", headers=headers, method="DELETE"
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return int(answer.status)


def test_portal_redis_conversation_goes_on_at_the_other_portal(pair: Pair) -> None:
    pair.rasa.received.clear()
    token = _start(pair.first)
    assert _say(pair.second, token, "hallo") == 200
    assert _say(pair.first, token, "hallo") == 200
    there, here = pair.rasa.received
    assert there["conversation"] == here["conversation"] and there["gemeente"] == "ede"


def test_portal_redis_ended_at_one_is_ended_at_both(pair: Pair) -> None:
    token = _start(pair.first)
    assert _end(pair.second, token) == 204
    assert _say(pair.first, token, "hallo") == 401


def test_portal_redis_limit_counts_at_both(pair: Pair) -> None:
    token = _start(pair.first)
    statuses = [_say(pair.first if n % 2 else pair.second, token, "hallo") for n in range(30)]
    assert statuses[:20] == [200] * 20 and 429 in statuses[20:]


def test_portal_redis_holds_no_text_and_no_token(pair: Pair) -> None:
    token = _start(pair.first)
    _say(pair.second, token, "geheimwoord")
    with redis.Redis.from_url(pair.redis_url) as client:
        names = client.zrange("portal:going_on", 0, -1)
        held = str([names, client.keys()])
        assert all(client.ttl(key) > 0 for key in client.keys("portal:rate:*"))
    assert "going_on" in held and "rate:talk" in held
    assert "geheimwoord" not in held and token[:20] not in held
