"""The meaning classes cover the words of residents that nobody had in view."""

from __future__ import annotations

from pathlib import Path

from bot.language.features import load_word_classes
from bot.language.measure import coverage, held_out_files, read_labelled


def test_word_classes_cover_nine_in_ten_words_of_unseen_messages(root: Path) -> None:
    texts = [text for text, _ in read_labelled(held_out_files(root))]
    share, words = coverage(texts, load_word_classes(root))
    assert words > 20_000
    assert share >= 0.90
