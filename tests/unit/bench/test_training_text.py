"""bench.training_text: what counts as violence, as a look-alike subject, as an error."""

from __future__ import annotations

import pytest

from bench.training_text import Lists, _misspelled

LISTS = Lists(
    classes={"slaat": ("V_SLAAN",), "gamen": ("X_GAME",), "deur": ("H_DEUR",), "fiets": ("H",)},
    places=frozenset({"wekerom"}),
    misspelled=frozenset({"mn", "geslage"}),
    weapons=frozenset({"mes"}),
)


def test_lists_know_violence_and_subjects_by_class() -> None:
    assert LISTS.violence(["hij", "slaat"])
    assert not LISTS.violence(["hij", "gamen"])
    assert LISTS.borrows(["gamen"])
    assert not LISTS.borrows(["slaat"])


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("mn", True),
        ("geslage", True),
        ("qwrtzui", True),
        ("de", False),
        ("wekerom", False),
        ("fietsdeur", False),
        ("fietssdeur", False),
        ("9", False),
        ("!", False),
    ],
)
def test_lists_tell_errors_from_words_places_and_compounds(word: str, wrong: bool) -> None:
    assert LISTS.wrong(word) is wrong


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (("mn", "mijn", "chat"), True),
        (("gezegt", "gezegd", "fonetisch"), True),
        (("paracetamol", "pillen", "fonetisch"), False),
        (("police", "politie", "engels"), False),
        (("sleutels", "sleutel", "fonetisch"), False),
        (("t", "het", "chat"), False),
    ],
)
def test_misspelled_rows_are_near_and_rare(row: tuple[str, str, str], wrong: bool) -> None:
    assert _misspelled(*row) is wrong
