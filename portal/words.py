"""What the portal says: words from content/portal.yml, numbers and gemeenten from the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog import load_contacts, load_gemeenten
from catalog.portal import load_portal, shown_numbers

Bubble = dict[str, Any]  # {"text": str, "buttons": [{"title": str, "payload": str}]}


@dataclass(frozen=True)
class Words:
    """`texts` as in content/schema/portal.json; `numbers` as written → as dialled; names by id."""

    texts: Mapping[str, Any]
    numbers: Mapping[str, str]
    gemeenten: Mapping[str, str]

    @property
    def opening(self) -> list[Bubble]:
        """Return what the chat says first."""
        return _bubbles(self.texts["opening"])

    @property
    def card(self) -> list[Bubble]:
        """Return the emergency card."""
        return _bubbles(self.texts["card"])

    def error(self, code: str) -> str:
        """Return what a person reads for an error code."""
        return str(self.texts["errors"][code])

    def for_widget(self) -> dict[str, Any]:
        """Return what widget.js carries, so that it can help without any server."""
        errors = self.texts["errors"]
        return {
            "opening": self.opening,
            "card": self.card,
            "words": dict(self.texts["widget"]),
            "exit": dict(self.texts["exit"]),
            "errors": {code: errors[code] for code in ("empty_text", "text_too_long")},
            "numbers": dict(self.numbers),
        }


def load_words(root: Path, *, exit_goal: str | None = None) -> Words:
    """Read and check all words. Raises catalog.CatalogueError, in Dutch, with file and line."""
    texts = load_portal(root)
    if exit_goal:
        texts["exit"] = {**texts["exit"], "goal": exit_goal}
    five = load_gemeenten(root).five.values()
    return Words(
        texts=texts,
        numbers=shown_numbers(load_contacts(root)),
        gemeenten={gemeente.id: gemeente.name for gemeente in five},
    )


def _bubbles(raw: list[dict[str, Any]]) -> list[Bubble]:
    return [{"text": one["text"], "buttons": one.get("buttons", [])} for one in raw]
