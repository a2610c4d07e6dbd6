"""A number that must not come out is found however it is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog import Contact, WrongNumbers, find_wrong, load_contacts, load_wrong_numbers

MARKS = ["{}", "({})", "Bel {}!", "tel:{}", "**{}**", "nummer:{},"]


@pytest.fixture(scope="module")
def contacts(root: Path) -> dict[str, Contact]:
    return load_contacts(root)


@pytest.fixture(scope="module")
def wrong(root: Path) -> WrongNumbers:
    return load_wrong_numbers(root)


def spellings(digits: str) -> list[str]:
    """Return a number as people write it."""
    pairs = " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))
    return [
        digits,
        pairs,
        f"{digits[:4]}-{digits[4:]}",
        f"{digits[:4]} - {digits[4:]}",
        f"({digits[:4]}) {digits[4:]}",
        ".".join([digits[:4], digits[4:7], digits[7:]]),
        f"{digits[:4]}\u2011{digits[4:]}",
        f"{digits[:4]}\u00a0{digits[4:]}",
        f"{digits[:4]}\n{digits[4:]}",
    ]


def test_wrong_numbers_are_found_in_every_spelling(
    wrong: WrongNumbers, contacts: dict[str, Contact]
) -> None:
    assert len(wrong.numbers) >= 18
    for number in wrong.numbers:
        for digits in number.digits:
            for spelling in spellings(digits):
                for mark in MARKS:
                    text = mark.format(spelling)
                    assert find_wrong(text, wrong, contacts), text


@pytest.mark.parametrize("prefix", ["+31 ", "+31", "0031 ", "+31 (0)"])
def test_wrong_numbers_are_found_with_a_country_code(
    wrong: WrongNumbers, contacts: dict[str, Contact], prefix: str
) -> None:
    assert find_wrong(f"Bel {prefix}88 234 24 00", wrong, contacts)
    assert find_wrong(f"Bel {prefix}318-680120", wrong, contacts)


def test_wrong_numbers_leave_good_numbers_alone(
    wrong: WrongNumbers, contacts: dict[str, Contact]
) -> None:
    for contact in contacts.values():
        if contact.shown.telephone != "nee":
            assert not find_wrong(f"{contact.name}: {contact.telephone}", wrong, contacts)
    assert not find_wrong("Ring 10900-01134 keer", wrong, contacts)


def test_wrong_numbers_wait_for_their_contact(
    wrong: WrongNumbers, contacts: dict[str, Contact]
) -> None:
    loket = contacts["juridisch_loket"]
    assert loket.telephone is not None
    confirmed = replace(loket, shown=replace(loket.shown, telephone="ja"))
    assert find_wrong(loket.telephone, wrong, contacts)
    assert not find_wrong(loket.telephone, wrong, {**contacts, "juridisch_loket": confirmed})
    assert find_wrong("0900-8020", wrong, {**contacts, "juridisch_loket": confirmed})


@pytest.mark.parametrize(
    "text",
    [
        "Bel Veilig Thuis: 0800-0432.",
        "Bel de Kindertelefoon of Veilig Thuis, 0800 0432.",
        "0800-0432 (Veilig Thuis)",
        "Veilig Thuis Utrecht: 0800-0432",
        "Politie: 0800-7000",
        "De Jongerenlijn is 0800-2000",
    ],
)
def test_wrong_numbers_pair_of_name_and_number(
    wrong: WrongNumbers, contacts: dict[str, Contact], text: str
) -> None:
    assert find_wrong(text, wrong, contacts)


@pytest.mark.parametrize(
    "text",
    [
        "Bel Veilig Thuis (0800-2000) of de Kindertelefoon (0800-0432).",
        "0800-0432 is de Kindertelefoon, niet Veilig Thuis.",
        "Praat met Veilig Thuis.\nKindertelefoon: 0800-0432",
        "Geen spoed? Politie 0900-8844, Meld Misdaad Anoniem 0800-7000.",
    ],
)
def test_wrong_numbers_right_pairs_pass(
    wrong: WrongNumbers, contacts: dict[str, Contact], text: str
) -> None:
    assert not find_wrong(text, wrong, contacts)


@pytest.mark.parametrize(
    "text",
    ["Bel 112 en zwijg.", "Zeg bij de apotheek Masker 19", "De chat is dag en  nacht open"],
)
def test_wrong_numbers_advice_is_refused(
    wrong: WrongNumbers, contacts: dict[str, Contact], text: str
) -> None:
    assert find_wrong(text, wrong, contacts)
