"""Normal form of a message beside the original, with the way back to the original characters.

Frightened people write in haste: chat-speak, phonetic spelling, repeated letters, emoji, dialect.
The pattern matcher sees the normal form; the resident's own text is never replaced, only mapped.
The tables stand in data/words/ (spelling.tsv, emoji.tsv). Design: section 4, point 1.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from bot.language.typos import TypoTable

BOUNDARY = "¶"
"""The normal word that stands for the end of a sentence."""

MAX_CHARACTERS = 10_000
"""Longer text is read up to here; the portal refuses it earlier."""

_TOKEN = re.compile(
    r"\d+(?:[.:]\d+)+|[^\W_]+(?:['][^\W_]+)*|'[^\W_]{1,3}(?![^\W_])|(?P<end>[.!?;\n]+)|[^\w\s]"
)
_REPEATED = re.compile(r"(.)\1{2,}")
_DROPPED = frozenset({"Mn", "Me", "Cc", "Cf", "Cs", "Co"})  # accents, controls, private use
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "\u2028": "\n", "\r": "\n"})


@dataclass(frozen=True)
class Word:
    """One normal word; `start` and `end` are character offsets in the original text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class NormalText:
    """The original text and its normal words in order; sentence ends are words `¶`."""

    original: str
    words: tuple[Word, ...]

    @property
    def normal(self) -> str:
        """The normal words, joined by one space, sentence ends left out."""
        return " ".join(word.text for word in self.words if word.text != BOUNDARY)

    def source(self, start: int, end: int) -> str:
        """The original characters behind the normal words `start` up to `end` (exclusive)."""
        return self.original[self.words[start].start : self.words[end - 1].end]


def read_table(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a tab-separated table `form<TAB>normal words<TAB>kind`; `#` starts a comment.

    Raises ValueError with file and line for a malformed or doubled row.
    """
    table: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 2 or not cells[0].strip():
            raise ValueError(f"{path.name}, regel {number}: verwacht 'vorm<TAB>normaal<TAB>soort'")
        form = cells[0].strip()
        if form in table:
            raise ValueError(f"{path.name}, regel {number}: '{form}' staat er dubbel in")
        table[form] = tuple(cells[1].split())
    return table


def fold(text: str) -> tuple[str, list[int]]:
    """Lower-case NFKC text without accents and control characters, with its offset map.

    The list holds, for each character of the folded text, its index in `text`.
    """
    text = text.translate(_QUOTES)
    if text.isascii() and text.isprintable():
        return text.lower(), list(range(len(text)))
    folded: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        for piece in _fold_character(character):
            folded.append(piece)
            offsets.append(index)
    return "".join(folded), offsets


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in "\n\t":
        return character
    pieces = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character)).lower()
    kept = [
        c for c in pieces if unicodedata.category(c) not in {"Mn", "Me", "Cc", "Cf", "Cs", "Co"}
    ]
    return "".join(kept)


@dataclass(frozen=True)
class Normaliser:
    """Turns a message into normal words. Built once; `typos` may be left out."""

    spelling: Mapping[str, tuple[str, ...]]
    emoji: Mapping[str, tuple[str, ...]]
    typos: TypoTable | None = None
    _cache: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def normalise(self, text: str) -> NormalText:
        """Normalise `text`; only the first MAX_CHARACTERS characters are read."""
        folded, offsets = fold(text[:MAX_CHARACTERS])
        words: list[Word] = []
        for match in _TOKEN.finditer(folded):
            start, end = offsets[match.start()], offsets[match.end() - 1] + 1
            if match.group("end"):
                words.append(Word(BOUNDARY, start, end))
            else:
                words.extend(Word(form, start, end) for form in self._forms(match.group()))
        return NormalText(text, tuple(words))

    def _forms(self, token: str) -> tuple[str, ...]:
        found = self._cache.get(token)
        if found is None:
            found = self._look_up(token)
            if len(self._cache) < 50_000:  # bounded: residents can type anything
                self._cache[token] = found
        return found

    def _look_up(self, token: str) -> tuple[str, ...]:
        if token in self.spelling:
            return self.spelling[token]
        if not token[0].isalnum() and token[0] != "'":
            return self.emoji.get(token, ())
        forms = self._shortened(token)
        for form in forms:
            if form in self.spelling:
                return self.spelling[form]
            if self.typos is not None and form in self.typos.known:
                return (form,)
        form = _REPEATED.sub(r"\1\1", forms[0])
        if self.typos is not None:
            return self.typos.correct(form)
        return (form,) if form else ()

    def _shortened(self, token: str) -> tuple[str, ...]:
        """Forms to try: apostrophe-s off, repeated letters to two and to one."""
        bare = re.sub(r"'(?:s|tje|tjes)$", "", token).strip("'")
        return tuple(
            dict.fromkeys((bare, _REPEATED.sub(r"\1\1", bare), _REPEATED.sub(r"\1", bare)))
        )
