"""Made-up outcomes, so that every figure can be counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.quality.cases import Case, Outcome

Make = Callable[..., Outcome]


@pytest.fixture
def make() -> Make:
    """Return a maker of outcomes; what is not given is harmless and understood."""

    def outcome(
        danger: str = "geen",
        chance: float = 0.0,
        *,
        alarmed: bool | None = None,
        level: str | None = None,
        intent: str = "gesprek_groet",
        said: str | None = None,
        role: str = "overig",
        style: str = "net",
        signal: str = "geen",
        text: str = "hoi",
    ) -> Outcome:
        alarm = chance >= 0.5 if alarmed is None else alarmed
        return Outcome(
            case=Case(text, danger, intent, role, signal, style, (), ()),
            level=level or ("acuut" if alarm else danger),
            acute_chance=chance,
            intent=said or intent,
            first="Bel 112." if alarm else "Hoi.",
            met={},
        )

    return outcome
