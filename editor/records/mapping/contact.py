"""A contact: one file of content/contacts/."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from editor.records.mapping.values import day_of, items_of, lines_of, plain, text_of_day, words

Fields = dict[str, Any]
Raw = dict[str, Any]

TEXTS = (
    "name", "kind", "description", "audience", "status", "note",
)  # fmt: skip
NULLABLE = (
    "alternate_name", "hours_available", "hours_note", "website", "address", "use_instead",
    "dialled_by",
)  # fmt: skip
OPTIONAL = ("telephone", "telephone_of", "telephone_short")
LISTS = ("area_served", "area_unconfirmed", "sources", "to_check")
DAYS = ("checked_on", "dialled_on")
ASIS = ("toll_free", "hours_checked")
SHOWN = ("telephone", "name", "website")
CHAT = {
    "chat_available": "available",
    "chat_hours": "hours_available",
    "chat_hours_checked": "hours_checked",
    "chat_note": "note",
}


def fields_of(raw: Mapping[str, Any]) -> Fields:
    """Return the fields of a record from a file."""
    chat = raw["chat"] or {}
    return {
        **{name: words(raw[name]) for name in (*TEXTS, *NULLABLE)},
        **{name: words(raw.get(name)) for name in OPTIONAL},
        **{name: lines_of(raw[name]) for name in LISTS},
        **{name: day_of(raw[name]) for name in DAYS},
        **{name: raw[name] for name in ASIS},
        **{f"shown_{name}": raw["shown"][name] for name in SHOWN},
        "channels": [dict(channel) for channel in raw["channels"]],
        "has_chat": raw["chat"] is not None,
        "chat_available": bool(chat.get("available")),
        "chat_hours": words(chat.get("hours_available")),
        "chat_hours_checked": bool(chat.get("hours_checked")),
        "chat_note": words(chat.get("note")),
    }


def raw_of(fields: Fields, base: Mapping[str, Any]) -> Raw:
    """Return the file's content; what did not change stays as it is."""
    raw = copy.deepcopy(dict(base))
    before = fields_of(base)
    changed = {name for name in before if _flat(fields[name]) != _flat(before[name])}
    for names, form in FORMS:
        for name in changed.intersection(names):
            raw[name] = form(fields[name])
    for name in changed.intersection(OPTIONAL):
        _optional(raw, name, plain(fields[name]))
    for name in SHOWN:
        raw["shown"][name] = fields[f"shown_{name}"]
    if "channels" in changed:
        raw["channels"] = list(fields["channels"])
    if changed & {"has_chat", *CHAT}:
        raw["chat"] = _chat(fields) if fields["has_chat"] else None
    return raw


def _flat(value: Any) -> Any:
    return plain(value) if isinstance(value, str) else value


def _optional(raw: Raw, name: str, value: str) -> None:
    """Set or remove; a contact without a number and without an owner says so with `null`."""
    raw.pop(name, None)
    if value:
        raw[name] = value
    if not (raw.get("telephone") or raw.get("telephone_of")):
        raw["telephone"] = None
    elif raw.get("telephone_of") and raw.get("telephone") is None:
        raw.pop("telephone", None)


def _chat(fields: Fields) -> Raw:
    return {
        "available": fields["chat_available"],
        "hours_available": plain(fields["chat_hours"]) or None,
        "hours_checked": fields["chat_hours_checked"],
        "note": plain(fields["chat_note"]) or None,
    }


def _nullable(value: Any) -> str | None:
    return plain(value) or None


def _same(value: Any) -> Any:
    return value


FORMS: tuple[tuple[tuple[str, ...], Callable[[Any], Any]], ...] = (
    (TEXTS, plain),
    (NULLABLE, _nullable),
    (LISTS, items_of),
    (DAYS, text_of_day),
    (ASIS, _same),
)
