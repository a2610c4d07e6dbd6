"""Reads the labelled messages of `data/danger/`: `{text, danger, …}`, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.language.levels import LEVELS


class LabelError(ValueError):
    """A line of labelled text cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message with its level of danger, its file's name and, where given, who speaks."""

    text: str
    danger: str
    role: str | None = None
    source: str = ""


def load_messages(root: Path) -> Iterator[Labelled]:
    """Yield all labelled messages.

    Raises:
        LabelError: a line is no JSON object, or its label is not one of `LEVELS`.
    """
    for path in sorted((root / "data" / "danger").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                yield _entry(line, path, number)


def load_labelled(root: Path) -> dict[str, str]:
    """Return text → danger level; see `load_messages`."""
    return {message.text: message.danger for message in load_messages(root)}


def _entry(line: str, path: Path, number: int) -> Labelled:
    place = f"{path.name}:{number}"
    try:
        entry = json.loads(line)
        found = Labelled(str(entry["text"]), entry["danger"], entry.get("role"), path.stem)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise LabelError(f"{place}: expected {{text, danger, …}} as JSON: {error}") from error
    if found.danger not in LEVELS:
        raise LabelError(
            f"{place}: danger must be one of {', '.join(LEVELS)}, not {found.danger!r}"
        )
    return found
