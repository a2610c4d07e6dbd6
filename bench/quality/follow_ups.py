"""`python -m bench.quality.follow_ups`: are people still understood from their second message on?

Plays whole conversations (tests/stories/follow_ups/) through the running system. Each message
carries the answers that a good helper would accept at that point; an answer that only asks back
counts as wrong, and so does 112 where nobody is in danger. Writes docs/follow-ups.md.
"""

from __future__ import annotations

import argparse
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import catalog
from bench.quality.cases import EMERGENCY
from bench.quality.figures import ACUTE, Share
from catalog.tongues import without_language
from tools.settings import ROOT
from tools.started import Running, started
from tools.train import model_path

FOLDER = ROOT / "tests" / "stories" / "follow_ups"
REPORT = ROOT / "docs" / "follow-ups.md"
ASKED_AGAIN = "utter_herhaling_anders"
# Answers that stand in for that of an intent, by what was said before.
SERVES = {
    "gesprek_hij_is_weg_na_gevaar": "gesprek_hij_is_weg",
    "gesprek_grap_na_gevaar": "gesprek_grap",
    "gesprek_ja_na_hulp": "gesprek_ja",
    "gesprek_terug": "gesprek_groet",
}
# Whatever the kind of danger, these are right where somebody is in danger.
ANY_DANGER = ("gevaar_algemeen", "gevaar_vervolg")


@dataclass(frozen=True)
class Said:
    """A message and its answer: the names of the answers without `utter_`, and the bubbles."""

    place: int
    text: str
    accept: tuple[str, ...]
    danger: str
    calm: bool
    answers: tuple[str, ...]
    bubbles: tuple[str, ...]

    @property
    def alarmed(self) -> bool:
        """Return whether the first bubble names the emergency number."""
        return bool(self.bubbles) and EMERGENCY in self.bubbles[0]

    def served(self, asks_again: Iterable[str]) -> bool:
        """Return whether a good helper would accept the answer."""
        if self.bubbles and self.bubbles[0] in asks_again:
            return False
        names = {SERVES.get(name, name) for name in self.answers}
        if names & set(self.accept):
            return True
        return self.danger == ACUTE and any(name.startswith(ANY_DANGER) for name in names)


def play(path: Path, system: Running) -> list[Said]:
    """Hold all conversations of a file with the system."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [said for line in lines for said in _hold(json.loads(line), system)]


def _hold(conversation: dict[str, Any], system: Running) -> Iterator[Said]:
    sender = uuid.uuid4().hex
    for place, turn in enumerate(conversation["turns"]):
        bubbles = [str(each["text"]) for each in system.rest(turn["text"], sender)]
        yield Said(
            place=place,
            text=turn["text"],
            accept=tuple(turn["accept"]),
            danger=turn["danger"],
            calm=turn["no_112_first"],
            answers=_answers(system, sender),
            bubbles=tuple(bubbles),
        )


def _answers(system: Running, sender: str) -> tuple[str, ...]:
    """Return the names of what was uttered since the last message, from Rasa's tracker."""
    events = system.events(sender)
    last = max(index for index, event in enumerate(events) if event["event"] == "user")
    actions = [str(event.get("name")) for event in events[last:] if event["event"] == "action"]
    return tuple(
        without_language(name).removeprefix("utter_")
        for name in actions
        if name.startswith("utter_")
    )


def figures(said: Sequence[Said], asks_again: frozenset[str]) -> dict[str, Share]:
    """Return the shares of the report by name."""

    def of(these: Iterable[Said]) -> Share:
        results = [each.served(asks_again) for each in these]
        return Share(sum(results), len(results))

    calm = [each.alarmed for each in said if each.calm]
    acute = [each.alarmed for each in said if each.danger == ACUTE]
    return {
        "eerste bericht: passend antwoord": of(s for s in said if s.place == 0),
        "vervolg: passend antwoord": of(s for s in said if s.place),
        "geen gevaar nu, toch 112 eerst": Share(sum(calm), len(calm)),
        "gevaar nu, 112 eerst": Share(sum(acute), len(acute)),
    }


def table(played: dict[str, dict[str, Share]]) -> str:
    """Return the figures as a Markdown table, a column per file."""
    names = list(next(iter(played.values())))
    head = f"| | {' | '.join(played)} |\n|---|{'---|' * len(played)}\n"
    rows = (f"| {name} | {' | '.join(_cell(p[name]) for p in played.values())} |" for name in names)
    return head + "\n".join(rows) + "\n"


def _cell(share: Share) -> str:
    low, high = share.bounds
    return f"{share.value:.3f} van {share.total} ({low:.2f}–{high:.2f})"


def main() -> None:
    """Play all files and write the report; `--misses NAME` prints what went wrong in one."""
    parser = argparse.ArgumentParser(prog="bench.quality.follow_ups", description=__doc__)
    parser.add_argument("--misses", metavar="NAME", help="print the misses of this file")
    options = parser.parse_args()
    again = catalog.filled_responses(ROOT)[ASKED_AGAIN]
    asks_again = frozenset(str(each["text"]).split("\n\n")[0] for each in again)
    played = {}
    with started() as system:
        for path in sorted(FOLDER.glob("*.jsonl")):
            print(f"{path.name} ...", flush=True)
            said = play(path, system)
            played[path.stem] = figures(said, asks_again)
            if options.misses == path.stem:
                _print_misses(said, asks_again)
    text = TEXT.format(table=table(played), model=model_path().name)
    REPORT.write_text(text, encoding="utf-8")
    print(table(played))


def _print_misses(said: Iterable[Said], asks_again: frozenset[str]) -> None:
    for each in said:
        if not each.served(asks_again):
            entry = {"text": each.text, "accept": each.accept, "answers": each.answers}
            print(json.dumps(entry, ensure_ascii=False))


TEXT = """# Vervolgberichten

Gemaakt door `python -m bench.quality.follow_ups`, met model `{model}`.

Twee schrijvers die de leertekst niet kenden, schreven elk zestig gesprekken van vijf berichten
(`tests/stories/follow_ups/`) en zetten bij elk bericht welke antwoorden een goede hulpverlener daar
zou aanvaarden. Wat de assistent antwoordt, hangt af van alles wat eerder gezegd is. `a` is gebruikt
om te kiezen, `b` niet. Tussen haakjes het 95 %-interval.

{table}
Een antwoord dat alleen terugvraagt, telt als fout. Bij "gevaar nu" tellen ook praktische vragen mee
die tijdens gevaar gesteld worden ("horen zij dan dat ik het was?"): die krijgen hun eigen antwoord,
waarin 112 later staat.
"""


if __name__ == "__main__":
    main()
