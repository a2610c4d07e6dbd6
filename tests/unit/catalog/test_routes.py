"""The table of routes: rules from top to bottom, closed ones skipped, and its check both ways."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from catalog import (
    CatalogueError,
    Routes,
    check_content,
    load_contacts,
    load_routes,
    person_of,
    route,
    theme_of,
)
from catalog.hours import AMSTERDAM
from catalog.route_print import printed
from catalog.routes import chain, theme_lines

Edit = Callable[[Callable[[Any], None]], Path]
WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=AMSTERDAM)


@pytest.fixture(scope="module")
def routes(root: Path) -> Routes:
    return load_routes(root)


@pytest.fixture
def edit(checkout: Path, write_texts: Callable[..., Path]) -> Edit:
    """Return a function that changes the table by hand and gives the checkout."""

    def change(alter: Callable[[Any], None]) -> Path:
        write_texts({})
        path = checkout / "content" / "routes.yml"
        yaml = YAML()
        data = yaml.load(path)
        alter(data)
        yaml.dump(data, path)
        return checkout

    return change


def _ids(routes: Routes, at: datetime = WEDNESDAY, **asked: Any) -> list[str]:
    situation = {"person": "slachtoffer", "danger": "geen", "theme": "algemeen", "gemeente": None}
    return [contact.id for contact in route(routes, **{**situation, **asked}, at=at).contacts]


def test_routes_acute_starts_with_the_emergency_number(routes: Routes) -> None:
    assert _ids(routes, danger="acuut", theme="zelfmoord") == ["112", "113", "veilig_thuis"]


def test_routes_a_contact_keeps_its_first_place(routes: Routes) -> None:
    found = _ids(routes, person="jongere", theme="zelfmoord")
    assert found == ["113", "kindertelefoon", "veilig_thuis"]


def test_routes_closed_lines_come_later_with_their_time(routes: Routes) -> None:
    night = WEDNESDAY.replace(hour=3)
    found = route(
        routes, person="jongere", danger="geen", theme="algemeen", gemeente=None, at=night
    )
    assert "kindertelefoon" not in [contact.id for contact in found.contacts]
    (later,) = found.later
    assert (later.offer.contact.id, later.opens) == ("kindertelefoon", night.replace(hour=11))


def test_routes_unchecked_chats_and_desks_are_unknown(routes: Routes) -> None:
    found = route(
        routes,
        person="jongere",
        danger="geen",
        theme="lokaal",
        gemeente="ede",
        at=WEDNESDAY,
    )
    ways = {(offer.contact.id, offer.way) for offer in found.unknown}
    assert ways == {("kindertelefoon", "chat"), ("gem_ede", "telephone")}


@pytest.mark.parametrize(
    ("person", "gemeente", "contact"),
    [
        ("slachtoffer", "ede", "gem_ede"),
        ("professional", "ede", "lokaal_ede"),
        ("professional", "wageningen", "gem_wageningen"),
        ("slachtoffer", "nijkerk", "gem_nijkerk"),
    ],
)
def test_routes_each_gemeente_has_its_own_way_in(
    routes: Routes, person: str, gemeente: str, contact: str
) -> None:
    offers = chain(routes, person=person, danger="geen", theme="lokaal", gemeente=gemeente)
    assert [offer.contact.id for offer in offers] == [contact, "veilig_thuis"]


@pytest.mark.parametrize("gemeente", [None, "buiten"])
def test_routes_outside_and_unknown_have_no_local_way_in(
    routes: Routes, gemeente: str | None
) -> None:
    offers = chain(routes, person="oudere", danger="geen", theme="lokaal", gemeente=gemeente)
    assert [offer.contact.id for offer in offers] == ["veilig_thuis"]


@pytest.mark.parametrize(
    "wrong", [{"person": "tante"}, {"danger": "erg"}, {"theme": "weer"}, {"gemeente": "utrecht"}]
)
def test_routes_unknown_words_are_an_error(routes: Routes, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong.values()))):
        _ids(routes, **wrong)


def test_routes_a_moment_needs_a_timezone(routes: Routes) -> None:
    with pytest.raises(ValueError, match="timezone"):
        _ids(routes, at=datetime(2026, 11, 25))


@pytest.mark.parametrize(
    ("intent", "remembered", "person"),
    [
        ("gevaar_jongere_thuis", None, "jongere"),
        ("gevaar_wurging", "jongere", "slachtoffer"),
        ("slachtoffer_ouder_wordt_mishandeld", None, "oudere"),
        ("vraag_kosten", "oudere", "oudere"),
        ("vraag_kosten", None, "onbekend"),
        ("", "koning", "onbekend"),
    ],
)
def test_routes_person_of_intent_then_memory(
    routes: Routes, intent: str, remembered: str | None, person: str
) -> None:
    assert person_of(routes, intent, remembered) == person


def test_routes_theme_of_intent(routes: Routes) -> None:
    assert theme_of(routes, "jongere_loverboy") == "mensenhandel"
    assert theme_of(routes, "gesprek_dank") == "algemeen"


def test_routes_themes_with_one_line_count_together(routes: Routes) -> None:
    lines = {each.answer: each for each in theme_lines(routes)}
    assert {"slachtoffer_seksueel", "jongere_beelden"} <= lines["utter_thema_seksueel"].intents
    assert lines["utter_thema_seksueel"].likely == 0.15
    assert lines["utter_thema_zelfmoord"].likely == 0.1
    assert lines["utter_thema_zelfmoord"].stays and not lines["utter_thema_seksueel"].stays


def test_routes_check_accepts_the_table(edit: Edit) -> None:
    assert check_content(edit(lambda data: None)) == []


def _last(key: str, value: Any) -> Callable[[Any], None]:
    return lambda data: data["routes"][-1].__setitem__(key, value)


@pytest.mark.parametrize(
    ("alter", "part"),
    [
        (_last("contacts", ["veilig_tuis"]), "'veilig_tuis' bestaat niet"),
        (_last("contacts", ["gem_ede"]), "zet hier eigen_gemeente"),
        (_last("chat", ["csg_regio"]), "heeft geen chat"),
        (_last("chat", ["niemand"]), "'niemand' bestaat niet"),
        (_last("when", {"theme": ["weer"]}), "'weer' bestaat niet"),
        (_last("when", {"gemeente": ["utrecht"]}), "'utrecht' bestaat niet"),
        (_last("when", {"persoon": ["jongere"]}), "onbekend veld 'persoon'"),
        (lambda data: data["themes"].pop(), "'algemeen' ontbreekt"),
        (lambda data: data["persons"].append({"id": "jongere", "name": "x"}), "staat er 2 keer"),
        (
            lambda data: data["themes"][1]["intents"].append("jongere_somber"),
            "'jongere_somber' staat bij meer dan één",
        ),
        (lambda data: data["routes"].pop(0), "de eerste regel hoort te zijn"),
        (
            lambda data: data["routes"].remove(
                next(rule for rule in data["routes"] if not rule["when"])
            ),
            "anders blijft iemand 's nachts met niemand over",
        ),
    ],
)
def test_routes_check_finds_what_is_wrong(
    edit: Edit, alter: Callable[[Any], None], part: str
) -> None:
    findings = check_content(edit(alter))
    assert part in "\n".join(finding.message for finding in findings)
    assert {finding.file for finding in findings} == {"content/routes.yml"}
    assert all(finding.line > 0 for finding in findings)


def _found(checkout: Path) -> str:
    return "\n".join(str(finding) for finding in check_content(checkout))


def _silence(edit_contact: Callable[..., Path], key: str) -> Path:
    hidden = {"telephone": "nee", "website": "nee"}
    return edit_contact(key, status="een_bron", shown=hidden)


def test_routes_skip_a_number_that_is_silenced(
    edit: Edit, edit_contact: Callable[..., Path]
) -> None:
    checkout = edit(lambda data: None)
    assert _ids(load_routes(checkout), theme="recht") == ["slachtofferhulp", "veilig_thuis"]
    assert "routes.yml" not in _found(_silence(edit_contact, "slachtofferhulp"))
    assert _ids(load_routes(checkout), theme="recht") == ["veilig_thuis"]


def test_routes_skip_a_chat_that_is_gone_or_has_no_site(
    edit: Edit, edit_contact: Callable[..., Path]
) -> None:
    checkout = edit(lambda data: None)
    edit_contact("113", shown={"website": "nee"})
    edit_contact("veilig_thuis", chat={"available": False})
    assert "routes.yml" not in _found(checkout)
    asked = {"person": "slachtoffer", "danger": "geen", "gemeente": None}
    offers = chain(load_routes(checkout), **asked, theme="kan_niet_bellen")
    assert [(offer.contact.id, offer.way) for offer in offers] == [("veilig_thuis", "telephone")]


def test_routes_skip_the_own_gemeente_that_is_silenced(
    edit: Edit, edit_contact: Callable[..., Path]
) -> None:
    checkout = edit(lambda data: None)
    _silence(edit_contact, "gem_wageningen")
    asked = {"danger": "geen", "theme": "lokaal", "gemeente": "wageningen"}
    for person in ("slachtoffer", "professional"):
        offers = chain(load_routes(checkout), person=person, **asked)
        assert [offer.contact.id for offer in offers] == ["veilig_thuis"]


@pytest.mark.parametrize("key", ["112", "veilig_thuis"])
def test_routes_check_refuses_a_lifeline_that_is_silenced(
    edit: Edit, edit_contact: Callable[..., Path], key: str
) -> None:
    contacts = load_contacts(edit(lambda data: None))
    for sharing in (each.id for each in contacts.values() if each.telephone_of == key):
        _silence(edit_contact, sharing)
    assert "is een reddingslijn: het nummer blijft altijd" in _found(_silence(edit_contact, key))


def test_routes_check_takes_a_number_that_is_silent_already(edit: Edit) -> None:
    checkout = edit(_last("contacts", ["helpwanted"]))
    assert check_content(checkout) == []
    assert "Helpwanted (stil)" in printed(load_routes(checkout))


def test_routes_check_names_the_line_of_the_contact(edit: Edit) -> None:
    checkout = edit(_last("contacts", ["veilig_tuis"]))
    (finding,) = [f for f in check_content(checkout) if "veilig_tuis" in f.message]
    lines = (checkout / finding.file).read_text(encoding="utf-8").splitlines()
    assert "veilig_tuis" in lines[finding.line - 1]


def test_routes_check_wants_intents_that_exist(edit: Edit) -> None:
    checkout = edit(lambda data: data["themes"][0]["intents"].append("vraag_zomaar"))
    assert check_content(checkout) == []  # A content release stands alone.
    (checkout / "domain.yml").write_text("intents:\n- jongere_somber:\n")
    assert "'vraag_zomaar' bestaat niet" in str(check_content(checkout))


def test_routes_contact_that_is_gone_stops_loading(edit: Edit) -> None:
    checkout = edit(_last("contacts", ["veilig_tuis"]))
    with pytest.raises(CatalogueError, match="veilig_tuis"):
        load_routes(checkout)


def test_routes_document_is_current(root: Path, routes: Routes) -> None:
    written = (root / "docs" / "routes.md").read_text(encoding="utf-8")
    assert written == printed(routes), "docs/routes.md is old: run make routes"
