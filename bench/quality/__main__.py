"""`make evaluate`: plays the held-out messages through the running system and writes the report.

The sealed set is played only with `--sealed`, for final figures; later reports keep its section.
`--again` writes the report from what was last played, without starting the system.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.quality.cases import Outcome, as_json, from_json, load_cases, play
from bench.quality.figures import share
from bench.quality.goals import GOALS
from bench.quality.pictures import draw_all
from bench.quality.report import kept_section, report, sealed_section
from bench.quality.rivals import load_trained, rivals
from tools.settings import ROOT
from tools.started import started
from tools.train import model_path

REPORT = ROOT / "docs" / "safety-report.md"
PLOTS = ROOT / "docs" / "plots"
PLAYED = ROOT / "results" / "heldout.json"
MESSAGES = ROOT / "tests" / "nlu"

Sealed = Mapping[str, Sequence[Outcome]]  # By the name of the file.


def main() -> None:
    """Play the sets, print one JSON line per goal, write the report."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=__doc__)
    parser.add_argument("--sealed", action="store_true", help="also the sealed set")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    parser.add_argument("--again", action="store_true", help="from what was last played")
    options = parser.parse_args()
    if options.again:
        outcomes, sealed = from_json(PLAYED.read_text(encoding="utf-8")), None
    else:
        outcomes, sealed = _play(with_sealed=options.sealed)
    _print_goals("heldout", outcomes)
    _write(outcomes, sealed)
    if options.misses:
        _print_misses(outcomes)


def _play(*, with_sealed: bool) -> tuple[list[Outcome], Sealed | None]:
    """Return what the system made of the held-out messages and, if wanted, the sealed ones.

    The sealed files are kept apart: they were written, and first played, at different times.
    """
    with started() as system:
        cases = load_cases(_files("heldout"))
        print(f"{len(cases)} apart gehouden berichten ...", flush=True)
        outcomes = play(cases, system, ROOT)
        sealed = (
            {path.stem: play(load_cases([path]), system, ROOT) for path in _files("sealed")}
            if with_sealed
            else None
        )
    PLAYED.parent.mkdir(exist_ok=True)
    PLAYED.write_text(as_json(outcomes), encoding="utf-8")
    return outcomes, sealed


def _files(folder: str) -> list[Path]:
    return sorted((MESSAGES / folder).glob("*.jsonl"))


def _write(outcomes: Sequence[Outcome], sealed: Sealed | None) -> None:
    if sealed is None:
        section = kept_section(REPORT.read_text(encoding="utf-8")) if REPORT.exists() else ""
    else:
        for name, played in sealed.items():
            _print_goals(f"sealed/{name}", played)
        section = sealed_section(sealed, model_path().name)
    trained = load_trained()
    others = rivals([each.case for each in outcomes], ROOT, trained)
    draw_all(outcomes, others, PLOTS)
    REPORT.write_text(report(outcomes, others, trained, section), encoding="utf-8")
    print(f"Geschreven: {REPORT.relative_to(ROOT)} en {_shown(PLOTS)}")


def _shown(path: Path) -> str:
    return f"{path.relative_to(ROOT)}/"


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
