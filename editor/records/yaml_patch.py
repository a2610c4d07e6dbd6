"""Change values in a YAML text and nothing else: comments, order and layout stay, byte for byte.

Only the text of a changed value is written anew. The result is parsed and compared with what was
asked, so a patch is right or it is refused.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

WIDTH = 100
SIMPLE = re.compile(r"[A-Za-zÀ-ÿ\[][^:#\n]*")


class PatchError(ValueError):
    """A value could not be put into its file without changing something else."""


@dataclass(frozen=True)
class Edit:
    """Replace text[start:end] by `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Spot:
    """Where a value stands: column of what holds it, and whether inside [..] or {..}."""

    column: int
    in_flow: bool


@lru_cache(maxsize=256)
def load(text: str) -> Any:
    """Return the value of a YAML text; shared, so do not change it."""
    return YAML(typ="safe", pure=True).load(text)


def patch(text: str, new: Any) -> str:
    """Return the text with the value `new`; the same text when nothing changed.

    Raises:
        PatchError: it cannot be done without touching something else.
    """
    old = load(text)
    if old == new:
        return text
    node = YAML(typ="rt", pure=True).compose(text)
    edits = sorted(_edits(text, node, old, new, Spot(-2, in_flow=False)), key=lambda e: -e.start)
    patched = text
    for edit in edits:
        patched = patched[: edit.start] + edit.text + patched[edit.end :]
    if YAML(typ="safe", pure=True).load(patched) != new:
        raise PatchError("de wijziging past niet in de opmaak van het bestand")
    return patched


def _edits(text: str, node: Node, old: Any, new: Any, spot: Spot) -> Iterator[Edit]:
    if _equal(old, new):
        return
    if isinstance(node, MappingNode) and isinstance(new, dict) and not node.flow_style and new:
        yield from _mapping_edits(text, node, old, new)
    elif isinstance(node, SequenceNode) and isinstance(new, list) and len(old) == len(new):
        column = node.start_mark.column
        for part, before, after in zip(node.value, old, new, strict=True):
            yield from _edits(text, part, before, after, Spot(column, bool(node.flow_style)))
    else:
        yield _replace(text, node, new, spot)


def _mapping_edits(text: str, node: MappingNode, old: Any, new: Any) -> Iterator[Edit]:
    column = node.start_mark.column
    for key_node, value_node in node.value:
        key = load(key_node.value) if key_node.style is None else key_node.value
        if key in new:
            spot = Spot(column, in_flow=False)
            yield from _edits(text, value_node, old[key], new[key], spot)
        else:
            yield _removal(text, key_node, value_node)
    added = {key: value for key, value in new.items() if key not in old}
    if added:
        end = _end(text, node)
        rows = "".join(f"\n{_entry(key, value, column)}" for key, value in added.items())
        yield Edit(end, end, rows)


def _removal(text: str, key: Node, value: Node) -> Edit:
    """Return the removal of a whole entry, with the line end before it."""
    start, end = key.start_mark.index, _end(text, value)
    line = text.rfind("\n", 0, start) + 1
    if text[line:start].strip():  # `- text: ..`: the first of a list item; refused by the proof.
        return Edit(start, end, "")
    return Edit(max(line - 1, 0), end, "")


def _replace(text: str, node: Node, new: Any, spot: Spot) -> Edit:
    start, end = node.start_mark.index, _end(text, node)
    if spot.in_flow:
        return Edit(start, end, json.dumps(new, ensure_ascii=False))
    if isinstance(node, ScalarNode) and isinstance(new, str):
        return Edit(start, end, _scalar(text, node, new, spot.column))
    if isinstance(new, (dict, list)) and new:
        before = text[:start].rstrip(" \n")
        return Edit(len(before), end, f"\n{_block(new, spot.column + 2)}")
    before = text[:start].rstrip(" \n")
    return Edit(len(before), end, f" {_inline(new)}")


def _scalar(text: str, node: ScalarNode, new: str, column: int) -> str:
    """Return a string in the style of the one before it."""
    literal = node.style == "|" or "\n" in new
    indent = _content_indent(text, node) if node.style in ("|", ">") else column + 2
    return _literal(new, indent) if literal else _folded_or_inline(node, new, indent)


def _folded_or_inline(node: ScalarNode, new: str, indent: int) -> str:
    if node.style == ">" and len(new) > WIDTH - indent:
        rows = textwrap.wrap(new, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
        return ">-\n" + "\n".join(" " * indent + row for row in rows)
    return json.dumps(new, ensure_ascii=False) if node.style in ("'", '"') else _inline(new)


def _literal(new: str, indent: int) -> str:
    if new != new.strip() or any(row != row.rstrip() for row in new.splitlines()):
        return json.dumps(new, ensure_ascii=False)
    rows = (" " * indent + row if row else "" for row in new.split("\n"))
    return "|-\n" + "\n".join(rows)


def _content_indent(text: str, node: ScalarNode) -> int:
    for row in text[node.start_mark.index : node.end_mark.index].split("\n")[1:]:
        if row.strip():
            return len(row) - len(row.lstrip(" "))
    return int(node.start_mark.column)


def _entry(key: str, value: Any, column: int) -> str:
    if isinstance(value, (dict, list)) and value:
        return f"{' ' * column}{key}:\n{_block(value, column + 2)}"
    if isinstance(value, str) and "\n" in value:
        return f"{' ' * column}{key}: {_literal(value, column + 4)}"
    return f"{' ' * column}{key}: {_inline(value)}"


def _block(value: Any, column: int) -> str:
    if isinstance(value, dict):
        return "\n".join(_entry(key, part, column) for key, part in value.items())
    rows = []
    for item in value:
        inner = _block(item, column + 2) if isinstance(item, dict) else _item(item, column)
        rows.append(f"{' ' * column}- {inner.lstrip()}")
    return "\n".join(rows)


def _item(value: Any, column: int) -> str:
    if isinstance(value, str) and "\n" in value:
        return _literal(value, column + 4)
    return _inline(value)


def _inline(value: Any) -> str:
    """Return a value on one line: plain when YAML reads the same from it, else quoted."""
    if isinstance(value, str) and SIMPLE.fullmatch(value) and value[0] != "[" and _reads(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _reads(value: str) -> bool:
    return bool(load(f"x: {value}") == {"x": value})


def _end(text: str, node: Node) -> int:
    """Return where a node ends, without the blank lines and comments behind it."""
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in ("|", ">"):
        return int(start + len(text[start:end].rstrip()))
    return int(end)


def _equal(old: Any, new: Any) -> bool:
    return type(old) is type(new) and bool(old == new)
