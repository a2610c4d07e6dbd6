from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from portal.errors import Refusal
from portal.intake import clean_text


@given(st.text(st.characters(), max_size=300))
def test_intake_whatever_comes_in_never_becomes_a_command(text):
    with contextlib.suppress(Refusal):
        cleaned = clean_text(text, most=200)
        assert not cleaned.lstrip().startswith("/")
        assert len(cleaned) <= 200
        assert cleaned.encode("utf-8")


@given(st.sampled_from(["/", " /", "\u200b/", "\t//", "\ufeff/"]), st.text("abc{}:", min_size=1))
def test_intake_slashes_go_and_words_stay(slashes, words):
    assert clean_text(slashes + words, most=5_000) == words
