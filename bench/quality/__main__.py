"""`make evaluate`: plays the held-out messages through the running system and writes the report.

The sealed set is played only with `--sealed`, for final figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from bench.quality.cases import Outcome, load_cases, play
from bench.quality.figures import share
from bench.quality.goals import GOALS
from bench.quality.report import report
from tools.settings import ROOT
from tools.started import started

REPORT = ROOT / "docs" / "safety-report.md"
SETS = {"Apart gehouden berichten": "heldout", "Verzegelde berichten": "sealed"}


def main() -> None:
    """Play the sets, print one JSON line per goal, write the report."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=__doc__)
    parser.add_argument("--sealed", action="store_true", help="also the sealed set")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    results: dict[str, Sequence[Outcome]] = {}
    with started() as system:
        for name, folder in SETS.items():
            if folder == "sealed" and not options.sealed:
                continue
            cases = load_cases(sorted((ROOT / "tests" / "nlu" / folder).glob("*.jsonl")))
            print(f"{name}: {len(cases)} berichten ...", flush=True)
            results[name] = play(cases, system, ROOT)
            _print_goals(name, results[name])
    REPORT.write_text(report(results), encoding="utf-8")
    print(f"Geschreven: {REPORT.relative_to(ROOT)}")
    if options.misses:
        _print_misses(next(iter(results.values())))


def _print_goals(name: str, outcomes: Sequence[Outcome]) -> None:
    for goal in GOALS:
        found = share([o for o in outcomes if goal.concerns(o)], goal.right)
        line = {"set": name, "figure": goal.name, "value": round(found.value, 4)}
        print(json.dumps({**line, "goal": goal.least, "n": found.total}, ensure_ascii=False))


def _print_misses(outcomes: Sequence[Outcome]) -> None:
    for goal in GOALS[:6]:
        print(f"\n## {goal.name}")
        for each in outcomes:
            if goal.concerns(each) and not goal.right(each):
                print(f"- {each.acute_chance:.2f} {each.level} {each.intent}: {each.case.text}")


if __name__ == "__main__":
    main()
