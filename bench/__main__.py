"""`make bench`: one JSON line per figure, each with its baseline measured in the same run.

Baseline: the pipeline and policies of `rasa init`, trained on the same sample of examples. Then how
long danger and intent take together in the landed model, with the goal (`bench.latency`).
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import sys
import tempfile
from pathlib import Path

from bench.measure import Figures, measure
from bench.processes import run_bot
from bench.projects import make_projects
from tools.settings import ROOT
from tools.train import ensure_model

MESSAGES = 300
SEED = 11


def main() -> None:
    """Measure both projects and print the figures."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--examples", type=int, default=400, help="size of the sample; 0 = all")
    parser.add_argument(
        "--latency", action="store_true", help="only danger and intent, no training"
    )
    options = parser.parse_args()
    if not options.latency:
        _compare(options.examples)
    print("Meten: gevaar en intent samen, op één kern", file=sys.stderr)
    lines = run_bot("bench.latency", str(ensure_model())).splitlines()
    print("\n".join(line for line in lines if line.startswith("{")))


def _compare(count: int) -> None:
    messages = _messages(ROOT)
    with tempfile.TemporaryDirectory(prefix="vallei-bench-") as folder:
        projects = make_projects(ROOT, Path(folder), count)
        figures: dict[str, Figures] = {}
        for name, project in projects.items():
            print(f"Meten: {name} (trainen, starten, {len(messages)} berichten)", file=sys.stderr)
            figures[name] = measure(project, messages)
    for line in _lines(figures["own"], figures["default"], count):
        print(json.dumps(line))


def _messages(root: Path) -> list[str]:
    lines = (root / "data" / "danger" / "start.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [str(json.loads(line)["text"]) for line in lines]
    return random.Random(SEED).sample(texts, MESSAGES)


BASELINE = (
    "rasa init pipeline, same examples, same run; ours learns from all of data/danger besides"
)


def _lines(own: Figures, default: Figures, examples: int) -> list[dict[str, object]]:
    baseline = dataclasses.asdict(default)
    return [
        {
            "figure": name,
            "value": round(value, 2),
            "baseline": round(baseline[name], 2),
            "baseline_is": BASELINE,
            "examples": examples,
        }
        for name, value in dataclasses.asdict(own).items()
    ]


if __name__ == "__main__":
    main()
