"""All remarks about a record as it is on the screen: what blocks, then advice."""

from __future__ import annotations

from editor.checks import answer, dead_links, plain_language, whole
from editor.checks.finding import Remark
from editor.records.models import Answer, Record


def find(record: Record) -> list[Remark]:
    """Return the remarks, what blocks first; an empty list is good."""
    wrong = answer.find(record) if isinstance(record, Answer) else whole.find(record)
    advice = [*plain_language.find(record), *dead_links.find(record)]
    return [*sorted(set(wrong)), *sorted(set(advice))]
