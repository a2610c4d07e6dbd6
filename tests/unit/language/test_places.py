"""bot.language.places: gemeente, place and postcode, with typing errors and ordinary words."""

import pytest

from bot.language import Analyser


def found(analyser: Analyser, text: str) -> set[tuple[str, str]]:
    kinds = {"plaats", "gemeente", "postcode"}
    return {(e.type, e.value) for e in analyser.analyse(text).entities if e.type in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ik woon in ede", {("plaats", "Ede"), ("gemeente", "ede")}),
        ("Lunteren", {("plaats", "Lunteren"), ("gemeente", "ede")}),
        ("uit wagenigen", {("plaats", "Wageningen"), ("gemeente", "wageningen")}),
        ("woon in barneveldt", {("plaats", "Barneveld"), ("gemeente", "barneveld")}),
        ("ik zit in de valk", {("plaats", "De Valk"), ("gemeente", "ede")}),
        ("3772 ab", {("postcode", "3772AB"), ("gemeente", "barneveld")}),
        ("mijn postcode is 6711", {("postcode", "6711"), ("gemeente", "ede")}),
        ("bij putten", {("plaats", "Putten"), ("gemeente", "buiten")}),
        ("nijkerk", {("plaats", "Nijkerk"), ("gemeente", "nijkerk")}),
        ("bij jullie in Lunteren", {("plaats", "Lunteren"), ("gemeente", "ede")}),
        ("ik woon in eede", {("plaats", "Ede"), ("gemeente", "ede")}),
        ("uit nykerk", {("plaats", "Nijkerk"), ("gemeente", "nijkerk")}),
        ("in de glint", {("plaats", "De Glind"), ("gemeente", "barneveld")}),
        ("kootwijker broek", {("plaats", "Kootwijkerbroek"), ("gemeente", "barneveld")}),
        ("nieuwreemst", {("plaats", "Nieuw-Reemst"), ("gemeente", "ede")}),
        ("postcode 1012", {("postcode", "1012"), ("gemeente", "buiten")}),
        ("1012 AB", {("postcode", "1012AB"), ("gemeente", "buiten")}),
    ],
)
def test_places_found(analyser: Analyser, text: str, expected: set[tuple[str, str]]) -> None:
    assert found(analyser, text) == expected


@pytest.mark.parametrize("text", ["ik woon in achterveld", "hoenderloo", "in Elst"])
def test_places_ambiguous_name_gives_no_gemeente(analyser: Analyser, text: str) -> None:
    kinds = {kind for kind, _ in found(analyser, text)}
    assert kinds == {"plaats"}


@pytest.mark.parametrize(
    "text",
    [
        "wij gaan putten graven",
        "de valk vloog over",
        "paard met lange manen",
        "hij beloofde beterschap en wederom de hele ellende",
        "in 2019 sloeg hij mij",
        "bel 0800 1234",
        "kosten 3500 euro",
        "het slot van de klomp schoen",
        "hij ligt in bed",
        "3500 EUR schuld",
        "ik woon op de Rietkampen",
    ],
)
def test_places_ordinary_words_are_no_places(analyser: Analyser, text: str) -> None:
    assert found(analyser, text) == set()


@pytest.mark.parametrize(
    "text",
    ["net over de grens bij Veenendaal", "vlakbij veenendaal", "wij wonen tegen Renswoude aan"],
)
def test_places_beside_a_place_outside_leaves_the_gemeente_open(
    analyser: Analyser, text: str
) -> None:
    assert {kind for kind, _ in found(analyser, text)} == {"plaats"}


def test_places_between_two_keeps_the_gemeente_of_the_five(analyser: Analyser) -> None:
    assert ("gemeente", "ede") in found(analyser, "tussen ede en veenendaal")
    assert ("gemeente", "buiten") not in found(analyser, "tussen ede en veenendaal")


def test_places_near_words_of_another_sentence_do_not_count(analyser: Analyser) -> None:
    assert ("gemeente", "buiten") in found(analyser, "Hij staat buiten. Ik woon in Veenendaal.")


def test_places_entity_points_at_the_original(analyser: Analyser) -> None:
    text = "Ik woon in  KOOTWIJKERBROEK!"
    entity = next(e for e in analyser.analyse(text).entities if e.type == "gemeente")
    assert text[entity.start : entity.end] == "KOOTWIJKERBROEK"
