"""Makes a copy of the project that knows only a part of the training text.

Parts are nested (a message in an eighth is in the quarter too) and take the same share of every
intent and of every file. The rooms are copied, since the bot reads the data that lies beside it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.projects import Examples, read_examples, write_examples

ROOMS = ("bot", "catalog", "content", "safety", "data/rules", "data/words")
FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml")


def make_part(root: Path, folder: Path, share: float) -> tuple[int, int]:
    """Fill the folder; return how many messages with only a danger label, and how many examples."""
    for room in ROOMS:
        shutil.copytree(root / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(root / name, folder / name)
    examples = part_of_examples(read_examples(root), share)
    (folder / "data" / "nlu").mkdir()
    write_examples(folder / "data" / "nlu" / "nlu.yml", examples)
    (folder / "data" / "danger").mkdir()
    messages = 0
    for path in sorted((root / "data" / "danger").glob("*.jsonl")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        kept = part(lines, share, key=lambda line: str(json.loads(line)["text"]))
        messages += len(kept)
        (folder / "data" / "danger" / path.name).write_text("\n".join(kept), encoding="utf-8")
    return messages, sum(len(lines) for blocks in examples.values() for _, lines in blocks)


def part_of_examples(examples: Examples, share: float) -> Examples:
    """Return the share of each intent; a block that ends up empty is left out."""
    found: Examples = {}
    for intent, blocks in examples.items():
        kept = set(part([line for _, lines in blocks for line in lines], share))
        halved = [(meta, [line for line in lines if line in kept]) for meta, lines in blocks]
        found[intent] = [(meta, lines) for meta, lines in halved if lines]
    return found


def part(lines: Sequence[str], share: float, key: Callable[[str], str] = str) -> list[str]:
    """Return the same share of the lines every time, in their order, at least one."""
    ranked = sorted(lines, key=lambda line: hashlib.sha256(key(line).encode()).digest())
    kept = set(ranked[: max(1, round(share * len(ranked)))])
    return [line for line in lines if line in kept]
