"""What is said when the answer to a message is the one that was just given.

Danger is said again in full. Who goes on about the same thing gets the numbers once more, with
other words before them; who asks the same again hears that a human knows more. Who probably asked
something else is told so, and of a human.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.policies.in_danger import DANGER_PREFIX
from bot.policies.question import is_question
from catalog.tongues import without_language

UNDER_DANGER = "utter_herhaling"
GOES_ON = "utter_herhaling_meer"
ASKS_MORE = "utter_herhaling_vraag"
SOMETHING_ELSE = "utter_herhaling_anders"
# Not for a question, where a team is, or who can be reached now: these are said as they are.
SAID_PLAINLY = ("utter_ask_", "utter_lokaal_", "utter_gesprek_gemeente", "utter_vraag_lokaal_team",
                "utter_bereikbaar_", "utter_gesprek_buiten_onderwerp")  # fmt: skip
NUMBER = re.compile(r"\d{3,}-\d{3,}")  # As the catalog fills it in.
SURE = 0.5  # Confidence from which a question is believed to be the same one.


def said_again(
    key: str,
    bubbles: Sequence[str],
    *,
    times: int,
    goes_on: bool,
    texts: Callable[[str], Sequence[str]],
) -> list[str]:
    """Return the bubbles for an answer that was just given.

    `times`: how often it came after its last variation; `goes_on`: whether the message tells more
    of the same; `texts` gives the variations of a key in the language of the answer. Never twice
    running the same.
    """
    if key.startswith(SAID_PLAINLY):
        return list(bubbles)
    if without_language(key).startswith(DANGER_PREFIX):
        words = _turn(texts(UNDER_DANGER), times)
        return [*bubbles, words] if words else list(bubbles)
    if not goes_on and (instead := texts(SOMETHING_ELSE)):
        words = _turn(instead, times)
        return [words] if words else list(bubbles)
    if is_question(without_language(key).removeprefix("utter_")):
        return [*filter(None, [_turn(texts(ASKS_MORE), times)])] or list(bubbles)
    words = _turn(texts(GOES_ON), times)
    return [words, *filter(NUMBER.search, bubbles)] if words else list(bubbles)


def _turn(texts: Sequence[str], times: int) -> str:
    # Left out once per round, or the answers would be alike again.
    return [*texts, ""][times % (len(texts) + 1)]
