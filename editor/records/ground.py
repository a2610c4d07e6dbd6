"""The files as imported, parsed, and where in them a record stands."""

from __future__ import annotations

from typing import Any

from editor.records.models import Answer, PortalText, Record, SourceFile
from editor.records.yaml_patch import load

Steps = tuple[str | int, ...]


def tree() -> dict[str, bytes]:
    """Return the files of content/ as they were at the last import."""
    return {row.path: bytes(row.data) for row in SourceFile.objects.all()}


def steps_of(record: Record) -> Steps:
    """Return the way to a record inside its file."""
    if isinstance(record, Answer):
        return ("responses", record.key)
    if isinstance(record, PortalText):
        return tuple(int(part) if part.isdigit() else part for part in record.key.split("."))
    return ()


def raw_of(record: Record) -> Any:
    """Return a record's value in its imported file; None when it is not in there."""
    row = SourceFile.objects.filter(path=record.file).first()
    return value_at(load(bytes(row.data).decode()), steps_of(record)) if row else None


def value_at(data: Any, steps: Steps) -> Any:
    """Return the value at a place, None when there is none."""
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data
