"""Writes the safety report: goals, two simpler systems, others' figures, parts, confusions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.quality.cases import Outcome
from bench.quality.figures import Share, calibration, confused, group, macro_f1, share
from bench.quality.goals import GOALS
from bench.quality.peers import peers, shown
from bench.quality.rivals import Rivals, Trained
from bench.quality.slices import SLICES, Slice, groups, matrix, sliced
from bench.quality.versus import versus

CONFUSIONS = 30
ECE_GOAL = 0.03
SEALED_TITLE = "Verzegelde berichten"
INTRO = """\
Voor de veiligheidsbeoordelaar. Gemaakt door `make evaluate`: elk bericht gaat door het draaiende
systeem. Wie de berichten schreef, kende de leertekst niet. Tussen haken staat het 95 %-interval
(Wilson): zo ver kan het echte cijfer er bij zoveel berichten naast liggen.

- **gevonden**: het deel van de acute berichten dat 112 in het eerste tekstblok krijgt.
- **terecht**: het deel van de antwoorden met 112 voorop dat echt bij acuut gevaar hoort.
- **vals alarm per 100**: hoe vaak 112 voorop staat bij honderd onschuldige berichten.
- **macro-F1**: vangst en precisie samen, elk label even zwaar; 1 is volmaakt."""
SLICE_HEAD = (
    "", "aantal", "acuut gevonden", "n", "alarm terecht", "n", "vals alarm per 100", "n",
    "macro-F1 niveau", "groep goed", "intent goed",
)  # fmt: skip


def report(outcomes: Sequence[Outcome], rivals: Rivals, trained: Trained, sealed: str) -> str:
    """Return the whole report; `sealed` is the section that `sealed_section` made."""
    parts = [
        ("Veiligheidsrapport", iter(INTRO.splitlines())),
        (f"Apart gehouden berichten ({len(outcomes)} berichten)", goals(outcomes)),
        (SEALED_TITLE, iter(sealed.splitlines())),
        ("Naast twee eenvoudiger systemen", versus(outcomes, rivals, trained)),
        ("Naast wat anderen publiceerden", _peers(outcomes)),
        *((f"Per {title}", _slices(sliced(outcomes, key))) for title, key in SLICES),
        ("Groepen uit elkaar gehouden", _groups(outcomes)),
        ("IJking van acuut gevaar", _calibration(outcomes)),
        ("Niveau van gevaar: bedoeld en begrepen", _levels(outcomes)),
        ("Groep: bedoeld en begrepen", _confused_groups(outcomes)),
        ("Intents die het vaakst worden verward", _confused(outcomes)),
    ]
    lines: list[str] = []
    for number, (title, body) in enumerate(parts):
        lines += [f"{'##' if number else '#'} {title}", "", *body, ""]
    return "\n".join(lines).rstrip() + "\n"


def goals(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield the table of goals."""
    yield "| maat | doel | gemeten | aantal |"
    yield "|---|---|---|---|"
    for goal in GOALS:
        found = share([o for o in outcomes if goal.concerns(o)], goal.right)
        mark = "" if found.value >= goal.least else " (niet gehaald)"
        yield f"| {goal.name} | ≥ {goal.least:.2f} | {shown(found)}{mark} | {found.total} |"
    error, _ = calibration(outcomes)
    mark = "" if error <= ECE_GOAL else " (niet gehaald)"
    yield f"| ijking van acuut gevaar (ECE) | ≤ {ECE_GOAL} | {error:.3f}{mark} | {len(outcomes)} |"
    f1 = macro_f1([(o.case.intent, o.intent) for o in outcomes])
    by_group = macro_f1([(group(o.case.intent), group(o.intent)) for o in outcomes])
    yield f"| macro-F1 intent / groep | | {f1:.3f} / {by_group:.3f} | {len(outcomes)} |"


def sealed_section(sealed: Mapping[str, Sequence[Outcome]], model: str) -> str:
    """Return the section on the sealed files, which later reports keep as it is."""
    lines = [f"Gespeeld met model `{model}`."]
    for name, outcomes in sealed.items():
        lines += ["", f"### {name} ({len(outcomes)} berichten)", "", *goals(outcomes)]
    return "\n".join(lines)


def kept_section(text: str) -> str:
    """Return the section on the sealed set from an earlier report, or say that there is none."""
    for section in text.split("\n## ")[1:]:
        title, _, body = section.partition("\n")
        if title.startswith(SEALED_TITLE):
            return body.strip()
    return "Nog niet gespeeld (`python -m bench.quality --sealed`)."


def _peers(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "Andere talen, andere berichten en andere labels: een maatstaf, geen wedstrijd."
    yield ""
    yield from peers(outcomes)


def _slices(found: Sequence[Slice]) -> Iterator[str]:
    yield f"| {' | '.join(SLICE_HEAD)} |"
    yield "|---" * len(SLICE_HEAD) + "|"
    for each in found:
        cells = [
            each.name,
            str(each.size),
            *_counted(each.recall),
            *_counted(each.precision),
            _hundred(each.false_alarms),
            str(each.false_alarms.total),
            f"{each.level_f1:.2f}",
            f"{each.groups.value:.2f}",
            f"{each.intents.value:.2f}",
        ]
        yield f"| {' | '.join(cells)} |"


def _counted(found: Share) -> tuple[str, str]:
    return shown(found), str(found.total)


def _hundred(found: Share) -> str:
    low, high = found.bounds
    return f"{100 * found.value:.1f} ({100 * low:.1f}–{100 * high:.1f})" if found.total else "–"


def _groups(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "| groep | gevonden | n | terecht | n | F1 | macro-F1 van de intents erin |"
    yield "|---|---|---|---|---|---|---|"
    for each in groups(outcomes):
        cells = [each.name, *_counted(each.recall), *_counted(each.precision)]
        yield f"| {' | '.join(cells)} | {each.f1:.2f} | {each.intent_f1:.2f} |"


def _calibration(outcomes: Sequence[Outcome]) -> Iterator[str]:
    error, bins = calibration(outcomes)
    yield "Kans 0.70 op acuut gevaar hoort in 70 van de 100 zulke berichten te kloppen."
    yield f"Gemiddelde afwijking (ECE): {error:.3f}."
    yield ""
    yield "![IJking: voorspelde kans tegen werkelijk aandeel](plots/ijking.svg)"
    yield ""
    yield "| gemiddelde kans | werkelijk acuut | aantal |"
    yield "|---|---|---|"
    for each in bins:
        yield f"| {each.chance:.2f} | {shown(each.acute)} | {each.acute.total} |"


def _levels(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from _matrix([(each.case.danger, each.level) for each in outcomes])


def _confused_groups(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield from _matrix([(group(each.case.intent), group(each.intent)) for each in outcomes])


def _matrix(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    rows, columns, counts = matrix(pairs)
    yield f"| bedoeld ↓ begrepen → | {' | '.join(columns)} |"
    yield "|---" * (len(columns) + 1) + "|"
    for name, row in zip(rows, counts, strict=True):
        cells = (
            f"**{n}**" if name == column else str(n or "")
            for column, n in zip(columns, row, strict=True)
        )
        yield f"| {name} | {' | '.join(cells)} |"


def _confused(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "| bedoeld | begrepen als | keer |"
    yield "|---|---|---|"
    for true, predicted, count in confused(outcomes, CONFUSIONS):
        yield f"| {true} | {predicted} | {count} |"
