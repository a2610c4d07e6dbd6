"""Whole conversations in residents' own words, over the REST channel of the running system.

The conversations stand in tests/stories/conversations/, one JSON object a line; what `must` and
`must_not` mean stands in tests/stories/README.md. Every turn must be answered and never twice in
a row alike: strict. Whether the answers are right is counted, and may not sink below
tests/stories/floors.yml.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import catalog
from tools.started import Running, post

# What may stand in `must`, and the contacts of which one number suffices.
CONTACTS = {
    "112": ("112",),
    "VT": ("veilig_thuis",),
    "CSG": ("csg",),
    "113": ("113",),
    "KT": ("kindertelefoon", "veilig_thuis"),
    **{
        f"lokaal:{name}": (f"gem_{name.lower()}",)
        for name in ("Barneveld", "Ede", "Nijkerk", "Scherpenzeel", "Wageningen")
    },
}
FEWEST_CONVERSATIONS = 150
TURNS = range(2, 7)
TRACE = ("Traceback", 'File "', "Error:", "Exception")
Contacts = Mapping[str, catalog.Contact]


@dataclass(frozen=True)
class Played:
    """One turn as it went: where it stands, what was said and asked, and what came back."""

    conversation: str
    turn: int
    user: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    status: int
    bubbles: tuple[str, ...]
    before: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.conversation}.{self.turn} [{' '.join(self.must)}] {self.user!r}"


@pytest.fixture(scope="session")
def conversations(root: Path) -> list[dict[str, Any]]:
    files = sorted((root / "tests" / "stories" / "conversations").glob("*.jsonl"))
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def contacts(root: Path) -> Contacts:
    return catalog.load_contacts(root)


@pytest.fixture(scope="session")
def floors(root: Path) -> Mapping[str, float]:
    text = (root / "tests" / "stories" / "floors.yml").read_text("utf-8")
    return {str(key): float(value) for key, value in YAML(typ="safe").load(text).items()}


@pytest.fixture(scope="session")
def played(system: Running, conversations: list[dict[str, Any]]) -> list[Played]:
    return [turn for each in conversations for turn in _play(system, each)]


def test_conversations_are_well_formed(conversations: list[dict[str, Any]]) -> None:
    assert len(conversations) >= FEWEST_CONVERSATIONS
    assert len({each["id"] for each in conversations}) == len(conversations)
    assert all(len(each["turns"]) in TURNS for each in conversations)
    turns = [turn for each in conversations for turn in each["turns"]]
    assert all(set(turn) == {"user", "must", "must_not", "note"} for turn in turns)
    assert all(turn["user"].strip() for turn in turns)
    assert {tag for turn in turns for tag in turn["must"]} == set(CONTACTS)
    assert {tag for turn in turns for tag in turn["must_not"]} == {"112"}


def test_a_number_is_seen_and_a_name_is_not(contacts: Contacts) -> None:
    for tag, (key, *_) in CONTACTS.items():
        assert _has([f"Bel {contacts[key].telephone}."], tag, contacts), tag
        assert not _has([f"Bel {contacts[key].telephone}7 of een ander."], tag, contacts), tag
    suicide, app = contacts["113"], contacts["112nl_app"]
    assert not _has([f"Praat met {suicide.name} of kijk op {suicide.website}"], "113", contacts)
    assert not _has([f"Zet de {app.name} op je telefoon"], "112", contacts)


def test_every_turn_is_answered(played: list[Played]) -> None:
    silent = [
        turn
        for turn in played
        if turn.status != 200 or not turn.bubbles or not all(map(str.strip, turn.bubbles))
    ]
    assert not silent, _listed(silent)


def test_no_stack_trace_comes_out(played: list[Played]) -> None:
    leaking = [turn for turn in played if any(word in " ".join(turn.bubbles) for word in TRACE)]
    assert not leaking, _listed(leaking)


def test_the_same_answer_never_comes_twice_in_a_row(played: list[Played]) -> None:
    repeated = [turn for turn in played if set(turn.bubbles) == set(turn.before)]
    assert not repeated, _listed(repeated)


def test_conversations_fully_right_keep_their_floor(
    played: list[Played], contacts: Contacts, floors: Mapping[str, float]
) -> None:
    wrong = {turn.conversation for turn in played if _faults(turn, contacts)}
    names = {turn.conversation for turn in played}
    _keeps("gesprekken_helemaal_goed", names, wrong, floors, _told(played, contacts))


def test_acute_turns_with_112_first_keep_their_floor(
    played: list[Played], contacts: Contacts, floors: Mapping[str, float]
) -> None:
    acute = [turn for turn in played if "112" in turn.must]
    wrong = [turn for turn in acute if not _has(turn.bubbles[:1], "112", contacts)]
    _keeps("acute_beurten_met_112", acute, wrong, floors, _listed(wrong))


def test_harmless_turns_without_112_first_keep_their_floor(
    played: list[Played], contacts: Contacts, floors: Mapping[str, float]
) -> None:
    harmless = [turn for turn in played if "112" in turn.must_not]
    wrong = [turn for turn in harmless if _has(turn.bubbles[:1], "112", contacts)]
    _keeps("onschuldige_beurten_zonder_112", harmless, wrong, floors, _listed(wrong))


def _play(system: Running, conversation: Mapping[str, Any]) -> list[Played]:
    """Say all turns in one fresh conversation."""
    sender, before, turns = uuid.uuid4().hex, (), []
    for number, turn in enumerate(conversation["turns"], 1):
        status, bubbles = _say(system, sender, turn["user"])
        must, must_not = tuple(turn["must"]), tuple(turn["must_not"])
        where = (conversation["id"], number, turn["user"])
        turns.append(Played(*where, must, must_not, status, bubbles, before))
        before = bubbles
    return turns


def _say(system: Running, sender: str, text: str) -> tuple[int, tuple[str, ...]]:
    url = f"http://127.0.0.1:{system.rasa}/webhooks/rest/webhook"
    status, answers = post(url, {"sender": sender, "message": text})
    if status != 200:
        return status, ()
    return status, tuple(str(answer.get("text", "")) for answer in answers)


def _faults(turn: Played, contacts: Contacts) -> list[str]:
    """Return what is wrong with the answer, in words; empty is right."""
    first, everything = turn.bubbles[:1], turn.bubbles
    missing = [
        tag
        for tag in turn.must
        if not _has(first if tag == "112" else everything, tag, contacts)
    ]  # fmt: skip
    alarm = [tag for tag in turn.must_not if _has(first, tag, contacts)]
    return [f"mist {tag}" for tag in missing] + [f"onnodig {tag} voorop" for tag in alarm]


def _has(bubbles: Sequence[str], tag: str, contacts: Contacts) -> bool:
    return any(_shows(" ".join(bubbles), contacts[key], contacts) for key in CONTACTS[tag])


def _shows(text: str, contact: catalog.Contact, contacts: Contacts) -> bool:
    """Return whether a number of the contact stands in the text (its name does not count)."""
    if contact.shown.telephone == "nee" and contact.use_instead:
        return _shows(text, contacts[contact.use_instead], contacts)
    numbers = [each for each in (contact.telephone, contact.telephone_short) if each]
    for words in {contact.name, contact.website or contact.name}.difference(numbers):
        text = text.replace(words, "")
    return any(re.search(rf"(?<![\w-]){re.escape(each)}(?!\w)", text) for each in numbers)


def _keeps(
    floor: str,
    counted: Sequence[Any] | set[str],
    wrong: Sequence[Any] | set[str],
    floors: Mapping[str, float],
    told: str,
) -> None:
    share = 1 - len(wrong) / len(counted)
    line = f"{floor}: {share:.3f} ({len(counted) - len(wrong)} van {len(counted)})"
    print(line)
    assert share >= floors[floor], f"{line}, de vloer is {floors[floor]}\n{told}"


def _told(played: Sequence[Played], contacts: Contacts) -> str:
    rows = [(turn, _faults(turn, contacts)) for turn in played]
    return "\n".join(f"  {turn}: {', '.join(faults)}" for turn, faults in rows if faults)


def _listed(turns: Sequence[Played]) -> str:
    return "\n".join([f"{len(turns)} beurten:", *(f"  {turn}" for turn in turns)])
