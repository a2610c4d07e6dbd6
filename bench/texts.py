"""All text the bot learns from, as one list: `data/danger` and the examples of `data/nlu`.

Reads without Rasa and without spaCy, so that both environments can use it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.projects import read_examples
from bot.language.labelled import load_messages


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
    for each in load_messages(root):
        yield Labelled(each.text, each.danger, "", each.source)


def _nlu(root: Path) -> Iterator[Labelled]:
    for intent, blocks in read_examples(root).items():
        for meta, lines in blocks:
            for line in lines:
                yield Labelled(line, str(meta["danger"]), intent, intent.split("_", 1)[0])


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
