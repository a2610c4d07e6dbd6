"""Gemeente, place and postcode in a message, with typing errors.

Names and postcodes come from `catalog`. Some names are ordinary words too ("manen", "putten", "de
valk"): they count only after a word such as "in" or "bij", or as the whole message. A misspelt name
is accepted when it is a long word, no Dutch word, and close to exactly one name (rapidfuzz).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import wordfreq
from rapidfuzz import fuzz, process

from bot.language.hits import Entity
from bot.language.normalise import BOUNDARY, NormalText, read_table
from catalog import PlaceAnswer, Places, build_places, load_gemeenten

MAX_NAME_WORDS = 3
MIN_FUZZY_LETTERS = 5
MIN_SIMILARITY = 84.0
COMMON_ZIPF = 2.5
"""A word this common in Dutch (about 3 in ten million) is no misspelt place name."""

OUTSIDE = "buiten"
"""Value of `gemeente` for a place that lies outside the five."""

_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})\s?([A-Za-z]{2})?(?![\w-])")
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class PlaceFinder:
    """Finds places; `cues` and `ordinary` come from data/words/place_words.tsv."""

    places: Places
    cues: frozenset[str]
    ordinary: frozenset[str]
    _fuzzy: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_root(cls, root: Path) -> PlaceFinder:
        """Read content/gemeenten/ and data/words/place_words.tsv under `root`."""
        kinds = _kinds(root / "data" / "words" / "place_words.tsv")
        return cls(
            build_places(load_gemeenten(root)),
            frozenset(word for word, kind in kinds.items() if kind == "aanwijzing"),
            frozenset(word for word, kind in kinds.items() if kind == "gewoon"),
        )

    @property
    def names(self) -> frozenset[str]:
        """Every single word that stands in a place name."""
        return frozenset(word for name in self.places.names for word in name.split())

    def find(self, text: NormalText) -> tuple[Entity, ...]:
        """Entities `plaats`, `gemeente` (id, or 'buiten') and `postcode`, in order, no doubles.

        A name that lies in several gemeenten gives `plaats` without `gemeente`.
        """
        found = [*self._named(text), *self._postcodes(text.original)]
        return tuple({(entity.type, entity.value): entity for entity in reversed(found)}.values())[
            ::-1
        ]

    def _named(self, text: NormalText) -> Iterator[Entity]:
        words = [word.text for word in text.words]
        position = 0
        while position < len(words):
            name, length = self._name_at(words, position)
            if name is None:
                position += 1
                continue
            start, end = text.words[position].start, text.words[position + length - 1].end
            yield from _entities(self.places.names[name], start, end)
            position += length

    def _name_at(self, words: Sequence[str], position: int) -> tuple[str | None, int]:
        for length in range(min(MAX_NAME_WORDS, len(words) - position), 0, -1):
            name = " ".join(words[position : position + length])
            if name in self.places.names and self._meant(name, words, position, length):
                return name, length
        return self._misspelt(words, position), 1

    def _meant(self, name: str, words: Sequence[str], position: int, length: int) -> bool:
        if name not in self.ordinary:
            return True
        if position == 0:
            return all(word == BOUNDARY for word in words[length:])
        return words[position - 1] in self.cues

    def _misspelt(self, words: Sequence[str], position: int) -> str | None:
        word = words[position]
        if len(word) < MIN_FUZZY_LETTERS or not word.isalpha():
            return None
        if word not in self._fuzzy:
            found = self._closest(word)
            if len(self._fuzzy) >= 20_000:  # bounded: residents can type anything
                return found
            self._fuzzy[word] = found
        return self._fuzzy[word]

    def _closest(self, word: str) -> str | None:
        if wordfreq.zipf_frequency(word, "nl") >= COMMON_ZIPF:
            return None
        names = [n for n in self.places.names if " " not in n and len(n) >= MIN_FUZZY_LETTERS]
        near = process.extract(word, names, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=2)
        alike = [match for match in near if match[0][0] == word[0]]
        if not alike or (len(alike) > 1 and alike[0][1] - alike[1][1] < 3):
            return None
        return None if alike[0][0] in self.ordinary else alike[0][0]

    def _postcodes(self, original: str) -> Iterator[Entity]:
        for match in _POSTCODE.finditer(original):
            digits, letters = match.group(1), match.group(2) or ""
            answer = self.places.by_postcode(digits)
            cue = re.search(r"(?i)postcode\W*$", original[: match.start()])
            if answer is None and not (cue and int(digits) not in _YEARS):
                continue
            yield Entity("postcode", digits + letters.upper(), match.start(), match.end())
            if answer is not None:
                yield from _gemeente(answer, match.start(), match.end())


def _entities(answer: PlaceAnswer, start: int, end: int) -> Iterator[Entity]:
    name = answer.locations[0].name
    yield Entity("plaats", name.split(",")[0], start, end)
    yield from _gemeente(answer, start, end)


def _gemeente(answer: PlaceAnswer, start: int, end: int) -> Iterator[Entity]:
    gemeente = answer.gemeente or answer.likely
    if gemeente is not None:
        yield Entity("gemeente", gemeente, start, end)
    elif answer.certain:
        yield Entity("gemeente", OUTSIDE, start, end)


def _kinds(path: Path) -> dict[str, str]:
    return {word: row[0] for word, row in read_table(path).items()}
