"""Where the editor's rooms and the portal are, and its secret key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.management.utils import get_random_secret_key

# The checkout: content/ is read from here and releases/ lies here, unless told otherwise.
ROOT = Path(os.environ.get("EDITOR_ROOT") or Path(__file__).resolve().parents[2])
VAR = Path(os.environ.get("EDITOR_VAR") or ROOT / "var")


def portal_address(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return EDITOR_PORTAL_URL, or where `make run` starts the portal; None: not told."""
    given, port = environ.get("EDITOR_PORTAL_URL"), environ.get("PORTAL_PORT")
    host = environ.get("PORTAL_HOST") or "127.0.0.1"
    return (given or (f"http://{host}:{port}" if port else "")).rstrip("/") or None


def secret_key() -> str:
    """Return EDITOR_SECRET_KEY, or a key made at the first start and kept in var/."""
    given = os.environ.get("EDITOR_SECRET_KEY")
    if given:
        return given
    VAR.mkdir(parents=True, exist_ok=True)
    path = VAR / "editor_secret_key"
    try:
        # Exclusive: of two processes that start together, one makes the key and both use it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(get_random_secret_key())
    return path.read_text(encoding="utf-8").strip()
