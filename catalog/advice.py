"""Is it plain Dutch? Advice, never a gate: LIX and Flesch-Douma by textstat, sentences, words.

LIX adds sentence length and long words: below 40 reads easily. Flesch-Douma runs from 0 to 100:
above 60 reads easily. Neither measures B1 exactly. textstat is imported late: it takes a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from catalog.errors import Finding
from catalog.fill import REFERENCE
from catalog.responses import at_response, load_responses
from catalog.tongues import DUTCH, language_of

EASY_LIX = 40.0
EASY_FLESCH = 60.0
LONG_SENTENCE = 18
LONG_WORD = 16
FEW_WORDS = 12
"""Both measures jump about on fewer words than this."""
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
AROUND = ".,;:!?()“”‘’\"'"


def advise(text: str) -> tuple[str, ...]:
    """Return in Dutch what could be plainer in one bubble; empty is good."""
    bare = REFERENCE.sub("", text)
    return (*_sentences(bare), *_words(bare), *_measures(bare))


def advise_all(root: Path) -> list[Finding]:
    """Return the advice on all Dutch texts, by file and line.

    Raises:
        CatalogueError: the texts cannot be read.
    """
    return [
        at_response(root, response, message, needle=bubble)
        for key, variations in load_responses(root).items()
        if language_of(key) == DUTCH
        for response in variations
        for bubble in response.bubbles
        for message in advise(bubble)
    ]


def _sentences(text: str) -> Iterator[str]:
    for sentence in SENTENCE.split(text):
        words = sentence.split()
        if len(words) > LONG_SENTENCE:
            start = " ".join(words[:4])
            yield f"lange zin ({len(words)} woorden): '{start} …'; knip hem in tweeën"


def _words(text: str) -> Iterator[str]:
    for word in (word.strip(AROUND) for word in text.split()):
        if len(word) > LONG_WORD and word.isalpha():
            yield f"lang woord: {word}; kan het gewoner?"


def _measures(text: str) -> Iterator[str]:
    if len(text.split()) < FEW_WORDS:
        return
    lix, flesch = _textstat().lix(text), _textstat().flesch_reading_ease(text)
    if lix > EASY_LIX and flesch < EASY_FLESCH:
        yield (
            f"leest zwaar (LIX {lix:.0f}, liefst onder {EASY_LIX:.0f};"
            f" Flesch-Douma {flesch:.0f}, liefst boven {EASY_FLESCH:.0f})"
        )


@lru_cache(maxsize=1)
def _textstat() -> Any:
    import textstat  # noqa: PLC0415 - takes a second, and most callers want no advice.

    textstat.set_lang(DUTCH)
    return textstat
