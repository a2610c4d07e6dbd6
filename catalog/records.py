"""The facts as records: contacts, gemeenten, texts and numbers that must never come out.

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
class Place:
    """A woonplaats, or the postbus of one, with its four-digit postcodes."""

    name: str
    part: str | None
    pc4: tuple[str, ...]


@dataclass(frozen=True)
class LocalTeam:
    """How residents and professionals come in; `contact` is an id in content/contacts/."""

    contact: str
    name: str
    how_it_works: str
    way_in: str
    professionals_way_in: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class BoundaryCase:
    """Postcodes at a border; `ask_gemeente` when the postcode alone does not decide."""

    pc4: tuple[str, ...]
    place: str
    split: str
    advice: str
    ask_gemeente: bool


@dataclass(frozen=True)
class DoubtfulPostcode:
    """A postcode that stands in one old table only, and what to ask."""

    pc4: str
    note: str
    ask: str


@dataclass(frozen=True)
class Gemeente:
    """One of the five gemeenten, with all its places and postcodes."""

    id: str
    name: str
    cbs_code: str | None
    contact: str
    local_team: LocalTeam
    places: tuple[Place, ...]
    postbus: tuple[Place, ...]
    doubtful_pc4: tuple[DoubtfulPostcode, ...]
    hamlets: tuple[str, ...]
    boundary_cases: tuple[BoundaryCase, ...]
    to_check: tuple[str, ...]


@dataclass(frozen=True)
class OutsidePlace:
    """A place outside the five; `veilig_thuis` is a contact id, None when not established.

    `basis`: `bron` (a source says so), `afgeleid` (inferred) or None.
    """

    place: str
    part: str | None
    gemeente: str
    pc4: tuple[str, ...]
    veilig_thuis: str | None
    basis: str | None
    note: str | None


@dataclass(frozen=True)
class Meaning:
    """One of the places that a name can stand for."""

    where: str
    pc4: tuple[str, ...]
    in_region: bool
    note: str | None


@dataclass(frozen=True)
class AmbiguousName:
    """A name with several meanings and the one question that helps.

    `nearby`: another meaning lies in or beside the region, so the question has to be asked.
    """

    name: str
    ask: str
    nearby: bool
    note: str | None
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Gemeenten:
    """The five by id, what lies outside, and names with more than one meaning."""

    five: Mapping[str, Gemeente]
    outside: tuple[OutsidePlace, ...]
    edge_postcodes: Mapping[str, str]
    ambiguous: tuple[AmbiguousName, ...]
    region: Mapping[str, Any]


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
