"""Who speaks and who else is in the story: role of the speaker and entities of people and things.

Concepts of safety/signals/ with an `entiteit` become entities. The role of the speaker is decided
by weight: a child or a professional says so in words of their own, a bystander names another as
the one it happens to; whoever tells it in the I form is the victim when nothing else is known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.language.hits import Entity, Hit
from bot.language.normalise import NormalText
from catalog.safety import Concept

ROLE_ORDER = ("professional", "jongere", "oudere", "pleger", "slachtoffer", "omstander")
"""The first role that is named wins: a teacher tells about a pupil, a child about its mother."""

CHILD_WORDS = "kinderwoorden"
"""Concept of words that a child uses; a parent uses them too, about the other parent."""


def entities_of(
    hits: Sequence[Hit], concepts: Mapping[str, Concept], text: NormalText
) -> tuple[Entity, ...]:
    """Entities of the hits that carry one and are not negated; doubles of a value left out."""
    found: dict[tuple[str, str], Entity] = {}
    for hit in hits:
        entity = concepts[hit.concept].entity
        if entity is None or "ontkenning" in hit.contexts or entity in found:
            continue
        first, last = text.words[hit.start], text.words[hit.end - 1]
        found[entity] = Entity(*entity, first.start, last.end)
    return tuple(found.values())


def speaker_role(entities: Sequence[Entity], hits: Sequence[Hit]) -> str | None:
    """The most telling role among the entities, or None when nobody is named."""
    named = {entity.value for entity in entities if entity.type == "rol"}
    others = {entity.value for entity in entities if entity.type == "ander"}
    if any(hit.concept == CHILD_WORDS for hit in hits) and not others & {"partner", "ex", "kind"}:
        named.add("jongere")
    return next((role for role in ROLE_ORDER if role in named), None)
