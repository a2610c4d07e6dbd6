"""The table of routes holds: known words, lifelines that are shown, and always a human now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.checks.human import NOT_A_LISTENER
from catalog.checks.room import Room
from catalog.contacts import LIFELINES
from catalog.errors import Finding
from catalog.files import inspect, line_at
from catalog.gemeenten import load_gemeenten
from catalog.records import Contact
from catalog.route_records import OTHER_THEME, OUTSIDE, OWN_GEMEENTE, OWN_TEAM, UNKNOWN, Offer
from catalog.routes import FILE

EMERGENCY = "112"
ALWAYS_OPEN = "24/7"
INTENT = re.compile(r"^- ([a-z0-9_]+):?$", re.M)
Raw = Mapping[str, Any]
Problem = tuple[Sequence[str | int], str | None, str]
"""Where in the file, the word to look for there, and what to say."""


def find(room: Room) -> Iterator[Finding]:
    """Yield what is wrong in content/routes.yml, each with its line."""
    path = room.root / FILE
    raw, wrong_form = inspect(room.root, path, schema="routes")
    yield from wrong_form
    if wrong_form or not room.complete:
        return
    for find_problems in (_doubled, _unknown_words, _steps, _intents, _always, _acute_first):
        for steps, needle, message in find_problems(room, raw):
            yield Finding(FILE, line_at(path, steps, needle=needle), message)


def _doubled(room: Room, raw: Raw) -> Iterator[Problem]:
    for part in ("persons", "themes"):
        counts = Counter(each["id"] for each in raw[part])
        for key in (key for key, count in counts.items() if count > 1):
            yield [part], f"id: {key}", f"'{key}' staat er {counts[key]} keer; laat er één staan"
        owners = Counter(intent for each in raw[part] for intent in each.get("intents", ()))
        for intent in (intent for intent, count in owners.items() if count > 1):
            message = f"'{intent}' staat bij meer dan één; kies er één"
            yield [part], intent, message
    for part, key in (("persons", UNKNOWN), ("themes", OTHER_THEME)):
        if key not in {each["id"] for each in raw[part]}:
            yield [part], None, f"'{key}' ontbreekt: voor als het niet gezegd is"


def _unknown_words(room: Room, raw: Raw) -> Iterator[Problem]:
    persons = [each["id"] for each in raw["persons"]]
    known = {
        "person": persons,
        "not_person": persons,
        "danger": raw["dangers"],
        "theme": [each["id"] for each in raw["themes"]],
        "gemeente": [*load_gemeenten(room.root).five, OUTSIDE, UNKNOWN],
    }
    for row, rule in enumerate(raw["routes"]):
        for question, words in rule["when"].items():
            for word in (word for word in words if word not in known[question]):
                message = f"'{word}' bestaat niet; kies uit: {', '.join(known[question])}"
                yield ["routes", row, "when"], word, message


def _steps(room: Room, raw: Raw) -> Iterator[Problem]:
    for row, rule in enumerate(raw["routes"]):
        for key in rule.get("contacts", ()):
            for message in _telephone_problems(room, key):
                yield ["routes", row], key, message
        for key in rule.get("chat", ()):
            for message in _chat_problems(room, key):
                yield ["routes", row, "chat"], key, message


def _telephone_problems(room: Room, key: str) -> Iterator[str]:
    """Yield what is wrong. A number that is not shown is not: the route skips it by itself.

    So an officer silences a number without a developer, and it comes back as it was.
    """
    if key in (OWN_GEMEENTE, OWN_TEAM):
        return
    contact = room.contacts.get(key)
    if contact is None:
        yield f"contact '{key}' bestaat niet"
    elif key in LIFELINES and not Offer(contact).shown:
        yield f"'{contact.name}' is een reddingslijn: het nummer blijft altijd te zien"
    elif contact.kind in ("gemeente", "lokaal_team"):
        yield f"zet hier {OWN_GEMEENTE} of {OWN_TEAM}: '{key}' is niet voor iedereen"


def _chat_problems(room: Room, key: str) -> Iterator[str]:
    """Yield what is wrong; a chat that stopped, or a site that is not shown, is skipped too."""
    contact = room.contacts.get(key)
    if contact is None:
        yield f"contact '{key}' bestaat niet"
    elif contact.chat is None:
        yield f"'{contact.name}' heeft geen chat"


def _intents(room: Room, raw: Raw) -> Iterator[Problem]:
    domain = room.root / "domain.yml"
    if not domain.exists():
        return  # A content release stands alone.
    known = set(INTENT.findall(domain.read_text(encoding="utf-8")))
    for part in ("persons", "themes"):
        for row, each in enumerate(raw[part]):
            for intent in each.get("intents", ()):
                if intent not in known:
                    yield [part, row], intent, f"de vraag '{intent}' bestaat niet in domain.yml"


def _always(room: Room, raw: Raw) -> Iterator[Problem]:
    """Without such a rule somebody could be left with nobody at night."""
    sure = (
        key
        for rule in raw["routes"]
        if not any(rule["when"].values())
        for key in rule.get("contacts", ())
    )
    if not any(_answers_always(room.contacts[key]) for key in sure if key in room.contacts):
        message = (
            "er moet een regel zijn met `when: {}` en een mens die dag en nacht opneemt,"
            " zoals veilig_thuis: anders blijft iemand 's nachts met niemand over"
        )
        yield ["routes"], None, message


def _answers_always(contact: Contact) -> bool:
    return (
        contact.shown.telephone == "ja"
        and contact.kind not in NOT_A_LISTENER
        and contact.hours_available == ALWAYS_OPEN
    )


def _acute_first(room: Room, raw: Raw) -> Iterator[Problem]:
    first = raw["routes"][0]
    if first["when"] != {"danger": ["acuut"]} or first.get("contacts", [])[:1] != [EMERGENCY]:
        message = 'de eerste regel hoort te zijn: when: {danger: [acuut]}, contacts: ["112"]'
        yield ["routes", 0], None, message
