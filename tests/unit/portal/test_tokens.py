from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.tokens import SKEW_SECONDS, TokenKeys
from tests.helpers.clock import Clock

KEYS = TokenKeys.from_secret(b"x" * 32, max_age=100)


def test_tokens_are_unlike_and_name_unlike_conversations():
    tokens = {KEYS.new() for _ in range(200)}
    assert len({KEYS.read(token).id for token in tokens}) == len(tokens) == 200


def test_tokens_name_in_rasa_takes_our_secret_to_find(monkeypatch):
    """The same token, but for the secret, has another name in Rasa: it is not in the token."""
    monkeypatch.setattr("secrets.token_bytes", lambda size: b"r" * size)
    names = set()
    for secret in (b"x" * 32, b"y" * 32):
        keys = TokenKeys.from_secret(secret, max_age=100)
        names.add(keys.read(keys.new()).id)
        assert keys.signing != keys.naming  # Who may sign cannot find it either.
    assert len(names) == 2


def test_tokens_of_another_secret_are_not_ours():
    assert TokenKeys.from_secret(b"y" * 32, max_age=100).read(KEYS.new()) is None


@pytest.mark.parametrize("gemeente", [None, "ede", "scherpenzeel"])
def test_tokens_carry_the_gemeente(gemeente):
    assert KEYS.read(KEYS.new(gemeente)).gemeente == gemeente


def test_tokens_changed_anywhere_are_not_ours():
    token = KEYS.new("ede")
    dot = token.index(".")
    for place in range(len(token)):
        if place == len(token) - 1:  # The last sign of base64 has bits that carry nothing.
            continue
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert KEYS.read(changed) is None, place
    assert KEYS.read(token[:dot]) is None and KEYS.read(token[dot:]) is None


def test_tokens_expire():
    clock = Clock()
    keys = TokenKeys.from_secret(b"x" * 32, max_age=100, clock=clock)
    token = keys.new()
    clock.now += 99
    assert keys.read(token) is not None
    clock.now += 1
    assert keys.read(token) is None
    clock.now -= 100 + SKEW_SECONDS + 1
    assert keys.read(token) is None


def test_tokens_hide_their_keys():
    assert "x" * 32 not in repr(KEYS) and "signing" not in repr(KEYS)


@given(st.text(max_size=120))
def test_tokens_any_text_is_refused_without_a_fault(text):
    assert KEYS.read(text) is None
