"""Asks Rasa what it makes of a sentence, and what its policies would then say.

The policies themselves are asked (`POST /model/predict`), not a copy of their rules: so danger,
doubt and other languages are decided as in a real conversation. Rasa keeps nothing of either.
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from editor.preview.neighbour import Away, ask

SECONDS = 3.0  # For all questions together.
MOST_ACTIONS = 4
LISTEN = "action_listen"
LEVELS = ("geen", "vermoeden", "structureel", "acuut")
PLACES = frozenset({"gemeente", "plaats", "postcode"})
NAME = re.compile(r"[a-z0-9_]{1,80}")
BEFORE = [
    {"event": "action", "name": "action_session_start"},
    {"event": "session_started"},
    {"event": "action", "name": LISTEN},
]


@dataclass(frozen=True)
class Signal:
    """A reason: a rule of safety/ by its number, or `model`; its level, and the words."""

    rule: str
    level: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Heard:
    """What Rasa makes of a sentence; `actions` in order: `utter_…` and `action_…`.

    `gemeente` is the id of a gemeente that the sentence names, or empty; `place`: it names a place.
    """

    intent: str
    confidence: float
    level: str
    acute: float
    signals: tuple[Signal, ...]
    actions: tuple[str, ...]
    gemeente: str = ""
    place: bool = False


def hear(text: str) -> Heard:
    """Return what the running Rasa makes of a sentence at the start of a conversation.

    Raises:
        Away: it is not there, too slow, its API is closed, or it says something strange.
    """
    until = time.monotonic() + SECONDS
    try:
        parsed = _ask("/model/parse", {"text": text}, until)
        intent, danger = parsed["intent"], parsed["danger"]
        named = {str(each["entity"]): str(each["value"]) for each in parsed.get("entities", ())}
        return Heard(
            intent=_name(intent["name"]),
            confidence=_chance(intent.get("confidence")),
            level=_level(danger["level"]),
            acute=_chance(danger.get("acute")),
            signals=tuple(_signal(each) for each in danger.get("signals", ())),
            actions=_actions(text, parsed, until),
            gemeente=named.get("gemeente", ""),
            place=bool(PLACES & named.keys()),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise Away("strange") from None


def _actions(text: str, parsed: Any, until: float) -> tuple[str, ...]:
    events: list[Any] = [*BEFORE, {"event": "user", "text": text, "parse_data": parsed}]
    actions: list[str] = []
    while len(actions) < MOST_ACTIONS:
        answer = _ask("/model/predict", events, until)
        best = max(answer["scores"], key=lambda each: float(each["score"]))
        action = _name(best["action"])
        if action == LISTEN:
            break
        actions.append(action)
        events.append({"event": "action", "name": action})
    return tuple(actions)


def _ask(path: str, body: Any, until: float) -> Any:
    answer = ask(f"{settings.RASA_URL}{path}", body=body, until=until)
    return json.loads(answer)


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
