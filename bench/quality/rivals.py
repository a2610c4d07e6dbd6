"""Two simpler systems to compare with: Rasa's default pipeline, and a list of danger words.

Only the understanding differs: both are taken to give our own texts, so that a danger intent, or
a word of the list, stands for 112 in the first bubble. Which number follows is not compared. The
default pipeline is not trained here: `python -m bench.quality.baselines`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from bench.quality.cases import EMERGENCY, Case, Outcome
from bench.quality.figures import DANGER, group
from bench.texts import Labelled, read_all
from catalog.safety import Safety, load_safety

OWN, DIET, KEYWORDS = "Veilige Vallei", "Rasa standaard (DIET)", "woordenlijst"
DIET_FILE = Path(__file__).with_name("baselines.json")
NO_DANGER = ("hulp", "persoon", "tijd")  # Groups of concepts that say who, when and what is asked.
WEAPONS = ("MES", "SLAGWAPEN", "VUURWAPEN")  # Groups of words in safety/woorden.yml.
LONGEST = 5  # Words in a phrase of the list.
FIXED = re.compile(r"[a-z0-9'|]+(?: [a-z0-9'|]+)*")  # No gap, no free place, no group of words.
WORD = re.compile(r"\w+(?:'\w+)*")


@dataclass(frozen=True)
class Trained:
    """What `bench.quality.baselines` kept: how it was trained, and its predictions by `key`."""

    examples: int
    of_examples: int
    longest_words: int
    epochs: int
    training_seconds: int
    predictions: Mapping[str, tuple[str, float]]


@dataclass(frozen=True)
class Rivals:
    """What both simpler systems made of the messages, and how long the word list is."""

    diet: Sequence[Outcome]
    keyword: Sequence[Outcome]
    listed: int


def rivals(cases: Sequence[Case], root: Path, trained: Trained) -> Rivals:
    """Return both systems' outcomes; the default pipeline only for messages it was asked about."""
    listed = danger_words(load_safety(root), read_all(root))
    return Rivals(diet(cases, trained), keyword(cases, listed), len(listed))


def key(text: str) -> str:
    """Return the name under which a message is kept: the text itself stands in the tests."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def load_trained(path: Path = DIET_FILE) -> Trained:
    """Read the kept predictions."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    said = {
        name: (str(intent), float(chance)) for name, (intent, chance) in kept["predictions"].items()
    }
    return Trained(**{**kept, "predictions": said})


def diet(cases: Iterable[Case], trained: Trained) -> list[Outcome]:
    """Return what the default pipeline makes of the cases; unknown ones are left out."""
    known = [
        (case, *trained.predictions[key(case.text)])
        for case in cases
        if key(case.text) in trained.predictions
    ]
    return [
        _outcome(case, intent, chance, group(intent) == DANGER) for case, intent, chance in known
    ]


def danger_words(safety: Safety, labelled: Iterable[Labelled]) -> frozenset[str]:
    """Return the words and fixed phrases of the list, learned from the same text as the bot.

    Candidates are the expressions of `safety/signals` without gaps or free places, and the weapons
    of `safety/woorden.yml`; kept are those that stand in more acute than harmless messages.
    """
    candidates = {
        phrase
        for concept in safety.concepts
        if concept.group not in NO_DANGER
        for pattern in concept.patterns
        if FIXED.fullmatch(pattern)
        for phrase in map(" ".join, product(*(place.split("|") for place in pattern.split())))
    }
    candidates |= {word for name in WEAPONS for word in safety.word_groups[name]}
    acute, harmless = Counter[str](), Counter[str]()
    for each in labelled:
        counts = {"acuut": acute, "geen": harmless}.get(each.danger)
        if counts is not None:
            counts.update(candidates & phrases(each.text))
    return frozenset(word for word in candidates if acute[word] > harmless[word])


def phrases(text: str) -> set[str]:
    """Return all runs of one to `LONGEST` lower-cased words of a message."""
    words = WORD.findall(text.lower().replace("’", "'"))
    places = range(len(words))
    return {" ".join(words[at : at + size]) for size in range(1, LONGEST + 1) for at in places}


def keyword(cases: Sequence[Case], listed: frozenset[str]) -> list[Outcome]:
    """Return what a bot would do that gives 112 whenever something of the list is there."""
    alarms = [bool(listed & phrases(case.text)) for case in cases]
    return [_outcome(c, "", float(alarm), alarm) for c, alarm in zip(cases, alarms, strict=True)]


def _outcome(case: Case, intent: str, chance: float, alarm: bool) -> Outcome:
    return Outcome(
        case=case,
        level="acuut" if alarm else "geen",
        acute_chance=min(chance, 1.0),
        intent=intent,
        first=EMERGENCY if alarm else "",
        met={},
    )
