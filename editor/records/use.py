"""Where a contact is named."""

from __future__ import annotations

import re

from editor.records.models import Answer


def answers_with(key: str) -> list[Answer]:
    """Return the published answers that refer to a contact."""
    reference = re.compile(rf"\[\[{re.escape(key)}(\.[a-z]+)?\]\]")
    rows = Answer.objects.filter(retired=False)
    return [row for row in rows if any(map(reference.search, _texts(row)))]


def _texts(answer: Answer) -> list[str]:
    return [str(bubble) for child in answer.variations for bubble in child.value["bubbles"]]
