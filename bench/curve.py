"""The learning curve: what a part of the training text is worth, and where more would still pay.

    .venvs/web/bin/python -m bench.curve

Trains the whole NLU pipeline of config.yml on 1/8, 1/4, 1/2 and all of the text (some minutes on
one core; `--again` only writes) and tries each on the development part of the held-out messages.
Writes docs/leercurve.md with its plot. The lines of safety/must_never_miss.yml are in every part.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from bench.curve_report import Step, curve_plot, curve_report
from bench.parts import make_part
from bench.plots import draw
from bench.processes import run_bot
from bench.quality.cases import EMERGENCY, Case, Outcome, as_json, from_json, load_cases
from tools.settings import ROOT

SHARES = (Fraction(1, 8), Fraction(1, 4), Fraction(1, 2), Fraction(1))
REPORT = ROOT / "docs" / "leercurve.md"
PLOT = ROOT / "docs" / "plots" / "leercurve.svg"
MEASURED = ROOT / "results" / "leercurve.json"
ACUTE = "acuut"


def main() -> None:
    """Train and try each part, print what it gives, write the report."""
    parser = argparse.ArgumentParser(prog="bench.curve", description=__doc__)
    parser.add_argument("--again", action="store_true", help="write what was last measured")
    steps = _read() if parser.parse_args().again else _measure()
    draw(curve_plot(steps), PLOT)
    REPORT.write_text(curve_report(steps), encoding="utf-8")
    print(f"Geschreven: {REPORT.relative_to(ROOT)}")


def _measure() -> list[Step]:
    cases = load_cases(sorted((ROOT / "tests" / "nlu" / "heldout").glob("*.jsonl")))
    steps: list[Step] = []
    for share in SHARES:
        print(f"{share} van de leertekst ...", flush=True)
        steps.append(_step(share, cases))
        print(json.dumps(steps[-1].summary()), flush=True)
        _write(steps)
    return steps


def _write(steps: Sequence[Step]) -> None:
    kept = [
        {**vars(step), "share": str(step.share), "outcomes": as_json(step.outcomes)}
        for step in steps
    ]
    MEASURED.parent.mkdir(exist_ok=True)
    MEASURED.write_text(json.dumps(kept), encoding="utf-8")


def _read() -> list[Step]:
    kept = json.loads(MEASURED.read_text(encoding="utf-8"))
    return [
        Step(**{**each, "share": Fraction(each["share"]), "outcomes": from_json(each["outcomes"])})
        for each in kept
    ]


def _step(share: Fraction, cases: Sequence[Case]) -> Step:
    with tempfile.TemporaryDirectory(prefix="vallei-deel-") as name:
        folder = Path(name)
        messages, examples = make_part(ROOT, folder, float(share))
        before = time.monotonic()
        run_bot("bot.serve", "train", "nlu", "--fixed-model-name", "part", folder=folder)
        seconds = time.monotonic() - before
        (folder / "texts.json").write_text(json.dumps([case.text for case in cases]), "utf-8")
        run_bot("bench.parse", "models/part.tar.gz", "texts.json", "said.json", folder=folder)
        said = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    outcomes = [_outcome(case, parsed) for case, parsed in zip(cases, said, strict=True)]
    return Step(share, messages, examples, seconds, outcomes)


def _outcome(case: Case, parsed: Mapping[str, Any]) -> Outcome:
    danger = parsed["danger"]
    return Outcome(
        case=case,
        level=str(danger["level"]),
        acute_chance=float(danger["acute"]),
        intent=str(parsed["intent"]["name"]),
        first=EMERGENCY if danger["level"] == ACUTE else "",
        met={},
    )


if __name__ == "__main__":
    main()
