"""What `make content-check` looks at: one rule, one module, each with a `find`.

Every finding is plain Dutch with file and line, for the one who wrote the text.
"""

from __future__ import annotations

from pathlib import Path

from catalog.checks import (
    doubles,
    forbidden,
    gemeenten_texts,
    human,
    keys,
    length,
    markup,
    overrides,
    portal_words,
    references,
    routes,
    safety_line,
    sources,
    spoken_facts,
    tone,
    typed_numbers,
)
from catalog.checks.room import Room
from catalog.contacts import inspect_contacts
from catalog.errors import CatalogueError, Finding
from catalog.gemeenten import inspect_gemeenten
from catalog.responses import inspect_responses
from catalog.wrong_numbers import load_wrong_numbers

RULES = (
    references,
    typed_numbers,
    forbidden,
    safety_line,
    human,
    length,
    keys,
    markup,
    portal_words,
    routes,
    spoken_facts,
    overrides,
    gemeenten_texts,
    tone,
    doubles,
    sources,
)


def check_content(root: Path, *, checkout: Path | None = None) -> list[Finding]:
    """Return all that is wrong in content/, by file and line; empty is good.

    `checkout`: where the rules stand that use the texts, when that is not `root` itself.
    """
    try:
        contacts, findings = inspect_contacts(root)
        wrong = load_wrong_numbers(root)
    except CatalogueError as error:
        return list(error.findings)
    findings += inspect_gemeenten(root)
    responses, wrong_form = inspect_responses(root)
    findings += wrong_form
    room = Room(root, checkout or root, contacts, responses, wrong, complete=not findings)
    for rule in RULES:
        findings += rule.find(room)
    return sorted(set(findings))
