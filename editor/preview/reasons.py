"""What Rasa made of a sentence, in the words of an officer."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from catalog.safety import Rule, SafetyError, load_safety
from editor.preview.conversation import short_questions
from editor.preview.rasa import Heard, Signal

UNSURE = "nlu_fallback"
MOST = 3
WORTH_NAMING = 0.01
LEVEL_WORDS = {
    "geen": "Geen gevaar.",
    "vermoeden": "Vermoeden: er zijn zorgen of signalen, maar het is niet zeker dat er geweld is.",
    "structureel": "Structureel: er is vaker geweld, dwang of misbruik, maar niet in dit uur.",
    "acuut": "Acuut: nu of binnen uren kan iemand gewond raken, sterven of weggevoerd worden.",
}
MODEL_WORDS = "Het geleerde model herkent het, zonder vaste regel"
NO_RULE = "Geen vaste regel slaat aan; het geleerde model schat het zo in"
AWAY_WORDS = {
    "away": "De assistent (Rasa) draait nu niet. Start hem en probeer het nog eens.",
    "slow": "De assistent (Rasa) gaf niet binnen 3 seconden antwoord. Probeer het zo nog eens.",
    "closed": "De assistent (Rasa) herkent de redactie niet. Ze horen samen gestart te worden. "
    "Geef dit door aan wie de assistent technisch beheert.",
    "strange": "De assistent (Rasa) gaf een antwoord dat de redactie niet begrijpt. "
    "Geef dit door aan de beheerder.",
}


def heard_in_words(heard: Heard) -> dict[str, Any]:
    """Return what stands on the screen: the question, how sure, what else, danger and why."""
    unsure = heard.intent == UNSURE
    return {
        "intent": "de assistent weet het niet zeker" if unsure else in_words(heard.intent),
        "name": heard.intent,
        "sure": percent(heard.confidence),
        "others": _others(heard),
        "examples": short_questions(f"utter_{heard.intent}", most=MOST),
        "level": heard.level,
        "level_words": LEVEL_WORDS[heard.level],
        "reasons": [_reason(signal, heard) for signal in heard.signals],
        "acute": percent(heard.acute),
    }


def _others(heard: Heard) -> list[str]:
    """Return what else the sentence could be; less than one in a hundred only distracts."""
    likely = [(name, chance) for name, chance in heard.others if chance >= WORTH_NAMING]
    return [f"{in_words(name)} ({percent(chance)})" for name, chance in likely[:MOST]]


def in_words(name: str) -> str:
    """Return an intent in words: `vraag: veilig thuis`."""
    group, _, subject = name.partition("_")
    return f"{group}: {subject.replace('_', ' ')}" if subject else group


def percent(chance: float) -> str:
    """Return a chance as a whole percentage; never 100 or 0 for what is not quite so."""
    if 0 < chance < 0.01:
        return "minder dan 1%"
    return "meer dan 99%" if 0.99 < chance < 1 else f"{chance:.0%}"


def _reason(signal: Signal, heard: Heard) -> str:
    words = f" (‘{'’, ‘'.join(signal.words)}’)" if signal.words else ""
    if signal.rule == "model":
        return f"{NO_RULE if heard.level == 'geen' else MODEL_WORDS}{words}."
    rule = _rules().get(signal.rule)
    name = f"Regel {signal.rule}, {signal.level}"
    if rule is None:
        return f"{name}{words}."
    return f"{name}: {rule.name}{words}, want {rule.reason}."


def _rules() -> dict[str, Rule]:
    path = settings.CONTENT_ROOT / "safety" / "rules.yml"
    try:
        return _rules_of(settings.CONTENT_ROOT, path.stat().st_mtime_ns)
    except (SafetyError, OSError):
        return {}  # The numbers alone still tell something.


@lru_cache(maxsize=2)
def _rules_of(root: Path, _changed: int) -> dict[str, Rule]:
    return {rule.id: rule for rule in load_safety(root).rules}
