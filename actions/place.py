"""Where somebody is, as far as the conversation tells: this message first, then earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker


@dataclass(frozen=True, slots=True)
class Place:
    """A gemeente of the region by id, or a place name that is none (outside, or ambiguous)."""

    gemeente: str | None = None
    name: str | None = None


def place_of(tracker: Tracker) -> Place:
    """Return the place from the last message, else remembered, else of the website."""
    message: Mapping[str, Any] = tracker.latest_message or {}
    said = {entity["entity"]: str(entity["value"]) for entity in message.get("entities", [])}
    name = said.get("plaats") or said.get("postcode")
    if name or "gemeente" in said:
        return Place(gemeente=said.get("gemeente"), name=name)
    remembered = tracker.get_slot("gemeente") or (message.get("metadata") or {}).get("gemeente")
    return Place(gemeente=remembered, name=tracker.get_slot("plaats"))
