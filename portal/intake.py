"""Reads what a client sends: bounded, printable text that can never become a command of Rasa."""

from __future__ import annotations

import asyncio
import json
import unicodedata
from collections.abc import Awaitable
from typing import Any, TypeVar

from aiohttp import web

from portal.errors import Refusal

Read = TypeVar("Read")

EMOJI_JOINERS = "\u200d\ufe0f"
UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})


async def in_time(reading: Awaitable[Read], seconds: float) -> Read:
    """Return what is read. Raises Refusal('too_slow') for who sends it drop by drop."""
    try:
        return await asyncio.wait_for(reading, seconds)
    except TimeoutError:
        raise Refusal("too_slow") from None


async def read_json(
    request: web.Request, *, seconds: float, optional: bool = False
) -> dict[str, Any]:
    """Return the JSON object in the body; `optional`: an empty body is an empty object.

    Raises:
        Refusal: wrong content type, broken JSON, no object, or not there within `seconds`.
    """
    body = await in_time(request.read(), seconds)
    if optional and not body:
        return {}
    if request.content_type != "application/json":
        raise Refusal("wrong_content_type")
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):  # ValueError: no JSON or no UTF-8; else nested too deep.
        raise Refusal("broken_json") from None
    if not isinstance(found, dict):
        raise Refusal("broken_json")
    return found


def clean_text(given: object, *, most: int) -> str:
    """Return a resident's message, fit for Rasa.

    A leading slash would make Rasa take the message for an intent, so it goes, also behind
    spaces and invisible signs. Rasa's own door does the same: two locks.

    Raises:
        Refusal: no text, nothing left, or more than `most` characters.
    """
    if not isinstance(given, str):
        raise Refusal("text_missing")
    text = "".join(_printable(char) for char in given).strip()
    while text and (text[0].isspace() or text[0] == "/" or unicodedata.category(text[0]) == "Cf"):
        text = text[1:]
    if not any(unicodedata.category(char) not in ("Cf", "Mn", "Zs", "Cc") for char in text):
        raise Refusal("empty_text")
    if len(text) > most:
        raise Refusal("text_too_long")
    return text


def _printable(char: str) -> str:
    if char in EMOJI_JOINERS or char == "\n":
        return char
    return " " if unicodedata.category(char) in UNPRINTABLE else char
