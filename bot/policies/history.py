"""Reads a Rasa tracker: the message to answer, what was said before it and done since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.language.grown_up import is_grown_up
from bot.policies.check import FORM, Actions, Asking
from bot.policies.turn import Turn

UTTER = "utter_"
PLACES = frozenset({"gemeente", "plaats", "postcode"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A message, the form that was running and its question, and the actions done since."""

    turn: Turn
    loop: str | None
    asking: Asking | None
    done: Actions


def moment_of(tracker: DialogueStateTracker, known: Collection[str]) -> Moment | None:
    """Return the moment of the last message, None when there is none; `known` are all actions."""
    # Not only the applied ones: Rasa leaves out what a form did, and a form speaks too.
    events = list(tracker.events)
    at = next((i for i in range(len(events) - 1, -1, -1) if _is_message(events[i])), None)
    if at is None:
        return None
    before, message, after = events[:at], events[at], events[at + 1 :]
    assert isinstance(message, UserUttered)
    return Moment(
        turn=_turn(tracker, before, message, known),
        loop=_loop(before),
        asking=_asking(before, after),
        done=tuple(_actions(after)),
    )


def _turn(
    tracker: DialogueStateTracker,
    before: Sequence[Event],
    message: UserUttered,
    known: Collection[str],
) -> Turn:
    parsed = message.parse_data or {}
    named = {str(entity.get("entity")) for entity in message.entities or ()}
    last = _last_turn(before)
    ours = [name for name in _actions(last) if name.startswith(UTTER)]
    said = [key for key in map(_uttered, last) if key]
    return Turn(
        intent=message.intent_name or "nlu_fallback",
        danger=parsed.get("danger") or {},
        previous=ours[-1] if ours else None,
        language=parsed.get("language") or {},
        known=known,
        text=message.text or "",
        said=said[-1] if said else None,
        answers=tuple(answers_in(before)),
        names_place=bool(named & PLACES),
        grown_up=any(
            is_grown_up(each.text or "") for each in (*filter(_is_message, before), message)
        ),
        role=tracker.slots["rol"].value if "rol" in tracker.slots else None,
        ranking=tuple(
            (str(each["name"]), float(each["confidence"]))
            for each in parsed.get("intent_ranking") or ()
        ),
    )


def _heard(events: Iterable[Event]) -> Iterable[str]:
    return (event.text or "" for event in events if isinstance(event, UserUttered))


def _last_turn(before: Sequence[Event]) -> Sequence[Event]:
    """Return the events from the message before on."""
    messages = [index for index, event in enumerate(before) if _is_message(event)]
    return before[messages[-1] :] if messages else before


def _asking(before: Sequence[Event], after: Sequence[Event]) -> Asking | None:
    """Return the question of the safety check, and the answer that the slots took from it."""
    if _loop(before) != FORM:
        return None
    slot = next(
        (e.value for e in reversed(before) if isinstance(e, SlotSet) and e.key == REQUESTED_SLOT),
        None,
    )
    if slot is None:
        return None
    for event in after:
        if isinstance(event, ActionExecuted):
            break
        if isinstance(event, SlotSet) and event.key == slot:
            return Asking(str(slot), None if event.value is None else str(event.value))
    return Asking(str(slot))


def _loop(events: Sequence[Event]) -> str | None:
    loops = [event.name for event in events if isinstance(event, ActiveLoop)]
    return loops[-1] if loops else None


def _actions(events: Sequence[Event]) -> list[str]:
    return [
        str(event.action_name)
        for event in events
        if isinstance(event, ActionExecuted)
        and event.action_name
        and event.action_name != ACTION_LISTEN_NAME
    ]


def answers_in(events: Iterable[Event]) -> list[str]:
    """Return the response keys of all answers, oldest first, also what an action or a form uttered.

    A long answer is several bubbles, each with an event of its own; it counts once.
    """
    answers: list[str] = []
    speaking: str | None = None
    for event in events:
        if isinstance(event, ActionExecuted):
            name = str(event.action_name or "")
            speaking = name if name.startswith(UTTER) else None
            answers += [speaking] if speaking else []
        key = _uttered(event)
        if key and key != speaking:
            answers.append(key)
            speaking = key
    return answers


def just_said(events: Iterable[Event]) -> list[str]:
    """Return the response keys that answered the message before the last one."""
    listed = list(events)
    messages = [index for index, event in enumerate(listed) if _is_message(event)]
    start = messages[-2] if len(messages) > 1 else 0
    return answers_in(listed[start : messages[-1]]) if messages else []


def _uttered(event: Event) -> str | None:
    key = event.metadata.get("utter_action") if isinstance(event, BotUttered) else None
    return str(key) if key else None


def _is_message(event: Event) -> bool:
    return isinstance(event, UserUttered)
