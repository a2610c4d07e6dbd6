"""`make routes`: print the table of routes to docs/routes.md, for people.

Use: `python -m catalog.route_print [checkout]`. A test keeps the document current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.records import Contact
from catalog.route_records import OWN_GEMEENTE, OWN_TEAM, Offer, Routes, Rule, Step, When
from catalog.routes import chain, load_routes

TARGET = "docs/routes.md"
HEADER = """# Routes: wie krijgt welke hulp

Gemaakt door `make routes` uit `content/routes.yml` en de openingstijden in `content/contacts/`.
Verander het daar, niet hier.

Van boven naar beneden: elke regel die past, voegt zijn contacten toe. Wat nu dicht is, valt weg, en
ook een contact waarvan de bewoner het nummer (nu) niet mag zien: dat heet hier stil. Wat geen vaste
tijden heeft, wordt niet als open genoemd. Wat overblijft, is op elk uur van elk
jaar minstens één mens die opneemt: dat bewijst `tests/content/test_routes_prove.py`.
"""
QUESTIONS = {
    "person": "persoon",
    "not_person": "niet voor",
    "danger": "gevaar",
    "theme": "thema",
    "gemeente": "gemeente",
}
EXAMPLE = "ede"
CALM = "structureel"


def printed(routes: Routes) -> str:
    """Return the document as Markdown."""
    parts = (_rules(routes), _chains(routes), _gemeenten(routes), _hours(routes))
    return "\n".join([HEADER, *("\n".join(part) + "\n" for part in parts)]).rstrip() + "\n"


def main(arguments: Sequence[str]) -> int:
    """Write the document; say where."""
    root = Path(arguments[0] if arguments else ".").resolve()
    (root / TARGET).write_text(printed(load_routes(root)), encoding="utf-8")
    print(f"Geschreven: {TARGET}")
    return 0


def _rules(routes: Routes) -> Iterator[str]:
    yield "## De regels\n"
    yield "| nr | wanneer | wie erbij komt | waarom |\n|---|---|---|---|"
    for number, rule in enumerate(routes.rules, start=1):
        yield f"| {number} | {_when(rule.when)} | {_steps(routes, rule)} | {rule.why} |"


def _when(when: When) -> str:
    asked = ((words, getattr(when, field)) for field, words in QUESTIONS.items())
    return "; ".join(f"{words}: {', '.join(ids)}" for words, ids in asked if ids) or "altijd"


def _steps(routes: Routes, rule: Rule) -> str:
    return ", ".join(_step(routes, step) for step in rule.steps)


def _step(routes: Routes, step: Step) -> str:
    if step.contact in (OWN_GEMEENTE, OWN_TEAM):
        return f"*{step.contact.replace('_', ' ')}*"
    offer = Offer(routes.contacts[step.contact], step.way)
    return _named(offer) if offer.shown else f"{_named(offer)} (stil)"


def _named(offer: Offer) -> str:
    return f"chat {offer.contact.name}" if offer.way == "chat" else offer.contact.name


def _chains(routes: Routes) -> Iterator[str]:
    yield "## Per thema: wie er achter elkaar staat\n"
    yield f"Bij gevaar `{CALM}`, voor iemand uit Ede; bij `acuut` staat 112 ervoor.\n"
    for theme in routes.themes:
        yield f"### {theme.name} (`{theme.id}`)\n"
        yield from _persons(routes, theme.id)
        yield ""


def _persons(routes: Routes, theme: str) -> Iterator[str]:
    """Yield one line per chain, with the persons who share it."""
    shared: dict[str, list[str]] = {}
    for person in routes.persons:
        offers = chain(routes, person=person.id, danger=CALM, theme=theme, gemeente=EXAMPLE)
        shared.setdefault(" → ".join(_named(offer) for offer in offers), []).append(person.id)
    yield from (f"- {', '.join(persons)}: {line}" for line, persons in shared.items())


def _gemeenten(routes: Routes) -> Iterator[str]:
    yield "## Per gemeente\n"
    yield "| gemeente | eigen gemeente | eigen team (professionals) |\n|---|---|---|"
    for gemeente, own in routes.own.items():
        ways = (routes.contacts[own[key]].name for key in (OWN_GEMEENTE, OWN_TEAM))
        yield f"| {gemeente} | {' | '.join(ways)} |"
    yield "| buiten, onbekend | (valt weg) | (valt weg) |"


def _hours(routes: Routes) -> Iterator[str]:
    yield "## Wanneer open\n"
    yield "| contact | telefoon | chat |\n|---|---|---|"
    ids = {step.contact for rule in routes.rules for step in rule.steps} - {OWN_GEMEENTE, OWN_TEAM}
    ids |= {key for own in routes.own.values() for key in own.values()}
    for key in sorted(ids):
        contact = routes.contacts[key]
        yield f"| {contact.name} | {_telephone_hours(contact)} | {_chat_hours(contact)} |"


def _telephone_hours(contact: Contact) -> str:
    if contact.hours_available is None:
        return "niet vastgesteld: nooit als open genoemd"
    unsure = "" if contact.hours_checked else " (te controleren)"
    return f"`{contact.hours_available}`{unsure}"


def _chat_hours(contact: Contact) -> str:
    chat = contact.chat
    if not (chat and chat.available):
        return "-"
    if not chat.hours_available or not chat.hours_checked:
        return "tijden niet nagekeken: nooit als open genoemd"
    return f"`{chat.hours_available}`"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
