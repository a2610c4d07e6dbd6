"""The plots of the safety report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bench.plots import Panel, Plot, Point, draw
from bench.quality.cases import Outcome
from bench.quality.figures import Share, calibration
from bench.quality.rivals import DIET, KEYWORDS, OWN, Rivals
from bench.quality.slices import SLICES, sliced

FEWEST = 5  # A part with fewer acute messages says nothing in a plot.


def draw_all(outcomes: Sequence[Outcome], rivals: Rivals, folder: Path) -> None:
    """Write `ijking.svg` and `gevonden.svg` into the folder."""
    draw(calibration_plot(outcomes, rivals), folder / "ijking.svg")
    draw(recall_plot(outcomes, rivals), folder / "gevonden.svg")


def calibration_plot(outcomes: Sequence[Outcome], rivals: Rivals) -> Plot:
    """Return predicted chance against the true share of acute messages."""
    systems = {OWN: outcomes, DIET: rivals.diet}
    series = {name: _bins(each) for name, each in systems.items() if each}
    panel = Panel("IJking van acuut gevaar", "voorspelde kans", "werkelijk acuut", series,
                  diagonal=True)  # fmt: skip
    return Plot([panel], width=4.5, height=4)


def recall_plot(outcomes: Sequence[Outcome], rivals: Rivals) -> Plot:
    """Return the share of acute messages found, per signal, role and style."""
    systems = {OWN: outcomes, DIET: rivals.diet, KEYWORDS: rivals.keyword}
    panels = [_panel(title, systems, key) for title, key in SLICES[:3]]
    return Plot(panels, width=12, height=5.5)


def _bins(outcomes: Sequence[Outcome]) -> list[Point]:
    return [(each.chance, *_point(each.acute)) for each in calibration(outcomes)[1]]


def _panel(
    title: str, systems: dict[str, Sequence[Outcome]], key: Callable[[Outcome], str]
) -> Panel:
    recalls = {
        system: {each.name: each.recall for each in sliced(outcomes, key)}
        for system, outcomes in systems.items()
    }
    names = [name for name, found in recalls[OWN].items() if found.total >= FEWEST]
    series = {
        system: [
            (float(place), *_point(found[name]))
            for place, name in enumerate(names)
            if name in found and found[name].total
        ]
        for system, found in recalls.items()
    }
    return Panel(f"per {title}", "", "acuut gevaar gevonden", series, names=names)


def _point(found: Share) -> tuple[float, float, float]:
    return (found.value, *found.bounds)
