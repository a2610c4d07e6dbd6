"""Reads the labelled messages of `data/danger/`: `{text, danger, …}`, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from bot.language.levels import LEVELS


class LabelError(ValueError):
    """A line of labelled text cannot be used; the message says which and why."""


def load_labelled(root: Path) -> dict[str, str]:
    """Return text → danger level.

    Raises:
        LabelError: a line is no JSON object, or its label is not one of `LEVELS`.
    """
    labelled: dict[str, str] = {}
    for path in sorted((root / "data" / "danger").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                text, danger = _entry(line, f"{path.name}:{number}")
                labelled[text] = danger
    return labelled


def _entry(line: str, place: str) -> tuple[str, str]:
    try:
        entry = json.loads(line)
        text, danger = str(entry["text"]), entry["danger"]
    except (ValueError, KeyError, TypeError) as error:
        raise LabelError(f"{place}: expected {{text, danger, …}} as JSON: {error}") from error
    if danger not in LEVELS:
        raise LabelError(f"{place}: danger must be one of {', '.join(LEVELS)}, not {danger!r}")
    return text, danger
