"""The portal's words: each sentence, or list of sentences, of content/portal.yml by its path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from editor.records.mapping.values import items_of, lines_of, plain

Fields = dict[str, Any]


def places(raw: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, value) for each text and each list of texts: `card.0.text`."""
    if isinstance(raw, Mapping):
        for name, part in raw.items():
            yield from places(part, f"{path}.{name}" if path else str(name))
    elif isinstance(raw, list) and not all(isinstance(part, str) for part in raw):
        for number, part in enumerate(raw):
            yield from places(part, f"{path}.{number}")
    else:
        yield path, raw


def fields_of(raw: Any) -> Fields:
    """Return the fields of a record from the value in the file."""
    if isinstance(raw, list):
        return {"value": lines_of(raw), "is_list": True}
    return {"value": raw, "is_list": False}


def raw_of(fields: Fields, base: Any) -> Any:
    """Return the value for the file; the old one when nothing changed."""
    before = fields_of(base)
    if plain(fields["value"]) == plain(before["value"]):
        return base
    return items_of(fields["value"]) if before["is_list"] else plain(fields["value"])
