"""Is it plain Dutch? Advice only: long sentences, long words, and the LIX of textstat.

LIX counts sentence length and long words; below 35 reads easily. B1 has no exact measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from catalog.fill import REFERENCE
from catalog.tongues import DUTCH, language_of
from editor.checks.finding import Remark
from editor.records.models import Answer, PortalText, Record

EASY_LIX = 40
LONG_SENTENCE = 18
LONG_WORD = 16
FEW_WORDS = 12
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def find(record: Record) -> Iterator[Remark]:
    """Yield advice per bubble."""
    for place, text in _texts(record):
        bare = REFERENCE.sub("", text)
        for sentence in SENTENCE.split(bare):
            words = sentence.split()
            if len(words) > LONG_SENTENCE:
                start = " ".join(words[:4])
                message = f"lange zin ({len(words)} woorden): “{start} …”; knip hem in tweeën"
                yield Remark(place, message, blocks=False)
            for word in words:
                bare_word = word.strip(".,;:!?()“”‘’\"'")
                if len(bare_word) > LONG_WORD and "-" not in bare_word and "." not in bare_word:
                    message = f"lang woord: {bare_word}; kan het gewoner?"
                    yield Remark(place, message, blocks=False)
        if len(bare.split()) > FEW_WORDS:
            lix = _textstat().lix(bare)
            if lix > EASY_LIX:
                message = f"leest zwaar (LIX {lix:.0f}; onder {EASY_LIX} leest makkelijk)"
                yield Remark(place, message, blocks=False)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    if isinstance(record, Answer) and language_of(record.key) == DUTCH:
        for number, child in enumerate(record.variations, start=1):
            if child.value["language"] not in (None, "", "nl"):
                continue
            for count, bubble in enumerate(child.value["bubbles"], start=1):
                yield f"variant {number}, tekstblok {count}", str(bubble)
    elif isinstance(record, PortalText):
        yield "", str(record.value)


@lru_cache(maxsize=1)
def _textstat() -> Any:
    """Return textstat for Dutch; imported late, because it takes half a second."""
    import textstat

    textstat.textstat.set_lang("nl")
    return textstat.textstat
