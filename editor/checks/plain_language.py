"""Is it plain Dutch? The catalog's advice on what stands on the screen; it never blocks."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.advice import advise
from catalog.tongues import DUTCH, language_of
from editor.checks.finding import Remark
from editor.records.models import Answer, PortalText, Record


def find(record: Record) -> Iterator[Remark]:
    """Yield advice per bubble."""
    for place, text in _texts(record):
        for message in advise(text):
            yield Remark(place, message, blocks=False)


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    if isinstance(record, Answer) and language_of(record.key) == DUTCH:
        for number, child in enumerate(record.variations, start=1):
            if child.value["language"] not in (None, "", DUTCH):
                continue
            for count, bubble in enumerate(child.value["bubbles"], start=1):
                yield f"variant {number}, tekstblok {count}", str(bubble)
    elif isinstance(record, PortalText):
        yield "", str(record.value)
