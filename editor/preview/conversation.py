"""A draft as a conversation in the chat window: a resident's question, and what is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from catalog.tongues import DUTCH, language_of
from catalog.variations import for_gemeente
from editor.records.questions import questions_for

QUESTION = "(De vraag van een bewoner)"
SHORT = 90
LOOKED_AT = 40
MARKED = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")  # `[Ede](gemeente)` in data/nlu.


def conversation(
    key: str, variations: Sequence[dict[str, Any]], gemeente: str
) -> dict[str, Any] | None:
    """Return `{"question", "answers": [[bubble, …], …], "gemeente"}`; None without any text.

    `variations` as in `context`; each next message in the window gets the next answer, as with the
    assistant. `gemeente` is an id, or empty for a website of none of the five.
    """
    fitting = for_gemeente(list(variations), gemeente or None)
    answers = [bubbles for each in fitting if (bubbles := _bubbles(each, language_of(key)))]
    if not answers:
        return None
    question = next(iter(short_questions(key, most=1)), QUESTION)
    return {"question": question, "answers": answers, "gemeente": gemeente or None}


def short_questions(key: str, *, most: int) -> list[str]:
    """Return what residents say before an answer: short examples without marks of entities."""
    plain = [MARKED.sub(r"\1", example) for example in questions_for(key, most=LOOKED_AT)]
    short = [example for example in plain if len(example) <= SHORT]
    return (short or plain)[:most]


def _bubbles(variation: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """Return bubbles as the portal sends them: buttons under the last, `lang` when not Dutch."""
    spoken = {} if language == DUTCH else {"lang": language}
    texts = [text for text in variation["bubbles"] if text.strip()]
    bubbles = [{"text": text, "buttons": [], **spoken} for text in texts]
    if bubbles:
        bubbles[-1]["buttons"] = variation["buttons"]
    return bubbles
