"""Whatever comes in, Rasa sees a short printable text that is no command."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.intake import MAX_CHARACTERS, take_in


def test_intake_slash_payload_is_no_command() -> None:
    assert take_in('/gesprek_groet{"gemeente":"ede"}').startswith("gesprek_groet")
    assert not take_in("  / / restart").startswith("/")


@pytest.mark.parametrize("value", [None, 3, ["a"], {"a": 1}, b"x"])
def test_intake_anything_but_text_becomes_empty(value: object) -> None:
    assert take_in(value) == ""


def test_intake_control_characters_become_spaces() -> None:
    assert take_in("hal\x00lo\x07daar") == "hal lo daar"


def test_intake_long_text_keeps_beginning_and_end() -> None:
    taken = take_in("begin " + "la " * 5_000 + "hij heeft een mes")
    assert len(taken) <= MAX_CHARACTERS
    assert taken.startswith("begin") and taken.endswith("hij heeft een mes")


@given(st.text(max_size=3_000))
def test_intake_never_fails_and_never_starts_with_a_slash(text: str) -> None:
    taken = take_in(text)
    assert not taken.startswith("/")
    assert len(taken) <= MAX_CHARACTERS + 200
