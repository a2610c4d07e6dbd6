"""Which answer serves somebody who does not write Dutch: pure choice among the keys there are.

An answer in another language is a response key with that language's code: `utter_tr_gevaar` for
Turkish. Per message the most exact key that exists is taken: the intent's own, its group's, then
the level's. So a language grows by adding texts to `content/`, without code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from catalog.tongues import DUTCH, language_of

ACUTE = "acuut"
NO_DANGER = "geen"
LINGUA_FRANCA = "en"  # Answers a language that is recognised but has no texts.
DANGER = "gevaar"
WORRY = "zorg"
GENERAL = "welkom"


def spoken_now(detected: Mapping[str, Any], previous: str | None) -> str:
    """Return the language to answer in: the message's own, or the conversation's when unsure."""
    if detected.get("sure"):
        return str(detected.get("code") or DUTCH)
    return language_of(previous)


def answer_in(
    language: str, *, planned: str, level: str, known: Collection[str], human: bool = False
) -> str | None:
    """Return the key in a language for the planned Dutch answer, or None to keep the Dutch one.

    `human`: the planned answer brings to a person, whatever the level.
    """
    if language == DUTCH:
        return None
    for code in (language, LINGUA_FRANCA):
        for name in _names(planned.removeprefix("utter_"), level, human=human):
            if f"utter_{code}_{name}" in known:
                return f"utter_{code}_{name}"
    return None


def _names(planned: str, level: str, *, human: bool) -> Iterator[str]:
    yield planned
    if human:
        yield WORRY
    yield planned.split("_", 1)[0]
    if level == ACUTE:
        yield DANGER
    else:
        yield GENERAL if level == NO_DANGER else WORRY
