"""Between a record (Django) and the plain fields of `mapping`, in both directions."""

from __future__ import annotations

from typing import Any

from editor.records.choices import button_of, button_value
from editor.records.mapping import answer, contact, gemeente, portal
from editor.records.models import Answer, Contact, Gemeente, PortalText, Record

Fields = dict[str, Any]
TEXT_MODULES = {Contact: contact, Gemeente: gemeente, PortalText: portal}


def raw_of_record(record: Record, base: Any) -> Any:
    """Return a record in the form of content/, laid upon its value in the imported file."""
    if isinstance(record, Answer):
        return answer.raw_of(record.key, _answer_fields(record), base or [])
    fields = {name: getattr(record, name) for name in _names(record)}
    if isinstance(record, Contact):
        fields["channels"] = [dict(child.value) for child in record.channels]
    return TEXT_MODULES[type(record)].raw_of(fields, base)


def fill_record(record: Record, raw: Any) -> None:
    """Give a record the values of its place in content/; it is not saved."""
    if isinstance(record, Answer):
        fields = answer.fields_of(record.key, raw)
        fields["variations"] = _stream(record, "variations", _with_buttons(fields["variations"]))
    else:
        fields = TEXT_MODULES[type(record)].fields_of(raw)
    if isinstance(record, Contact):
        rows = [{"type": "channel", "value": channel} for channel in fields["channels"]]
        fields["channels"] = _stream(record, "channels", rows)
    for name, value in fields.items():
        setattr(record, name, value)


def _names(record: Record) -> list[str]:
    fixed = {field.name for field in Record._meta.get_fields()} | {"id", "channels"}
    return [
        field.name
        for field in record._meta.concrete_fields
        if field.name not in fixed and not field.is_relation
    ]


def _answer_fields(record: Answer) -> Fields:
    rows = [
        {
            "id": child.id,
            "value": {
                **{name: child.value[name] or "" for name in child.value},
                "bubbles": [str(bubble) for bubble in child.value["bubbles"]],
                "buttons": [button_of(value) for value in child.value["buttons"] if value],
            },
        }
        for child in record.variations
    ]
    return {"variations": rows, **{name: getattr(record, name) for name in answer.SHARED}}


def _with_buttons(rows: list[Fields]) -> list[Fields]:
    """Return variations with each button as a value of the fixed list."""
    return [
        {**row, "value": {**row["value"], "buttons": _values(row["value"]["buttons"])}}
        for row in rows
    ]


def _values(buttons: list[dict[str, str]]) -> list[str]:
    return [button_value(button["title"], button["payload"]) for button in buttons]


def _stream(record: Record, name: str, rows: list[Fields]) -> Any:
    return record._meta.get_field(name).stream_block.to_python(rows)
