"""When it happens: now, just now, soon, or past, from the time concepts and their contexts.

Order of weight: what happens now outweighs what just happened, and that outweighs what is to come
or long past, because missing danger is worse than a needless warning.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.hits import Entity

ORDER = ("nu", "net", "straks", "vaak", "vroeger")


def moment(entities: Sequence[Entity]) -> str | None:
    """The weightiest `wanneer` among the entities, or None when no time is named."""
    named = {entity.value for entity in entities if entity.type == "wanneer"}
    return next((when for when in ORDER if when in named), None)
