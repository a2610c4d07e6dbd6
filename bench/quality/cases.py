"""The held-out messages and what the system did with each.

Every message goes through the running system: `/model/parse` for what is understood, the REST
channel for what a resident would read.
"""

from __future__ import annotations

import dataclasses
import json
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import catalog
from tools.started import Running

EMERGENCY = "112"
# What `must` in the held-out files stands for: ids in content/contacts/, any of which will do.
CONTACTS = {
    "VT": ("veilig_thuis",),
    "CSG": ("csg",),
    "113": ("113",),
    "KT": ("kindertelefoon", "veilig_thuis"),
}
LOCAL = "lokaal:"


@dataclass(frozen=True)
class Case:
    """One held-out message with its labels; `must` as in tests/nlu/README.md."""

    text: str
    danger: str
    intent: str
    role: str
    signal: str
    style: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What the system made of a case.

    `acute_chance` is the confidence that the message is acute, 0 to 1; `first` the first bubble;
    `met` for each demand of `must` whether the whole answer holds it.
    """

    case: Case
    level: str
    acute_chance: float
    intent: str
    first: str
    met: Mapping[str, bool]

    @property
    def alarmed(self) -> bool:
        """Return whether the first bubble sends the resident to the emergency number."""
        return EMERGENCY in self.first


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """Read held-out files, one JSON object a line."""
    return [
        _case(json.loads(line))
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def as_json(outcomes: Iterable[Outcome]) -> str:
    """Return outcomes as JSON, for `from_json`."""
    return json.dumps([dataclasses.asdict(each) for each in outcomes], ensure_ascii=False)


def from_json(text: str) -> list[Outcome]:
    """Return the outcomes that `as_json` wrote."""
    return [Outcome(**{**entry, "case": _case(entry["case"])}) for entry in json.loads(text)]


def _case(entry: Mapping[str, Any]) -> Case:
    lists = {"must": tuple(entry["must"]), "must_not": tuple(entry["must_not"])}
    return Case(**{**entry, **lists})


def play(cases: Iterable[Case], system: Running, root: Path) -> list[Outcome]:
    """Send every case through the system."""
    numbers = _numbers(root)
    return [_outcome(case, system, numbers) for case in cases]


def _outcome(case: Case, system: Running, numbers: Mapping[str, set[str]]) -> Outcome:
    parsed = system.parse(case.text)
    bubbles = [str(each["text"]) for each in system.rest(case.text, uuid.uuid4().hex)]
    said = re.sub(r"[\s-]", "", " ".join(bubbles))
    danger: Mapping[str, Any] = parsed["danger"]
    return Outcome(
        case=case,
        level=str(danger["level"]),
        acute_chance=float(danger["acute"]),
        intent=str(parsed["intent"]["name"]),
        first=bubbles[0],
        met={need: any(each in said for each in numbers[need.lower()]) for need in case.must},
    )


def _numbers(root: Path) -> dict[str, set[str]]:
    contacts = catalog.load_contacts(root)

    def digits(ids: Iterable[str]) -> set[str]:
        return {re.sub(r"[\s-]", "", contacts[each].telephone or "") for each in ids}

    found = {name.lower(): digits(ids) for name, ids in CONTACTS.items()}
    for gemeente in catalog.load_gemeenten(root).five.values():
        found[f"{LOCAL}{gemeente.id}"] = digits([gemeente.contact])
    return {**found, EMERGENCY: {EMERGENCY}}
