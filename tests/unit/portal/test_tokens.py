from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.tokens import TokenKeys

KEYS = TokenKeys.from_secret(b"x" * 32)


def test_tokens_are_unlike_and_name_unlike_conversations():
    tokens = {KEYS.new() for _ in range(200)}
    assert len({KEYS.conversation_id(token) for token in tokens}) == len(tokens) == 200


def test_tokens_of_another_secret_are_not_ours():
    assert TokenKeys.from_secret(b"y" * 32).conversation_id(KEYS.new()) is None


def test_tokens_changed_anywhere_are_not_ours():
    token = KEYS.new()
    for place in range(len(token)):
        if place in (21, len(token) - 1):  # The last sign of base64 has bits that carry nothing.
            continue
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert KEYS.conversation_id(changed) is None


def test_tokens_hide_their_keys():
    assert "x" * 32 not in repr(KEYS) and "signing" not in repr(KEYS)


@given(st.text(max_size=80))
def test_tokens_any_text_is_refused_without_a_fault(text):
    assert KEYS.conversation_id(text) is None
