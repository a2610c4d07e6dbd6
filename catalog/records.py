"""The facts as records: contacts, texts and numbers that must never come out.

Field names follow schema.org in snake_case; values are the Dutch ones of content/. A record is
frozen: nobody changes a telephone number on its way to a resident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Show = Literal["ja", "met_voorbehoud", "nee"]


@dataclass(frozen=True)
class Shown:
    """May residents see it: `ja`, `met_voorbehoud` (only with the words of the caution), `nee`."""

    telephone: Show
    name: Show
    website: Show


@dataclass(frozen=True)
class Chat:
    """A chat. `hours_available` is OSM notation, None when not established."""

    available: bool
    hours_available: str | None
    hours_checked: bool
    note: str | None


@dataclass(frozen=True)
class Channel:
    """Another way in (e-mail, WhatsApp); never filled into a text."""

    kind: str
    value: str
    checked: bool


@dataclass(frozen=True)
class Contact:
    """A human to turn to. `telephone` may exist and still not be for residents: see `shown`.

    `hours_available` is OSM notation, None when not established; `hours_checked` is False while
    a person still has to confirm it. `area_served` holds gemeente ids, or `nederland`.
    `telephone_of` is the contact that owns the number, when it is not this one.
    """

    id: str
    name: str
    alternate_name: str | None
    kind: str
    description: str
    audience: str
    telephone: str | None
    telephone_of: str | None
    telephone_short: str | None
    toll_free: bool | None
    hours_available: str | None
    hours_checked: bool
    hours_note: str | None
    chat: Chat | None
    website: str | None
    address: str | None
    area_served: tuple[str, ...]
    area_unconfirmed: tuple[str, ...]
    channels: tuple[Channel, ...]
    shown: Shown
    use_instead: str | None
    status: str
    checked_on: str
    dialled_on: str | None
    dialled_by: str | None
    sources: tuple[str, ...]
    to_check: tuple[str, ...]
    note: str
    caution: Mapping[str, str] = field(default_factory=dict)

    def serves(self, gemeente: str) -> bool:
        """Return whether this contact is for residents of a gemeente (by its id)."""
        return "nederland" in self.area_served or gemeente in self.area_served


@dataclass(frozen=True)
class Button:
    """A tap instead of typing; `payload` is an ordinary Dutch sentence."""

    title: str
    payload: str


@dataclass(frozen=True)
class Response:
    """One variation of a text, contacts still as `[[id]]`; `file` is relative to the checkout."""

    key: str
    text: str
    buttons: tuple[Button, ...]
    metadata: Mapping[str, Any]
    file: str
    index: int

    @property
    def bubbles(self) -> tuple[str, ...]:
        """The bubbles: parts separated by a blank line."""
        return split_bubbles(self.text)


@dataclass(frozen=True)
class WrongNumber:
    """A number that must not come out. `contact`: allowed again once that one is confirmed."""

    number: str
    digits: tuple[str, ...]
    given_as: str
    reason: str
    use_instead: str | None
    contact: str | None = None


@dataclass(frozen=True)
class WrongPair:
    """A right number under a wrong name; `belongs_to` is the contact that owns it."""

    number: str
    digits: tuple[str, ...]
    wrong_name: str
    belongs_to: str
    reason: str


@dataclass(frozen=True)
class WrongAdvice:
    """Advice that must not come out; `phrases` are refused literally."""

    what: str
    phrases: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class WrongNumbers:
    """All of content/wrong_numbers.yml."""

    numbers: tuple[WrongNumber, ...]
    pairs: tuple[WrongPair, ...]
    advice: tuple[WrongAdvice, ...]


def split_bubbles(text: str) -> tuple[str, ...]:
    """Return the parts of a text between blank lines, as Rasa sends them."""
    return tuple(part.strip() for part in text.strip().split("\n\n") if part.strip())
