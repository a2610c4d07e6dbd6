"""What surrounds a concept and changes its meaning: the ConText idea (Harkema et al. 2009).

A trigger ("niet", "vorig jaar", "in de film") marks the hits in its scope: forward, backward, the
sentence, the whole message, or only hits that it overlaps ("covered": "ik vermoord die wekker").
Terminators such as "maar" end a scope; a pseudo trigger ("niet alleen") cancels triggers inside it.
Expressions and scopes stand in safety/context.yml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.language.clauses import Clause
from bot.language.hits import Hit
from bot.language.matcher import Span
from catalog.safety import ContextRule

Scope = range


@dataclass(frozen=True)
class ContextReader:
    """Applies context rules; `rules` by id, `terminators` are single normal words."""

    rules: dict[str, ContextRule]
    terminators: frozenset[str]

    def apply(
        self,
        hits: Sequence[Hit],
        triggers: Sequence[Span],
        words: Sequence[str],
        clauses: Sequence[Clause],
    ) -> tuple[Hit, ...]:
        """The hits with their contexts; `triggers` are found spans whose key is a rule id."""
        if not hits or not triggers:
            return tuple(hits)
        scopes = [
            (self.rules[t.key].category, self._scope(t, words, clauses), t)
            for t in self._without_pseudo(triggers)
        ]
        return tuple(replace(hit, contexts=_contexts(hit, scopes, self.rules)) for hit in hits)

    def _without_pseudo(self, triggers: Sequence[Span]) -> list[Span]:
        pseudo = [t for t in triggers if self.rules[t.key].direction == "pseudo"]
        return [
            t
            for t in triggers
            if self.rules[t.key].direction != "pseudo"
            and not any(p.start <= t.start and t.end <= p.end for p in pseudo)
        ]

    def _scope(self, trigger: Span, words: Sequence[str], clauses: Sequence[Clause]) -> Scope:
        rule = self.rules[trigger.key]
        if rule.direction == "bericht":
            return range(len(words))
        if rule.direction == "bedekt":
            return range(trigger.start, trigger.end)
        low, high = _bounds(trigger, clauses, sentence=rule.direction == "zin")
        if rule.direction == "vooruit":
            low = trigger.start
        elif rule.direction == "terug":
            high = trigger.end
        if rule.direction != "zin":
            low, high = self._terminated(trigger, words, low, high)
        if rule.reach is not None:
            low, high = max(low, trigger.start - rule.reach), min(high, trigger.end + rule.reach)
        return range(low, high)

    def _terminated(
        self, trigger: Span, words: Sequence[str], low: int, high: int
    ) -> tuple[int, int]:
        ahead = (i for i in range(trigger.end, high) if words[i] in self.terminators)
        behind = (
            i + 1 for i in range(trigger.start - 1, low - 1, -1) if words[i] in self.terminators
        )
        return next(behind, low), next(ahead, high)


def _bounds(trigger: Span, clauses: Sequence[Clause], *, sentence: bool) -> tuple[int, int]:
    """Start and end of the clause, or of the whole sentence, that holds the trigger."""
    own = next((c for c in clauses if c.start <= trigger.start < c.end), None)
    if own is None:
        return trigger.start, trigger.end
    if not sentence:
        return own.start, own.end
    same = [c for c in clauses if c.sentence == own.sentence]
    return same[0].start, same[-1].end


def _contexts(
    hit: Hit, scopes: Sequence[tuple[str, Scope, Span]], rules: dict[str, ContextRule]
) -> frozenset[str]:
    found = set()
    for category, scope, trigger in scopes:
        if rules[trigger.key].direction == "bedekt":
            inside = hit.start < trigger.end and trigger.start < hit.end
        else:
            inside = scope.start <= hit.start < scope.stop
        if inside:
            found.add(category)
    return frozenset(found)
