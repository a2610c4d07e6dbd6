"""Asks Rasa what it makes of a sentence, and what its policies would then say.

The policies themselves are asked (bot.understanding), not a copy of their rules: so danger, doubt
and other languages are decided as in a real conversation. Nothing of it is kept or counted. The
way is the same in production: it opens with a key that only Rasa and the editor know.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from editor.preview.neighbour import Away, ask

SECONDS = 3.0
PATH = "/webhooks/portal/understanding"
LEVELS = ("geen", "vermoeden", "structureel", "acuut")
PLACES = frozenset({"gemeente", "plaats", "postcode"})
NAME = re.compile(r"[a-z0-9_]{1,80}")


@dataclass(frozen=True)
class Signal:
    """A reason: a rule of safety/ by its number, or `model`; its level, and the words."""

    rule: str
    level: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Heard:
    """What Rasa makes of a sentence; `actions` in order: `utter_…` and `action_…`.

    `others` are the next likeliest intents with their chance. `gemeente` is the id of a gemeente
    that the sentence names, or empty; `place`: it names a place.
    """

    intent: str
    confidence: float
    level: str
    acute: float
    signals: tuple[Signal, ...]
    actions: tuple[str, ...]
    others: tuple[tuple[str, float], ...] = ()
    gemeente: str = ""
    place: bool = False


def hear(text: str) -> Heard:
    """Return what the running Rasa makes of a sentence at the start of a conversation.

    Raises:
        Away: it is not there, too slow, does not know our key, or says something strange.
    """
    url, until = f"{settings.RASA_URL}{PATH}", time.monotonic() + SECONDS
    answer = ask(url, until=until, body={"text": text}, key=settings.ASK_KEY)
    try:
        return _heard(json.loads(answer))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise Away("strange") from None


def _heard(found: Any) -> Heard:
    intent, danger = found["intent"], found["danger"]
    named = {str(each["entity"]): str(each["value"]) for each in found["entities"]}
    ranked = [(_name(each["name"]), _chance(each["confidence"])) for each in found["ranking"]]
    return Heard(
        intent=_name(intent["name"]),
        confidence=_chance(intent.get("confidence")),
        level=_level(danger["level"]),
        acute=_chance(danger.get("acute")),
        signals=tuple(_signal(each) for each in danger["signals"]),
        actions=tuple(_name(each) for each in found["actions"]),
        others=tuple(each for each in ranked if each[0] != intent["name"]),
        gemeente=named.get("gemeente", ""),
        place=bool(PLACES & named.keys()),
    )


def _signal(raw: Any) -> Signal:
    words = raw.get("words") or ()
    if not all(isinstance(word, str) for word in words):
        raise ValueError
    return Signal(str(raw["rule"]), _level(raw["level"]), tuple(words))


def _level(value: Any) -> str:
    return LEVELS[LEVELS.index(value)]


def _name(value: Any) -> str:
    if not isinstance(value, str) or not NAME.fullmatch(value):
        raise ValueError
    return value


def _chance(value: Any) -> float:
    return min(max(float(value or 0), 0.0), 1.0)
