"""`make load`: many people at once through portal and Rasa; a JSON line per figure, with its goal.

Four parts: 20 people in a lively chat, and meanwhile how soon the page shows that it is busy; 200
people for a minute; how many messages a second this machine can answer; and twice as many.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from bench.typing_state import typing_ms
from bench.visitors import ANSWER, BUSY, CARD, Crowd, Outcome, Pause
from tools.settings import ROOT
from tools.started import started

LIVELY, HUMAN = Pause(3, 8), Pause(5, 20)
PEOPLE, MANY = 20, 200
ANSWER_GOAL, TYPING_GOAL, LONGEST_GOAL = 150.0, 100.0, 3_500.0  # Milliseconds.
TEXTS = 600


def main() -> None:
    """Run all parts and print the figures."""
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--portal", help="address of a running portal; else everything is started")
    parser.add_argument("--seconds", type=float, default=60, help="how long 200 people chat")
    options = parser.parse_args()
    with _system(options.portal) as address:
        for line in asyncio.run(_parts(address, options.seconds)):
            print(json.dumps(line), flush=True)


async def _parts(address: str, seconds: float) -> list[dict[str, object]]:
    texts = _texts()
    await Crowd(address, texts).chat(5, 3, Pause(0, 0.5))  # Warm-up.
    _tell(f"{PEOPLE} mensen praten")
    few = asyncio.create_task(Crowd(address, texts).chat(PEOPLE, seconds / 2, LIVELY))
    typing = await asyncio.to_thread(typing_ms, address)
    lines = _figures(f"{PEOPLE} people", await few, p95=ANSWER_GOAL)
    lines.append(_line("20 people, typing state p95", typing, "ms", TYPING_GOAL))
    _tell(f"{MANY} mensen praten")
    lines += _figures(f"{MANY} people", await Crowd(address, texts).chat(MANY, seconds, HUMAN))
    _tell("Hoeveel berichten per seconde deze machine kan beantwoorden")
    full = await Crowd(address, texts).press(16, 15)
    capacity = full.kinds[ANSWER] / full.seconds
    lines.append(_line("capacity", capacity, "messages/s"))
    lines.append(_line("capacity, faults", float(full.faults.total()), "messages", 0.0))
    _tell("Het dubbele daarvan")
    lines += _figures("twice the capacity", await Crowd(address, texts).pour(2 * capacity, 20))
    return lines


def _figures(name: str, found: Outcome, *, p95: float | None = None) -> list[dict[str, object]]:
    counts = {kind: found.kinds[kind] for kind in (ANSWER, BUSY, CARD)}
    return [
        {"figure": f"{name}, messages", "value": found.kinds.total(), **counts},
        _line(f"{name}, faults", float(found.faults.total()), "messages", 0.0),
        _line(f"{name}, answer p50", found.at(0.5), "ms"),
        _line(f"{name}, answer p95", found.at(0.95), "ms", p95),
        _line(f"{name}, longest of all", found.longest, "ms", LONGEST_GOAL),
    ]


def _line(name: str, value: float, unit: str, goal: float | None = None) -> dict[str, object]:
    line: dict[str, object] = {"figure": name, "value": round(value, 1), "unit": unit}
    return line if goal is None else line | {"goal": goal, "met": value <= goal}


def _texts() -> list[str]:
    # Read here: this runs where the browser is, and the readers of bot.language need spaCy.
    lines = (
        line
        for path in sorted((ROOT / "data" / "danger").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    texts = [str(json.loads(line)["text"]) for line in lines]
    return texts[:: max(1, len(texts) // TEXTS)][:TEXTS]


def _system(address: str | None) -> AbstractContextManager[str]:
    return nullcontext(address) if address else _started()


@contextmanager
def _started() -> Iterator[str]:
    with started() as running:
        yield f"http://127.0.0.1:{running.portal}"


def _tell(text: str) -> None:
    print(f"{text} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
