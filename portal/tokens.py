"""Keys of conversations: random, signed, and of no use for finding the conversation in Rasa.

A token is 128 random bits and their signature. Rasa knows the conversation by an HMAC of those
bits with another key, so who sees Rasa's side cannot speak for a resident, and the reverse.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field

FORM = re.compile(r"([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})")


@dataclass(frozen=True)
class TokenKeys:
    """Signs tokens; made from one secret, with a key of its own for each use."""

    signing: bytes = field(repr=False)
    naming: bytes = field(repr=False)

    @classmethod
    def from_secret(cls, secret: bytes) -> TokenKeys:
        """Derive both keys."""
        return cls(signing=_mac(secret, b"portal token"), naming=_mac(secret, b"rasa sender"))

    def new(self) -> str:
        """Return a fresh token."""
        random = secrets.token_bytes(16)
        return f"{_encode(random)}.{_encode(_mac(self.signing, random))}"

    def conversation_id(self, token: str) -> str | None:
        """Return the name of the conversation in Rasa, or None when the token is not ours."""
        match = FORM.fullmatch(token)
        if match is None:
            return None
        try:
            random, signature = _decode(match[1]), _decode(match[2])
        except (binascii.Error, ValueError):
            return None
        if not hmac.compare_digest(signature, _mac(self.signing, random)):
            return None
        return _mac(self.naming, random).hex()


def _mac(key: bytes, message: bytes) -> bytes:
    return hmac.new(key, message, hashlib.sha256).digest()


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
