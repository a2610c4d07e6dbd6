"""Settings of the portal, from environment variables; every one has a safe default."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog import counts

ROOT = Path(__file__).resolve().parent.parent
SITES = Path(__file__).resolve().parent / "sites.json"
MIN_SECRET = 32
PRODUCTION = "productie"
URLS = ("RASA_URL", "EDITOR_URL", "PORTAL_EXIT_URL", "PORTAL_URL")


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
    `public_url` is the address residents use; None: the one of the request.
    `editor_url`: whose health is told beside ours; None: there is no editor.
    `metrics_port` 0: figures on the portal's own port, to this machine only, in development.
    `var` is where counts and handed-out widget files stay; None: nowhere (tests).
    `max_active` bounds how many answers are being made: more would only wait past `rasa_seconds`,
    after which a resident gets the card; Rasa itself stops working on it after `rasa_gives_up`.
    """

    root: Path = ROOT
    sites: Path = SITES
    var: Path | None = None
    development: bool = True
    host: str = "127.0.0.1"
    port: int = 8080
    metrics_port: int = 0
    public_url: str | None = None
    rasa_url: str = "http://127.0.0.1:5005"
    editor_url: str | None = None
    redis_url: str | None = field(default=None, repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(MIN_SECRET), repr=False)
    exit_goal: str | None = None
    trusted_proxies: int = 0
    rasa_seconds: float = 3.0
    rasa_gives_up: float = 20.0
    body_seconds: float = 5.0
    idle_seconds: float = 30 * 60
    token_seconds: float = 12 * 3600
    sweep_seconds: float = 30.0
    refresh_seconds: float = 0.5
    max_body: int = 32 * 1024  # 2,000 characters of any script fit, as a form sends them too.
    max_text: int = 2_000
    max_active: int = 48
    max_conversations: int = 20_000
    conversation_rate: Rate = Rate(burst=20, per_second=2)
    client_rate: Rate = Rate(burst=120, per_second=20)
    start_rate: Rate = Rate(burst=30, per_second=1)


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings. Raises SettingError for a value that makes no sense."""
    urls = {name: _url(environment, name) for name in URLS}
    return Settings(
        sites=Path(environment.get("PORTAL_SITES") or SITES),
        var=counts.home(ROOT, environment),
        development=environment.get("VALLEI_MODE", "ontwikkeling") != PRODUCTION,
        host=environment.get("PORTAL_HOST") or "127.0.0.1",
        port=_number(environment, "PORTAL_PORT", 8080, most=65_535),
        metrics_port=_number(environment, "PORTAL_METRICS_PORT", 0, most=65_535),
        public_url=urls["PORTAL_URL"],
        rasa_url=urls["RASA_URL"] or "http://127.0.0.1:5005",
        editor_url=urls["EDITOR_URL"] or _editor_here(environment),
        redis_url=_redis(environment),
        exit_goal=urls["PORTAL_EXIT_URL"],
        trusted_proxies=_number(environment, "PORTAL_PROXIES", 0, most=5),
        max_active=_number(environment, "PORTAL_MAX_ACTIVE", 48, most=10_000),
        secret=_secret(environment),
    )


def _url(environment: Mapping[str, str], name: str) -> str | None:
    given = environment.get(name)
    if given and not given.startswith(("http://", "https://")):
        raise SettingError(f"{name} must start with http:// or https://")
    return given if name == "PORTAL_EXIT_URL" else (given or "").rstrip("/") or None


def _editor_here(environment: Mapping[str, str]) -> str | None:
    """Return the address of the editor that `make run` starts beside the portal."""
    port = _number(environment, "EDITOR_PORT", 0, most=65_535)
    return f"http://127.0.0.1:{port}" if port else None


def _redis(environment: Mapping[str, str]) -> str | None:
    given = environment.get("REDIS_URL") or None
    if given and not given.startswith(("redis://", "rediss://", "unix://")):
        raise SettingError("REDIS_URL must start with redis://, rediss:// or unix://")
    if given and not environment.get("PORTAL_SECRET"):
        raise SettingError(
            "With REDIS_URL several portals share their conversations, so they need the same key: "
            f"set PORTAL_SECRET to at least {MIN_SECRET} random bytes"
        )
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
