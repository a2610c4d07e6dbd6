"""Measure concepts and rules on messages their author did not know; writes docs/signals.md.

    python -m bot.language.measure [files …] [--docs docs/signals.md] [--misses acuut]

Without files: all labelled text except `start.jsonl`, which the author of the concepts had before
him, and the development part of the held-out messages. A file is JSON lines with {"text",
"danger": acuut|structureel|vermoeden|geen} or a YAML file of Rasa examples with a danger label.
For every rule and concept it counts on which labels it fires; precision of an acute rule is the
share of its messages that are acute, that of a concept the share that is not harmless. It also
counts how many words of the held-out messages have a meaning class. Output: one JSON line with
the totals; with --docs also the table for the reviewer.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ruamel.yaml import YAML

from bot.language.analysis import Analyser
from bot.language.features import load_word_classes, words_of
from bot.language.measure_table import table, write_docs
from bot.language.rules import LEVELS
from bot.language.tally import Tally

ROOT = Path(__file__).resolve().parents[2]
SEEN = ("start.jsonl",)  # The author of the concepts worked with these messages in view.
NEUTRAL = (
    "hulp",
    "persoon",
    "tijd",
)  # Groups that say who, when and what: no danger by themselves.


def unseen_files(root: Path) -> list[Path]:
    """The labelled text that the author of the concepts did not know."""
    training = [
        *(root / "data" / "danger").glob("*.jsonl"),
        *(root / "data" / "nlu").rglob("*.yml"),
    ]
    return sorted(path for path in training if path.name not in SEEN) + held_out_files(root)


def held_out_files(root: Path) -> list[Path]:
    """The development part of the held-out messages."""
    return sorted((root / "tests" / "nlu" / "heldout").glob("*.jsonl"))


def read_labelled(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """Pairs (text, label) of the files. Raises ValueError, in Dutch, for an unknown label."""
    for path in paths:
        rows = _examples(path) if path.suffix == ".yml" else _lines(path)
        for place, text, danger in rows:
            if danger not in LEVELS:
                raise ValueError(f"{path.name}, {place}: onbekend label {danger!r}")
            yield text, danger


def coverage(texts: Iterable[str], classes: Mapping[str, Sequence[str]]) -> tuple[float, int]:
    """Return the share of words (with a letter) that have a meaning class, and their number."""
    words = [word for text in texts for word in words_of(text) if word[0].isalpha()]
    return sum(bool(classes.get(word)) for word in words) / max(len(words), 1), len(words)


def _lines(path: Path) -> Iterator[tuple[str, str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            row = json.loads(line)
            yield f"regel {number}", row["text"], row["danger"]


def _examples(path: Path) -> Iterator[tuple[str, str, str]]:
    for block in YAML(typ="safe").load(path)["nlu"]:
        for line in block["examples"].splitlines():
            if line.strip():
                text = line.strip().removeprefix("-").strip()
                yield block["intent"], text, block["metadata"]["danger"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; see the module docstring."""
    parser = argparse.ArgumentParser(description="Meet signalen en regels op gelabelde berichten.")
    parser.add_argument("files", nargs="*", type=Path, help="berichten met hun label")
    parser.add_argument("--docs", type=Path, help="schrijf de tabel in dit bestand")
    parser.add_argument(
        "--misses", choices=LEVELS, help="toon berichten met dit label, anders gezien"
    )
    options = parser.parse_args(arguments)
    analyser, tally = Analyser.from_rooms(ROOT), Tally()
    for text, label in read_labelled(options.files or unseen_files(ROOT)):
        analysis = analyser.analyse(text)
        tally.add(label, analysis)
        if options.misses == label != analysis.level:
            rules = " ".join(f"{s.rule}:{'+'.join(s.words)}" for s in analysis.signals)
            sys.stdout.write(f"{analysis.level}\t{rules}\t{text}\n")
    texts = (text for text, _ in read_labelled(held_out_files(ROOT)))
    covered = coverage(texts, load_word_classes(ROOT))
    if options.docs:
        write_docs(options.docs, table(tally, analyser, covered))
    totals = {**tally.summary(), "words_with_class": round(covered[0], 4), "words": covered[1]}
    sys.stdout.write(json.dumps(totals) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
