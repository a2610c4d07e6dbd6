"""References become numbers, names and websites; what may not be shown never does."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import CatalogueError, Contact, fill, load_contacts


@pytest.fixture(scope="module")
def contacts(root: Path) -> dict[str, Contact]:
    return load_contacts(root)


def test_fill_gives_number_name_website_and_short_number(contacts: dict[str, Contact]) -> None:
    text = "[[113.naam]]: [[113]] of [[113.kort]], [[113.site]]"
    assert fill(text, contacts) == "113 Zelfmoordpreventie: 0800-0113 of 113, 113.nl"


def test_fill_follows_the_owner_of_a_number(contacts: dict[str, Contact]) -> None:
    owner = fill("[[veilig_thuis]]", contacts)
    assert fill("[[vt_gelderland_midden]]", contacts) == owner


def test_fill_puts_the_caution_behind_a_doubtful_number(contacts: dict[str, Contact]) -> None:
    words = contacts["gem_ede"].caution["telephone"]
    assert fill("Bel [[gem_ede]].", contacts) == f"Bel 14 0318 ({words})."


def test_fill_says_a_typed_caution_once(contacts: dict[str, Contact]) -> None:
    words = contacts["gem_ede"].caution["telephone"]
    assert fill(f"[[gem_ede]] ({words})", contacts).count(words) == 1


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[[veilig_tuis]]", "bestaat niet"),
        ("[[veilig_thuis.adres]]", "kies .naam"),
        ("[[veilig_thuis.kort]]", "geen nummer"),
        ("[[juridisch_loket]]", "geen nummer"),
        ("[[fier_chat]]", "geen nummer"),
        ("[[moviera]]", "gebruik [[veilig_thuis]]"),
        ("[[hear_my_voice.naam]]", "geen naam"),
        ("[[lokaal_barneveld.site]]", "geen website"),
        ("[[veilig_thuis]", "losse haken"),
        ("veilig_thuis]]", "losse haken"),
        ("[[]]", "bestaat niet"),
    ],
)
def test_fill_refuses_and_says_why(contacts: dict[str, Contact], text: str, part: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        fill(text, contacts)
    assert part in str(caught.value)


def test_fill_leaves_text_without_references_alone(contacts: dict[str, Contact]) -> None:
    assert fill("Hoi {plaats}, 24 uur per dag.", contacts) == "Hoi {plaats}, 24 uur per dag."
