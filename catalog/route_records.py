"""The table of routes as records: who talks, about what, and which rule adds which contacts.

Ids are the Dutch ones of content/routes.yml; an empty tuple in a `When` means "any".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalog.hours import Way
from catalog.records import Contact

OWN_GEMEENTE = "eigen_gemeente"
OWN_TEAM = "eigen_team"
UNKNOWN = "onbekend"
OUTSIDE = "buiten"
OTHER_THEME = "algemeen"


@dataclass(frozen=True)
class Person:
    """Who talks; found by intent first, then by the group of the intent."""

    id: str
    name: str
    intents: frozenset[str]
    groups: frozenset[str]


@dataclass(frozen=True)
class Theme:
    """What it is about. `line` is the text that also goes under other answers, or None.

    It does so from the chance `likely` on (0 to 1), that of all intents with this line together;
    when it `stays`, under every later answer too once danger of this theme was answered.
    """

    id: str
    name: str
    intents: frozenset[str]
    line: str | None
    likely: float = 0.1
    stays: bool = False


@dataclass(frozen=True)
class Line:
    """A text under other answers: which intents tell of it, from which chance, and for how long."""

    answer: str
    intents: frozenset[str]
    likely: float
    stays: bool


@dataclass(frozen=True)
class When:
    """The condition of a rule."""

    person: tuple[str, ...] = ()
    not_person: tuple[str, ...] = ()
    danger: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    gemeente: tuple[str, ...] = ()

    def fits(self, *, person: str, danger: str, theme: str, gemeente: str) -> bool:
        """Return whether a rule with this condition counts."""
        asked = (self.person, person), (self.danger, danger), (self.theme, theme)
        return person not in self.not_person and all(
            not listed or value in listed for listed, value in (*asked, (self.gemeente, gemeente))
        )

    @property
    def always(self) -> bool:
        """Return whether it fits everybody, at any danger, anywhere."""
        return self == When()


@dataclass(frozen=True)
class Step:
    """A contact by telephone or chat; `contact` is an id, or OWN_GEMEENTE or OWN_TEAM."""

    contact: str
    way: Way = "telephone"


@dataclass(frozen=True)
class Rule:
    """One row of the table: why, when, and the steps it adds."""

    why: str
    when: When
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Offer:
    """A contact that somebody can turn to, by telephone or chat."""

    contact: Contact
    way: Way = "telephone"

    @property
    def shown(self) -> bool:
        """Return whether residents may see how to reach it; else it is in no route."""
        if self.way == "chat":
            chat = self.contact.chat
            return bool(chat and chat.available) and self.contact.shown.website != "nee"
        return self.contact.telephone is not None and self.contact.shown.telephone != "nee"


@dataclass(frozen=True)
class Later:
    """An offer that is closed now; `opens` is in Amsterdam time, None when not known."""

    offer: Offer
    opens: datetime | None


@dataclass(frozen=True)
class Route:
    """Who to turn to. `now`: open at this moment, best first, always with a human among them.

    `later`: closed now. `unknown`: no established hours, so never to be named as open.
    """

    now: tuple[Offer, ...]
    later: tuple[Later, ...]
    unknown: tuple[Offer, ...]

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts that are open now, in order."""
        return tuple(offer.contact for offer in self.now)


@dataclass(frozen=True)
class Routes:
    """The whole table, with the contacts and the ways in of the gemeenten it refers to.

    `own` gives per gemeente the contact ids of OWN_GEMEENTE and OWN_TEAM.
    """

    dangers: tuple[str, ...]
    persons: tuple[Person, ...]
    themes: tuple[Theme, ...]
    rules: tuple[Rule, ...]
    words: Mapping[str, str]
    contacts: Mapping[str, Contact]
    own: Mapping[str, Mapping[str, str]]
    _chains: dict[tuple[str, ...], tuple[Offer, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
