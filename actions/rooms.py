"""Where the rooms lie: the checkout that this package is part of, and the facts that are live."""

from __future__ import annotations

from pathlib import Path

import catalog

ROOT: Path = Path(__file__).resolve().parents[1]


def live_facts() -> catalog.Facts:
    """Return the facts of the live content release, or of the checkout when that is broken."""
    return catalog.live_facts(ROOT)
