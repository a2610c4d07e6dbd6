"""From a postcode or a name to a gemeente, or to the one question that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import Places, build_places, load_gemeenten
from catalog.places import fold


@pytest.fixture(scope="module")
def places(root: Path) -> Places:
    return build_places(load_gemeenten(root))


@pytest.mark.parametrize(
    ("postcode", "gemeente"),
    [
        ("3771", "barneveld"),
        ("3771 AB", "barneveld"),
        ("3792xz", "barneveld"),
        (" 6744 ", "ede"),
        ("6710", "ede"),
        ("7352", "ede"),
        ("6732", "ede"),
        ("3871", "nijkerk"),
        ("3925", "scherpenzeel"),
        ("6709", "wageningen"),
    ],
)
def test_places_postcode_of_the_five(places: Places, postcode: str, gemeente: str) -> None:
    answer = places.by_postcode(postcode)
    assert answer is not None
    assert (answer.gemeente, answer.certain) == (gemeente, True)


@pytest.mark.parametrize(
    ("postcode", "municipality", "veilig_thuis"),
    [
        ("3791", "Leusden", "vt_utrecht"),
        ("7348", "Apeldoorn", "vt_noordoost"),
        ("6874", "Renkum", "vt_gelderland_midden"),
        ("3901", "Veenendaal", "vt_utrecht"),
        ("6816", "Arnhem", None),
        ("8483", "Weststellingwerf", None),
    ],
)
def test_places_postcode_outside(
    places: Places, postcode: str, municipality: str, veilig_thuis: str | None
) -> None:
    answer = places.by_postcode(postcode)
    assert answer is not None
    assert answer.gemeente is None
    assert len(answer.locations) == 1
    location = answer.locations[0]
    assert (location.municipality, location.veilig_thuis) == (municipality, veilig_thuis)


def test_places_postcode_that_does_not_decide_asks(places: Places) -> None:
    answer = places.by_postcode("7351")
    assert answer is not None and answer.ask is not None
    assert {location.gemeente for location in answer.locations} == {None, "ede"}
    assert (answer.certain, answer.gemeente, answer.likely) == (False, None, None)


def test_places_doubtful_postcode_asks(places: Places) -> None:
    answer = places.by_postcode("3868")
    assert answer is not None and answer.ask is not None
    assert answer.gemeente is None


@pytest.mark.parametrize("text", ["9999", "377", "37711", "0123", "abcd", "", "3771 A"])
def test_places_unknown_postcode_is_none(places: Places, text: str) -> None:
    assert places.by_postcode(text) is None


@pytest.mark.parametrize(
    ("name", "gemeente", "kind"),
    [
        ("ede", "ede", "gemeente"),
        ("Gemeente Wageningen", "wageningen", "gemeente"),
        ("LUNTEREN", "ede", "plaats"),
        ("de-glind", "barneveld", "plaats"),
        ("Nieuw Reemst", "ede", "buurtschap"),
        ("hoevelaken", "nijkerk", "plaats"),
        ("Voorthuízen", "barneveld", "plaats"),
    ],
)
def test_places_name_of_the_five(places: Places, name: str, gemeente: str, kind: str) -> None:
    answer = places.by_name(name)
    assert answer is not None
    assert (answer.gemeente, answer.locations[0].kind) == (gemeente, kind)


@pytest.mark.parametrize("name", ["Achterveld", "Hoenderloo", "Kootwijk", "Elst"])
def test_places_near_namesakes_have_to_be_asked(places: Places, name: str) -> None:
    answer = places.by_name(name)
    assert answer is not None and answer.ask is not None
    assert len(answer.locations) > 1
    assert (answer.gemeente, answer.likely) == (None, None)


@pytest.mark.parametrize(
    ("name", "gemeente"),
    [("Nijkerk", "nijkerk"), ("Scherpenzeel", "scherpenzeel"), ("Stroe", "barneveld")],
)
def test_places_far_namesakes_have_a_likely_gemeente(
    places: Places, name: str, gemeente: str
) -> None:
    answer = places.by_name(name)
    assert answer is not None
    assert (answer.certain, answer.likely) == (False, gemeente)


def test_places_name_outside_and_unknown(places: Places) -> None:
    outside = places.by_name("veenendaal")
    assert outside is not None and outside.gemeente is None and outside.certain
    assert places.by_name("Timboektoe") is None


def test_places_fold_makes_spellings_equal() -> None:
    assert fold("Oud-Reemst") == fold("oud reemst") == fold("  OUD   Réemst ")
