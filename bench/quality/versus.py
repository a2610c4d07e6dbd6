"""Ours beside Rasa's default pipeline and a keyword list, on the same messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bench.projects import read_examples
from bench.quality.cases import Outcome
from bench.quality.figures import (
    ACUTE,
    HARMLESS,
    Share,
    alarms_at,
    auc,
    calibration,
    group,
    labelled,
    macro_f1,
    share,
)
from bench.quality.peers import shown
from bench.quality.rivals import DIET, KEYWORDS, OWN, Rivals, Trained
from bench.quality.slices import SLICES, measured, sliced
from tools.settings import ROOT

RECALL = 0.98
FALLBACK = "nlu_fallback"
NOT_HARMLESS = ("structureel", "vermoeden")


Row = tuple[str, Callable[[Sequence[Outcome]], str]]


def _scores(outcomes: Sequence[Outcome], level: str) -> list[float]:
    return [each.acute_chance for each in labelled(outcomes, level)]


def _alarm(level: str) -> Callable[[Sequence[Outcome]], str]:
    return lambda o: shown(share(labelled(o, level), lambda each: each.alarmed))


def _at_recall(outcomes: Sequence[Outcome]) -> str:
    return shown(alarms_at(RECALL, _scores(outcomes, ACUTE), _scores(outcomes, HARMLESS)))


def _worry_alarmed(outcomes: Sequence[Outcome]) -> str:
    return shown(share([o for o in outcomes if o.case.danger in NOT_HARMLESS], lambda o: o.alarmed))


DANGER_ROWS: tuple[Row, ...] = (
    ("acuut gevaar gevonden", _alarm(ACUTE)),
    ("alarm terecht", lambda o: shown(measured("", o).precision)),
    ("vals alarm op onschuldige berichten", _alarm(HARMLESS)),
    ("alarm op structureel geweld of een vermoeden", _worry_alarmed),
    ("AUC acuut tegen onschuldig", lambda o: f"{auc(_scores(o, ACUTE), _scores(o, HARMLESS)):.3f}"),
)
# These need a chance between 0 and 1, or an intent: the word list has neither.
GRADED_ROWS: tuple[Row, ...] = (
    (f"vals alarm op de lijn die {RECALL:.0%} van acuut vindt", _at_recall),
    ("ijking (ECE)", lambda o: f"{calibration(o)[0]:.3f}"),
    ("niet begrepen (terugval)", lambda o: shown(share(o, lambda x: x.intent == FALLBACK))),
    ("groep goed", lambda o: shown(share(o, lambda x: group(x.intent) == group(x.case.intent)))),
    ("intent goed", lambda o: shown(share(o, lambda x: x.intent == x.case.intent))),
    ("macro-F1 intent", lambda o: f"{macro_f1([(x.case.intent, x.intent) for x in o]):.3f}"),
)


def versus(outcomes: Sequence[Outcome], rivals: Rivals, trained: Trained) -> Iterator[str]:
    """Yield how the rivals were made, and the tables."""
    known = {each.case.text for each in rivals.diet}
    own = [each for each in outcomes if each.case.text in known]
    keyword = [each for each in rivals.keyword if each.case.text in known]
    yield from _how(rivals, trained, len(own), len(outcomes))
    yield ""
    yield f"| | {OWN} | {DIET} | {KEYWORDS} |"
    yield "|---|---|---|---|"
    for name, figure in DANGER_ROWS:
        yield f"| {name} | {figure(own)} | {figure(rivals.diet)} | {figure(keyword)} |"
    for name, figure in GRADED_ROWS:
        yield f"| {name} | {figure(own)} | {figure(rivals.diet)} | – |"
    yield ""
    yield "![Acuut gevaar gevonden, per rol en stijl, drie systemen](plots/gevonden.svg)"
    for title, key in SLICES[:3]:
        yield ""
        yield f"Acuut gevaar gevonden per {title}:"
        yield ""
        yield f"| {title} | {OWN} | {DIET} | {KEYWORDS} | aantal |"
        yield "|---|---|---|---|---|"
        found = [_recalls(each, key) for each in (own, rivals.diet, keyword)]
        for name, each in found[0].items():
            if each.total:
                cells = " | ".join(shown(recalls[name]) for recalls in found)
                yield f"| {name} | {cells} | {each.total} |"


def _recalls(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> Mapping[str, Share]:
    return {each.name: each.recall for each in sliced(outcomes, key)}


def _how(rivals: Rivals, trained: Trained, compared: int, total: int) -> Iterator[str]:
    now = sum(len(lines) for blocks in read_examples(ROOT).values() for _, lines in blocks)
    yield "Beide zouden dezelfde antwoorden geven. De vergelijking helt naar ons over: onze lijnen"
    yield "zijn op deze berichten getrokken (docs/decisions/0007), die van hen niet."
    if now != trained.of_examples:
        yield f"Sinds de standaardpipeline leerde, groeide de leertekst naar {now} voorbeelden."
    yield ""
    yield (
        f"- **{DIET}**: de pipeline van `rasa init` (DIET en FallbackClassifier) op "
        f"{trained.examples} van de {trained.of_examples} voorbeelden met een intent, die van "
        f"hoogstens {trained.longest_words} woorden, {trained.epochs} in plaats van 100 rondes: "
        f"{trained.training_seconds / 60:.0f} minuten op één kern. Alles met 100 rondes duurt "
        "uren; langer leren zou hem beter maken. Een intent uit de groep gevaar telt als 112 "
        "voorop. De rijen AUC en vals alarm op de lijn hangen niet af van zijn terugval."
    )
    yield (
        f"- **{KEYWORDS}**: {rivals.listed} woorden en vaste zinsdelen uit `safety/signals` en "
        "de wapens uit `safety/woorden.yml` die in de leertekst vaker in acute dan in onschuldige "
        "berichten staan; staat er één in het bericht, dan 112 voorop."
    )
    if compared < total:
        yield ""
        yield (
            f"Vergeleken op {compared} van de {total} berichten; de andere zijn nieuwer dan de "
            "bewaarde uitkomsten (`python -m bench.quality.baselines`)."
        )
