"""All text the bot learns from, as one list: `data/danger` and the examples of `data/nlu`.

Reads without Rasa and without spaCy, so that both environments can use it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.projects import read_examples


@dataclass(frozen=True)
class Labelled:
    """A message with its level of danger, its intent ("" if none) and the file it stands in."""

    text: str
    danger: str
    intent: str
    source: str


def read_all(root: Path) -> list[Labelled]:
    """Return every distinct message (case and spaces apart); an example with an intent wins."""
    found = {_plain(each.text): each for each in (*_danger(root), *_nlu(root))}
    return list(found.values())


def _danger(root: Path) -> Iterator[Labelled]:
    for path in sorted((root / "data" / "danger").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                entry = json.loads(line)
                yield Labelled(str(entry["text"]), str(entry["danger"]), "", path.stem)


def _nlu(root: Path) -> Iterator[Labelled]:
    for intent, blocks in read_examples(root).items():
        for meta, lines in blocks:
            for line in lines:
                yield Labelled(line, str(meta["danger"]), intent, intent.split("_", 1)[0])


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
