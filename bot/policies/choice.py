"""Which answer goes before the trained rules: the decision itself, without Rasa.

Danger first, in every state of the conversation; then worry that the planned answer would
not serve; then the way out of a dead end. Source: docs/architecture.md, safety/policy.md.
"""

from __future__ import annotations

from dataclasses import replace

from bot.policies import meaning
from bot.policies.context import SPEAKERS, in_context
from bot.policies.in_danger import (
    DOUBTFUL_END,
    SETS_RIGHT,
    after_danger,
    doubted,
    to_danger,
)
from bot.policies.tongue import answer_in, spoken_now
from bot.policies.turn import ACUTE, WORRY, Turn, group
from catalog.tongues import without_language

__all__ = ["ACUTE", "ASKS_BACK", "Turn", "choose"]

FALLBACK_INTENT = "nlu_fallback"
TELLS_ROLE = "gesprek_wie_ben_ik"
# Groups whose own answers do not bring somebody who tells of violence to a human.
GROUPS_WITHOUT_HELP = ("gesprek", "bot", "nlu")
# In these groups too, but what they say names a human and fits better than a word of worry.
OF_HELP = (*SETS_RIGHT, "gesprek_overstuur", "gesprek_ben_je_er_nog", "gesprek_durf_niet_bellen",
           "gesprek_kan_niet_praten")  # fmt: skip
WORRY_ANSWER = "utter_nlu_fallback_zorg"
WORRY_KNOWN = "utter_nlu_fallback_zorg_bekend"
UNSURE_ANSWER = "utter_nlu_fallback"
UNSURE_KNOWN = "utter_nlu_fallback_bekend"
HUMAN_ANSWER = "utter_nlu_fallback_mens"

# After these the next thing said is no question again.
ASKS_BACK = (
    frozenset({UNSURE_ANSWER, UNSURE_KNOWN, WORRY_ANSWER, WORRY_KNOWN, meaning.WHICH_DANGER})
    | meaning.PLACE_QUESTIONS
)
# The counterparts of both questions in other languages, where one text serves a level.
GUESS = 0.5  # Below this chance of acute danger.
WORRY_ABROAD = "utter_zorg"
ABROAD = frozenset({"utter_welkom", WORRY_ABROAD})


def choose(turn: Turn) -> str | None:
    """Return what overrules the rule of the message's own intent, or None when that decides.

    A name that starts with `utter_` is a response key; any other is an intent: its rule answers.
    """
    language = spoken_now(turn.language, turn.previous)
    seen = in_context(doubted(_as_in_dutch(turn)))
    answer = _in_dutch(seen) or (seen.intent if seen.intent != turn.intent else None)
    planned = answer or f"utter_{turn.intent}"
    human = answer == HUMAN_ANSWER
    said = answer_in(language, planned=planned, level=seen.level, known=turn.known, human=human)
    if said == turn.previous and turn.level == ACUTE and _is_guess(turn):
        # One text serves all danger in that language; twice running it helps nobody further.
        said = answer_in(language, planned=WORRY_ABROAD, level=WORRY[0], known=turn.known)
    return said or answer


def _as_in_dutch(turn: Turn) -> Turn:
    """Return the turn with what was said in another language as its Dutch counterpart."""
    return replace(
        turn,
        previous=without_language(turn.previous),
        said=without_language(turn.said),
        answers=tuple(without_language(each) for each in turn.answers),
    )


def _in_dutch(turn: Turn) -> str | None:
    if turn.level == ACUTE:
        return to_danger(turn)
    means = meaning.meant(turn)
    if danger := after_danger(turn, means):
        return danger
    if turn.level in WORRY and means != meaning.SILENCE and _needs_help(turn):
        return _once(WORRY_KNOWN if _role_known(turn) else WORRY_ANSWER, turn)
    if means is None and turn.intent == FALLBACK_INTENT:
        means = UNSURE_KNOWN if _role_known(turn) else UNSURE_ANSWER
    return means and _once(means, turn)


def _is_guess(turn: Turn) -> bool:
    """Return whether only a model, and not surely, sees danger."""
    return not turn.by_rule and float(turn.danger.get("acute", 1.0)) < GUESS


def _once(answer: str, turn: Turn) -> str:
    """Return the answer, or the way to a human when it would ask back a second time running."""
    asks_again = answer in ASKS_BACK and turn.asked in ASKS_BACK | ABROAD
    return HUMAN_ANSWER if asks_again else answer


def _needs_help(turn: Turn) -> bool:
    """Return whether the message's own answer would bring nobody who tells of violence further."""
    if turn.intent in (*DOUBTFUL_END, *OF_HELP, meaning.CHECK):
        return False
    if turn.intent == TELLS_ROLE and turn.level == WORRY[-1]:
        return False  # "Het gaat over mij" tells of nothing yet, and its answer names a human.
    return group(turn.intent) in GROUPS_WITHOUT_HELP


def _role_known(turn: Turn) -> bool:
    """Return whether it was told already who this is about: then it is not asked again."""
    if turn.role is not None or turn.intent == TELLS_ROLE:
        return True
    told = f"utter_{TELLS_ROLE}"
    return any(said == told or group(said) in SPEAKERS for said in turn.answers)
