"""Closed lists: from the JSON Schemas of content/, with Dutch words beside the values.

Given to fields as functions, so that a new value in a schema needs no migration.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

Choices = list[tuple[str, str]]
REMEMBER_SECONDS = 5.0
_lists: dict[str, tuple[float, Choices]] = {}

SHOWN_WORDS = {
    "ja": "ja",
    "met_voorbehoud": "met voorbehoud (met de woorden ‘controleren we nog’)",
    "nee": "nee",
}
STATUS_WORDS = {
    "bevestigd_officieel": "bevestigd op de eigen site",
    "bevestigd_derden": "bevestigd door anderen",
    "nagebeld": "gebeld: een mens heeft het nagebeld",
    "een_bron": "te controleren: één bron",
    "tegenstrijdig": "te controleren: bronnen spreken elkaar tegen",
    "niet_gevonden": "te controleren: niet gevonden",
}


def shown_choices() -> Choices:
    """Return what a resident may see of something."""
    return [(value, SHOWN_WORDS[value]) for value in ("ja", "met_voorbehoud", "nee")]


def status_choices() -> Choices:
    """Return how sure a contact is."""
    return [(value, STATUS_WORDS.get(value, value)) for value in _enum("contact", "status")]


def kind_choices() -> Choices:
    """Return the kinds of contact."""
    return [(value, value.replace("_", " ")) for value in _enum("contact", "kind")]


def form_choices() -> Choices:
    """Return the ways to address a resident."""
    return [("je", "je"), ("u", "u")]


def gemeente_choices() -> Choices:
    """Return the gemeenten by id."""
    from editor.records.models import Gemeente

    rows = Gemeente.objects.filter(retired=False)
    return _remembered("gemeenten", lambda: [(row.key, row.name) for row in rows])


def button_choices() -> Choices:
    """Return the fixed list of buttons; the value holds title and payload."""
    from editor.records.models import ButtonChoice

    rows = ButtonChoice.objects.all()
    return _remembered(
        "knoppen", lambda: [(button_value(b.title, b.payload), str(b)) for b in rows]
    )


def _remembered(name: str, make: Callable[[], Choices]) -> Choices:
    """Return a list of some seconds old: blocks ask for it hundreds of times a request."""
    made_at, choices = _lists.get(name, (0.0, []))
    if not choices or time.monotonic() - made_at > REMEMBER_SECONDS:
        choices = make()
        _lists[name] = (time.monotonic(), choices)
    return choices


def button_value(title: str, payload: str) -> str:
    """Return a button as one value of the list."""
    return json.dumps([title, payload], ensure_ascii=False)


def button_of(value: str) -> dict[str, str]:
    """Return the button that a value of the list stands for."""
    title, payload = json.loads(value)
    return {"title": title, "payload": payload}


def _enum(schema: str, field: str) -> tuple[str, ...]:
    return _enums(str(settings.CONTENT_ROOT), schema)[field]


@lru_cache(maxsize=8)
def _enums(root: str, schema: str) -> dict[str, tuple[str, ...]]:
    path = Path(root) / "content" / "schema" / f"{schema}.json"
    properties: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["properties"]
    return {name: tuple(rule["enum"]) for name, rule in properties.items() if "enum" in rule}
