"""A message in the light of the conversation: who speaks was heard before.

"Ik doe niks terug" alone could be anybody's; after "mijn vrouw slaat mij" it is the victim's. The
pipeline sees one message at a time, so the policy weighs its ranking again: what belongs to another
speaker than the one who was heard counts less, what belongs to the theme that was told counts more,
and an answer to danger that is meant for one kind of speaker is not given to another.
Figures: docs/decisions/0013-follow-ups.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import catalog
from bot.language.danger import OFF_TOPIC
from bot.language.questions import asks
from bot.paths import ROOT
from bot.policies.question import asked_by
from bot.policies.turn import ACUTE, Turn, group
from catalog.route_records import Theme

CHILD = "jongere"
SPEAKERS = ("slachtoffer", "jongere", "omstander", "pleger", "professional")
# What somebody said of themselves, where that is no group of intents by itself.
SPEAKER_OF_ROLE = {"kind": "jongere", "oudere": "slachtoffer"}
# Danger intents, and the answers of the same name, that only one kind of speaker is meant by.
DANGER_OF = {
    "pleger": "gevaar_pleger_nu",
    "jongere": "gevaar_jongere_thuis",
    "omstander": "gevaar_omstander_nu",
}
SPEAKER_OF_DANGER = {danger: speaker for speaker, danger in DANGER_OF.items()}
# Of whoever speaks, in spite of its group: nobody is talked past who thinks of suicide.
OF_ANYBODY = frozenset({
    "slachtoffer_zelfmoordgedachten", "omstander_kind_vragen", "omstander_wat_zeggen",
    "omstander_zelf_ingrijpen",
})  # fmt: skip
TOLD_BY_ANSWER = ("utter_gevaar_vervolg_pleger",)
# Who is about to hit needs to hear that, not how to keep somebody else out.
FOR_VICTIMS = ("gevaar_geweld_nu", "gevaar_algemeen", "gevaar_stalker_nu", "gevaar_opgesloten")
ANYBODY = "gevaar_algemeen"
# Weight of what belongs to another speaker: once somebody said who they are, and while it is only
# gathered from the answers, which may have been wrong.
TOLD = 0.04
GATHERED = 0.1
# Weight of what belongs to the theme that was told, and of what has nothing to do with any.
SAME_THEME = 3.0
ELSEWHERE = 0.1
# Themes that say how somebody wants help, not what happened.
HOW = frozenset({"nummers", "lokaal", "kan_niet_bellen", "luisteren", "recht"})
NO_CHILD = 0.02  # Weight of what belongs to a child, once somebody told to be none.
# "Dank je. moet ik nog iets doen?" asks something, and thanks by the way.
THANKS = ("gesprek_dank", "gesprek_afscheid")
POLITE = 0.02
LIKELY = 0.02  # Below this chance nothing is taken for meant.


def speaker(turn: Turn) -> str | None:
    """Return who speaks, as a group of intents: by their own words, else by the last answer."""
    who = _told(turn) or _gathered(turn)
    return None if who == CHILD and turn.grown_up else who


def _told(turn: Turn) -> str | None:
    role = SPEAKER_OF_ROLE.get(turn.role or "", turn.role)
    return role if role in SPEAKERS else None


def _gathered(turn: Turn) -> str | None:
    heard = (_speaker_of(key.removeprefix("utter_")) for key in reversed(turn.answers))
    return next((who for who in heard if who), None)


def in_context(turn: Turn) -> Turn:
    """Return the turn with the intent and the danger answer that fit who speaks."""
    who = speaker(turn)
    if turn.level == ACUTE:
        return replace(turn, danger=_danger_for(who, turn))
    theme = told_theme(turn.answers)
    asks_too = turn.intent in THANKS and asks(turn.text)
    told = who or theme or turn.grown_up or asks_too
    if not turn.ranking or not told:
        return turn
    return replace(turn, intent=asked_by(who, _intent_for(who, theme, turn)))


def _intent_for(who: str | None, theme: Theme | None, turn: Turn) -> str:
    other = TOLD if _told(turn) else GATHERED
    weighed = {
        name: chance
        * (1.0 if who is None or _speaker_of(name) in (None, who) else other)
        * (NO_CHILD if turn.grown_up and group(name) == CHILD else 1.0)
        * (POLITE if name in THANKS and asks(turn.text) else 1.0)
        * _fits_theme(name, theme)
        for name, chance in turn.ranking
    }
    best = max(weighed, key=weighed.__getitem__)
    return best if weighed[best] >= LIKELY else turn.intent


def told_theme(answers: Sequence[str]) -> Theme | None:
    """Return the theme of the last answer that had one; None before, or without a table."""
    try:
        themes = catalog.live_facts(ROOT).routes.themes
    except (catalog.CatalogueError, OSError):
        return None
    told = {name: theme for theme in themes if theme.id not in HOW for name in theme.intents}
    names = (key.removeprefix("utter_") for key in reversed(answers))
    return next((told[name] for name in names if name in told), None)


def _fits_theme(name: str, theme: Theme | None) -> float:
    if theme is None:
        return 1.0
    if name == OFF_TOPIC:
        return ELSEWHERE
    return SAME_THEME if name in theme.intents else 1.0


def _danger_for(who: str | None, turn: Turn) -> Mapping[str, object]:
    answer = turn.danger.get("answer")
    meant_for = SPEAKER_OF_DANGER.get(str(answer))
    if who == "pleger" and answer in FOR_VICTIMS:
        return {**turn.danger, "answer": DANGER_OF[who]}
    if meant_for == CHILD and turn.grown_up:
        return {**turn.danger, "answer": DANGER_OF.get(who or "", ANYBODY)}
    if who is None or meant_for in (None, who):
        return turn.danger
    return {**turn.danger, "answer": DANGER_OF.get(who, ANYBODY)}


def _speaker_of(name: str) -> str | None:
    """Return who says this: by the name of an intent, or of an answer without `utter_`."""
    if f"utter_{name}" in TOLD_BY_ANSWER:
        return "pleger"
    if name in OF_ANYBODY:
        return None
    first = group(name)
    return first if first in SPEAKERS else SPEAKER_OF_DANGER.get(name)
