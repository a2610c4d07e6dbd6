"""Who is certainly no child."""

from __future__ import annotations

import pytest

from bot.language.grown_up import is_grown_up


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 41 hoor, geen mentor nodig haha",
        "Goedemiddag, ik ben een man van 52",
        "mijn man slaat mij",
        "mn dochtertje huilt de hele dag",
        "Ik ben oma en mijn kleindochter zegt rare dingen",
        "i'm 34, not a child",
        "my husband checks my phone",
    ],
)
def test_grown_up_people_are_heard(text: str) -> None:
    assert is_grown_up(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik ben 15 en mijn vader slaat mij",
        "ik ben 26 weken zwanger",
        "me vriend is 22 en hij wil geld",
        "mijn moeder zegt tegen haar man dat hij weg moet",
        "mijn ex stuurt de foto rond",
        "mijn baby huilt steeds",
        "ik ben 9",
        "",
    ],
)
def test_grown_up_nothing_is_taken_for_granted(text: str) -> None:
    assert not is_grown_up(text)
