"""Which gemeente does a postcode or a place name belong to, and what to ask when unsure.

Lookup only, exact after folding case, accents and hyphens; typing errors are the work of
bot.language, which takes the names from here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from catalog.gemeente_records import AmbiguousName, Gemeente, Gemeenten, Meaning, OutsidePlace

POSTCODE = re.compile(r"\s*([1-9][0-9]{3})\s*(?:[A-Za-z]{2})?\s*")


@dataclass(frozen=True)
class Location:
    """A place on the map. `gemeente` is the id of one of the five, None outside.

    `kind`: gemeente, plaats, postbus, buurtschap or buiten. `municipality` is the name of the
    gemeente, also outside; `veilig_thuis` a contact id, None when not established; `basis` says
    how sure that is: `bron`, `afgeleid` (inferred) or None.
    """

    name: str
    kind: str
    gemeente: str | None
    municipality: str | None
    veilig_thuis: str | None
    basis: str | None = None


@dataclass(frozen=True)
class PlaceAnswer:
    """Where a name or postcode can lie. More than one location: `ask` holds the question.

    `likely` is the gemeente (id) to go on with when nobody can be asked, None when the wrong
    one is too near.
    """

    locations: tuple[Location, ...]
    ask: str | None = None
    likely: str | None = None

    @property
    def certain(self) -> bool:
        """Whether nothing needs to be asked."""
        return len(self.locations) == 1 and self.ask is None

    @property
    def gemeente(self) -> str | None:
        """The id of one of the five when certain, else None."""
        return self.locations[0].gemeente if self.certain else None


@dataclass(frozen=True)
class Places:
    """All names (folded, see `fold`) and four-digit postcodes."""

    names: Mapping[str, PlaceAnswer]
    postcodes: Mapping[str, PlaceAnswer]

    def by_name(self, name: str) -> PlaceAnswer | None:
        """Return where a place name lies; None when unknown."""
        return self.names.get(fold(name))

    def by_postcode(self, postcode: str) -> PlaceAnswer | None:
        """Return where a postcode lies (four digits suffice); None when unknown or no postcode."""
        match = POSTCODE.fullmatch(postcode)
        return self.postcodes.get(match[1]) if match else None


def fold(name: str) -> str:
    """Return a name without case, accents, hyphens and apostrophes, with single spaces."""
    bare = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", letters).split())


def build_places(gemeenten: Gemeenten) -> Places:
    """Return the lookup of all places; build it once per process."""
    postcodes = dict(_outside_postcodes(gemeenten))
    for gemeente in gemeenten.five.values():
        postcodes.update(_postcodes(gemeente, gemeenten))
    names = {fold(place.place): PlaceAnswer((_outside(place),)) for place in gemeenten.outside}
    for gemeente in gemeenten.five.values():
        names.update(_names(gemeente, gemeenten))
    names.update((fold(a.name), _ambiguous(a, postcodes)) for a in gemeenten.ambiguous)
    return Places(names, _with_questions(postcodes, gemeenten))


def _postcodes(gemeente: Gemeente, all_: Gemeenten) -> Iterator[tuple[str, PlaceAnswer]]:
    for kind, places in (("plaats", gemeente.places), ("postbus", gemeente.postbus)):
        for place in places:
            location = _inside(place.name, kind, gemeente, all_)
            yield from ((pc4, PlaceAnswer((location,))) for pc4 in place.pc4)
    for doubt in gemeente.doubtful_pc4:
        location = _inside(gemeente.name, "gemeente", gemeente, all_)
        yield doubt.pc4, PlaceAnswer((location,), doubt.ask)


def _names(gemeente: Gemeente, all_: Gemeenten) -> Iterator[tuple[str, PlaceAnswer]]:
    for hamlet in gemeente.hamlets:
        yield fold(hamlet), PlaceAnswer((_inside(hamlet, "buurtschap", gemeente, all_),))
    for place in gemeente.places:
        yield fold(place.name), PlaceAnswer((_inside(place.name, "plaats", gemeente, all_),))
    answer = PlaceAnswer((_inside(gemeente.name, "gemeente", gemeente, all_),))
    yield fold(gemeente.name), answer
    yield fold(f"gemeente {gemeente.name}"), answer


def _outside_postcodes(gemeenten: Gemeenten) -> Iterator[tuple[str, PlaceAnswer]]:
    for place in gemeenten.outside:
        yield from ((pc4, PlaceAnswer((_outside(place),))) for pc4 in place.pc4)


def _inside(name: str, kind: str, gemeente: Gemeente, all_: Gemeenten) -> Location:
    return Location(name, kind, gemeente.id, gemeente.name, all_.region["veilig_thuis"])


def _outside(place: OutsidePlace) -> Location:
    return Location(place.place, "buiten", None, place.gemeente, place.veilig_thuis, place.basis)


def _ambiguous(name: AmbiguousName, postcodes: Mapping[str, PlaceAnswer]) -> PlaceAnswer:
    locations = tuple(_meaning(m, postcodes) for m in name.meanings)
    inside = [location.gemeente for location in locations if location.gemeente]
    return PlaceAnswer(locations, name.ask, inside[0] if inside and not name.nearby else None)


def _meaning(meaning: Meaning, postcodes: Mapping[str, PlaceAnswer]) -> Location:
    known = next((postcodes[pc4] for pc4 in meaning.pc4 if pc4 in postcodes), None)
    return known.locations[0] if known else Location(meaning.where, "buiten", None, None, None)


def _with_questions(
    postcodes: Mapping[str, PlaceAnswer], gemeenten: Gemeenten
) -> dict[str, PlaceAnswer]:
    """Return the postcodes, with the question of the place where the postcode does not decide."""
    questions = {fold(a.name): a.ask for a in gemeenten.ambiguous}
    answered = dict(postcodes)
    for gemeente in gemeenten.five.values():
        for case in gemeente.boundary_cases:
            if not case.ask_gemeente:
                continue
            here = _inside(case.place, "plaats", gemeente, gemeenten)
            for pc4 in case.pc4:
                known = postcodes[pc4].locations if pc4 in postcodes else ()
                answered[pc4] = PlaceAnswer((*known, here), questions[fold(case.place)])
    return answered
