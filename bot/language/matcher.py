"""Find thousands of expressions in a message in less than a millisecond.

spaCy's Matcher tries every pattern at every word: 12 ms a message for 2,000 patterns. So patterns
are grouped by their rarest fixed place (the anchor); a message only runs the small Matchers whose
anchor word it holds, each on a window around that word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bot.language.patterns import MAX_GAP, Element, to_matcher

MAX_CACHED_WORDS = 50_000


@dataclass(frozen=True)
class Span:
    """`key` was found at the words `start` up to `end` (exclusive)."""

    key: str
    start: int
    end: int


@dataclass
class _Group:
    anchor: Element
    matcher: Matcher
    before: int = 0
    after: int = 0


@dataclass
class PhraseIndex:
    """Patterns by key, indexed by anchor. Built once, then only read."""

    vocab: Vocab
    _words: dict[str, tuple[_Group, ...]] = field(default_factory=dict)
    _globs: list[_Group] = field(default_factory=list)

    @classmethod
    def build(
        cls,
        vocab: Vocab,
        patterns: Mapping[str, Sequence[Sequence[Element]]],
        *,
        commonness: Callable[[str], float],
    ) -> PhraseIndex:
        """Index `patterns` (key → parsed patterns); `commonness` rates a word, high = common."""
        grouped: defaultdict[Element, list[tuple[str, Sequence[Element], int]]] = defaultdict(list)
        for key, listed in patterns.items():
            for elements in listed:
                place = _anchor(elements, commonness)
                grouped[Element(elements[place].words, elements[place].globs)].append(
                    (key, elements, place)
                )
        index = cls(vocab)
        words: defaultdict[str, list[_Group]] = defaultdict(list)
        for anchor, rows in grouped.items():
            group = _group(vocab, anchor, rows)
            for word in anchor.words:
                words[word].append(group)
            if anchor.globs:
                index._globs.append(group)
        index._words = {
            word: tuple(found)
            + tuple(g for g in index._globs if g not in found and g.anchor.matches(word))
            for word, found in words.items()
        }
        return index

    def find(self, words: Sequence[str]) -> tuple[Span, ...]:
        """All longest spans per key, in order of the message."""
        doc = Doc(self.vocab, words=list(words))
        found: set[Span] = set()
        strings = self.vocab.strings
        for position, word in enumerate(words):
            for group in self._groups(word):
                low = max(0, position - group.before)
                window = doc[low : position + group.after + 1]
                for key, start, end in group.matcher(window):
                    found.add(Span(strings[key], low + start, low + end))
        return _longest(found)

    def _groups(self, word: str) -> tuple[_Group, ...]:
        groups = self._words.get(word)
        if groups is None:
            groups = tuple(group for group in self._globs if group.anchor.matches(word))
            if len(self._words) < MAX_CACHED_WORDS:
                self._words[word] = groups
        return groups


def _anchor(elements: Sequence[Element], commonness: Callable[[str], float]) -> int:
    """The place whose commonest word is rarest; places with a free begin or end count as common."""

    def cost(place: int) -> tuple[bool, float]:
        element = elements[place]
        return bool(element.globs), max(map(commonness, element.words), default=0.0)

    fixed = [place for place, e in enumerate(elements) if not (e.gap or e.optional)]
    return min(fixed, key=cost)


def _group(
    vocab: Vocab, anchor: Element, rows: Iterable[tuple[str, Sequence[Element], int]]
) -> _Group:
    group = _Group(anchor, Matcher(vocab))
    for key, elements, place in rows:
        group.matcher.add(key, [to_matcher(elements)])
        group.before = max(group.before, _width(elements[:place]))
        group.after = max(group.after, _width(elements[place + 1 :]))
    return group


def _width(elements: Sequence[Element]) -> int:
    return sum(MAX_GAP if element.gap else 1 for element in elements)


def _longest(found: set[Span]) -> tuple[Span, ...]:
    """Drop a span that lies inside a longer one of the same key."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.key, s.start, -s.end)):
        last = kept[-1] if kept else None
        if last is None or last.key != span.key or span.end > last.end:
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: (s.start, s.end, s.key)))
