"""What the portal says: words from content/portal.yml, numbers and gemeenten from the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from catalog import load_contacts, load_gemeenten
from catalog.portal import load_portal, shown_numbers, shown_sites
from portal.settings import ROOT

EMERGENCY = "noodnummer"  # The kind of contact whose number has no hurdle at all.

Bubble = dict[str, Any]  # {"text": str, "buttons": [{"title": str, "payload": str}]}


@dataclass(frozen=True)
class Words:
    """`texts` as in content/schema/portal.json; `numbers` as written → as dialled; names by id.

    `emergency`: the numbers that stay without any hurdle; `links`: site as written → address.
    """

    texts: Mapping[str, Any]
    numbers: Mapping[str, str]
    gemeenten: Mapping[str, str]
    emergency: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def opening(self) -> list[Bubble]:
        """Return what the chat says first."""
        return _bubbles(self.texts["opening"])

    @property
    def card(self) -> list[Bubble]:
        """Return the emergency card."""
        return _bubbles(self.texts["card"])

    def error(self, code: str) -> str:
        """Return what a person reads for an error code; older releases lack the newer codes."""
        errors = self.texts["errors"]
        return str(errors.get(code) or errors["bad_request"])

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
            "u": dict(self.texts["u"]),
            "emergency": list(self.emergency),
            "links": dict(self.links),
        }


def load_words(root: Path, *, exit_goal: str | None = None) -> Words:
    """Read and check all words. Raises catalog.CatalogueError, in Dutch, with file and line."""
    texts = _completed(load_portal(root))
    if exit_goal:
        texts["exit"] = {**texts["exit"], "goal": exit_goal}
    five = load_gemeenten(root).five.values()
    contacts = load_contacts(root)
    return Words(
        texts=texts,
        numbers=shown_numbers(contacts),
        gemeenten={gemeente.id: gemeente.name for gemeente in five},
        emergency=tuple(
            one.telephone for one in contacts.values() if one.kind == EMERGENCY and one.telephone
        ),
        links=shown_sites(contacts),
    )


def _completed(texts: dict[str, Any]) -> dict[str, Any]:
    """Return words with those of the checkout where a release from before them has none."""
    own = load_portal(ROOT)
    texts["widget"] = {**own["widget"], **texts["widget"]}
    return {"u": own["u"], **texts}


def _bubbles(raw: list[dict[str, Any]]) -> list[Bubble]:
    return [{"text": one["text"], "buttons": one.get("buttons", [])} for one in raw]
