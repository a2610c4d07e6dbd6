"""bot.language.clauses: sentences and clauses."""

import pytest

from bot.language.clauses import Clause, split


def pieces(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[clause.start : clause.end]) for clause in split(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hij slaat mij", ["hij slaat mij"]),
        ("hij is boos ¶ ik ben bang", ["hij is boos", "ik ben bang"]),
        ("hij sloeg mij maar nu is het goed", ["hij sloeg mij", "maar nu is het goed"]),
        ("papa en mama zijn boos", ["papa en mama zijn boos"]),
        ("hij staat buiten en hij heeft een mes", ["hij staat buiten", "en hij heeft een mes"]),
        ("toen kwam hij toen ging hij", ["toen kwam hij", "toen ging hij"]),
        ("¶ ¶", []),
        ("", []),
    ],
)
def test_clauses_split(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_clauses_count_sentences_not_clauses() -> None:
    assert split(["hij", "komt", "maar", "ik", "slaap", "¶", "nu"]) == (
        Clause(0, 2, 0),
        Clause(2, 5, 0),
        Clause(6, 7, 1),
    )
