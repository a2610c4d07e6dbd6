"""Speaks with Rasa's portal channel (docs/architecture.md) and trusts nothing of the answer."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any

import aiohttp

from portal.words import Bubble

MAX_BUBBLES = 10
MAX_BUTTONS = 8
HEALTH_SECONDS = 2.0
FORGET_SECONDS = 3.0
INTENT = re.compile(r"[a-z0-9_]{1,80}")


class RasaAway(Exception):
    """No usable answer in time; the message is the reason, one word, for the metrics."""


@dataclass(frozen=True)
class Reply:
    """What the resident gets, and for our own counts only: the intent (None: not told)."""

    bubbles: list[Bubble]
    intent: str | None = None
    asked_back: bool = False


class Rasa:
    """Rasa at one address. Needs an open aiohttp session."""

    def __init__(self, session: aiohttp.ClientSession, url: str, *, seconds: float):
        """Take the base URL and the seconds after which Rasa itself gives up."""
        self._session = session
        self._url = f"{url}/webhooks/portal"
        self._timeout = aiohttp.ClientTimeout(total=seconds)

    async def answer(self, conversation: str, text: str, gemeente: str | None) -> Reply:
        """Return a reply of at least one bubble. Raises RasaAway."""
        body = {"conversation": conversation, "text": text, "gemeente": gemeente}
        try:
            async with self._session.post(
                f"{self._url}/messages", json=body, timeout=self._timeout
            ) as response:
                if response.status != 200:
                    raise RasaAway("error")
                return _reply(await response.json())
        except asyncio.TimeoutError:
            raise RasaAway("slow") from None
        except (aiohttp.ClientConnectionError, OSError):
            raise RasaAway("away") from None
        except (aiohttp.ClientError, ValueError):
            raise RasaAway("error") from None

    async def forget(self, conversation: str) -> bool:
        """Delete a conversation; return whether Rasa confirmed it."""
        url = f"{self._url}/conversations/{conversation}"
        timeout = aiohttp.ClientTimeout(total=FORGET_SECONDS)
        try:
            async with self._session.delete(url, timeout=timeout) as response:
                return response.status in (204, 404)
        except (aiohttp.ClientError, OSError, asyncio.TimeoutError):
            return False

    async def is_ready(self) -> bool:
        """Return whether Rasa passes its own self-test."""
        timeout = aiohttp.ClientTimeout(total=HEALTH_SECONDS)
        try:
            async with self._session.get(f"{self._url}/health", timeout=timeout) as response:
                return response.status == 200
        except (aiohttp.ClientError, OSError, asyncio.TimeoutError):
            return False


def _reply(body: Any) -> Reply:
    bubbles = _bubbles(body)
    intent = body.get("intent")
    known = isinstance(intent, str) and INTENT.fullmatch(intent) is not None
    return Reply(bubbles, intent if known else None, body.get("asked_back") is True)


def _bubbles(body: Any) -> list[Bubble]:
    raw = body.get("bubbles") if isinstance(body, dict) else None
    listed = raw if isinstance(raw, list) else []
    bubbles = [
        {"text": one["text"], "buttons": _buttons(one.get("buttons")), **_language(one.get("lang"))}
        for one in listed[:MAX_BUBBLES]
        if isinstance(one, dict) and isinstance(one.get("text"), str) and one["text"].strip()
    ]
    if not bubbles:
        raise RasaAway("empty")
    return bubbles


def _buttons(raw: Any) -> list[dict[str, str]]:
    listed = raw if isinstance(raw, list) else []
    return [
        {"title": one["title"], "payload": one["payload"]}
        for one in listed[:MAX_BUTTONS]
        if isinstance(one, dict)
        and all(isinstance(one.get(key), str) and one[key].strip() for key in ("title", "payload"))
    ]


def _language(raw: Any) -> dict[str, str]:
    """Return the language of a bubble that is not Dutch, by its ISO 639-1 code."""
    known = isinstance(raw, str) and len(raw) == 2 and raw.isascii() and raw.isalpha()
    return {"lang": raw} if known else {}
