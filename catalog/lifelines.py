"""112 and Veilig Thuis may never disappear from an answer to danger: new content against old.

The checkout is the measure, because no officer can change it: every danger text keeps the
lifelines it has there, and the lifelines keep their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog.checks.safety_line import ALARM, DANGER, EMERGENCY
from catalog.contacts import LIFELINES, load_contacts
from catalog.errors import CatalogueError, Finding
from catalog.files import line_at, read
from catalog.fill import fill
from catalog.records import Contact, Response
from catalog.responses import at_response, load_responses

PORTAL = "content/portal.yml"


def find_lost(checkout: Path, root: Path) -> list[Finding]:
    """Return every lifeline of `checkout` that the content of `root` has lost.

    Raises:
        CatalogueError: one of the two cannot be read.
    """
    return [*_numbers(checkout, root), *_answers(checkout, root), *_portal(checkout, root)]


def _numbers(checkout: Path, root: Path) -> Iterator[Finding]:
    before, after = load_contacts(checkout), load_contacts(root)
    for key in LIFELINES:
        file = f"content/contacts/{key}.yml"
        if key not in before:
            continue
        if key not in after:
            yield Finding(file, 0, f"het contact {key} is een reddingslijn en mag niet weg")
        elif _said(key, after) != _said(key, before):
            line = line_at(root / file, ["telephone"])
            message = (
                f"het nummer van {before[key].name} is een reddingslijn: het verandert of verdwijnt"
                " alleen met een ontwikkelaar erbij"
            )
            yield Finding(file, line, message)


def _said(key: str, contacts: Mapping[str, Contact]) -> str | None:
    """Return the number as residents read it, None when they may not see it."""
    try:
        return fill(f"[[{key}]]", contacts)
    except CatalogueError:
        return None


def lost_from(
    before: Sequence[Response], after: Sequence[Response]
) -> Iterator[tuple[Response, str]]:
    """Yield each variation of an answer that lost a lifeline, with what to say about it."""
    for response in after:
        for line in _needed(before):
            if line not in response.text:
                yield response, f"{line} mag niet verdwijnen uit een antwoord bij gevaar"


def _answers(checkout: Path, root: Path) -> Iterator[Finding]:
    after = load_responses(root)
    for key, variations in load_responses(checkout).items():
        if key not in after and _needed(variations):
            yield Finding(variations[0].file, 0, f"{key}: dit antwoord bij gevaar mag niet weg")
        for response, message in lost_from(variations, after.get(key, ())):
            yield at_response(root, response, message)


def _needed(variations: Sequence[Response]) -> tuple[str, ...]:
    """Return the references that every variation of an answer to danger has."""
    danger = any(
        each.key.startswith((DANGER, EMERGENCY)) or (each.bubbles and ALARM in each.bubbles[0])
        for each in variations
    )
    lines = (f"[[{key}]]" for key in LIFELINES)
    return tuple(line for line in lines if danger and all(line in v.text for v in variations))


def _portal(checkout: Path, root: Path) -> Iterator[Finding]:
    if not (checkout / PORTAL).exists():
        return
    before = read(checkout, checkout / PORTAL, schema="portal")
    after = read(root, root / PORTAL, schema="portal")
    for section in before:
        had, has = _text(before[section]), _text(after.get(section))
        for key in LIFELINES:
            if f"[[{key}]]" in had and f"[[{key}]]" not in has:
                message = f"[[{key}]] mag niet verdwijnen uit '{section}'"
                yield Finding(PORTAL, line_at(root / PORTAL, [section]), message)


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "\n".join(_text(part) for part in value.values())
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return str(value)
