"""Which answer goes before the trained rules: the decision itself, without Rasa.

Danger first, in every state of the conversation; then worry that the planned answer would
not serve; then the way out of a dead end. Source: docs/architecture.md, safety/policy.md.
"""

from __future__ import annotations

from dataclasses import replace

from bot.policies import meaning
from bot.policies.context import SPEAKERS, in_context
from bot.policies.question import is_question
from bot.policies.tongue import answer_in, spoken_now
from bot.policies.turn import ACUTE, WORRY, Turn, group
from catalog.tongues import without_language

__all__ = ["ACUTE", "ASKS_BACK", "Turn", "choose"]

FALLBACK_INTENT = "nlu_fallback"
TELLS_ROLE = "gesprek_wie_ben_ik"
DANGER_PREFIX = "utter_gevaar"
# Groups whose own answers do not bring somebody who tells of violence to a human.
GROUPS_WITHOUT_HELP = ("gesprek", "bot", "nlu")
# Said right after danger, these set right what was heard; their answers name 112 too.
SETS_RIGHT = ("gesprek_heb_gebeld", "gesprek_niet_nu", "gesprek_verkeerd_begrepen")
# In these groups too, but what they say names a human and fits better than a word of worry.
OF_HELP = (*SETS_RIGHT, "gesprek_overstuur", "gesprek_ben_je_er_nog", "gesprek_durf_niet_bellen",
           "gesprek_kan_niet_praten")  # fmt: skip

DANGER_DEFAULT = "utter_gevaar_algemeen"
DANGER_FOLLOW_UP = "utter_gevaar_vervolg"
SUICIDE_FOLLOW_UP = "utter_gevaar_vervolg_zelfmoord"
OWN_VIOLENCE_FOLLOW_UP = "utter_gevaar_vervolg_pleger"
HURT_FOLLOW_UP = "utter_gevaar_vervolg_medisch"
# What follows a danger answer of its own kind; the others share one.
FOLLOW_UP_OF = {
    "utter_gevaar_zelfmoord_nu": SUICIDE_FOLLOW_UP,
    SUICIDE_FOLLOW_UP: SUICIDE_FOLLOW_UP,
    "utter_gevaar_pleger_nu": OWN_VIOLENCE_FOLLOW_UP,
    OWN_VIOLENCE_FOLLOW_UP: OWN_VIOLENCE_FOLLOW_UP,
    "utter_gevaar_medisch": HURT_FOLLOW_UP,
    HURT_FOLLOW_UP: HURT_FOLLOW_UP,
}
# While a life hangs on it, a few words ("ik wil geen ambulance") are no other story.
LIFE = ("utter_gevaar_zelfmoord_nu", SUICIDE_FOLLOW_UP, "utter_gevaar_medisch", HURT_FOLLOW_UP)
FEW_WORDS = 15
# In another language one text may serve danger and what follows it.
DANGER_FOLLOW_UPS = (DANGER_FOLLOW_UP, *FOLLOW_UP_OF.values(), "utter_gevaar")
DANGER_OVER = "utter_gesprek_hij_is_weg_na_gevaar"
JOKE_AFTER_DANGER = "utter_gesprek_grap_na_gevaar"
WORRY_ANSWER = "utter_nlu_fallback_zorg"
WORRY_KNOWN = "utter_nlu_fallback_zorg_bekend"
UNSURE_ANSWER = "utter_nlu_fallback"
UNSURE_KNOWN = "utter_nlu_fallback_bekend"
HUMAN_ANSWER = "utter_nlu_fallback_mens"

