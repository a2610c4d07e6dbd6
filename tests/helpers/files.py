"""Change a file for a test."""

from __future__ import annotations

from pathlib import Path


def change(path: Path, old: str, new: str, *, count: int = 1) -> None:
    """Replace `old` in a file the first `count` times (-1: everywhere); it has to be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")
