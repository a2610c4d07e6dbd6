"""Ports, modes and the environment of the processes, from environment variables."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from catalog import counts

ROOT: Path = Path(__file__).resolve().parents[1]
BOT_PYTHON: Path = ROOT / ".venvs" / "bot" / "bin" / "python"
PRODUCTION = "productie"

# Rasa: quiet, no telemetry, no user text in logs, one thread per process.
RASA_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "SANIC_ACCESS_LOG": "false",
    "SANIC_REQUEST_MAX_SIZE": "65536",
    "SANIC_HOST": "127.0.0.1",
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONWARNINGS": "ignore",
    "TQDM_DISABLE": "1",
    "PYTHONUNBUFFERED": "1",
}


class SettingError(ValueError):
    """A setting cannot be used; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where each process listens, and whether this is development or production."""

    rasa_port: int
    actions_port: int
    portal_port: int
    portal_host: str
    mode: str
    editor_port: int = 8000

    @property
    def development(self) -> bool:
        """Return whether Rasa's HTTP API (parse for tools) is open on loopback."""
        return self.mode != PRODUCTION

    @property
    def ports(self) -> dict[str, int]:
        """Return the ports by the variable that sets them."""
        return {
            "RASA_PORT": self.rasa_port,
            "ACTIONS_PORT": self.actions_port,
            "PORTAL_PORT": self.portal_port,
            "EDITOR_PORT": self.editor_port,
        }

    def environment(self, model: str) -> dict[str, str]:
        """Return the environment of the processes, with everything they read by name."""
        return {
            **os.environ,
            **RASA_ENVIRONMENT,
            **{name: str(port) for name, port in self.ports.items()},
            "PORTAL_HOST": self.portal_host,
            # The portal counts there and the editor reads it: told once, the same for both.
            "PORTAL_VAR": str(counts.home(ROOT)),
            "RASA_URL": f"http://127.0.0.1:{self.rasa_port}",
            # With it the editor asks Rasa about a sentence; supervisord.conf keeps it from others.
            "EDITOR_ASK_KEY": os.environ.get("EDITOR_ASK_KEY") or secrets.token_urlsafe(32),
            "RASA_MODEL": model,
            "RASA_API": "--enable-api" if self.development else "",
            "BOT_PYTHON": str(BOT_PYTHON),
            "WEB_PYTHON": str(ROOT / ".venvs" / "web" / "bin" / "python"),
            "EDITOR_PYTHON": str(ROOT / ".venvs" / "editor" / "bin" / "python"),
            "PYTHONPATH": str(ROOT),
        }


def read_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingError: a port is no number between 1 and 65535, or the mode is unknown.
    """
    mode = os.environ.get("VALLEI_MODE", "ontwikkeling")
    if mode not in ("ontwikkeling", PRODUCTION):
        raise SettingError(f"VALLEI_MODE is {mode!r}: kies 'ontwikkeling' of '{PRODUCTION}'.")
    return Settings(
        rasa_port=_port("RASA_PORT", 5005),
        actions_port=_port("ACTIONS_PORT", 5055),
        portal_port=_port("PORTAL_PORT", 8080),
        portal_host=os.environ.get("PORTAL_HOST", "127.0.0.1"),
        mode=mode,
        editor_port=_port("EDITOR_PORT", 8000),
    )


def _port(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    if not (text.isdigit() and 1 <= int(text) <= 65535):
        raise SettingError(f"{name} is {text!r}: geef een poortnummer van 1 tot en met 65535.")
    return int(text)
