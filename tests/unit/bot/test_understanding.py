"""The editor's own route: one sentence understood, for who has the key, and nothing kept of it."""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic

from bot.channel import PortalChannel
from bot.understanding import KEY, may_ask, understand
from tools.started import post

PATH = "/webhooks/portal/understanding"

SECRET = "een sleutel van deze keer"
BEARER = {"Authorization": f"Bearer {SECRET}"}
SENTENCE = "de groene schommel"
PARSED = {
    "text": SENTENCE,
    "intent": {"name": "vraag_x", "confidence": 0.8, "metadata": "binnen"},
    "intent_ranking": [{"name": f"vraag_{n}", "confidence": 0.1} for n in range(9)],
    "entities": [{"entity": "gemeente", "value": "ede", "start": 0}],
    "danger": {
        "level": "geen",
        "acute": 0.1,
        "answer": None,
        "signals": [{"rule": "V1", "level": "geen", "words": ["schommel"], "clause": 0}],
    },
}


class Agent:
    """Understands what it is told to; its policies take the actions one by one."""

    def __init__(self, *actions: str) -> None:
        self.actions, self.fails, self.ready = actions, False, True
        self.domain = SimpleNamespace(slots=[])
        self.heard: list[str] = []
        self.tracker: Any = None

    def is_ready(self) -> bool:
        return self.ready

    async def parse_message(self, text: str) -> dict[str, Any]:
        self.heard.append(text)
        if self.fails:
            raise ValueError(f"about {text}")
        return PARSED

    def predict_next_with_tracker(self, tracker: Any) -> dict[str, Any]:
        self.tracker = tracker
        done = [each.action_name for each in tracker.events if hasattr(each, "action_name")][2:]
        action = [*self.actions, "action_listen"][len(done)]
        return {"scores": [{"action": "action_x", "score": 0.1}, {"action": action, "score": 1.0}]}

    async def handle_message(self, message: UserMessage) -> None:
        raise AssertionError("asking is no conversation")


@dataclass
class Door:
    """The portal's channel on a real server, with its agent behind it."""

    url: str
    app: Sanic

    @property
    def agent(self) -> Agent:
        return self.app.ctx.agent

    def ask(self, headers: dict[str, str], body: Any = None, *, path: str = PATH) -> Any:
        return post(self.url + path, body or {"text": SENTENCE}, headers)


@pytest.fixture(scope="module")
def server() -> Iterator[Door]:
    """One for all tests: Sanic rewrites itself at a start, which works once in a process."""
    loop, app = asyncio.new_event_loop(), Sanic("understanding")
    register([PortalChannel()], app, "/webhooks/")
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    making = app.create_server(sock=sock, return_asyncio_server=True, access_log=False)
    running: Any = loop.run_until_complete(making)
    loop.run_until_complete(running.startup())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield Door(f"http://127.0.0.1:{sock.getsockname()[1]}", app)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(timeout=5)


@pytest.fixture
def rasa(server: Door) -> Door:
    server.app.ctx.agent = Agent("utter_vraag_x", "action_reachable_now")
    return server


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)


async def test_understanding_tells_the_editor_what_it_shows_and_no_more() -> None:
    agent = Agent("utter_vraag_x", "action_reachable_now")
    assert await understand(agent, SENTENCE) == {
        "intent": {"name": "vraag_x", "confidence": 0.8},
        "ranking": [{"name": f"vraag_{n}", "confidence": 0.1} for n in range(5)],
        "entities": [{"entity": "gemeente", "value": "ede"}],
        "danger": {
            "level": "geen",
            "acute": 0.1,
            "answer": None,
            "signals": [{"rule": "V1", "level": "geen", "words": ["schommel"]}],
        },
        "actions": ["utter_vraag_x", "action_reachable_now"],
    }
    assert agent.tracker.latest_message.parse_data["danger"] == PARSED["danger"]


async def test_understanding_takes_a_sentence_in_as_the_chat_does() -> None:
    agent = Agent("utter_vraag_x")
    await understand(agent, '/vraag_x{"a": 1}')
    await understand(agent, "mail jan@voorbeeld.nl")
    assert not agent.heard[0].startswith("/") and "jan@voorbeeld.nl" not in agent.heard[1]


async def test_understanding_stops_with_policies_that_never_listen() -> None:
    found = await understand(Agent(*["utter_x"] * 20), SENTENCE)
    assert found is not None and len(found["actions"]) == 4


async def test_understanding_failure_is_logged_without_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    agent = Agent()
    agent.fails = True
    with caplog.at_level(logging.DEBUG):
        assert await understand(agent, SENTENCE) is None
    assert "ValueError" in caplog.text and "schommel" not in caplog.text


@pytest.mark.parametrize(
    ("header", "may"),
    [
        (f"Bearer {SECRET}", True),
        (SECRET, False),
        (f"Bearer {SECRET}x", False),
        ("Bearer ", False),
        ("", False),
        (None, False),
        ("Bearer \udcff\udcfe é", False),
    ],
)
def test_understanding_is_for_who_has_the_key(header: str | None, may: bool) -> None:
    assert may_ask(header) is may


@pytest.mark.parametrize("header", ["Bearer ", "", None])
def test_understanding_is_for_nobody_without_a_key(
    monkeypatch: pytest.MonkeyPatch, header: str | None
) -> None:
    monkeypatch.setenv(KEY, "")
    assert not may_ask(header)
    monkeypatch.delenv(KEY)
    assert not may_ask(header)


def test_understanding_answers_the_editor_over_http(rasa: Door) -> None:
    status, said = rasa.ask(BEARER)
    assert (status, said["actions"]) == (200, ["utter_vraag_x", "action_reachable_now"])
    assert SENTENCE not in str(said)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer geraden"}])
def test_understanding_is_not_there_for_others(rasa: Door, headers: dict[str, str]) -> None:
    assert rasa.ask(headers)[0] == rasa.ask(headers, path="/webhooks/portal/nergens")[0] == 404
    assert rasa.agent.heard == []


def test_understanding_says_that_rasa_is_not_ready_or_failed(rasa: Door) -> None:
    rasa.agent.fails = True
    assert rasa.ask(BEARER)[0] == 502
    rasa.agent.ready = False
    assert rasa.ask(BEARER)[0] == 503


@pytest.mark.parametrize("body", [[1], {"tekst": "x"}, {"text": 7}])
def test_understanding_takes_strange_questions_calmly(rasa: Door, body: Any) -> None:
    assert rasa.ask(BEARER, body)[0] == 200
