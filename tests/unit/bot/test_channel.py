"""Both doors answer everything with something, and split bubbles also above buttons."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel import EMPTY_MESSAGE, Bubbles, PortalChannel, _body, _for_counts, _talk
from bot.tracker_store import ForgettingTrackerStore


class Request:
    """As much of Sanic's request as the channels read."""

    def __init__(self, raw: str) -> None:
        self._raw = raw

    @property
    def json(self) -> Any:
        return json.loads(self._raw)


@pytest.mark.parametrize("raw", ["{", "", "[1]", '"text"', "null"])
def test_channel_anything_but_a_json_object_is_none(raw: str) -> None:
    assert _body(Request(raw)) is None  # type: ignore[arg-type]


async def test_channel_bubbles_are_split_above_buttons() -> None:
    out = Bubbles()
    await out.send_text_with_buttons("x", "een\n\ntwee", [{"title": "t", "payload": "p"}])
    assert [message["text"] for message in out.messages] == ["een", "twee"]
    assert "buttons" not in out.messages[0] and out.messages[1]["buttons"]


async def test_channel_bubbles_of_another_language_say_so() -> None:
    out = Bubbles()
    await out.send_response("x", {"text": "bir\n\niki", "utter_action": "utter_tr_zorg"})
    await out.send_response("x", {"text": "drie", "utter_action": "utter_gesprek_dank"})
    assert [message.get("lang") for message in out.messages] == ["tr", "tr", None]


@pytest.mark.parametrize("where", ["custom", "metadata"])
async def test_channel_message_may_name_its_language_itself(where: str) -> None:
    out = Bubbles()
    await out.send_response("x", {"text": "merhaba", where: {"lang": "tr"}})
    assert out.messages == [{"recipient_id": "x", "text": "merhaba", "lang": "tr"}]


async def test_channel_other_custom_data_still_goes_out() -> None:
    out = Bubbles()
    await out.send_response("x", {"text": "hoi", "custom": {"lang": "<b>", "card": 1}})
    assert out.messages[0]["text"] == "hoi" and "lang" not in out.messages[0]
    assert out.messages[1]["custom"] == {"card": 1}


class Tracker:
    """As much of a tracker as the counts read."""

    def __init__(self, intent: str, danger: dict[str, Any]) -> None:
        parsed = {"intent": {"name": intent}, "danger": danger}
        self.latest_message = type("Message", (), {"parse_data": parsed})


def _app(tracker: Tracker | None) -> Any:
    class Store:
        async def retrieve(self, conversation: str) -> Tracker | None:
            return tracker

    return _app_with(Store())


def _app_with(store: object) -> Any:
    agent = type("Agent", (), {"tracker_store": store})
    return type("App", (), {"ctx": type("Context", (), {"agent": agent})})


@pytest.mark.parametrize(
    ("danger", "said", "counted"),
    [
        ({"level": "geen"}, "utter_vraag_politie", ("vraag_politie", False)),
        (
            {"level": "acuut", "answer": "gevaar_wapen"},
            "utter_gevaar_wapen",
            ("gevaar_wapen", False),
        ),
        ({}, "utter_nlu_fallback", ("vraag_politie", True)),
        ({}, "utter_tr_nlu_fallback", ("vraag_politie", True)),
    ],
)
async def test_channel_tells_the_portal_what_to_count(
    danger: dict[str, Any], said: str, counted: tuple[str, bool]
) -> None:
    out = Bubbles()
    await out.send_response("x", {"text": "geheime zin", "utter_action": said})
    found = await _for_counts(_app(Tracker("vraag_politie", danger)), "x", out)
    assert found == {"intent": counted[0], "asked_back": counted[1]}


async def test_channel_counts_nothing_of_a_forgotten_conversation() -> None:
    assert await _for_counts(_app(None), "x", Bubbles()) == {}


async def test_channel_ended_conversation_is_gone_and_the_others_stay() -> None:
    """As the portal asks it at the exit, through the wrapper that Rasa puts around the store."""

    async def nobody(message: UserMessage) -> None:
        raise AssertionError("forgetting is no message")

    store = ForgettingTrackerStore(Domain.empty())
    for name in ("a", "b"):
        await store.save(DialogueStateTracker.from_events(name, []))
    (forget,) = (
        route.handler
        for route in PortalChannel().blueprint(nobody)._future_routes
        if route.methods == {"DELETE"}
    )
    request = type("Request", (), {"app": _app_with(FailSafeTrackerStore(store))})
    for _ in range(2):  # The portal asks it once more a little later.
        assert (await forget(request, "a")).status == 204
    assert list(await store.keys()) == ["b"]


async def test_channel_slash_payload_reaches_rasa_as_plain_text() -> None:
    seen: list[UserMessage] = []

    async def on_message(message: UserMessage) -> None:
        seen.append(message)

    await _talk(on_message, "/gesprek_groet", "abc", "rest")
    await _talk(on_message, None, "", "rest")
    assert seen[0].text == "gesprek_groet"
    assert seen[1].text == EMPTY_MESSAGE
    assert len(seen[1].sender_id) == 32


async def test_channel_failure_is_logged_without_the_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def broken(message: UserMessage) -> None:
        raise ValueError(f"about {message.text}")

    with caplog.at_level(logging.DEBUG):
        assert (await _talk(broken, "geheime zin", "abc", "rest")).messages == []
    assert "ValueError" in caplog.text
    assert "geheime zin" not in caplog.text and "abc" not in caplog.text
