"""Apply the numbered rules of safety/rules.yml to hits: which hold, with which words.

A rule holds when its concepts stand close enough together (clause, sentence, two sentences or the
message) and no forbidden context takes them away. Every rule that holds is reported: the reviewer
must be able to see why a warning came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from bot.language.hits import Hit, Signal
from catalog.safety import Rule

LEVELS = ("geen", "vermoeden", "structureel", "acuut")
"""From calm to danger; the level of a message is its highest signal."""

MAX_COMBINATIONS = 200
"""A message of ten thousand words must not make a rule try everything."""


def highest(levels: Iterable[str]) -> str:
    """The most serious of `levels`; 'geen' when there is none."""
    return max(levels, key=LEVELS.index, default="geen")


def apply_rules(rules: Sequence[Rule], hits: Sequence[Hit]) -> list[tuple[Rule, tuple[Hit, ...]]]:
    """The rules that hold, most serious first, each with the hits that made it hold."""
    by_concept: dict[str, list[Hit]] = {}
    for hit in hits:
        by_concept.setdefault(hit.concept, []).append(hit)
    held = [(rule, evidence) for rule in rules if (evidence := _evidence(rule, by_concept))]
    return sorted(held, key=lambda pair: -LEVELS.index(pair[0].level))


def _evidence(rule: Rule, by_concept: dict[str, list[Hit]]) -> tuple[Hit, ...]:
    if any(name in by_concept for name in rule.none_of):
        return ()
    places = [[name] for name in rule.all_of]
    places += [list(names) for names in (rule.any_of, rule.also_any_of) if names]
    options = [
        [hit for name in names for hit in by_concept.get(name, ()) if _counts(rule, hit)]
        for names in places
    ]
    if not all(options):
        return ()
    for tried, combination in enumerate(product(*options)):
        if tried >= MAX_COMBINATIONS:
            break
        if _together(rule.within, combination):
            return combination
    return ()


def _counts(rule: Rule, hit: Hit) -> bool:
    if hit.contexts & rule.not_in_context:
        return False
    return not rule.in_context or bool(hit.contexts & rule.in_context)


def _together(within: str, hits: Sequence[Hit]) -> bool:
    sentences = [hit.sentence for hit in hits]
    if within == "deelzin":
        return len({hit.clause for hit in hits}) == 1
    if within == "zin":
        return len(set(sentences)) == 1
    if within == "twee_zinnen":
        return max(sentences) - min(sentences) <= 1
    return True


def to_signal(rule: Rule, hits: Sequence[Hit], words: Sequence[str], answer: str | None) -> Signal:
    """The signal of a rule that holds; `words` are the resident's words behind `hits`."""
    return Signal(
        rule.id, rule.level, answer, tuple(dict.fromkeys(words)), min(h.clause for h in hits)
    )
