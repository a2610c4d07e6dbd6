"""The facts themselves: complete, with sources, and nothing wrong can come out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog import (
    Contact,
    Gemeenten,
    WrongNumbers,
    build_places,
    check_content,
    filled_responses,
    find_wrong,
    load_contacts,
    load_gemeenten,
    load_wrong_numbers,
)
from catalog.checks.forbidden import contact_says, gemeenten_say
from catalog.contacts import highest_show
from catalog.files import read, yaml_files
from catalog.portal import load_portal
from catalog.responses import spoken

FIVE = {"barneveld", "ede", "nijkerk", "scherpenzeel", "wageningen"}
# Wrong here is worst of all, so these stand here a second time on purpose.
PINNED = {
    "112": "112",
    "veilig_thuis": "0800-2000",
    "csg": "0800-0188",
    "113": "0800-0113",
    "kindertelefoon": "0800-0432",
}
PUBLIC_FILES = ("*.html", "*.js", "*.json", "*.css", "*.svg", "*.txt", "*.py")


@pytest.fixture(scope="module")
def contacts(root: Path) -> dict[str, Contact]:
    return load_contacts(root)


@pytest.fixture(scope="module")
def gemeenten(root: Path) -> Gemeenten:
    return load_gemeenten(root)


@pytest.fixture(scope="module")
def wrong(root: Path) -> WrongNumbers:
    return load_wrong_numbers(root)


def test_facts_every_contact_has_a_source_or_is_not_found(contacts: dict[str, Contact]) -> None:
    assert len(contacts) >= 55
    for contact in contacts.values():
        assert contact.sources or contact.status == "niet_gevonden", contact.id
        assert contact.note, contact.id


def test_facts_no_number_is_shown_beyond_its_status(contacts: dict[str, Contact]) -> None:
    for contact in contacts.values():
        highest = highest_show(contact.status, contact.kind)
        allowed = {"ja": {"ja", "met_voorbehoud", "nee"}, "nee": {"nee"}}
        may = allowed.get(highest, {"met_voorbehoud", "nee"})
        assert contact.shown.telephone in may, contact.id
        assert contact.telephone or contact.shown.telephone == "nee", contact.id


def test_facts_unconfirmed_numbers_say_what_to_check(contacts: dict[str, Contact]) -> None:
    for contact in contacts.values():
        if contact.shown.telephone == "met_voorbehoud":
            assert contact.to_check, contact.id
        if contact.status == "tegenstrijdig":
            assert contact.shown.telephone == "nee", contact.id


@pytest.mark.parametrize(("contact", "telephone"), PINNED.items())
def test_facts_lifelines_are_right_and_shown(
    contacts: dict[str, Contact], contact: str, telephone: str
) -> None:
    assert contacts[contact].telephone == telephone
    assert contacts[contact].shown.telephone == "ja"


def test_facts_a_number_stands_in_one_place(root: Path) -> None:
    files = yaml_files(root / "content" / "contacts")
    numbers = Counter(read(root, path, schema="contact").get("telephone") for path in files)
    del numbers[None]
    assert [number for number, count in numbers.items() if count > 1] == []


def test_facts_hours_to_check_are_marked(contacts: dict[str, Contact]) -> None:
    unsure = {"kindertelefoon", "slachtofferhulp", "comensha"}
    assert all(not contacts[name].hours_checked for name in unsure)
    assert all(contacts[name].hours_available is None for name in contacts if name[:4] == "gem_")
    chat = contacts["veilig_thuis"].chat
    assert chat is not None and not chat.hours_checked


def test_facts_all_five_gemeenten_reach_a_human(
    contacts: dict[str, Contact], gemeenten: Gemeenten
) -> None:
    assert set(gemeenten.five) == FIVE
    for gemeente in gemeenten.five.values():
        assert contacts[gemeente.contact].shown.telephone in {"ja", "met_voorbehoud"}
        assert contacts[gemeente.contact].serves(gemeente.id)
        assert contacts[gemeente.local_team.contact].kind == "lokaal_team"
    assert contacts[gemeenten.region["veilig_thuis"]].shown.telephone == "ja"


def test_facts_all_references_exist(
    contacts: dict[str, Contact], gemeenten: Gemeenten, wrong: WrongNumbers
) -> None:
    used = {gemeenten.region[key] for key in ("veilig_thuis", "ggd", "politie")}
    used |= {place.veilig_thuis for place in gemeenten.outside}
    used |= {number.use_instead for number in wrong.numbers}
    used |= {number.contact for number in wrong.numbers}
    used |= {pair.belongs_to for pair in wrong.pairs}
    assert used - {None} <= set(contacts)


def test_facts_every_postcode_decides_or_asks(gemeenten: Gemeenten) -> None:
    places = build_places(gemeenten)
    asked = {pc4 for pc4, answer in places.postcodes.items() if not answer.certain}
    assert asked == {"7351", "3868"}
    for gemeente in gemeenten.five.values():
        for place in (*gemeente.places, *gemeente.postbus):
            for pc4 in place.pc4:
                answer = places.by_postcode(pc4)
                assert answer is not None and answer.gemeente == gemeente.id, pc4
        for case in gemeente.boundary_cases:
            assert all(pc4 in places.postcodes for pc4 in case.pc4), case
    for pc4, name in gemeenten.edge_postcodes.items():
        answer = places.by_postcode(pc4)
        assert answer is not None and answer.locations[0].municipality == name


def test_facts_postcodes_are_complete(gemeenten: Gemeenten) -> None:
    counts = {
        gemeente.id: (
            sum(len(place.pc4) for place in gemeente.places),
            sum(len(place.pc4) for place in gemeente.postbus),
        )
        for gemeente in gemeenten.five.values()
    }
    assert counts == {
        "barneveld": (12, 2),
        "ede": (17, 4),
        "nijkerk": (5, 2),
        "scherpenzeel": (1, 0),
        "wageningen": (9, 1),
    }
    assert len(gemeenten.five["ede"].hamlets) == 20
    assert len(gemeenten.outside) == 19


def everything_said(
    root: Path, contacts: dict[str, Contact], gemeenten: Gemeenten
) -> Iterator[tuple[str, str]]:
    """Yield (where, text) for all that the bot or the portal can say."""
    for key, variations in filled_responses(root).items():
        yield from ((key, spoken(variation)) for variation in variations)
    yield from ((contact.id, contact_says(contact)) for contact in contacts.values())
    yield from (("gemeenten", text) for text in gemeenten_say(gemeenten))
    yield "content/portal.yml", str(load_portal(root))
    for folder in ("portal", "actions", "bot"):
        for pattern in PUBLIC_FILES:
            for path in sorted((root / folder).rglob(pattern)):
                yield str(path), path.read_text(encoding="utf-8", errors="replace")
    yield "domain.yml", (root / "domain.yml").read_text(encoding="utf-8")


def test_facts_wrong_numbers_never_come_out(
    root: Path, contacts: dict[str, Contact], gemeenten: Gemeenten, wrong: WrongNumbers
) -> None:
    said = list(everything_said(root, contacts, gemeenten))
    assert len(said) > 100
    hits = [(where, hit) for where, text in said for hit in find_wrong(text, wrong, contacts)]
    assert hits == []


def test_facts_content_check_finds_nothing(root: Path) -> None:
    assert [str(finding) for finding in check_content(root)] == []


def test_facts_load_within_a_second(root: Path) -> None:
    start = time.perf_counter()
    filled_responses(root)
    load_gemeenten(root)
    assert time.perf_counter() - start < 1.0
