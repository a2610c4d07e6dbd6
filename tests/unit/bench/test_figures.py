"""bench.quality.figures: each figure against one worked out by hand."""

from __future__ import annotations

import math

import pytest

from bench.quality.figures import Share, alarms_at, auc, calibration, confused, macro_f1


def test_share_has_the_interval_of_wilson() -> None:
    low, high = Share(8, 10).bounds
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)


def test_share_of_nothing_is_no_number() -> None:
    assert math.isnan(Share(0, 0).value)
    assert all(math.isnan(bound) for bound in Share(0, 0).bounds)


def test_share_never_leaves_zero_to_one() -> None:
    assert Share(5, 5).bounds[1] == pytest.approx(1.0)
    assert Share(0, 5).bounds[0] == pytest.approx(0.0)


def test_macro_f1_weighs_each_label_the_same() -> None:
    pairs = [("a", "a")] * 8 + [("b", "a"), ("b", "b")]
    # a: 2*8/(8+9); b: 2*1/(2+1)
    assert macro_f1(pairs) == pytest.approx((16 / 17 + 2 / 3) / 2)


@pytest.mark.parametrize(
    ("wanted", "other", "expected"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1], [0.9], 0.0),
        ([0.5, 0.5], [0.5], 0.5),
        ([0.9, 0.3], [0.5, 0.3], (1 + 1 + 0 + 0.5) / 4),
    ],
)
def test_auc_is_the_share_of_pairs_in_order(wanted, other, expected) -> None:
    assert auc(wanted, other) == pytest.approx(expected)


def test_alarms_at_draws_the_line_at_the_wanted_recall() -> None:
    acute = [0.9, 0.8, 0.7, 0.1]
    assert alarms_at(0.75, acute, [0.75, 0.7, 0.2, 0.0]) == Share(2, 4)
    assert alarms_at(1.0, acute, [0.75, 0.7, 0.2, 0.0]) == Share(3, 4)


def test_calibration_of_perfect_chances_is_zero(make) -> None:
    error, bins = calibration([make("acuut", 1.0), make("geen", 0.0)])
    assert error == pytest.approx(0.0)
    assert [each.acute for each in bins] == [Share(0, 1), Share(1, 1)]


def test_calibration_counts_how_far_the_chances_are_off(make) -> None:
    outcomes = [make("acuut", 0.8), make("geen", 0.8), make("geen", 0.1), make("geen", 0.1)]
    # Bin of 0.8: half is acute, off by 0.3; bin of 0.1: none, off by 0.1.
    assert calibration(outcomes)[0] == pytest.approx((0.3 * 2 + 0.1 * 2) / 4)


def test_confused_lists_only_wrong_intents(make) -> None:
    outcomes = [make(intent="a_b", said="c_d"), make(intent="a_b", said="c_d"), make()]
    assert confused(outcomes, 5) == [("a_b", "c_d", 2)]
