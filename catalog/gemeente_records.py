"""The gemeenten as records: places, postcodes, borders, local teams and what lies around them.

Field names are English, values the Dutch ones of content/gemeenten/; an empty tuple or None means
that something was not established.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


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
