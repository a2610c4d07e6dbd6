"""Load the reviewer's room: signals, context, rules and the must-never-miss list.

`safety/` is written by people who know danger, not Python; each file is checked against its JSON
Schema in content/schema/safety_*.json. Unknown keys, doubled ids and references to nothing are
refused, with file and place in Dutch, because a silently ignored rule is a missed warning.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
from ruamel.yaml import YAML, YAMLError


class SafetyError(ValueError):
    """A file of the reviewer's room that cannot be used; the message is Dutch."""


@dataclass(frozen=True)
class Concept:
    """A meaning with its expressions; `entity` is (type, value) when a hit is also an entity."""

    id: str
    meaning: str
    group: str
    reason: str
    patterns: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    source: str | None = None
    entity: tuple[str, str] | None = None


@dataclass(frozen=True)
class ContextRule:
    """Expressions that change the meaning of hits in their scope (`reach` in words, or all)."""

    id: str
    category: str
    direction: str
    patterns: tuple[str, ...]
    reason: str
    example: str
    counter_example: str
    reach: int | None = None


@dataclass(frozen=True)
class Rule:
    """A numbered rule: concepts × context → level and answer (None when not acute)."""

    id: str
    name: str
    level: str
    answer: str | None
    all_of: tuple[str, ...]
    any_of: tuple[str, ...]
    also_any_of: tuple[str, ...]
    none_of: tuple[str, ...]
    within: str
    not_in_context: frozenset[str]
    in_context: frozenset[str]
    reason: str
    source: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True)
class Safety:
    """Everything in the reviewer's room."""

    word_groups: Mapping[str, tuple[str, ...]]
    concepts: tuple[Concept, ...]
    terminators: tuple[str, ...]
    context_rules: tuple[ContextRule, ...]
    rules: tuple[Rule, ...]
    answer_by_role: Mapping[str, Mapping[str, str]]
    must_never_miss: Mapping[str, tuple[str, ...]]


def load_safety(root: Path) -> Safety:
    """Load and check `root`/safety. Raises SafetyError with file and place, in Dutch."""
    room = root / "safety"
    words = _read(root, room / "woorden.yml", "words")
    context = _read(root, room / "context.yml", "context")
    rules = _read(root, room / "rules.yml", "rules")
    lines = _read(root, room / "must_never_miss.yml", "must_never_miss")
    safety = Safety(
        word_groups={name: tuple(row.split()) for name, row in words["groepen"].items()},
        concepts=tuple(_concepts(root, room / "signals")),
        terminators=tuple(context["afbrekers"]),
        context_rules=tuple(_context_rule(entry) for entry in context["regels"]),
        rules=tuple(_rule(e, rules["standaard_context_niet"]) for e in rules["regels"]),
        answer_by_role=rules["antwoord_per_rol"],
        must_never_miss={answer: tuple(listed) for answer, listed in lines.items()},
    )
    _check_ids(safety)
    return safety


def _read(root: Path, path: Path, schema_name: str) -> Any:
    schema = json.loads(
        (root / "content" / "schema" / f"safety_{schema_name}.json").read_text(encoding="utf-8")
    )
    try:
        data = YAML(typ="safe").load(path)
        jsonschema.validate(data, schema)
    except FileNotFoundError:
        raise SafetyError(f"safety: bestand {path.name} ontbreekt") from None
    except YAMLError as error:
        raise SafetyError(f"{path.name}: geen geldige YAML: {error}") from error
    except jsonschema.ValidationError as error:
        place = " > ".join(str(step) for step in error.absolute_path) or "bovenaan"
        raise SafetyError(f"{path.name}, bij {place}: {error.message}") from error
    return data


def _concepts(root: Path, folder: Path) -> Iterator[Concept]:
    for path in sorted(folder.glob("*.yml")):
        data = _read(root, path, "signals")
        for entry in data["begrippen"]:
            entity = entry.get("entiteit")
            yield Concept(
                id=entry["id"],
                meaning=entry["betekenis"],
                group=data["groep"],
                reason=entry["reden"],
                patterns=tuple(entry["patronen"]),
                examples=tuple(entry["voorbeelden"]),
                counter_examples=tuple(entry["geen"]),
                source=entry.get("bron"),
                entity=(entity["type"], entity["waarde"]) if entity else None,
            )


def _context_rule(entry: Mapping[str, Any]) -> ContextRule:
    return ContextRule(
        id=entry["id"],
        category=entry["soort"],
        direction=entry["richting"],
        patterns=tuple(entry["patronen"]),
        reason=entry["reden"],
        example=entry["voorbeeld"],
        counter_example=entry["tegenvoorbeeld"],
        reach=entry.get("bereik"),
    )


def _rule(entry: Mapping[str, Any], default_contexts: Iterable[str]) -> Rule:
    condition = entry["als"]
    return Rule(
        id=entry["id"],
        name=entry["naam"],
        level=entry["niveau"],
        answer=entry.get("antwoord"),
        all_of=tuple(condition.get("alle", ())),
        any_of=tuple(condition.get("een_van", ())),
        also_any_of=tuple(condition.get("en_een_van", ())),
        none_of=tuple(condition.get("geen", ())),
        within=entry.get("binnen", "zin"),
        not_in_context=frozenset(entry.get("context_niet", default_contexts)),
        in_context=frozenset(entry.get("context", ())),
        reason=entry["reden"],
        source=entry["bron"],
        examples=tuple(entry["voorbeeld"]),
        counter_examples=tuple(entry["tegenvoorbeeld"]),
    )


def _check_ids(safety: Safety) -> None:
    known = [concept.id for concept in safety.concepts]
    numbers = [rule.id for rule in safety.rules]
    contexts = [rule.id for rule in safety.context_rules]
    for kind, listed in (("begrip", known), ("regel", numbers), ("contextregel", contexts)):
        for name in sorted({name for name in listed if listed.count(name) > 1}):
            raise SafetyError(f"{kind} {name} staat er dubbel in")
    for rule in safety.rules:
        used = {*rule.all_of, *rule.any_of, *rule.also_any_of, *rule.none_of}
        for name in sorted(used - set(known)):
            raise SafetyError(f"rules.yml, {rule.id}: begrip '{name}' bestaat niet")
        if not (rule.all_of or rule.any_of):
            raise SafetyError(f"rules.yml, {rule.id}: 'alle' of 'een_van' ontbreekt")
        if (rule.level == "acuut") != (rule.answer is not None):
            raise SafetyError(f"rules.yml, {rule.id}: 'antwoord' hoort alleen bij acuut")
