"""bench.curve_report: what more text gave, and for whom."""

from __future__ import annotations

from fractions import Fraction

from bench.curve_report import Step, curve_plot, curve_report
from bench.quality.figures import Share


def _steps(make):
    def outcomes(right: int):
        harmless = [make("geen", 0.01 * n, text=f"h{n}") for n in range(20)]
        acute = [
            make("acuut", 0.9 if n < right else 0.05, intent="gevaar_medisch", role="jongere",
                 said="gevaar_medisch" if n < right else "vraag_csg", text=f"a{n}")
            for n in range(10)
        ]  # fmt: skip
        return [*harmless, *acute]

    return [
        Step(Fraction(1, 2), 50, 50, 10.0, outcomes(6)),
        Step(Fraction(1), 100, 100, 20.0, outcomes(9)),
    ]


def test_step_counts_groups_and_alarms(make) -> None:
    half, whole = _steps(make)
    assert (half.groups, whole.groups) == (Share(26, 30), Share(29, 30))
    assert whole.text == 200
    assert whole.danger_auc > half.danger_auc
    # To find 98 % of ten, the line must go down to the last one, at 0.05.
    assert whole.false_alarms == Share(15, 20)


def test_curve_report_shows_the_gain_of_the_last_doubling(make) -> None:
    text = curve_report(_steps(make))
    assert "| jongere | 0.600 | 0.900 | +30.0 | 10 |" in text
    assert "| 1/2 | 100 |" in text


def test_curve_plot_has_a_point_per_part(make) -> None:
    panels = curve_plot(_steps(make)).panels
    assert all(len(points) == 2 for panel in panels for points in panel.series.values())
    assert panels[0].ticks == [100.0, 200.0]
