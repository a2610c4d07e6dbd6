"""Which kind of danger is it? The answer that fits, or the general one when that is unsure.

A wrong kind frightens and delays: first aid for suicide told to a child whose mother does not wake
up. The intent classifier ranks the kinds and a rule that names one lifts it; rules are about words
and often see a detail, so they do not decide alone. Figures: docs/decisions/0008-kind-of-danger.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.language.levels import ACUTE, DANGER_GROUP

GENERAL = "gevaar_algemeen"
RULE_LIFT = 3.0  # How many times likelier a kind becomes when a rule names it.
SURE = 0.4  # A kind needs this share of the chance, or the general answer goes out.
# Who is hurt comes before who did it: "geschud, en nu is hij stil" needs an ambulance first.
HURT = "gevaar_medisch"
OWN_VIOLENCE = "gevaar_pleger_nu"
UNSEEN = 1e-4  # A kind that the classifier rules out may still be lifted by a rule.


def kind_of(ranking: Sequence[tuple[str, float]], named_by_rules: Iterable[str]) -> str:
    """Return the danger answer for a ranking of intents and the answers that rules name.

    `ranking`: (intent, chance 0 to 1); only the danger intents in it count.
    """
    kinds = {name: chance + UNSEEN for name, chance in ranking if name.startswith(DANGER_GROUP)}
    named = set(named_by_rules)
    for name in named:
        kinds[name] = RULE_LIFT * kinds.get(name, UNSEEN)
    surest = _surest(kinds)
    return HURT if surest == OWN_VIOLENCE and HURT in named else surest


def named_kinds(signals: Iterable[object]) -> list[str]:
    """Return the answers named by the acute ones among the signals of the rules."""
    return [
        str(answer)
        for signal in signals
        if getattr(signal, "level", None) == ACUTE and (answer := getattr(signal, "answer", None))
    ]


def _surest(kinds: Mapping[str, float]) -> str:
    if not kinds:
        return GENERAL
    best = max(kinds, key=kinds.__getitem__)
    return best if kinds[best] >= SURE * sum(kinds.values()) else GENERAL
