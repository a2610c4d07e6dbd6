"""What counts as a fitting answer from the second message on."""

from __future__ import annotations

from typing import Any

import pytest

from bench.quality.follow_ups import Said, figures, table

SORRY = frozenset({"Sorry, ik geef denk ik niet het goede antwoord."})


def _said(**other: Any) -> Said:
    given: dict[str, Any] = {
        "place": 1, "text": "x", "accept": ("vraag_arts",), "danger": "structureel", "calm": True,
        "answers": ("vraag_arts",), "bubbles": ("Ja, laat ernaar kijken.",),
    }  # fmt: skip
    return Said(**{**given, **other})


@pytest.mark.parametrize(
    ("said", "served"),
    [
        (_said(), True),
        (_said(answers=("vraag_csg",)), False),
        (_said(bubbles=tuple(SORRY)), False),
        (_said(answers=("gevaar_algemeen",)), False),
        (_said(answers=("gevaar_vervolg_medisch",), danger="acuut"), True),
        (_said(answers=("gevaar_wurging",), danger="acuut"), False),
        (_said(answers=("gesprek_terug",), accept=("gesprek_groet",)), True),
        (_said(answers=()), False),
    ],
)
def test_follow_ups_what_serves(said: Said, served: bool) -> None:
    assert said.served(SORRY) is served


def test_follow_ups_count_openings_and_what_follows_apart() -> None:
    said = [
        _said(place=0),
        _said(answers=("vraag_csg",), bubbles=("Bel nu 112.",)),
        _said(danger="acuut", calm=False, bubbles=("Bel nu 112.",)),
    ]
    found = [(share.hits, share.total) for share in figures(said, SORRY).values()]
    assert found == [(1, 1), (1, 2), (1, 2), (1, 1)]
    assert "1.000 van 1" in table({"a": figures(said, SORRY)})
