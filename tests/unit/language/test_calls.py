"""Who called for help is not told to call."""

from __future__ import annotations

import pytest

from bot.language.calls import has_called


@pytest.mark.parametrize(
    "text",
    [
        "112 gebeld. hij is nu beneden",
        "ik heb net 112 gebeld",
        "politie gebeld ze komen. thx",
        "de politie is er nu",
        "ambulance komt eraan. dank je",
        "ok gebeld, ze zijn onderweg",
        "mijn buurvrouw heeft de politie al gewaarschuwd",
        "i called 112",
        "police is coming",
        "112 aan de lijn",
    ],
)
def test_calls_that_were_made_are_heard(text: str) -> None:
    assert has_called(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik durf 112 niet te bellen",
        "moet ik de politie bellen",
        "nog niet de politie gebeld",
        "ik heb niemand gebeld die komen kan",
        "hij belt me steeds, hij komt eraan",
        "hoe lang duurt het voor de politie er is als ik 112 bel, wanneer komt die",
        "ze komen eraan",
        "mijn man komt zo thuis",
        "als ik 112 gebeld had was ik nu dood",
        "",
    ],
)
def test_calls_that_were_not_made_are_not(text: str) -> None:
    assert not has_called(text)
