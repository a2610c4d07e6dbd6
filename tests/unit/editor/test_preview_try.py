"""Probeer een zin: what an officer gets to read, in every state of Rasa, and what is kept of it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from editor.accounts.roles import NIGHT
from editor.preview import rasa
from editor.preview.reasons import AWAY_WORDS, percent
from editor.records.models import Answer
from tests.helpers.fake_understanding import DANGER, PLAIN, FakeUnderstanding
from tests.helpers.fake_understanding import KEY as ASK_KEY
from tests.helpers.officers import logged_in, make_officer

SENTENCE = "de groene schommel achter het gemeentehuis"
KEY = "utter_vraag_veilig_thuis"


@pytest.fixture
def understanding(settings) -> Iterator[FakeUnderstanding]:
    with FakeUnderstanding() as fake:
        settings.RASA_URL, settings.ASK_KEY = fake.url, ASK_KEY
        yield fake


@pytest.fixture
def answer(sound) -> Answer:
    return Answer.objects.get(key=KEY)


def _try(client: Client, text: str = SENTENCE, *, answer: Any = None, gemeente: str = "") -> str:
    url = reverse("try_answer", args=[answer.pk]) if answer else reverse("try")
    page = client.post(url, {"text": text, "gemeente": gemeente})
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    return unescape(page.content.decode())


def _draft(answer: Answer, *bubbles: str) -> None:
    answer.variations[0].value["bubbles"] = list(bubbles)
    answer.save_revision()


def test_try_says_intent_level_and_the_live_answer(anna: Client, understanding) -> None:
    page = _try(anna)
    assert "vraag: veilig thuis" in page and "zekerheid 93%" in page
    assert "Zo zeggen bewoners het ook" in page
    assert "Geen gevaar." in page and "Geen vaste regel slaat aan" in page
    said = page.partition("Wat hij antwoordt")[2]
    assert KEY in said and "0800-2000" in said and "[[veilig" not in said
    assert "Met dit concept" not in page
    assert "telt mee wat er eerder is gezegd" in page


def test_try_asks_about_this_very_sentence_and_says_what_else_it_could_be(
    anna: Client, understanding
) -> None:
    page = _try(anna)
    assert understanding.received == [{"text": SENTENCE}]
    assert "Daarna: vraag: nummer (5%)." in page


def test_try_shows_the_draft_beside_what_is_live(anna: Client, understanding, answer) -> None:
    _draft(answer, "Een nieuwe tekst: bel [[veilig_thuis]].", "En nog iets.")
    page = _try(anna, answer=answer)
    now, _, then = page.partition("<h4>Met dit concept</h4>")
    assert "Een nieuwe tekst" not in now and "0800-2000" in now
    assert "Een nieuwe tekst: bel 0800-2000." in then and "En nog iets." in then


def test_try_says_when_the_draft_changes_nothing(anna: Client, understanding, answer) -> None:
    assert "Hetzelfde: het concept verandert deze tekst niet." in _try(anna, answer=answer)


def test_try_says_when_another_answer_comes(anna: Client, understanding, answer) -> None:
    understanding.parsed, understanding.actions = DANGER, ["utter_gevaar_geweld_nu"]
    page = _try(anna, answer=answer)
    assert "komt vraag: veilig thuis niet aan de beurt" in " ".join(
        page.replace("<strong>", "").replace("</strong>", "").split()
    )
    assert "Met dit concept" not in page


def test_try_gives_the_reasons_of_danger(anna: Client, understanding) -> None:
    understanding.parsed, understanding.actions = DANGER, ["utter_gevaar_geweld_nu"]
    page = _try(anna)
    assert "Acuut: nu of binnen uren" in page and "meer dan 99%" in page
    assert "Regel V12, acuut: " in page and "‘trapt de deur in’" in page and "want " in page
    assert "112" in page


def test_try_knows_no_such_rule_and_still_says_its_number(anna: Client, understanding) -> None:
    signal = {"rule": "V999", "level": "vermoeden", "words": ["zo"]}
    danger = {**PLAIN["danger"], "level": "vermoeden", "signals": [signal]}
    understanding.parsed = {**PLAIN, "danger": danger}
    page = _try(anna)
    assert "Regel V999, vermoeden (‘zo’)." in page and "Vermoeden: " in page


def test_try_tells_what_depends_on_gemeente_and_hour(anna: Client, understanding) -> None:
    understanding.actions = ["utter_vraag_lokaal_team", "action_local_team", "action_reachable_now"]
    page = _try(anna)
    assert "hangt af van de gemeente" in page and "hangt af van het uur" in page
    assert "Op dit moment is dat: " in page and "utter_lokaal_" not in page
    assert "utter_lokaal_ede" in _try(anna, gemeente="ede")


def test_try_goes_by_a_place_in_the_sentence_first(anna: Client, understanding) -> None:
    understanding.actions = ["utter_vraag_lokaal_team", "action_local_team"]
    understanding.parsed = {**PLAIN, "entities": [{"entity": "gemeente", "value": "nijkerk"}]}
    assert "utter_lokaal_nijkerk" in _try(anna, gemeente="ede")
    understanding.parsed = {**PLAIN, "entities": [{"entity": "plaats", "value": "Utrecht"}]}
    assert "utter_lokaal_" not in _try(anna, gemeente="ede")


def test_try_gives_professionals_their_own_way_in(anna: Client, understanding) -> None:
    understanding.actions = ["utter_professional_lokaal_team", "action_local_team"]
    understanding.parsed = {**PLAIN, "intent": {"name": "professional_lokaal_team"}}
    assert "utter_lokaal_ede_professional" in _try(anna, gemeente="ede")
    assert "utter_lokaal_nijkerk_professional" not in _try(anna, gemeente="nijkerk")


def test_try_takes_the_variant_of_the_gemeente(anna: Client, understanding, answer) -> None:
    rows = answer.variations.get_prep_value()
    own = {"type": "variation", "value": {**rows[0]["value"], "gemeente": "ede"}}
    own["value"]["bubbles"] = ["Alleen voor Ede."]
    answer.variations = answer.variations.stream_block.to_python([*rows, own])
    answer.save_revision()
    assert "Alleen voor Ede." not in _try(anna, answer=answer)
    assert ">Alleen voor Ede.<" in _try(anna, answer=answer, gemeente="ede")


def test_try_names_a_step_and_a_text_it_does_not_know(anna: Client, understanding) -> None:
    understanding.actions = ["utter_nog_nergens", "action_nieuw"]
    page = _try(anna)
    assert "Er is nog geen live tekst." in page and "action_nieuw" in page


def test_try_while_rasa_is_away_keeps_the_text(anna: Client, settings) -> None:
    settings.RASA_URL = "http://127.0.0.1:9"
    page = _try(anna)
    assert AWAY_WORDS["away"] in page and SENTENCE in page


@pytest.mark.parametrize("key", ["", "een andere sleutel"])
def test_try_with_a_rasa_that_does_not_know_us(anna: Client, understanding, settings, key) -> None:
    settings.ASK_KEY = key
    page = _try(anna)
    assert AWAY_WORDS["closed"] in page and SENTENCE in page
    assert understanding.received == []


def test_try_while_rasa_is_starting(anna: Client, understanding) -> None:
    understanding.status = 503
    assert AWAY_WORDS["away"] in _try(anna)


def test_try_while_rasa_is_slow(anna: Client, understanding, monkeypatch) -> None:
    monkeypatch.setattr(rasa, "SECONDS", 0.3)
    understanding.seconds = 0.8
    page = _try(anna)
    assert AWAY_WORDS["slow"] in page and SENTENCE in page


def _but(**parts: Any) -> bytes:
    return json.dumps({**PLAIN, "actions": [KEY], **parts}).encode()


STRANGE: list[Any] = [
    b"<html>oeps",
    b"null",
    b"[]",
    b"{}",
    _but(intent={"name": "a b"}),
    _but(intent={"name": None}),
    _but(intent={"name": "bot_groet", "confidence": "x"}),
    _but(ranking=[{"name": "<b>", "confidence": 1}]),
    _but(danger={"level": "erg", "signals": []}),
    _but(danger={"level": "geen", "signals": [7]}),
    _but(danger={"level": "geen"}),
    _but(entities=[7]),
    _but(actions=["../weg"]),
    _but(actions=7),
    b"[" * 200_000,
    b"x" * 1_100_000,
]


@pytest.mark.parametrize("raw", STRANGE, ids=range(len(STRANGE)))
def test_try_with_a_strange_answer(anna: Client, understanding, raw) -> None:
    understanding.raw = raw
    page = _try(anna)
    assert AWAY_WORDS["strange"] in page and SENTENCE in page


def test_try_shows_hostile_text_as_text(anna: Client, understanding) -> None:
    words = ["<b>x</b>"]
    signal = {"rule": "<i>V</i>", "level": "geen", "words": words}
    understanding.parsed = {**PLAIN, "danger": {**PLAIN["danger"], "signals": [signal]}}
    page = anna.post(reverse("try"), {"text": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page and "<b>x" not in page and "<i>V" not in page


@pytest.mark.parametrize(
    ("typed", "message"), [("  ", "Typ eerst een zin."), ("a" * 2001, "Dit is te lang")]
)
def test_try_refuses_nothing_and_too_much(anna: Client, understanding, typed, message) -> None:
    page = _try(anna, typed)
    assert message in page and typed in page
    assert understanding.received == []


def test_try_reads_no_sentence_from_an_address(anna: Client, understanding) -> None:
    page = anna.get(reverse("try"), {"text": SENTENCE})
    assert page.status_code == 200 and SENTENCE not in page.content.decode()
    assert "wordt niet bewaard" in page.content.decode()
    assert understanding.received == []


def test_try_is_not_for_everybody(understanding, answer) -> None:
    url = reverse("try_answer", args=[answer.pk])
    assert Client().post(url, {"text": SENTENCE}).status_code == 302
    doorman = make_officer("dora")
    enter = Group.objects.create(name="Alleen binnen")
    enter.permissions.add(Permission.objects.get(codename="access_admin"))
    doorman.groups.add(enter)
    refused = logged_in(doorman).post(url, {"text": SENTENCE})
    assert refused.status_code == 403
    assert "Je mag de antwoorden" in refused.content.decode()
    assert "Probeer een zin" not in logged_in(doorman).get("/redactie/").content.decode()
    assert understanding.received == []
    assert logged_in(make_officer("nico", NIGHT)).get(url).status_code == 200


def test_try_stands_on_the_edit_page_and_in_the_menu(anna: Client, answer) -> None:
    edit = reverse(answer.snippet_viewset.get_url_name("edit"), args=[answer.pk])
    page = anna.get(edit).content.decode()
    assert reverse("try_answer", args=[answer.pk]) in page
    assert reverse("try") in page
    assert anna.get(reverse("try_answer", args=[9_999_999])).status_code == 404


def test_try_leaves_no_trace(anna: Client, understanding, answer, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        for raw in (None, b"stuk"):
            understanding.raw = raw
            assert SENTENCE in _try(anna, answer=answer)
        understanding.status = 500
        _try(anna, answer=answer)
    assert "schommel" not in caplog.text
    assert "schommel" not in str(dict(anna.session))
    for model in apps.get_models():
        for row in model.objects.values() if hasattr(model, "objects") else ():
            assert "schommel" not in str(row), model


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0, "0%"), (0.004, "minder dan 1%"), (0.5, "50%"), (0.996, "meer dan 99%"), (1, "100%")],
)
def test_try_chances_in_words(chance, words) -> None:
    assert percent(chance) == words
