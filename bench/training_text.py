"""Counts what the training text is made of, against what it should at least be.

    .venvs/bot/bin/python -m bench.training_text [--copies]

Prints a JSON line per figure; tests/nlu/test_training_text.py holds the floors. What counts:

- a word of violence: its meaning class starts with `V_` (data/words/README.md);
- a look-alike by words: a harmless message with a word of violence, a weapon of
  safety/woorden.yml, or a hit of a danger concept of safety/signals, whatever its context;
- a look-alike: such a message, or a harmless one on a subject that borrows the words of violence
  (game, sport, cooking, homework, news, gemeente), by its classes;
- an error: a form of data/words/spelling.tsv that differs from the normal word in at most half of
  its letters and is no common word itself, or a word that is in no list: not in wordfreq (Dutch,
  English), the classes or the place names, and no compound of known words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import wordfreq
from rapidfuzz.distance import OSA

from bench.near import near_copies
from bench.texts import read_all
from bot.language import Analyser
from bot.language.features import load_word_classes, words_of
from catalog.safety import load_safety
from tools.settings import ROOT

VIOLENCE = "V_"
NO_DANGER = ("hulp", "persoon", "tijd")  # Groups of concepts.
SUBJECTS = frozenset(("X_GAME", "X_SPORT", "X_KOKEN", "X_STUDIE", "X_NIEUWS", "X_GEMEENTE"))
WEAPONS = ("MES", "SLAGWAPEN", "VUURWAPEN")
SPELLED = ("chat", "fonetisch")  # Kinds of rows of spelling.tsv that are errors.
COMMON, RARE, ENGLISH = 3.5, 2.5, 2.0  # Zipf frequencies: per thousand million words, log 10.


@dataclass(frozen=True)
class Lists:
    """What is known of words: classes, names of places, wrong spellings, weapons."""

    classes: Mapping[str, Sequence[str]]
    places: frozenset[str]
    misspelled: frozenset[str]
    weapons: frozenset[str]

    def violence(self, words: Iterable[str]) -> bool:
        """Return whether one of the words is a word of violence."""
        return any(name.startswith(VIOLENCE) for w in words for name in self.classes.get(w, ()))

    def borrows(self, words: Iterable[str]) -> bool:
        """Return whether one of the words belongs to a subject that borrows words of violence."""
        return any(not SUBJECTS.isdisjoint(self.classes.get(word, ())) for word in words)

    def wrong(self, word: str) -> bool:
        """Return whether the word is spelled or typed wrong."""
        if word in self.misspelled:
            return True
        plain = len(word) > 1 and word.isalpha() and word.isascii()
        return plain and not (self._known(word) or self._compound(word))

    def _known(self, word: str) -> bool:
        listed = word in self.classes or word in self.places
        return listed or _zipf(word) > 0 or wordfreq.zipf_frequency(word, "en") > ENGLISH

    def _compound(self, word: str) -> bool:
        return any(
            self._part(word[:cut]) and (self._part(word[cut:]) or self._part(word[cut + 1 :]))
            for cut in range(3, len(word) - 2)
            if self._part(word[cut:]) or word[cut] == "s"
        )

    def _part(self, word: str) -> bool:
        return len(word) > 2 and (word in self.classes or _zipf(word) > RARE)


def figures(root: Path) -> dict[str, float]:
    """Return the figures by name."""
    texts = read_all(root)
    analyser = Analyser.from_rooms(root)
    lists = load_lists(root, analyser)
    words = {each.text: words_of(each.text) for each in texts}
    levels = Counter(each.danger for each in texts)
    danger = [each for each in texts if each.danger != "geen"]
    harmless = [each for each in texts if each.danger == "geen"]
    quiet = sum(not lists.violence(words[each.text]) for each in danger)
    wrong = sum(any(map(lists.wrong, words[each.text])) for each in texts)
    alike = {each.text for each in harmless if _alike(each.text, words[each.text], lists, analyser)}
    return {
        "labelled_messages": len(texts),
        **{f"labelled_{level}": count for level, count in levels.items()},
        "examples": sum(bool(each.intent) for each in texts),
        "intents": len({each.intent for each in texts if each.intent}),
        "danger_without_violence_word": quiet / len(danger),
        "with_spelling_error": wrong / len(texts),
        "lookalikes_by_words": len(alike),
        "lookalikes": sum(
            each.text in alike or lists.borrows(words[each.text]) for each in harmless
        ),
    }


def _alike(text: str, words: Sequence[str], lists: Lists, analyser: Analyser) -> bool:
    if lists.violence(words) or lists.weapons.intersection(words):
        return True
    return any(hit.group not in NO_DANGER for hit in analyser.analyse(text).hits)


def load_lists(root: Path, analyser: Analyser) -> Lists:
    """Read the lists of words of the checkout."""
    groups = load_safety(root).word_groups
    spelling = (root / "data" / "words" / "spelling.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in spelling.splitlines() if line and line[0] != "#"]
    return Lists(
        classes=load_word_classes(root),
        places=frozenset(word for name in analyser.places.names for word in words_of(name)),
        misspelled=frozenset(
            form for form, normal, kind in rows if _misspelled(form, normal, kind)
        ),
        weapons=frozenset(word for name in WEAPONS for word in groups[name]),
    )


def _misspelled(form: str, normal: str, kind: str) -> bool:
    like = OSA.normalized_similarity(form, normal.replace(" ", ""))
    rare = _zipf(form) < COMMON or len(form) <= 3
    return kind in SPELLED and len(form) > 1 and form.isalpha() and like >= 0.5 and rare


@lru_cache(maxsize=100_000)
def _zipf(word: str) -> float:
    return float(wordfreq.zipf_frequency(word, "nl"))


def main() -> None:
    """Print the figures, or the near-copies."""
    parser = argparse.ArgumentParser(prog="bench.training_text", description=__doc__)
    parser.add_argument("--copies", action="store_true", help="print the near-copies instead")
    if parser.parse_args().copies:
        for text, other in near_copies(each.text for each in read_all(ROOT)):
            print(json.dumps([text, other], ensure_ascii=False))
        return
    found = figures(ROOT)
    found["near_copies"] = len(near_copies(each.text for each in read_all(ROOT)))
    for name, value in found.items():
        print(json.dumps({"figure": name, "value": round(value, 4)}))


if __name__ == "__main__":
    main()
