"""Gemeente, place and postcode in a message, with typing errors.

Names and postcodes come from `catalog`. Some names are ordinary words too ("manen", "putten", "de
valk"): they count only after a word such as "in" or "bij", or as the whole message. A misspelt name
is accepted when it is no Dutch word and close to exactly one name (rapidfuzz); a short name only
where a name is expected. "Vlak bij Veenendaal" names a place outside without saying where
somebody lives: then the gemeente stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import wordfreq
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.language.hits import Entity
from bot.language.normalise import BOUNDARY, NormalText, read_table
from catalog import Location, PlaceAnswer, Places, build_places, load_gemeenten

MAX_NAME_WORDS = 3
MIN_FUZZY_LETTERS = 5
MIN_SIMILARITY = 84.0
MIN_SIMILARITY_OF_TWO = 87.0
NEAR_WORDS = 4
"""How far before a place name "vlak" or "grens" may stand."""
COMMON_ZIPF = 2.5
"""A word this common in Dutch (about 3 in ten million) is no misspelt place name."""

OUTSIDE = "buiten"
"""Value of `gemeente` for a place that lies outside the five."""

MIN_SHORT_LETTERS = 3
NOT_OURS = PlaceAnswer((Location("", "buiten", None, None, None),))

_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})\s?([A-Za-z]{2})?(?![\w-])")
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class PlaceFinder:
    """Finds places; `cues`, `ordinary` and `near` come from data/words/place_words.tsv."""

    places: Places
    cues: frozenset[str]
    ordinary: frozenset[str]
    near: frozenset[str] = frozenset()
    _fuzzy: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_root(cls, root: Path) -> PlaceFinder:
        """Read content/gemeenten/ and data/words/place_words.tsv under `root`."""
        kinds = _kinds(root / "data" / "words" / "place_words.tsv")
        return cls(
            build_places(load_gemeenten(root)),
            frozenset(word for word, kind in kinds.items() if kind == "aanwijzing"),
            frozenset(word for word, kind in kinds.items() if kind == "gewoon"),
            frozenset(word for word, kind in kinds.items() if kind == "nabij"),
        )

    @cached_property
    def _written_together(self) -> dict[str, str]:
        """Names by their letters only, for "kootwijker broek" and "nieuwreemst"."""
        names = sorted(self.places.names, key=len)
        return {name.replace(" ", ""): name for name in names if len(name) >= MIN_FUZZY_LETTERS}

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
            beside = any(word in self.near for word in _before(words, position))
            yield from _entities(self.places.names[name], start, end, beside=beside)
            position += length

    def _name_at(self, words: Sequence[str], position: int) -> tuple[str | None, int]:
        for length in range(min(MAX_NAME_WORDS, len(words) - position), 0, -1):
            name = " ".join(words[position : position + length])
            if name in self.places.names and self._meant(name, words, position, length):
                return name, length
        return self._misspelt_at(words, position)

    def _misspelt_at(self, words: Sequence[str], position: int) -> tuple[str | None, int]:
        for length in range(min(2, len(words) - position), 0, -1):
            together = "".join(words[position : position + length])
            name = self._written_together.get(together)
            # Two ordinary words that happen to make a name ("de", "valk") need the cue too.
            if name and self._meant(name, words, position, length):
                return name, length
        expected = self._expected(words, position, 2)
        two = " ".join(words[position : position + 2])
        near_two = self._closest_of_two(two) if expected and BOUNDARY not in two else None
        return (near_two, 2) if near_two else (self._misspelt(words, position), 1)

    def _meant(self, name: str, words: Sequence[str], position: int, length: int) -> bool:
        return name not in self.ordinary or self._expected(words, position, length)

    def _expected(self, words: Sequence[str], position: int, length: int) -> bool:
        """Whether a name is expected here: after a word such as "in", or as the whole message."""
        if position == 0:
            return all(word == BOUNDARY for word in words[length:])
        return words[position - 1] in self.cues

    def _misspelt(self, words: Sequence[str], position: int) -> str | None:
        word = words[position]
        if not word.isalpha():
            return None
        if len(word) < MIN_FUZZY_LETTERS:
            return self._closest_short(word) if self._expected(words, position, 1) else None
        if word not in self._fuzzy:
            found = self._closest(word)
            if len(self._fuzzy) >= 20_000:  # bounded: residents can type anything
                return found
            self._fuzzy[word] = found
        return self._fuzzy[word]

    def _closest(self, word: str) -> str | None:
        if "y" in word and word.replace("y", "ij") in self.places.names:  # nykerk
            return word.replace("y", "ij")
        if wordfreq.zipf_frequency(word, "nl") >= COMMON_ZIPF:
            return None
        names = [n for n in self.places.names if " " not in n and len(n) >= MIN_FUZZY_LETTERS]
        near = process.extract(word, names, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=2)
        alike = [match for match in near if match[0][0] == word[0]]
        if not alike or (len(alike) > 1 and alike[0][1] - alike[1][1] < 3):
            return None
        return None if alike[0][0] in self.ordinary else alike[0][0]

    def _closest_short(self, word: str) -> str | None:
        """The short name that one slip of the finger away: "edde", "eed"."""
        if len(word) < MIN_SHORT_LETTERS or wordfreq.zipf_frequency(word, "nl") >= COMMON_ZIPF:
            return None
        short = (name for name in self.places.names if len(name) < MIN_FUZZY_LETTERS)
        alike = [name for name in short if name[0] == word[0] and OSA.distance(name, word) <= 1]
        return alike[0] if len(alike) == 1 else None

    def _closest_of_two(self, words: str) -> str | None:
        """The name of two words that is meant with a slip in it: "de glint"."""
        names = [name for name in self.places.names if name.count(" ") == 1]
        found = process.extractOne(
            words, names, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY_OF_TWO
        )
        common = all(wordfreq.zipf_frequency(word, "nl") >= COMMON_ZIPF for word in words.split())
        return found[0] if found and not common and found[0] not in self.ordinary else None

    def _postcodes(self, original: str) -> Iterator[Entity]:
        for match in _POSTCODE.finditer(original):
            digits, letters = match.group(1), match.group(2) or ""
            answer = self.places.by_postcode(digits)
            cue = re.search(r"(?i)postcode\W*$", original[: match.start()])
            alone = bool(letters) and match.group(0) == original.strip()
            if answer is None and not alone and not (cue and int(digits) not in _YEARS):
                continue
            yield Entity("postcode", digits + letters.upper(), match.start(), match.end())
            # The table holds every postcode of the five, so another one lies outside.
            yield from _gemeente(answer or NOT_OURS, match.start(), match.end())


def _before(words: Sequence[str], position: int) -> Iterator[str]:
    """Yield the few words before a name, back to where its part of the sentence begins."""
    for word in reversed(words[max(0, position - NEAR_WORDS) : position]):
        if word == BOUNDARY:
            return
        yield word


def _entities(answer: PlaceAnswer, start: int, end: int, *, beside: bool) -> Iterator[Entity]:
    name = answer.locations[0].name
    yield Entity("plaats", name.split(",")[0], start, end)
    outside = answer.certain and answer.gemeente is None
    if not (beside and outside):
        yield from _gemeente(answer, start, end)


def _gemeente(answer: PlaceAnswer, start: int, end: int) -> Iterator[Entity]:
    gemeente = answer.gemeente or answer.likely
    if gemeente is not None:
        yield Entity("gemeente", gemeente, start, end)
    elif answer.certain:
        yield Entity("gemeente", OUTSIDE, start, end)


def _kinds(path: Path) -> dict[str, str]:
    return {word: row[0] for word, row in read_table(path).items()}
