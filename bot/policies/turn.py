"""What is known when an answer is chosen: one message, and what was said before it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.language.danger import MODEL

ACUTE = "acuut"
WORRY = ("structureel", "vermoeden")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message in its conversation.

    `danger` and `language` as in `docs/architecture.md`; `previous` is the last answer of a rule
    or policy before this message, `said` the last one of all (actions utter too), both response
    keys or None; `answers` are all response keys before, oldest first; `names_place` tells that
    the message holds a place; `role` is what the resident said about themselves, `grown_up` that
    they told to be no child; `known` are all response keys there are; `ranking` are the likeliest
    intents with their chance.
    """

    intent: str
    danger: Mapping[str, Any]
    previous: str | None = None
    language: Mapping[str, Any] = field(default_factory=dict)
    known: Collection[str] = ()
    text: str = "?"
    said: str | None = None
    answers: tuple[str, ...] = ()
    names_place: bool = False
    role: str | None = None
    ranking: tuple[tuple[str, float], ...] = ()
    grown_up: bool = False

    @property
    def level(self) -> str:
        """The level of danger in the message."""
        return str(self.danger.get("level", "geen"))

    @property
    def by_rule(self) -> bool:
        """Whether a rule, not only the chance of a model, calls the message acute."""
        signals = self.danger.get("signals") or ()
        return any(each.get("level") == ACUTE and each.get("rule") != MODEL for each in signals)

    @property
    def asked(self) -> str | None:
        """What the resident may be answering: the last thing said."""
        return self.said or self.previous


def group(name: str) -> str:
    """Return the group of an intent or response key: `utter_vraag_opvang` → `vraag`."""
    return name.removeprefix("utter_").split("_", 1)[0]
