"""Both doors answer everything with something, and split bubbles also above buttons."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from bot.channel import EMPTY_MESSAGE, Bubbles, _body, _talk


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
        assert await _talk(broken, "geheime zin", "abc", "rest") is None
    assert "ValueError" in caplog.text
    assert "geheime zin" not in caplog.text and "abc" not in caplog.text
