"""bench.quality.slices: figures of one role, style, signal or group."""

from __future__ import annotations

import pytest

from bench.quality.figures import Share
from bench.quality.slices import groups, matrix, measured, sliced


def test_measured_counts_recall_precision_and_false_alarms(make) -> None:
    part = [
        make("acuut", 0.9),
        make("acuut", 0.1, level="geen"),
        make("structureel", 0.8),
        make("geen", 0.7),
        make("geen", 0.0),
    ]
    found = measured("x", part)
    assert found.recall == Share(1, 2)
    assert found.precision == Share(1, 3)
    assert found.false_alarms == Share(1, 2)
    assert found.size == 5


def test_sliced_gives_every_value_largest_first(make) -> None:
    outcomes = [make(role="pleger"), make(role="jongere"), make(role="jongere")]
    assert [(each.name, each.size) for each in sliced(outcomes, lambda o: o.case.role)] == [
        ("jongere", 2),
        ("pleger", 1),
    ]


def test_groups_tell_found_from_right(make) -> None:
    outcomes = [
        make(intent="vraag_csg"),
        make(intent="vraag_doof", said="bot_wie_leest"),
        make(intent="bot_wie_leest"),
    ]
    by_name = {each.name: each for each in groups(outcomes)}
    assert by_name["vraag"].recall == Share(1, 2)
    assert by_name["vraag"].precision == Share(1, 1)
    assert by_name["bot"].precision == Share(1, 2)
    assert by_name["bot"].f1 == pytest.approx(2 / 3)
    assert by_name["vraag"].intent_f1 == pytest.approx(0.5)


def test_matrix_keeps_predictions_that_no_label_has() -> None:
    rows, columns, counts = matrix([("a", "a"), ("a", "nlu_fallback"), ("b", "a")])
    assert (rows, columns) == (["a", "b"], ["a", "b", "nlu_fallback"])
    assert counts == [[1, 0, 1], [1, 0, 0]]
