"""An answer: the variations of one key of content/responses/."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from catalog.records import split_bubbles
from editor.records.mapping.values import day_of, items_of, lines_of, plain, text_of_day

Fields = dict[str, Any]
Raw = list[dict[str, Any]]
# On the record as a whole; in content/ they stand at the first variation.
SHARED = ("owner", "review_by", "checked_on", "checked_by")
TEXTS = ("gemeente", "form", "language", "note")


def fields_of(key: str, raw: Sequence[Mapping[str, Any]]) -> Fields:
    """Return the fields of a record from its variations in content/."""
    shared = raw[0].get("metadata", {})
    return {
        "variations": [
            {"type": "variation", "id": _id(key, place), "value": _block(variation)}
            for place, variation in enumerate(raw)
        ],
        "owner": shared.get("owner", ""),
        "review_by": day_of(shared.get("review_by")),
        "checked_on": day_of(shared.get("checked_on")),
        "checked_by": shared.get("checked_by", ""),
    }


def raw_of(key: str, fields: Fields, base: Sequence[Mapping[str, Any]]) -> Raw:
    """Return the variations in the form of content/; what did not change stays as it is."""
    ground = {_id(key, place): variation for place, variation in enumerate(base)}
    raw = [_variation(row["value"], ground.get(row["id"])) for row in fields["variations"]]
    before = fields_of(key, base) if base else {}
    for name in SHARED:
        if raw and (fields[name] or None) != (before.get(name) or None):
            _put(raw[0], name, text_of_day(fields[name]))
    return raw


def _id(key: str, place: int) -> str:
    """Return the id of a variation: stable, so that an edited one is known again."""
    return str(uuid5(NAMESPACE_URL, f"{key}/{place}"))


def _block(variation: Mapping[str, Any]) -> dict[str, Any]:
    metadata = variation.get("metadata", {})
    source = metadata.get("source", "")
    return {
        "bubbles": list(split_bubbles(variation["text"])),
        "buttons": [dict(button) for button in variation.get("buttons", ())],
        "source": source if isinstance(source, str) else lines_of(source),
        **{name: metadata.get(name, "") for name in TEXTS},
    }


def _variation(block: Mapping[str, Any], base: Mapping[str, Any] | None) -> dict[str, Any]:
    raw: dict[str, Any] = copy.deepcopy(dict(base)) if base else {"text": ""}
    before = _block(raw)
    bubbles = [plain(bubble) for bubble in block["bubbles"] if plain(bubble)]
    if bubbles != before["bubbles"]:
        raw["text"] = "\n\n".join(bubbles)
    if block["buttons"] != before["buttons"]:
        raw.pop("buttons", None)
        if block["buttons"]:
            raw["buttons"] = list(block["buttons"])
    for name in TEXTS:
        if plain(block[name]) != plain(before[name]):
            _put(raw, name, plain(block[name]) or None)
    if items_of(block["source"]) != items_of(before["source"]):
        items = items_of(block["source"])
        _put(raw, "source", (items if len(items) > 1 else items[0]) if items else None)
    return raw


def _put(raw: dict[str, Any], name: str, value: Any) -> None:
    """Set or remove a part of the metadata; no empty metadata stays behind."""
    metadata = raw.setdefault("metadata", {})
    metadata.pop(name, None)
    if value is not None:
        metadata[name] = value
    if not metadata:
        del raw["metadata"]
