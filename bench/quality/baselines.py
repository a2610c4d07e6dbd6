"""Trains the pipeline of `rasa init` on our own examples and keeps what it says of held-out text.

    .venvs/bot/bin/python -m bench.quality.baselines

The report compares with these predictions and need not train again. DIET learns all tokens of a
batch at the length of its longest message: on one core all our text takes hours. So it gets every
example of at most `--words` words, for `--epochs` rounds where `rasa init` says 100; what was
used stands in the file and in the report.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.parse import parse
from bench.projects import DEFAULT_PIPELINE, Examples, read_examples, write_examples
from bench.quality.cases import load_cases
from bench.quality.figures import DANGER, group
from bench.quality.rivals import DIET_FILE, key
from tools.settings import BOT_PYTHON, RASA_ENVIRONMENT, ROOT

EPOCHS = 10
WORDS = 30


def main() -> None:
    """Train, ask about every held-out message, write the file."""
    parser = argparse.ArgumentParser(prog="bench.quality.baselines", description=__doc__)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--words", type=int, default=WORDS, help="longest example")
    options = parser.parse_args()
    every = read_examples(ROOT)
    examples = shorter(every, options.words)
    used = count(examples)
    print(f"DIET leert {used} van {count(every)} voorbeelden, {options.epochs} rondes", flush=True)
    with tempfile.TemporaryDirectory(prefix="vallei-diet-") as folder:
        before = time.monotonic()
        model = _train(Path(folder), examples, options.epochs)
        seconds = time.monotonic() - before
        cases = load_cases(sorted((ROOT / "tests" / "nlu" / "heldout").glob("*.jsonl")))
        said = [_said(each) for each in parse(model, [case.text for case in cases])]
    kept = {
        "examples": used,
        "of_examples": count(every),
        "longest_words": options.words,
        "epochs": options.epochs,
        "training_seconds": round(seconds),
        "predictions": dict(zip((key(case.text) for case in cases), said, strict=True)),
    }
    DIET_FILE.write_text(json.dumps(kept, indent=0) + "\n", encoding="utf-8")
    print(f"Geschreven: {DIET_FILE.relative_to(ROOT)}, getraind in {seconds:.0f} s")


def shorter(examples: Examples, words: int) -> Examples:
    """Return the examples of at most so many words."""
    return {
        intent: [
            (meta, kept)
            for meta, lines in blocks
            if (kept := [line for line in lines if len(line.split()) <= words])
        ]
        for intent, blocks in examples.items()
    }


def count(examples: Examples) -> int:
    """Return how many texts there are."""
    return sum(len(lines) for blocks in examples.values() for _, lines in blocks)


def _train(folder: Path, examples: Examples, epochs: int) -> Path:
    config = DEFAULT_PIPELINE.replace("epochs: 100", f"epochs: {epochs}")
    (folder / "config.yml").write_text(config, encoding="utf-8")
    write_examples(folder / "nlu.yml", examples)
    command = [str(BOT_PYTHON), "-m", "rasa", "train", "nlu", "--nlu", "nlu.yml"]
    shown = {"TQDM_DISABLE": "", "LOG_LEVEL": "INFO"}  # Progress, for it takes long.
    subprocess.run(command, cwd=folder, env={**os.environ, **RASA_ENVIRONMENT, **shown}, check=True)
    return next((folder / "models").glob("*.tar.gz"))


def _said(parsed: dict[str, Any]) -> tuple[str, float]:
    """Return the intent, and the chance of all intents of acute danger together."""
    ranking = parsed["intent_ranking"]
    danger = sum(each["confidence"] for each in ranking if group(each["name"]) == DANGER)
    return str(parsed["intent"]["name"]), round(danger, 3)


if __name__ == "__main__":
    main()
