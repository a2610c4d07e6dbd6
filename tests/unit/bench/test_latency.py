"""bench.latency: times per component, added up per message, and held against the goal."""

from __future__ import annotations

import time

from bench.latency import LONG, LONG_CHARACTERS, TYPICAL, Times, at, figures, long, measure


class Slow:
    """Takes a millisecond and notes what it saw."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def process(self, messages):
        time.sleep(0.001)
        self.seen.append(messages[0].get("text"))
        return messages


def test_measure_times_every_component_on_every_text() -> None:
    parts = {"a": Slow(), "b": Slow()}
    times = measure(parts, ["een", "twee"])
    assert parts["a"].seen == ["een", "twee", "een", "twee"]
    assert len(times.together) == 2
    assert min(times.together) >= 2.0


def test_figures_hold_the_sum_against_the_goal() -> None:
    times = Times({"a": [1.0] * 10, "b": [1.5] * 9 + [9.0]})
    typical = {line["figure"]: line for line in figures(TYPICAL, times)}
    assert typical["danger+intent p50 ms"]["met"] is True
    assert typical["danger+intent p50 ms"]["value"] == 2.5
    slow = {line["figure"]: line for line in figures(LONG, times)}
    assert slow["danger+intent p95 ms"]["met"] is False
    assert "goal" not in slow["danger+intent p50 ms"]


def test_at_is_a_value_that_was_measured() -> None:
    assert at([3.0, 1.0, 2.0], 0.5) == 2.0
    assert at([3.0, 1.0, 2.0], 0.95) == 3.0


def test_long_messages_have_the_asked_length() -> None:
    texts = long(20)
    assert len(set(texts)) == 20
    assert {len(text) for text in texts} == {LONG_CHARACTERS}
