"""What is said to danger, and in the messages after it: it goes on, ends, or was set right.

A few words after a danger answer ("ben buiten nu") say that it goes on, not of which kind it is:
only a rule then names another kind, and not every kind gives way. Who called for help is told
what to do until it comes, not to call again. Source: safety/policy.md, docs/blind-trial.md.
"""

from __future__ import annotations

from dataclasses import replace

from bot.language.calls import has_called
from bot.language.levels import DANGER_GROUP
from bot.policies import meaning
from bot.policies.context import SPEAKERS
from bot.policies.question import is_question
from bot.policies.turn import ACUTE, WORRY, Turn, group

DANGER_PREFIX = "utter_gevaar"
DANGER_DEFAULT = "utter_gevaar_algemeen"
DANGER_FOLLOW_UP = "utter_gevaar_vervolg"
SUICIDE = "utter_gevaar_zelfmoord_nu"
SUICIDE_FOLLOW_UP = "utter_gevaar_vervolg_zelfmoord"
OWN_VIOLENCE_FOLLOW_UP = "utter_gevaar_vervolg_pleger"
HURT = "utter_gevaar_medisch"
HURT_FOLLOW_UP = "utter_gevaar_vervolg_medisch"
LOCKED = "utter_gevaar_opgesloten"
LOCKED_FOLLOW_UP = "utter_gevaar_vervolg_opgesloten"
# What follows a danger answer of its own kind; the others share one.
FOLLOW_UP_OF = {
    SUICIDE: SUICIDE_FOLLOW_UP,
    SUICIDE_FOLLOW_UP: SUICIDE_FOLLOW_UP,
    "utter_gevaar_pleger_nu": OWN_VIOLENCE_FOLLOW_UP,
    OWN_VIOLENCE_FOLLOW_UP: OWN_VIOLENCE_FOLLOW_UP,
    HURT: HURT_FOLLOW_UP,
    HURT_FOLLOW_UP: HURT_FOLLOW_UP,
    LOCKED: LOCKED_FOLLOW_UP,
    LOCKED_FOLLOW_UP: LOCKED_FOLLOW_UP,
}
# While a life hangs on it, a few words ("ik wil geen ambulance") are no other story.
LIFE = (SUICIDE, SUICIDE_FOLLOW_UP, HURT, HURT_FOLLOW_UP)
FEW_WORDS = 15
# In another language one text may serve danger and what follows it.
DANGER_FOLLOW_UPS = (DANGER_FOLLOW_UP, *FOLLOW_UP_OF.values(), "utter_gevaar")
# Kinds that give way to these only, also when a rule names another: a mother who shouts changes
# nothing for who holds pills, and who is locked in cannot go outside.
GIVES_WAY_TO = {
    SUICIDE: (HURT, "utter_gevaar_geweld_nu", "utter_gevaar_wurging"),
    SUICIDE_FOLLOW_UP: (HURT, "utter_gevaar_geweld_nu", "utter_gevaar_wurging"),
    LOCKED: (HURT, SUICIDE, "utter_gevaar_wurging", "utter_gevaar_seksueel_nu"),
    LOCKED_FOLLOW_UP: (HURT, SUICIDE, "utter_gevaar_wurging", "utter_gevaar_seksueel_nu"),
}
DANGER_OVER = "utter_gesprek_hij_is_weg_na_gevaar"
JOKE_AFTER_DANGER = "utter_gesprek_grap_na_gevaar"
HELP_CALLED = "utter_gesprek_heb_gebeld"
# How long after danger "ze komen eraan" is about that.
LATELY = 4

# From the second message on a model alone must be this sure, 0 to 1; at the first: config.yml.
LATER_LINE = 0.18
# Right after a danger answer a message counts as danger from this chance on already.
STILL_DANGER = 0.08
# Said after a danger answer, right away or later, these are believed with care.
DOUBTFUL_END = {"gesprek_hij_is_weg": DANGER_OVER, "gesprek_grap": JOKE_AFTER_DANGER}
# Said right after danger, these set right what was heard; their answers name 112 too.
SETS_RIGHT = ("gesprek_heb_gebeld", "gesprek_niet_nu", "gesprek_verkeerd_begrepen")
# Asked right after danger, these have an answer that begins with what to do.
ASKED_IN_DANGER = {"vraag_112_bellen": "utter_gevaar_vervolg_112"}
KEEPS_DANGER = ("nlu_fallback", "gesprek_ja", "gesprek_nee", "gesprek_weet_niet",
                "gesprek_en_daarna", "gesprek_kan_niet_praten", "gesprek_begrijp_niet",
                "gesprek_andere_taal")  # fmt: skip


def to_danger(turn: Turn) -> str:
    """Return the answer to acute danger, or what follows it when that was just given."""
    if _help_called(turn):
        return HELP_CALLED
    answer = f"utter_{turn.danger['answer']}" if turn.danger.get("answer") else DANGER_DEFAULT
    return _follow_up(turn) if _goes_on(turn, answer) else answer


def doubted(turn: Turn) -> Turn:
    """Return the turn as no more than worry, when halfway a talk only a model faintly sees danger.

    An opening message tells what is the matter; later ones are short, and much of what sounds like
    danger in them is not. Right after danger nothing is doubted.
    """
    begun = bool(turn.answers) and not is_danger(turn.previous)
    faint = float(turn.danger.get("acute", 1.0)) < LATER_LINE
    if turn.level != ACUTE or not begun or not faint or turn.by_rule:
        return turn
    ranking = tuple(each for each in turn.ranking if not each[0].startswith(DANGER_GROUP))
    intent = ranking[0][0] if ranking else turn.intent
    return replace(turn, danger={**turn.danger, "level": WORRY[0]}, ranking=ranking, intent=intent)


def after_danger(turn: Turn, means: str | None) -> str | None:
    """Return what earlier danger calls for, or None."""
    if _help_called(turn):
        return HELP_CALLED
    if turn.intent in DOUBTFUL_END and any(map(is_danger, (turn.previous, *turn.answers))):
        return DOUBTFUL_END[turn.intent]
    if not is_danger(turn.previous):
        return None
    if turn.intent in ASKED_IN_DANGER:
        return ASKED_IN_DANGER[turn.intent]
    keeps = (
        turn.intent in KEEPS_DANGER
        or means in meaning.SAYS_NOTHING
        or _perhaps_danger(turn)
        or _life_hangs_on_it(turn)
    )
    return _follow_up(turn) if keeps else None


def is_danger(said: str | None) -> bool:
    """Return whether a key, Dutch or in Dutch form, answers danger."""
    return said is not None and said.startswith(DANGER_PREFIX)


def _goes_on(turn: Turn, answer: str) -> bool:
    if not is_danger(turn.previous):
        return False
    if turn.previous in GIVES_WAY_TO:
        return not (turn.by_rule and answer in GIVES_WAY_TO[turn.previous])
    return answer == turn.previous or not turn.by_rule


def _follow_up(turn: Turn) -> str:
    return FOLLOW_UP_OF.get(turn.previous or "", DANGER_FOLLOW_UP)


def _help_called(turn: Turn) -> bool:
    lately = (turn.previous, *turn.answers[-LATELY:])
    return any(map(is_danger, lately)) and has_called(turn.text)


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
