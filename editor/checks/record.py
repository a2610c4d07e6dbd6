"""All remarks about a record as it is on the screen: what blocks, then advice."""

from __future__ import annotations

from editor.checks import answer, dead_links, new_number, plain_language, whole
from editor.checks.finding import Remark
from editor.records.models import Answer, Record


def find(record: Record) -> list[Remark]:
    """Return the remarks, what blocks first; an empty list is good."""
    wrong = _wrong(record)
    advice = [*new_number.find(record), *plain_language.find(record), *dead_links.find(record)]
    return [*sorted(set(wrong)), *sorted(set(advice))]


def _wrong(record: Record) -> list[Remark]:
    """Return what the gate would refuse; of an answer first what has a place on the screen."""
    in_the_answer = answer.find(record) if isinstance(record, Answer) else []
    return in_the_answer or whole.find(record)
