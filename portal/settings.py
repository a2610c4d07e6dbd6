"""Settings of the portal, from environment variables; every one has a safe default."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MIN_SECRET = 32


class SettingError(ValueError):
    """A setting that cannot be used; the message names the variable and what to do."""


@dataclass(frozen=True)
class Rate:
    """A token bucket: `burst` at once, then `per_second`."""

    burst: float
    per_second: float


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the portal needs to know. Times in seconds, sizes in bytes, text in characters.

    `trusted_proxies` is the number of our own proxies in front, whose X-Forwarded-For counts.
    """

    root: Path = ROOT
    host: str = "127.0.0.1"
    port: int = 8080
    rasa_url: str = "http://127.0.0.1:5005"
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(MIN_SECRET), repr=False)
    exit_goal: str | None = None
    trusted_proxies: int = 0
    rasa_seconds: float = 3.0
    idle_seconds: float = 30 * 60
    sweep_seconds: float = 30.0
    max_body: int = 8 * 1024
    max_text: int = 2_000
    max_active: int = 256
    max_conversations: int = 20_000
    conversation_rate: Rate = Rate(burst=20, per_second=2)
    client_rate: Rate = Rate(burst=120, per_second=20)
    start_rate: Rate = Rate(burst=30, per_second=1)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings. Raises SettingError for a value that makes no sense."""
    given = Settings(
        host=environment.get("PORTAL_HOST") or "127.0.0.1",
        port=_number(environment, "PORTAL_PORT", 8080, most=65_535),
        rasa_url=(environment.get("RASA_URL") or "http://127.0.0.1:5005").rstrip("/"),
        exit_goal=environment.get("PORTAL_EXIT_URL") or None,
        trusted_proxies=_number(environment, "PORTAL_PROXIES", 0, most=5),
        max_active=_number(environment, "PORTAL_MAX_ACTIVE", 256, most=10_000),
        secret=_secret(environment),
    )
    for name, url in (("RASA_URL", given.rasa_url), ("PORTAL_EXIT_URL", given.exit_goal)):
        if url is not None and not url.startswith(("http://", "https://")):
            raise SettingError(f"{name} must start with http:// or https://")
    return given


def _secret(environment: Mapping[str, str]) -> bytes:
    given = environment.get("PORTAL_SECRET", "").encode()
    if given and len(given) < MIN_SECRET:
        raise SettingError(f"PORTAL_SECRET is too short: use at least {MIN_SECRET} random bytes")
    return given or secrets.token_bytes(MIN_SECRET)


def _number(environment: Mapping[str, str], name: str, default: int, *, most: int) -> int:
    given = environment.get(name) or str(default)
    if not given.isascii() or not given.isdigit() or int(given) > most:
        raise SettingError(f"{name} must be a whole number from 0 to {most}")
    return int(given)
