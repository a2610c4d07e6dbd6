"""From published records to the files of content/: what nobody changed comes out byte for byte."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from editor.records.convert import raw_of_record
from editor.records.ground import Steps, steps_of, tree, value_at
from editor.records.models import KINDS, Record
from editor.records.yaml_patch import load, patch


def export_tree(candidate: Record | None = None) -> dict[str, bytes]:
    """Return content/ as published, or as it would be with `candidate` published too.

    Raises:
        PatchError: a value does not fit in its file.
    """
    files = tree()
    changes: dict[str, list[tuple[Steps, Any]]] = {}
    for record in _published(candidate):
        base = value_at(_value(files, record.file), steps_of(record))
        raw = raw_of_record(record, base)
        if raw != base:
            changes.setdefault(record.file, []).append((steps_of(record), raw))
    for file, changed in changes.items():
        text = files[file].decode()
        files[file] = patch(text, _with(load(text), changed)).encode()
    return files


def _published(candidate: Record | None) -> Iterable[Record]:
    for kind in KINDS:
        for record in kind.objects.filter(retired=False):
            same = type(candidate) is kind and candidate.pk == record.pk
            yield candidate if same and candidate else record


def _value(files: dict[str, bytes], file: str) -> Any:
    return load(files[file].decode()) if file in files else None


def _with(data: Any, changed: list[tuple[Steps, Any]]) -> Any:
    whole = copy.deepcopy(data)
    for steps, raw in changed:
        if not steps:
            whole = raw
            continue
        value_at(whole, steps[:-1])[steps[-1]] = raw
    return whole
