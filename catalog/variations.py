"""Shared text, own text per gemeente: which variations of an answer are for whom.

A variation with `metadata: {gemeente: ede}` takes the place of the shared ones for residents of
Ede; everybody else gets the shared ones (content/README.md; proof: catalog/checks/overrides.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Variation = Mapping[str, Any]


def for_gemeente(
    variations: Sequence[dict[str, Any]], gemeente: str | None
) -> list[dict[str, Any]]:
    """Return the variations of a gemeente (by id), else the shared ones; never an empty list.

    `variations` are in Rasa's form. Without shared ones, which the check refuses, all are given:
    somebody gets a text that may not fit rather than none.
    """
    own = [each for each in variations if gemeente and _gemeente(each) == gemeente]
    return own or [each for each in variations if not _gemeente(each)] or list(variations)


def _gemeente(variation: Variation) -> str | None:
    found: str | None = (variation.get("metadata") or {}).get("gemeente")
    return found
