"""Writes the safety report: goals, slices, calibration, confusions, as Markdown with a plot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bench.quality.cases import Outcome
from bench.quality.figures import Share, calibration, confused, group, macro_f1, share
from bench.quality.goals import GOALS

CONFUSIONS = 25
BAR = 40


def report(sets: dict[str, Sequence[Outcome]]) -> str:
    """Return the report over the named sets; the first is shown in detail."""
    lines = ["# Veiligheidsrapport", "", *_intro(), ""]
    for name, outcomes in sets.items():
        lines += [f"## {name} ({len(outcomes)} berichten)", "", *_goals(outcomes), ""]
    detailed = next(iter(sets.values()))
    acute = [each for each in detailed if each.case.danger == "acuut"]
    for title, key in _SLICES:
        lines += [f"## Acuut gevaar gevonden, per {title}", "", *_slices(acute, key), ""]
    lines += ["## Vals alarm per stijl (onschuldige berichten)", "", *_alarms(detailed), ""]
    lines += ["## IJking van acuut gevaar", "", *_calibration(detailed), ""]
    lines += ["## Vaakst verward", "", *_confused(detailed)]
    return "\n".join(lines) + "\n"


def _intro() -> Iterator[str]:
    yield "Gemaakt door `make evaluate`: elk bericht gaat door het draaiende systeem."
    yield "Wie ze schreef, kende de leertekst niet. Tussen haken het 95 %-interval (Wilson)."


def _goals(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "| maat | doel | gemeten | aantal |"
    yield "|---|---|---|---|"
    for goal in GOALS:
        found = share([o for o in outcomes if goal.concerns(o)], goal.right)
        mark = "" if found.value >= goal.least else " (niet gehaald)"
        yield f"| {goal.name} | ≥ {goal.least:.2f} | {_shown(found)}{mark} | {found.total} |"
    error, _ = calibration(outcomes)
    mark = "" if error <= 0.03 else " (niet gehaald)"
    yield f"| ijking van acuut gevaar (ECE) | ≤ 0.03 | {error:.3f}{mark} | {len(outcomes)} |"
    f1 = macro_f1([(o.case.intent, o.intent) for o in outcomes])
    groups = macro_f1([(group(o.case.intent), group(o.intent)) for o in outcomes])
    yield f"| macro-F1 intent / groep | | {f1:.3f} / {groups:.3f} | {len(outcomes)} |"


def _shown(found: Share) -> str:
    low, high = found.bounds
    return f"{found.value:.3f} ({low:.3f}–{high:.3f})"


_SLICES: tuple[tuple[str, Callable[[Outcome], str]], ...] = (
    ("signaal", lambda o: o.case.signal),
    ("rol", lambda o: o.case.role),
    ("stijl", lambda o: o.case.style),
    ("soort gevaar", lambda o: o.case.intent),
)


def _slices(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> Iterator[str]:
    yield "| | gevonden | aantal |"
    yield "|---|---|---|"
    found = {
        name: share([o for o in outcomes if key(o) == name], lambda o: o.alarmed)
        for name in {key(o) for o in outcomes}
    }
    for name, each in sorted(found.items(), key=lambda item: (-item[1].total, item[0])):
        yield f"| {name} | {_shown(each)} | {each.total} |"


def _alarms(outcomes: Sequence[Outcome]) -> Iterator[str]:
    harmless = [o for o in outcomes if o.case.danger == "geen"]
    yield "| stijl | vals alarm per 100 | aantal |"
    yield "|---|---|---|"
    for style in sorted({o.case.style for o in harmless}):
        found = share([o for o in harmless if o.case.style == style], lambda o: o.alarmed)
        yield f"| {style} | {100 * found.value:.1f} | {found.total} |"


def _calibration(outcomes: Sequence[Outcome]) -> Iterator[str]:
    _, rows = calibration(outcomes)
    yield "```"
    yield "kans   acuut  aantal"
    for chance, true, count in rows:
        bar = "#" * round(true * BAR)
        mark = min(round(chance * BAR), BAR - 1)
        line = bar.ljust(BAR)
        yield f"{chance:.2f}   {true:.2f}   {count:5d}  {line[:mark]}|{line[mark + 1 :]}"
    yield "```"
    yield "De streep staat waar de balk bij volmaakte ijking zou eindigen."


def _confused(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "| bedoeld | begrepen als | keer |"
    yield "|---|---|---|"
    for true, predicted, count in confused(outcomes, CONFUSIONS):
        yield f"| {true} | {predicted} | {count} |"
