"""Typing errors: an unknown word goes to the known word of our patterns one slip away.

Only words of five letters and more, only when they are no common Dutch word themselves, and only
when one candidate fits: a wrong correction would be worse than none. Two known words written
without a space are parted. Common words come from wordfreq (its Dutch list), the targets from the
safety patterns. The slips are found by deleting one letter on both sides (the SymSpell idea).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

MIN_LETTERS = 5
_MIN_PART = 2


@dataclass(frozen=True)
class TypoTable:
    """`known`: words left alone. `frequent`: words that may be parts. `slips`: deletion → words."""

    known: frozenset[str]
    frequent: frozenset[str]
    slips: Mapping[str, tuple[str, ...]]

    @classmethod
    def build(
        cls, targets: Iterable[str], *, common: Iterable[str], frequent: Iterable[str]
    ) -> TypoTable:
        """Build from `targets` (words of patterns) and Dutch words, commonest first."""
        targets = {word for word in targets if word.isalpha()}
        slips: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(targets):
            if len(word) >= MIN_LETTERS:
                for form in _deletions(word):
                    slips[form].append(word)
        known = frozenset(common) | targets
        parts = frozenset(frequent) | targets
        return cls(known, parts, {form: tuple(words) for form, words in slips.items()})

    def correct(self, word: str) -> tuple[str, ...]:
        """The normal words for `word`: itself when known or when nothing fits exactly one way."""
        if not word:
            return ()
        if len(word) < MIN_LETTERS or word in self.known or not word.isalpha():
            return (word,)
        near = {
            target
            for form in _deletions(word)
            for target in self.slips.get(form, ())
            if target[0] == word[0] and OSA.distance(word, target, score_cutoff=1) <= 1
        }
        if len(near) == 1:
            return (near.pop(),)
        return self._parted(word) or (word,)

    def _parted(self, word: str) -> tuple[str, ...]:
        """Two or three frequent words written together, else empty."""
        for cut in range(len(word) - _MIN_PART, _MIN_PART - 1, -1):
            head, tail = word[:cut], word[cut:]
            if head not in self.frequent:
                continue
            if tail in self.frequent and len(word) >= MIN_LETTERS + 2:
                return (head, tail)
            if len(tail) >= MIN_LETTERS + 2 and (rest := self._parted(tail)):
                return (head, *rest)
        return ()


def _deletions(word: str) -> set[str]:
    return {word} | {word[:index] + word[index + 1 :] for index in range(len(word))}
