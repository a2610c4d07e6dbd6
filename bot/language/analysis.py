"""The analyser: one message in, everything the bot knows about its danger out.

normalise → clauses → concepts → context → entities → numbered rules. Explainable at every step;
a statistical classifier elsewhere adds breadth. Contract: docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import spacy
import wordfreq

from bot.language import clauses as clause_splitter
from bot.language import patterns as pattern_reader
from bot.language import people, rules, when
from bot.language.clauses import Clause
from bot.language.context import ContextReader
from bot.language.hits import Entity, Hit, Signal
from bot.language.matcher import PhraseIndex, Span
from bot.language.normalise import BOUNDARY, Normaliser, NormalText, read_table
from bot.language.places import PlaceFinder
from bot.language.typos import TypoTable
from catalog.safety import Concept, Rule, Safety, load_safety

COMMON_WORDS = 40_000
FREQUENT_WORDS = 1_500

Spelling = Mapping[str, tuple[str, ...]]
Pattern = tuple[pattern_reader.Element, ...]


@dataclass(frozen=True)
class Analysis:
    """What is known about one message. `tokens` are normal words, `hits` concepts in context."""

    text: str
    normal: str
    tokens: tuple[str, ...]
    clauses: tuple[Clause, ...]
    hits: tuple[Hit, ...]
    entities: tuple[Entity, ...]
    signals: tuple[Signal, ...]
    level: str
    role: str | None
    when: str | None


@dataclass(frozen=True)
class Analyser:
    """Built once per process with `from_rooms`; `analyse` keeps no state of a message."""

    concepts: dict[str, Concept]
    rules: tuple[Rule, ...]
    answer_by_role: dict[str, dict[str, str]]
    normaliser: Normaliser
    index: PhraseIndex
    context: ContextReader
    places: PlaceFinder

    @classmethod
    def from_rooms(cls, root: Path) -> Analyser:
        """Read safety/, data/words/ and content/gemeenten/ under `root`, the checkout.

        Raises SafetyError, PatternError or ValueError, in Dutch, for a file that is wrong.
        """
        safety = load_safety(root)
        spelling = read_table(root / "data" / "words" / "spelling.tsv")
        patterns = _parsed(safety, spelling)
        targets = pattern_reader.vocabulary(e for listed in patterns.values() for e in listed)
        places = PlaceFinder.from_root(root)
        return cls(
            concepts={concept.id: concept for concept in safety.concepts},
            rules=safety.rules,
            answer_by_role={name: dict(row) for name, row in safety.answer_by_role.items()},
            normaliser=_normaliser(root, spelling, targets, places.names),
            index=PhraseIndex.build(
                spacy.blank("nl").vocab,
                patterns,
                commonness=lambda word: wordfreq.zipf_frequency(word, "nl"),
            ),
            context=ContextReader(
                {rule.id: rule for rule in safety.context_rules}, frozenset(safety.terminators)
            ),
            places=places,
        )

    def analyse(self, text: str) -> Analysis:
        """Analyse one message of any length and content; never raises for what a resident types."""
        normal = self.normaliser.normalise(text)
        words = tuple(word.text for word in normal.words)
        parts = clause_splitter.split(words)
        spans = self.index.find(words)
        hits = self.context.apply(
            self._hits(spans, parts),
            [span for span in spans if span.key not in self.concepts],
            words,
            parts,
        )
        entities = people.entities_of(hits, self.concepts, normal) + self.places.find(normal)
        role = people.speaker_role(entities, hits)
        signals = self._signals(hits, normal, role)
        return Analysis(
            text=text,
            normal=normal.normal,
            tokens=tuple(word for word in words if word != BOUNDARY),
            clauses=parts,
            hits=hits,
            entities=entities,
            signals=signals,
            level=rules.highest(signal.level for signal in signals),
            role=role,
            when=when.moment(entities),
        )

    def _hits(self, spans: tuple[Span, ...], parts: tuple[Clause, ...]) -> list[Hit]:
        clause_of = {w: n for n, part in enumerate(parts) for w in range(part.start, part.end)}
        hits = []
        for span in spans:
            concept = self.concepts.get(span.key)
            number = clause_of.get(span.start)
            if concept is not None and number is not None:
                hits.append(
                    Hit(
                        span.key,
                        concept.group,
                        span.start,
                        span.end,
                        number,
                        parts[number].sentence,
                    )
                )
        return hits

    def _signals(
        self, hits: tuple[Hit, ...], normal: NormalText, role: str | None
    ) -> tuple[Signal, ...]:
        signals = []
        for rule, evidence in rules.apply_rules(self.rules, hits):
            answer = rule.answer
            if answer is not None and role is not None:
                answer = self.answer_by_role.get(answer, {}).get(role, answer)
            words = [normal.source(hit.start, hit.end) for hit in evidence]
            signals.append(rules.to_signal(rule, evidence, words, answer))
        return tuple(signals)


def _parsed(safety: Safety, spelling: Spelling) -> dict[str, list[Pattern]]:
    """Parsed patterns by concept id or context rule id, in the spelling of the normal form."""
    groups = safety.word_groups
    patterns = {
        concept.id: [pattern_reader.parse(p, groups) for p in concept.patterns]
        for concept in safety.concepts
    }
    for rule in safety.context_rules:
        patterns[rule.id] = [pattern_reader.parse(p, groups) for p in rule.patterns]
    return {
        key: [pattern_reader.respell(elements, spelling) for elements in listed]
        for key, listed in patterns.items()
    }


def _normaliser(
    root: Path, spelling: Spelling, targets: set[str], places: frozenset[str]
) -> Normaliser:
    common = wordfreq.top_n_list("nl", COMMON_WORDS)
    known = [*common, *places, *(word for row in spelling.values() for word in row)]
    return Normaliser(
        spelling=spelling,
        emoji=read_table(root / "data" / "words" / "emoji.tsv"),
        typos=TypoTable.build(targets, common=known, frequent=common[:FREQUENT_WORDS]),
    )
