"""Remarks while somebody writes: plain Dutch, with the variation and bubble."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
import requests
from django.utils import timezone

from catalog.advice import advise
from catalog.hours import AMSTERDAM
from editor.checks import dead_links
from editor.checks.record import find
from editor.records.models import Answer, Contact, LinkCheck, PortalText
from editor.records.week import coming_days

SUPPORT = "utter_slachtoffer_controle"


def _remarks(*bubbles: str, key: str = "utter_vraag_kosten") -> list[str]:
    answer = Answer.objects.get(key=key)
    answer.variations[0].value["bubbles"] = list(bubbles)
    return [str(remark) for remark in find(answer)]


def _blocking(*bubbles: str, key: str = "utter_vraag_kosten") -> list[str]:
    answer = Answer.objects.get(key=key)
    answer.variations[0].value["bubbles"] = list(bubbles)
    return [str(remark) for remark in find(answer) if remark.blocks]


def test_checks_good_text_has_no_remark(sound: Path) -> None:
    assert _remarks("Bellen kost niets: [[veilig_thuis]].") == []


@pytest.mark.parametrize(
    ("bubble", "words"),
    [
        ("Bel 0800-2000.", "hier is een nummer getypt (0800-2000); gebruik [[veilig_thuis]]"),
        ("Bel [[onbekend]].", "contact 'onbekend' bestaat niet"),
        ("Kijk <a href=x>hier</a>.", "HTML kan hier niet"),
        ("Hallo {naam", "losse haak of accolade bij '{naam'"),
        ("woord " * 60, "60 woorden; hoogstens"),
    ],
)
def test_checks_name_the_bubble(sound: Path, bubble: str, words: str) -> None:
    found = _blocking("Eerst iets goeds.", bubble)
    assert any(words in remark for remark in found)
    assert all("tekstblok 2" in remark for remark in found)


def test_checks_forbidden_numbers_are_named(sound: Path) -> None:
    from catalog import load_wrong_numbers

    number = load_wrong_numbers(sound).numbers[0].number
    assert any("verboden nummer" in remark for remark in _blocking(f"Bel {number}."))


def test_checks_danger_misses_its_lifelines(sound: Path) -> None:
    found = _blocking("Ga weg.", key="utter_gevaar_wurging")
    assert any("[[112]] hoort in het eerste tekstblok" in remark for remark in found)
    assert any("[[veilig_thuis]] mag niet verdwijnen" in remark for remark in found)


def test_checks_what_the_gate_refuses_is_told_while_writing(sound: Path) -> None:
    other = Answer.objects.get(key="utter_vraag_veilig_thuis").variations[0].value["bubbles"]
    found = _blocking(*(str(each) for each in other))
    assert any("dezelfde tekst staat ook bij utter_vraag_veilig_thuis" in each for each in found)


def test_checks_give_the_advice_of_the_catalog(sound: Path) -> None:
    text = "De aandachtsfunctionaris zoekt met je naar wat er nu kan."
    advice = advise(text)
    assert advice and set(_remarks(text)) == {f"variant 1, tekstblok 1: {each}" for each in advice}


def test_checks_the_week_follows_the_hours_of_the_catalog() -> None:
    """King's day, and a time of the day that both read in Amsterdam."""
    monday = datetime(2026, 4, 27, 12, tzinfo=AMSTERDAM)
    week = coming_days("Mo-Fr 09:00-17:00; PH off", now=monday)
    assert week[:2] == [("ma 27-04", "dicht"), ("di 28-04", "09:00–17:00")] and len(week) == 14
    assert coming_days("nooit", now=monday) == []


def test_checks_plain_language_is_advice_only(sound: Path) -> None:
    text = (
        "De verantwoordelijkheidsverdeling tussen samenwerkingspartners wordt overeenkomstig de"
        " vastgestelde uitvoeringsregelingen periodiek geëvalueerd door de betrokken organisaties"
        " en vervolgens vastgelegd in een verslag."
    )
    found = _remarks(text)
    assert _blocking(text) == []
    assert any("lang woord: verantwoordelijkheidsverdeling" in remark for remark in found)
    assert any("lange zin" in remark for remark in found)
    assert any("LIX" in remark for remark in found)


def test_checks_a_contact_that_breaks_texts_is_named_with_its_place(sound: Path) -> None:
    contact = Contact.objects.get(key="csg")
    contact.shown_telephone = "nee"
    found = [str(remark) for remark in find(contact) if remark.blocks]
    assert any(remark.startswith("content/responses/") for remark in found)


def test_checks_wrong_hours_are_explained(sound: Path) -> None:
    contact = Contact.objects.get(key="luisterlijn")
    contact.hours_available = "elke dag van tien tot vier"
    assert any("zijn niet te lezen" in str(remark) for remark in find(contact))


def test_checks_dead_link_is_advice_where_the_address_stands(sound: Path) -> None:
    contact = Contact.objects.exclude(website="").first()
    LinkCheck.objects.create(
        url=f"https://{contact.website}", tried_at=timezone.now(), problem="de site zegt 404"
    )
    (remark,) = [each for each in find(contact) if "de site zegt 404" in each.message]
    assert not remark.blocks
    assert not [each for each in find(PortalText.objects.get(key="exit.goal")) if each.blocks]


class _Answer:
    def __init__(self, status: int) -> None:
        self.status_code = status

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        return None


@pytest.mark.parametrize(
    ("status", "problem"), [(200, ""), (403, ""), (404, "de site zegt 404"), (503, "de site zegt")]
)
def test_checks_links_are_tried_one_at_a_time(
    sound: Path, monkeypatch, status: int, problem: str
) -> None:
    monkeypatch.setattr(dead_links, "_is_public", lambda _: True)
    monkeypatch.setattr(requests, "get", lambda *_, **__: _Answer(status))
    url = dead_links.try_next()
    check = LinkCheck.objects.get()
    assert check.url == url and check.problem.startswith(problem)
    assert bool(check.problem) == bool(problem)
    assert dead_links.try_next() != url


def test_checks_links_without_connection_are_noted(sound: Path, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise requests.ConnectionError

    monkeypatch.setattr(dead_links, "_is_public", lambda _: True)
    monkeypatch.setattr(requests, "get", fail)
    assert "geen verbinding" in dead_links.problem_of("https://voorbeeld.nl")


def test_checks_links_to_inner_machines_are_not_tried(monkeypatch) -> None:
    monkeypatch.setattr(requests, "get", lambda *_, **__: pytest.fail("asked anyway"))
    assert "open internet" in dead_links.problem_of("https://127.0.0.1/beheer")


@pytest.mark.parametrize(("changes", "advised"), [
    ({"telephone": "088-0767999"}, True),
    ({"telephone": "088-0767999", "dialled_on": date(2026, 11, 25)}, False),
    ({"dialled_on": date(2026, 11, 25)}, False),
    ({"telephone": ""}, False),
])  # fmt: skip
def test_checks_advise_to_dial_a_new_number(sound: Path, changes, advised: bool) -> None:
    contact = Contact.objects.get(key="luisterlijn")
    for name, value in changes.items():
        setattr(contact, name, value)
    said = [remark for remark in find(contact) if "Bel het nummer zelf" in remark.message]
    assert bool(said) is advised and not any(remark.blocks for remark in said)