# Right after a danger answer a message counts as danger from this chance on already.
STILL_DANGER = 0.08
# Said after a danger answer, right away or later, these are believed with care.
DOUBTFUL_END = {"gesprek_hij_is_weg": DANGER_OVER, "gesprek_grap": JOKE_AFTER_DANGER}
# After these the next thing said is no question again.
ASKS_BACK = (
    frozenset({UNSURE_ANSWER, UNSURE_KNOWN, WORRY_ANSWER, WORRY_KNOWN, meaning.WHICH_DANGER})
    | meaning.PLACE_QUESTIONS
)
# The counterparts of both questions in other languages, where one text serves a level.
ABROAD = frozenset({"utter_welkom", "utter_zorg"})
KEEPS_DANGER = (FALLBACK_INTENT, "gesprek_ja", "gesprek_nee", "gesprek_weet_niet",
                "gesprek_en_daarna", "gesprek_kan_niet_praten", "gesprek_begrijp_niet",
                "gesprek_andere_taal")  # fmt: skip


def choose(turn: Turn) -> str | None:
    """Return what overrules the rule of the message's own intent, or None when that decides.

    A name that starts with `utter_` is a response key; any other is an intent: its rule answers.
    """
    language = spoken_now(turn.language, turn.previous)
    seen = in_context(_as_in_dutch(turn))
    answer = _in_dutch(seen) or (seen.intent if seen.intent != turn.intent else None)
    planned = answer or f"utter_{turn.intent}"
    human = answer == HUMAN_ANSWER
    return (
        answer_in(language, planned=planned, level=turn.level, known=turn.known, human=human)
        or answer
    )


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
        return _danger(turn)
    means = meaning.meant(turn)
    if danger := _after_danger(turn, means):
        return danger
    if turn.level in WORRY and means != meaning.SILENCE and _needs_help(turn):
        return _once(WORRY_KNOWN if _role_known(turn) else WORRY_ANSWER, turn)
    if means is None and turn.intent == FALLBACK_INTENT:
        means = UNSURE_KNOWN if _role_known(turn) else UNSURE_ANSWER
    return means and _once(means, turn)


def _danger(turn: Turn) -> str:
    """Return the answer to acute danger, or what follows it when that was just given.

    A few words after a danger answer ("ben buiten nu") say that it goes on, not of which kind it
    is: only a rule then names another kind. Both begin with 112.
    """
    answer = f"utter_{turn.danger['answer']}" if turn.danger.get("answer") else DANGER_DEFAULT
    by_rule = any(each.get("level") == ACUTE for each in turn.danger.get("signals", ()))
    if _is_danger(turn.previous) and (answer == turn.previous or not by_rule):
        return _follow_up(turn)
    return answer


def _follow_up(turn: Turn) -> str:
    return FOLLOW_UP_OF.get(turn.previous or "", DANGER_FOLLOW_UP)


def _after_danger(turn: Turn, means: str | None) -> str | None:
    """Return what earlier danger calls for, or None."""
    if turn.intent in DOUBTFUL_END and any(map(_is_danger, (turn.previous, *turn.answers))):
        return DOUBTFUL_END[turn.intent]
    if not _is_danger(turn.previous):
        return None
    keeps = (
        turn.intent in KEEPS_DANGER
        or means in meaning.SAYS_NOTHING
        or _perhaps_danger(turn)
        or _life_hangs_on_it(turn)
    )
    return _follow_up(turn) if keeps else None


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


def _perhaps_danger(turn: Turn) -> bool:
    """Return whether doubt keeps the danger going: once, and not over a question."""
    if turn.previous in DANGER_FOLLOW_UPS or is_question(turn.intent):
        return False
    if turn.intent in SETS_RIGHT:
        return False
    return float(turn.danger.get("acute", 0)) >= STILL_DANGER


def _life_hangs_on_it(turn: Turn) -> bool:
    """Return whether a few words after such danger still belong to it; questions do not."""
    few = len(turn.text.split()) <= FEW_WORDS
    tells = group(turn.intent) in SPEAKERS and not is_question(turn.intent)
    return turn.previous in LIFE and few and tells


def _is_danger(said: str | None) -> bool:
    """Return whether a key, Dutch or in Dutch form, answers danger."""
    return said is not None and said.startswith(DANGER_PREFIX)
