"""Our figures beside the best that others published; theirs stand in `peers.yml`, with source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from ruamel.yaml import YAML

from bench.quality.cases import Outcome
from bench.quality.figures import (
    ACUTE,
    HARMLESS,
    Share,
    calibration,
    labelled,
    macro_f1,
    share,
)
from bench.quality.slices import measured

FILE = Path(__file__).with_name("peers.yml")
CONTROL = ("controle", "dwang")

Figure = Callable[[Sequence[Outcome]], str]


def shown(found: Share) -> str:
    """Return a share with its interval, or a dash when nothing was counted."""
    low, high = found.bounds
    return f"{found.value:.3f} ({low:.3f}–{high:.3f})" if found.total else "–"


def peers(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a Markdown table.

    Raises:
        KeyError: `peers.yml` names a figure that is not ours.
    """
    yield "| maat | best gepubliceerd | ons doel | wij | bron |"
    yield "|---|---|---|---|---|"
    for row in YAML(typ="safe").load(FILE):
        ours = FIGURES[row["maat"]](outcomes)
        yield f"| {row['naam']} | {row['best']} | {row['doel']} | {ours} | {row['bron']} |"


def _bystander_f1(outcomes: Sequence[Outcome]) -> str:
    part = [each for each in outcomes if each.case.role == "omstander"]
    found = measured("omstander", part)
    total = found.recall.total + found.precision.total
    return f"{2 * found.recall.hits / total:.3f}" if total else "–"


def _seen_as_violence(*signals: str) -> Figure:
    def figure(outcomes: Sequence[Outcome]) -> str:
        part = [o for o in outcomes if o.case.signal in signals and o.case.danger != HARMLESS]
        return shown(share(part, lambda each: each.level != HARMLESS))

    return figure


def _violence_told(outcomes: Sequence[Outcome]) -> str:
    right = share(outcomes, lambda o: (o.case.danger == HARMLESS) == (o.level == HARMLESS))
    return shown(right)


def _intent(outcomes: Sequence[Outcome]) -> str:
    right = share(outcomes, lambda each: each.intent == each.case.intent)
    f1 = macro_f1([(each.case.intent, each.intent) for each in outcomes])
    names = {each.case.intent for each in outcomes}
    return f"{right.value:.3f} / {f1:.3f} ({len(names)} intents)"


def _per_hundred(outcomes: Sequence[Outcome]) -> str:
    found = share(labelled(outcomes, HARMLESS), lambda each: each.alarmed)
    low, high = found.bounds
    return f"{100 * found.value:.1f} ({100 * low:.1f}–{100 * high:.1f})"


FIGURES: Mapping[str, Figure] = {
    "acuut_gevonden": lambda o: shown(share(labelled(o, ACUTE), lambda each: each.alarmed)),
    "acuut_precisie": lambda o: shown(measured("", o).precision),
    "vals_alarm": _per_hundred,
    "omstander_f1": _bystander_f1,
    "controle_gevonden": _seen_as_violence(*CONTROL),
    "seksueel_gevonden": _seen_as_violence("seksueel"),
    "geweld_ja_nee": _violence_told,
    "intent": _intent,
    "ijking": lambda o: f"{calibration(o)[0]:.3f}",
    "omvang": lambda o: f"{len(o)} berichten, {len({x.case.intent for x in o})} labels",
}
