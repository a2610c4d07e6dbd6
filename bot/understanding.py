"""What the assistant makes of one sentence, for the editor: understood, never answered or kept.

The policies themselves are asked, on a tracker that no store sees, so no rule of theirs is copied
and nothing is counted. Rasa's own HTTP API could tell the same but also loads models and reads
conversations; it stays closed in production.
"""

from __future__ import annotations

import hmac
import logging
import os
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.language.intake import take_in

logger = logging.getLogger(__name__)

# Made anew at each `make run` and told to Rasa and the editor only (tools/settings.py).
KEY = "EDITOR_ASK_KEY"
NOBODY = "nobody"
LISTEN = "action_listen"
MOST_ACTIONS = 4
MOST_RANKED = 5
BEFORE = [
    {"event": "action", "name": "action_session_start"},
    {"event": "session_started"},
    {"event": "action", "name": LISTEN},
]


def may_ask(authorization: str | None) -> bool:
    """Return whether a header comes from our own editor; without a key nobody may."""
    key = os.environ.get(KEY, "")
    # Sanic keeps bytes that are no text as surrogates; compare_digest takes no such strings.
    given = (authorization or "").encode("utf-8", "surrogateescape")
    return bool(key) and hmac.compare_digest(given, f"Bearer {key}".encode())


async def understand(agent: Any, text: object) -> dict[str, Any] | None:
    """Return what is made of a sentence at the start of a conversation; None when that failed."""
    sentence = take_in(text)
    try:
        parsed = await agent.parse_message(sentence)
        return {**_shown(parsed), "actions": _actions(agent, sentence, parsed)}
    except Exception as error:  # noqa: BLE001 - as with messages: never a stack trace, never the text.
        logger.error("A sentence could not be understood: %s", type(error).__name__)
        return None


def _actions(agent: Any, sentence: str, parsed: dict[str, Any]) -> list[str]:
    """Return what the policies would do, in order: `utter_…` and `action_…`."""
    events: list[dict[str, Any]] = [
        *BEFORE,
        {"event": "user", "text": sentence, "parse_data": parsed},
    ]
    actions: list[str] = []
    while len(actions) < MOST_ACTIONS:
        tracker = DialogueStateTracker.from_dict(NOBODY, events, agent.domain.slots)
        scores = agent.predict_next_with_tracker(tracker)["scores"]
        action = str(max(scores, key=lambda each: float(each["score"]))["action"])
        if action == LISTEN:
            break
        actions.append(action)
        events.append({"event": "action", "name": action})
    return actions


def _shown(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return what the editor shows, and no more."""
    danger = parsed.get("danger") or {}
    ranking = parsed.get("intent_ranking") or ()
    signals = [_picked(each, "rule", "level", "words") for each in danger.get("signals", ())]
    return {
        "intent": _picked(parsed["intent"], "name", "confidence"),
        "ranking": [_picked(each, "name", "confidence") for each in ranking][:MOST_RANKED],
        "entities": [_picked(each, "entity", "value") for each in parsed.get("entities", ())],
        "danger": {**_picked(danger, "level", "acute", "answer"), "signals": signals},
    }


def _picked(raw: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: raw[name] for name in names if name in raw}
