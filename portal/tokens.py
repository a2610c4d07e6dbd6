"""Keys of conversations: random, signed, expiring, and of no use for finding it in Rasa.

A token holds 128 random bits, the second it was made and the gemeente of the page, and a
signature over them. Rasa knows the conversation by an HMAC of the random bits with another key,
so who sees Rasa's side cannot speak for a resident, and the reverse.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

FORM = re.compile(r"([A-Za-z0-9_-]{27,70})\.([A-Za-z0-9_-]{43})")
RANDOM, TIME = 16, 5  # Bytes.
SKEW_SECONDS = 60  # Clocks of two portals differ a little.


@dataclass(frozen=True)
class Ticket:
    """What a good token says: `id` is the name in Rasa, `gemeente` an id or None."""

    id: str
    gemeente: str | None


@dataclass(frozen=True)
class TokenKeys:
    """Signs tokens; made from one secret, with a key of its own for each use."""

    signing: bytes = field(repr=False)
    naming: bytes = field(repr=False)
    max_age: float
    clock: Callable[[], float] = time.time

    @classmethod
    def from_secret(
        cls, secret: bytes, *, max_age: float, clock: Callable[[], float] = time.time
    ) -> TokenKeys:
        """Derive both keys; a token is good for `max_age` seconds."""
        signing, naming = _mac(secret, b"portal token"), _mac(secret, b"rasa sender")
        return cls(signing=signing, naming=naming, max_age=max_age, clock=clock)

    def new(self, gemeente: str | None = None) -> str:
        """Return a fresh token."""
        made = int(self.clock()).to_bytes(TIME, "big")
        body = secrets.token_bytes(RANDOM) + made + (gemeente or "").encode("ascii")
        return f"{_encode(body)}.{_encode(_mac(self.signing, body))}"

    def read(self, token: str) -> Ticket | None:
        """Return what a token says, or None when it is not ours or too old."""
        body = self._signed(token)
        if body is None:
            return None
        made = int.from_bytes(body[RANDOM : RANDOM + TIME], "big")
        if not -SKEW_SECONDS <= self.clock() - made < self.max_age:
            return None
        gemeente = body[RANDOM + TIME :].decode("ascii") or None
        return Ticket(id=_mac(self.naming, body[:RANDOM]).hex(), gemeente=gemeente)

    def _signed(self, token: str) -> bytes | None:
        match = FORM.fullmatch(token)
        if match is None:
            return None
        try:
            body, signature = _decode(match[1]), _decode(match[2])
        except (binascii.Error, ValueError):
            return None
        return body if hmac.compare_digest(signature, _mac(self.signing, body)) else None


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
