"""Asks a neighbour (Rasa, the portal) something, in bounded time and size.

Nothing that is asked or answered is logged: it may be what somebody typed.
"""

from __future__ import annotations

import time
from typing import Any

import requests

PIECE = 65_536
REFUSALS = {401: "closed", 403: "closed", 404: "closed", 503: "away"}


class Away(Exception):
    """No usable answer. The message is one word: `away`, `slow`, `closed` or `strange`."""


def ask(url: str, *, until: float, body: Any = None, key: str = "", most: int = 1_000_000) -> bytes:
    """Return the answer to a GET, or to a POST of `body` as JSON.

    `until` is a moment of `time.monotonic()`; `most` is in bytes. `key` says that it is us.

    Raises:
        Away: nobody is there, it took too long, the door is closed, or it was no answer.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise Away("slow")
    with requests.Session() as session:
        session.trust_env = False  # No proxy between neighbours.
        try:
            answer = session.request(
                "GET" if body is None else "POST",
                url,
                json=body,
                headers={"Authorization": f"Bearer {key}".encode()} if key else None,
                timeout=left,
                stream=True,
                allow_redirects=False,
            )
            return _read(answer, until, most)
        except requests.Timeout:
            raise Away("slow") from None
        except requests.RequestException:
            raise Away("away") from None


def _read(answer: requests.Response, until: float, most: int) -> bytes:
    if answer.status_code != 200:
        raise Away(REFUSALS.get(answer.status_code, "strange"))
    found = b""
    for piece in answer.iter_content(PIECE):
        found += piece
        if len(found) > most:
            raise Away("strange")
        if time.monotonic() > until:
            raise Away("slow")
    return found
