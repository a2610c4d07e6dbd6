"""Split a message into sentences and clauses, so that one frightening clause counts on its own.

A sentence ends at punctuation (a boundary word of the normaliser). A clause also ends before a
conjunction that opens a new thought ("maar", "want", "toen"); "en" only when both sides are long
enough, because "papa en mama" is one thought. Text without any punctuation is cut the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.normalise import BOUNDARY

_ALWAYS = frozenset({"maar", "want", "toen", "terwijl", "omdat", "nadat", "behalve"})
_LONG_ONLY = frozenset({"en", "dus", "but", "and", "because"})
_MIN_WORDS = 3


@dataclass(frozen=True)
class Clause:
    """Word indices `start` up to `end` (exclusive); `sentence` counts sentences from 0."""

    start: int
    end: int
    sentence: int


def split(words: Sequence[str]) -> tuple[Clause, ...]:
    """Clauses of the normal words in order; boundary words belong to no clause."""
    clauses: list[Clause] = []
    sentence = start = 0
    for index, word in enumerate(words):
        if word == BOUNDARY:
            if index > start:
                clauses.append(Clause(start, index, sentence))
                sentence += 1
            start = index + 1
        elif index > start and _opens_clause(words, start, index):
            clauses.append(Clause(start, index, sentence))
            start = index
    if start < len(words):
        clauses.append(Clause(start, len(words), sentence))
    return tuple(clauses)


def _opens_clause(words: Sequence[str], start: int, index: int) -> bool:
    if words[index] in _ALWAYS:
        return True
    if words[index] not in _LONG_ONLY or index - start < _MIN_WORDS:
        return False
    ahead = words[index + 1 : index + 1 + _MIN_WORDS]
    return len(ahead) == _MIN_WORDS and BOUNDARY not in ahead
