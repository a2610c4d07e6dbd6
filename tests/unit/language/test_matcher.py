"""bot.language.matcher: spans by key, longest first, through an index."""

import pytest
import spacy

from bot.language.matcher import PhraseIndex, Span
from bot.language.patterns import parse

PATTERNS = {
    "deur": ["trapt de deur in", "trapt .. deur", "*deur open"],
    "mes": ["heeft (een) mes", "mes"],
}


@pytest.fixture(scope="module")
def index() -> PhraseIndex:
    parsed = {key: [parse(p, {}) for p in listed] for key, listed in PATTERNS.items()}
    return PhraseIndex.build(spacy.blank("nl").vocab, parsed, commonness=len)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hij trapt de deur in", [Span("deur", 1, 5)]),
        ("hij trapt heel hard de deur", [Span("deur", 1, 6)]),
        ("hij trapt een twee drie vier deur", []),
        ("hij trapt ¶ de deur", []),
        ("de achterdeur open", [Span("deur", 1, 3)]),
        ("hij heeft een mes", [Span("mes", 1, 4)]),
        ("mes mes", [Span("mes", 0, 1), Span("mes", 1, 2)]),
        ("", []),
    ],
)
def test_matcher_find(index: PhraseIndex, text: str, expected: list[Span]) -> None:
    assert list(index.find(text.split())) == expected


def test_matcher_keeps_no_more_unknown_words_than_its_bound(
    index: PhraseIndex, monkeypatch
) -> None:
    monkeypatch.setattr("bot.language.matcher.MAX_CACHED_WORDS", 0)
    before = len(index._words)
    index.find(["nooitgezienwoord"])
    assert len(index._words) == before
