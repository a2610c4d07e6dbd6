"""How long danger and intent take inside the pipeline: the real components, one core, no server.

    OMP_NUM_THREADS=1 .venvs/bot/bin/python -m bench.latency [model.tar.gz]

Loads the trained model and times `process()` of each component of `bot.nlu` on one message at a
time. Rasa's own parts and HTTP are measured by `bench.measure`. Prints one JSON line per figure.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bench.texts import read_all
from tools.settings import ROOT
from tools.train import model_path

OURS = "bot.nlu."
TYPICAL, LONG = "typical", "500 characters"
LONG_CHARACTERS = 500
MESSAGES = 500
WARM_UP = 50
GOALS = {TYPICAL: ("p50", 3.0), LONG: ("p95", 8.0)}  # Milliseconds.


@dataclass(frozen=True)
class Times:
    """Milliseconds of each message, per component in the order of the pipeline."""

    by_component: Mapping[str, Sequence[float]]

    @property
    def together(self) -> list[float]:
        """Return what all components took for each message."""
        return [sum(each) for each in zip(*self.by_component.values(), strict=True)]


def main() -> None:
    """Measure and print."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    model = Path(sys.argv[1]) if len(sys.argv) > 1 else model_path(ROOT)
    if not model.exists():
        raise SystemExit("Er is nog geen getraind model: doe eerst `make train`.")
    components = own_components(model)
    for kind, texts in {TYPICAL: typical(MESSAGES), LONG: long(MESSAGES)}.items():
        for line in figures(kind, measure(components, texts)):
            print(json.dumps(line))


def own_components(model: Path) -> dict[str, Any]:
    """Return our loaded components by name, in the order in which the pipeline runs them."""
    runner = Agent.load(str(model)).processor.graph_runner
    nodes = runner._instantiated_nodes  # Rasa has no public way to its loaded parts.
    parts = [node._component for node in nodes.values()]
    return {type(p).__name__: p for p in parts if type(p).__module__.startswith(OURS)}


def measure(components: Mapping[str, Any], texts: Sequence[str]) -> Times:
    """Send each text through the components; the first `WARM_UP` texts go twice, timed once."""
    for text in texts[:WARM_UP]:
        _timed(components, text)
    rows = [_timed(components, text) for text in texts]
    return Times({name: [row[name] for row in rows] for name in components})


def figures(kind: str, times: Times) -> Iterator[dict[str, object]]:
    """Yield p50 and p95 of all components together, with its goal, and of each alone."""
    measured, goal = GOALS[kind]
    for name, values in {"danger+intent": times.together, **times.by_component}.items():
        for percentile in ("p50", "p95"):
            value = at(values, int(percentile[1:]) / 100)
            line: dict[str, object] = {"figure": f"{name} {percentile} ms", "messages": kind}
            line["value"] = round(value, 3)
            if name == "danger+intent" and percentile == measured:
                line |= {"goal": goal, "met": value <= goal}
            yield line


def at(values: Iterable[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def typical(count: int) -> list[str]:
    """Return messages as residents send them, spread over all training text."""
    texts = [each.text for each in read_all(ROOT)]
    return texts[:: max(1, len(texts) // count)][:count]


def long(count: int) -> list[str]:
    """Return messages of `LONG_CHARACTERS` characters, each made of several typical ones."""
    texts = [each.text for each in read_all(ROOT)]
    joined = ". ".join(texts[:: max(1, len(texts) // (count * 9))])
    return [joined[n * LONG_CHARACTERS : (n + 1) * LONG_CHARACTERS] for n in range(count)]


def _timed(components: Mapping[str, Any], text: str) -> dict[str, float]:
    message, times = Message({TEXT: text}), {}
    for name, component in components.items():
        before = time.perf_counter()
        component.process([message])
        times[name] = (time.perf_counter() - before) * 1000
    return times


if __name__ == "__main__":
    main()
