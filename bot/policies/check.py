"""One message while the safety check (`form_veiligheid`) is asking: who goes first, who ends it.

Pure decisions; RulePolicy runs the form itself. Danger, a message in another language, "stop" and
a change of subject end the check; a question in between gets its answer and the check goes on,
once per question, so that nobody is pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.language.answers import is_silence, is_stop
from bot.policies.turn import ACUTE, Turn, group
from catalog.tongues import DUTCH, language_of

FORM = "form_veiligheid"
END = "action_deactivate_loop"
BEGINS = "utter_gesprek_veiligheid_check"
FIRST = "vrij_praten"
WATCHED = "gesprek_kan_niet_praten"  # "Ja, hij zit naast me" is no yes.
WORSE = "erger_of_wapen"
AFRESH = (FIRST, WORSE)  # Children do not change; these do.
ASK = "utter_ask_form_veiligheid_"
WHY = "utter_waarom_"
UNCLEAR = "utter_veiligheid_niet_begrepen"
STOPPED = "utter_veiligheid_gestopt"
NOT_FREE = "utter_veiligheid_niet_vrij"
HUMAN = "utter_nlu_fallback_mens"
NOT_AN_ANSWER = ("nlu_fallback", "gesprek_ja", "gesprek_nee", "gesprek_weet_niet",
                 "gesprek_liever_niet", "gesprek_begrijp_niet",
                 "gesprek_veiligheid_check", "gesprek_buiten_onderwerp")  # fmt: skip
QUESTIONS = ("vraag", "bot")
TWICE = 2
NO_DANGER = "geen"
Actions = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that the check asked before this message, and what the message made of it."""

    slot: str
    answer: str | None = None


def in_check(turn: Turn, asking: Asking, answer: Callable[[Turn], Actions]) -> Actions | None:
    """Return all actions for a message during the check, or None when form and rules decide.

    `answer` gives the actions for a message as they would be without the check.
    """
    if is_stop(turn.text) and not turn.by_rule:
        return STOPPED, END  # Nothing else is said, so no chance of a model stands in its way.
    usual = answer(turn)
    if turn.level == ACUTE or language_of(usual[0]) != DUTCH:
        return (*usual, END)
    if asking.answer is not None:
        return _answered(turn, asking, usual)
    return _not_answered(turn, asking, usual)


def _not_answered(turn: Turn, asking: Asking, usual: Actions) -> Actions:
    if turn.intent == "gesprek_waarom_vraag":
        return (f"{WHY}{asking.slot}",)
    unclear = turn.intent in NOT_AN_ANSWER or is_silence(turn.text)
    if unclear and turn.level == NO_DANGER:
        return (HUMAN, END) if turn.asked == UNCLEAR else (UNCLEAR,)
    if group(turn.intent) in QUESTIONS and not _asked_twice(turn, asking):
        return (*usual, FORM)
    return (*usual, END)


def _answered(turn: Turn, asking: Asking, usual: Actions) -> Actions | None:
    if asking.slot == FIRST and (asking.answer == "nee" or turn.intent == WATCHED):
        return NOT_FREE, END
    if "?" in turn.text and group(turn.intent) in QUESTIONS:
        return (*usual, FORM)
    return None


def _asked_twice(turn: Turn, asking: Asking) -> bool:
    return turn.answers.count(f"{ASK}{asking.slot}") >= TWICE
