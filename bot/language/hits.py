"""The records that the language core hands on. Frozen; offsets as noted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """A concept at the normal words `start` up to `end`; `contexts` are categories that hold."""

    concept: str
    group: str
    start: int
    end: int
    clause: int
    sentence: int
    contexts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Entity:
    """A value for routes and texts; `start` and `end` are characters of the original text."""

    type: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Signal:
    """A rule that holds: `words` of the resident that made it hold; `clause` of the first."""

    rule: str
    level: str
    answer: str | None
    words: tuple[str, ...]
    clause: int
