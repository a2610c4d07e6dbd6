"""The first screen: what waits for me, and what is due."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from editor.accounts.roles import CHIEF_EDITOR, EDITOR, NIGHT, SAFETY
from editor.overview.due import calls, reviews
from editor.records.models import Answer, Contact, PortalText
from tests.helpers.drafts import submit, write
from tests.helpers.officers import edit_url, logged_in, make_officer
from tests.helpers.screen import home, rows

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


# What waits.


def test_overview_is_the_first_screen_and_in_the_menu(anna: Client) -> None:
    assert reverse("wagtailadmin_home") == "/redactie/"
    page = home(anna)
    assert re.findall(r"<h1.*?</h1>", page, re.S) and "Er wacht niets op jou." in page
    assert '"label": "Overzicht"' in page
    headings = re.findall(r"<h([1-6])", page[page.index("<h1") :])
    assert headings == ["1", *["2"] * 5]
    main = page[page.index('class="nice-padding overview"') :]
    assert "style=" not in main and not re.search(r"<script>(?!\s*</script>)", main)


def test_overview_needs_somebody_logged_in_with_access(text: PortalText) -> None:
    address = reverse("wagtailadmin_home")
    assert Client().get(address).url.startswith("/redactie/toegang/")
    assert logged_in(make_officer("niemand")).get(address).status_code == 302
    assert logged_in(make_officer("caro", NIGHT)).post(address).status_code == 405


def test_overview_shows_a_colleague_what_waits_and_not_the_writer(
    anna: Client, bram: Client, text: PortalText
) -> None:
    state = submit(anna, text)
    (row,) = rows(home(bram), "Na te kijken")
    assert row[:3] == [text.key, "tekst van de pagina", "Anna Test"]
    assert reverse("review", args=[state.pk]) in home(bram)
    assert rows(home(anna), "Na te kijken") == []
    assert [row[0] for row in rows(home(anna), "Van jou, wacht op een collega")] == [text.key]


@pytest.mark.parametrize(
    ("key", "roles", "areas", "shown"),
    [
        ("page.heading", (CHIEF_EDITOR,), ("regio",), True),
        ("page.heading", (EDITOR,), ("regio",), False),
        ("page.heading", (CHIEF_EDITOR,), ("ede",), False),
        ("page.traces_heading", (CHIEF_EDITOR,), ("regio",), True),
        ("page.traces", (CHIEF_EDITOR,), ("regio",), False),
        ("page.traces", (CHIEF_EDITOR, SAFETY), ("regio",), True),
    ],
)
def test_overview_shows_only_what_one_may_approve(
    text: PortalText, key: str, roles: tuple[str, ...], areas: tuple[str, ...], shown: bool
) -> None:
    record = PortalText.objects.get(key=key)
    submit(logged_in(make_officer("wim", EDITOR, SAFETY)), record, value="Iets anders\nEn nog iets")
    page = home(logged_in(make_officer("dirk", *roles, areas=areas)))
    assert bool(rows(page, "Na te kijken")) is shown


def test_overview_shows_the_writer_what_came_back_and_why(
    anna: Client, bram: Client, text: PortalText
) -> None:
    state = submit(anna, text)
    decision = {"action": "reject", "comment": "Te <lang>"}
    bram.post(reverse("review", args=[state.pk]), decision)
    page = anna.get(reverse("wagtailadmin_home")).content.decode()
    assert "Te &lt;lang&gt;" in page and edit_url(text) in page
    assert "Teruggestuurd naar jou (1)" in page and "Bram Test" in page
    assert rows(home(bram), "Teruggestuurd") == []
    again = submit(anna, text, value="Korter")
    assert rows(home(anna), "Teruggestuurd") == []
    bram.post(reverse("review", args=[again.pk]), {"action": "approve"})
    assert "Er wacht niets op jou." in home(anna)


def test_overview_a_draft_that_was_not_submitted_waits_for_nobody(
    anna: Client, bram: Client, text: PortalText
) -> None:
    write(anna, text)
    assert "Er wacht niets op jou." in home(bram)


# What is due.


def _date(number: int, day: date | None) -> Answer:
    answer = Answer.objects.order_by("key")[number]
    Answer.objects.filter(pk=answer.pk).update(review_by=day, owner="communicatie Ede")
    return answer


def test_overview_review_dates_past_and_within_thirty_days(imported: Path) -> None:
    Answer.objects.update(review_by=None)
    ages = (-400, -1, 0, 1, 30, 31)
    answers = [_date(n, TODAY + timedelta(days=age)) for n, age in enumerate(ages)]
    found = reviews(TODAY)
    assert [row.title for row in found.past] == [str(each) for each in answers[:3]]
    assert [row.days for row in found.past] == [400, 1, 0]
    assert [(row.title, row.days) for row in found.soon] == [
        (str(answers[3]), 1),
        (str(answers[4]), 30),
    ]
    assert found.undated == Answer.objects.filter(retired=False).count() - len(ages)


def test_overview_review_dates_of_what_is_out_of_use_do_not_count(anna: Client) -> None:
    Answer.objects.update(review_by=None)
    late, gone = (_date(n, localdate() - timedelta(days=2)) for n in range(2))
    Answer.objects.filter(pk=gone.pk).update(retired=True)
    (row,) = rows(home(anna), "De nakijkdatum is voorbij")
    assert row[0] == str(late) and row[1] == "communicatie Ede" and row[3] == "2 dagen"


def test_overview_numbers_to_dial_doubtful_ones_first(imported: Path) -> None:
    found = calls(TODAY)
    doubts = [row.doubtful for row in found]
    assert True in doubts and doubts == sorted(doubts, reverse=True)
    titles = {row.title for row in found}
    own = Contact.objects.exclude(telephone="").filter(telephone_of="", retired=False)
    assert titles == set(own.exclude(kind="noodnummer").values_list("name", flat=True))
    own.update(dialled_on=TODAY - timedelta(days=90))
    assert calls(TODAY) == () and len(calls(TODAY + timedelta(days=1))) == len(found)


def test_overview_shows_all_numbers_to_dial_most_of_them_folded_in(anna: Client) -> None:
    page, due = home(anna), calls(localdate())
    first, rest = rows(page, "Nummers om te bellen"), rows(page, "De andere nummers")
    assert len(first) == 10 and len(first) + len(rest) == len(due)
    assert "<details>" in page and first[0][3] == "nog nooit"
    Contact.objects.update(dialled_on=localdate())
    assert "Alle nummers zijn dit kwartaal gebeld." in home(anna)
