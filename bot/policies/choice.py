"""Which answer goes before the trained rules: the decision itself, without Rasa.

Danger first, in every state of the conversation; then worry that the planned answer would
not serve; then the way out of a dead end. Source: docs/architecture.md, safety/policy.md.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.policies.tongue import answer_in, spoken_now
from catalog.tongues import without_language

ACUTE = "acuut"
WORRY = ("structureel", "vermoeden")
FALLBACK_INTENT = "nlu_fallback"
DANGER_PREFIX = "utter_gevaar"
# Groups whose own answers do not bring somebody who tells of violence to a human.
GROUPS_WITHOUT_HELP = ("gesprek", "bot", "nlu")

DANGER_DEFAULT = "utter_gevaar_algemeen"
DANGER_FOLLOW_UP = "utter_gevaar_vervolg"
# In another language one text may serve danger and what follows it.
DANGER_FOLLOW_UPS = (DANGER_FOLLOW_UP, "utter_gevaar")
DANGER_OVER = "utter_gesprek_hij_is_weg_na_gevaar"
WORRY_ANSWER = "utter_nlu_fallback_zorg"
UNSURE_ANSWER = "utter_nlu_fallback"
HUMAN_ANSWER = "utter_nlu_fallback_mens"

# The counterparts of both questions in other languages, where one text serves a level.
ABROAD = ("utter_welkom", "utter_zorg")

# Right after a danger answer a message counts as danger from this chance on already.
STILL_DANGER = 0.08
# Questions of fact get their answer, also in danger; only new danger goes before them.
GROUPS_OF_QUESTIONS = ("vraag", "bot", "professional")
# Said right after a danger answer, these do not end the danger.
DOUBTFUL_END = ("gesprek_hij_is_weg", "gesprek_grap")
KEEPS_DANGER = (FALLBACK_INTENT, "gesprek_ja", "gesprek_nee", "gesprek_weet_niet",
                "gesprek_en_daarna", "gesprek_kan_niet_praten", "gesprek_begrijp_niet",
                "gesprek_andere_taal")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """What is known when an answer is chosen.

    `danger` and `language` as in `docs/architecture.md`; `previous` is the last response key the
    assistant uttered before this message, or None; `known` are all response keys there are.
    """

    intent: str
    danger: Mapping[str, Any]
    previous: str | None = None
    language: Mapping[str, Any] = field(default_factory=dict)
    known: Collection[str] = ()


def choose(turn: Turn) -> str | None:
    """Return the response key that overrules the rules, or None when the rules decide."""
    language = spoken_now(turn.language, turn.previous)
    # What was said in another language counts as its Dutch counterpart from here on.
    answer = _in_dutch(replace(turn, previous=without_language(turn.previous)))
    planned = answer or f"utter_{turn.intent}"
    level = str(turn.danger.get("level", "geen"))
    human = answer == HUMAN_ANSWER
    return (
        answer_in(language, planned=planned, level=level, known=turn.known, human=human) or answer
    )


def _in_dutch(turn: Turn) -> str | None:
    level = str(turn.danger.get("level", "geen"))
    if level == ACUTE:
        return f"utter_{turn.danger['answer']}" if turn.danger.get("answer") else DANGER_DEFAULT
    if _was_danger(turn.previous):
        if turn.intent in DOUBTFUL_END:
            return DANGER_OVER
        if turn.intent in KEEPS_DANGER or _perhaps_danger(turn):
            return DANGER_FOLLOW_UP
    if level in WORRY and _group(turn.intent) in GROUPS_WITHOUT_HELP:
        return None if turn.intent in DOUBTFUL_END else _once(WORRY_ANSWER, turn.previous)
    return _once(UNSURE_ANSWER, turn.previous) if turn.intent == FALLBACK_INTENT else None


def _once(question: str, previous: str | None) -> str:
    """Return the question, or the way to a human when a question was just asked."""
    return HUMAN_ANSWER if previous in (UNSURE_ANSWER, WORRY_ANSWER, *ABROAD) else question


def _perhaps_danger(turn: Turn) -> bool:
    """Return whether doubt keeps the danger going: once, and not over a question of fact."""
    if turn.previous in DANGER_FOLLOW_UPS or _group(turn.intent) in GROUPS_OF_QUESTIONS:
        return False
    return float(turn.danger.get("acute", 0)) >= STILL_DANGER


def _group(intent: str) -> str:
    return intent.split("_", 1)[0]


def _was_danger(previous: str | None) -> bool:
    return previous is not None and previous.startswith(DANGER_PREFIX)
