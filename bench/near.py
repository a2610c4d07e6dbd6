"""Finds near-copies: messages that share most of their word triples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

SIMILAR = 0.5  # Share of word triples in common, from which two messages count as copies.

Triples = set[tuple[str, ...]]


class Index:
    """Finds the message that shares most word triples with another."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Index the texts."""
        self._texts = [(text, triples(text)) for text in texts]
        self._where: dict[tuple[str, ...], list[int]] = {}
        for number, (_, found) in enumerate(self._texts):
            for triple in found:
                self._where.setdefault(triple, []).append(number)

    def nearest(self, text: str, *, but: int | None = None) -> tuple[float, str]:
        """Return the share of triples in common with the nearest text, and that text.

        `but`: the place of a text that does not count, such as the message itself.
        """
        found = triples(text)
        common = Counter(n for triple in found for n in self._where.get(triple, ()) if n != but)
        scored = (
            (count / (len(found) + len(self._texts[n][1]) - count), self._texts[n][0])
            for n, count in common.items()
        )
        return max(scored, default=(0.0, ""))


def triples(text: str) -> Triples:
    """Return the runs of three words; of a shorter text, all its words as one."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def near_copies(texts: Iterable[str], *, fewest_words: int = 5) -> list[tuple[str, str]]:
    """Return pairs of a text and its near-copy; short ones ("dank je wel") are nobody's own."""
    listed = list(texts)
    index = Index(listed)
    pairs = []
    for number, text in enumerate(listed):
        if len(text.split()) >= fewest_words:
            likeness, other = index.nearest(text, but=number)
            if likeness >= SIMILAR:
                pairs.append((text, other))
    return pairs
