"""bot.language.typos: one slip in a long word, words run together, and nothing else."""

import pytest

from bot.language.typos import TypoTable

TABLE = TypoTable.build(
    ["opgesloten", "keuken", "slaat", "pillen"],
    common=["boeken", "kelder", "pijlen"],
    frequent=["ik", "zit", "in", "de", "kelder"],
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("opgeslotn", ("opgesloten",)),
        ("opgeslotten", ("opgesloten",)),
        ("opgelsoten", ("opgesloten",)),
        ("keukne", ("keuken",)),
        ("boeken", ("boeken",)),
        ("pijlen", ("pijlen",)),
        ("slat", ("slat",)),
        ("xylofoon", ("xylofoon",)),
        ("indekelder", ("in", "de", "kelder")),
        ("", ()),
    ],
)
def test_typos_correct(word: str, expected: tuple[str, ...]) -> None:
    assert TABLE.correct(word) == expected


def test_typos_leave_a_word_that_fits_two_ways() -> None:
    table = TypoTable.build(["trappen", "trapper"], common=[], frequent=[])
    assert table.correct("trappe") == ("trappe",)
