"""Turns a message into the features of the classifiers: letters, words, meaning classes, order.

Character n-grams survive typing errors, word n-grams carry phrases, classes of meaning
(`data/words/`) let an unseen word stand for a seen one; pairs of classes keep who did what.
What each is worth: docs/decisions/0007-classifiers.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]", re.UNICODE)
REPEATED = re.compile(r"(.)\1{2,}")
CHARACTER_SIZES = (2, 3, 4, 5)
CLASS_GAP = 3  # A pair of classes counts when at most this many words apart.

Classes = Mapping[str, Sequence[str]]


def load_word_classes(root: Path) -> dict[str, tuple[str, ...]]:
    """Read `data/words/classes*.tsv`: a word form, a tab, its classes with spaces between."""
    classes: dict[str, tuple[str, ...]] = {}
    for path in sorted((root / "data" / "words").glob("classes*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                word, _, names = line.partition("\t")
                classes[word] = tuple(names.split())
    return classes


def words_of(text: str) -> list[str]:
    """Return lower-cased words and signs; a letter repeated more than twice counts as two."""
    return WORD.findall(REPEATED.sub(r"\1\1", text.lower()))


def features(text: str, classes: Classes) -> list[list[str]]:
    """Return the features in blocks (characters, words, classes), each weighed on its own."""
    words = words_of(text)
    return [list(_characters(words)), list(_word_grams(words)), list(_class_grams(words, classes))]


def _characters(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for size in CHARACTER_SIZES:
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]


def _word_grams(words: Sequence[str]) -> Iterator[str]:
    yield from (f"w:{word}" for word in words)
    yield from (f"w:{first} {second}" for first, second in pairwise(words))
    yield from (
        f"w:{one} {two} {three}"
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def _class_grams(words: Sequence[str], classes: Classes) -> Iterator[str]:
    found = [classes.get(word, ()) for word in words]
    for index, names in enumerate(found):
        for name in names:
            yield f"k:{name}"
            for later in found[index + 1 : index + 1 + CLASS_GAP]:
                for other in later:
                    yield f"k:{name}>{other}"
