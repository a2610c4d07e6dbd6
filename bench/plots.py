"""Draws the plots of the reports as small SVG files.

matplotlib comes with Rasa and lives in the bot's environment only, so `draw` hands the figures
to that Python: `draw(Plot(...), path)` works from both environments.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.settings import BOT_PYTHON, ROOT

# Told apart by form as well as by colour; colours of Okabe and Ito, safe for colour-blind eyes.
STYLES = (("#0072B2", "o"), ("#D55E00", "s"), ("#009E73", "^"), ("#CC79A7", "D"))

Point = tuple[float, float, float, float]  # x, y, lowest y, highest y


@dataclass(frozen=True)
class Panel:
    """One pair of axes; with `names`, x is the place of a name and the bars lie flat."""

    title: str
    x: str
    y: str
    series: Mapping[str, Sequence[Point]]
    names: Sequence[str] = ()
    diagonal: bool = False
    ticks: Sequence[float] = field(default=())


@dataclass(frozen=True)
class Plot:
    """Panels side by side."""

    panels: Sequence[Panel]
    width: float
    height: float


def draw(plot: Plot, path: Path) -> None:
    """Write the plot as SVG; the same figures give the same file.

    Raises:
        subprocess.CalledProcessError: the bot's environment could not draw it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [str(BOT_PYTHON), "-W", "ignore", "-m", "bench.plots", str(path)],
        input=json.dumps(dataclasses.asdict(plot)).encode(),
        cwd=ROOT,
        check=True,
    )


def main() -> None:
    """Draw the plot that stands on the standard input as JSON."""
    import matplotlib  # noqa: PLC0415 - only the bot's environment has it

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "vallei", "svg.fonttype": "none", "font.size": 9})
    import matplotlib.pyplot as plt  # noqa: PLC0415

    plot: dict[str, Any] = json.load(sys.stdin)
    figure, axes = plt.subplots(
        1, len(plot["panels"]), figsize=(plot["width"], plot["height"]), squeeze=False
    )
    for axis, panel in zip(axes[0], plot["panels"], strict=True):
        (_draw_names if panel["names"] else _draw_lines)(axis, panel)
        axis.set_title(panel["title"], fontsize=9)
        axis.grid(alpha=0.25)
    marks, names = axes[0][0].get_legend_handles_labels()
    figure.legend(marks, names, loc="upper center", ncol=len(names), fontsize=8, frameon=False)
    figure.tight_layout(rect=(0, 0, 1, 0.94))
    figure.savefig(sys.argv[1], metadata={"Date": None, "Creator": None})


def _draw_lines(axis: Any, panel: Mapping[str, Any]) -> None:
    if panel["diagonal"]:
        axis.plot([0, 1], [0, 1], linestyle=":", color="#777777")
    for (name, points), (colour, mark) in zip(panel["series"].items(), STYLES, strict=False):
        xs, ys, errors = _columns(points)
        axis.errorbar(xs, ys, yerr=errors, color=colour, marker=mark, markersize=4, label=name,
                      linewidth=1.2, elinewidth=0.8, capsize=2)  # fmt: skip
    if panel["ticks"]:
        axis.set_xscale("log", base=2)
        axis.set_xticks(
            panel["ticks"], [f"{tick:,.0f}".replace(",", ".") for tick in panel["ticks"]]
        )
    axis.set_xlabel(panel["x"])
    axis.set_ylabel(panel["y"])


def _draw_names(axis: Any, panel: Mapping[str, Any]) -> None:
    shift = 0.22
    for index, ((name, points), (colour, mark)) in enumerate(
        zip(panel["series"].items(), STYLES, strict=False)
    ):
        xs, ys, errors = _columns(points)
        places = [x + (index - (len(panel["series"]) - 1) / 2) * shift for x in xs]
        axis.errorbar(ys, places, xerr=errors, color=colour, marker=mark, markersize=4, label=name,
                      linestyle="none", elinewidth=0.8, capsize=2)  # fmt: skip
    axis.set_yticks(range(len(panel["names"])), panel["names"])
    axis.invert_yaxis()
    axis.set_xlim(0, 1.03)
    axis.set_xlabel(panel["y"])


def _columns(points: Sequence[Point]) -> tuple[list[float], list[float], list[list[float]]]:
    """Return x, y, and the lengths of the error bars below and above."""
    xs, ys, lows, highs = ([point[place] for point in points] for place in range(4))
    below = [max(0.0, y - low) for y, low in zip(ys, lows, strict=True)]
    above = [max(0.0, high - y) for y, high in zip(ys, highs, strict=True)]
    return xs, ys, [below, above]


if __name__ == "__main__":
    main()
