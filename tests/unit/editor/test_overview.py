"""The first screen: what waits for me, what is due, what residents asked, whether all is well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import unescape
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

import catalog
from catalog.counts import FILE, Count, add_counts, week_of
from editor.accounts.roles import CHIEF_EDITOR, EDITOR, NIGHT, SAFETY
from editor.overview import health
from editor.overview.asked import NO_WEEK, NOTHING
from editor.overview.due import calls, reviews
from editor.records.models import Answer, Contact, PortalText
from tests.helpers.drafts import submit, write
from tests.helpers.officers import edit_url, logged_in, make_officer

TODAY = date(2026, 11, 25)
FEW = "minder dan 5"


@pytest.fixture(autouse=True)
def alone(settings, tmp_path: Path) -> None:
    settings.TWO_FACTOR_ROLES = []
    settings.COUNTS_FOLDER = tmp_path / "tellingen"
    settings.PORTAL_ADDRESS = None


def _page(client: Client) -> str:
    answer = client.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _rows(page: str, caption: str) -> list[list[str]]:
    """Return the cells of a table as text, by its caption; empty: there is no such table."""
    for table in re.findall(r"<table.*?</table>", page, re.S):
        said = re.search(r"<caption[^>]*>(.*?)</caption>", table, re.S)
        assert said and '<th scope="col">' in table
        if said[1].startswith(caption):
            rows = re.findall(r"<tr>(.*?)</tr>", table, re.S)[1:]
            return [_cells(row) for row in rows]
    return []


def _cells(row: str) -> list[str]:
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]


# What waits.


def test_overview_is_the_first_screen_and_in_the_menu(anna: Client) -> None:
    assert reverse("wagtailadmin_home") == "/redactie/"
    page = _page(anna)
    assert re.findall(r"<h1.*?</h1>", page, re.S) and "Er wacht niets op jou." in page
    assert '"label": "Overzicht"' in page
    headings = re.findall(r"<h([1-6])", page[page.index("<h1") :])
    assert headings == ["1", *["2"] * 5]
    main = page[page.index("overview") :]
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
    (row,) = _rows(_page(bram), "Na te kijken")
    assert row[:3] == [text.key, "tekst van de pagina", "Anna Test"]
    assert reverse("review", args=[state.pk]) in _page(bram)
    assert _rows(_page(anna), "Na te kijken") == []
    assert [row[0] for row in _rows(_page(anna), "Van jou, wacht op een collega")] == [text.key]


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
    page = _page(logged_in(make_officer("dirk", *roles, areas=areas)))
    assert bool(_rows(page, "Na te kijken")) is shown


def test_overview_shows_the_writer_what_came_back_and_why(
    anna: Client, bram: Client, text: PortalText
) -> None:
    state = submit(anna, text)
    decision = {"action": "reject", "comment": "Te <lang>"}
    bram.post(reverse("review", args=[state.pk]), decision)
    page = anna.get(reverse("wagtailadmin_home")).content.decode()
    assert "Te &lt;lang&gt;" in page and edit_url(text) in page
    assert "Teruggestuurd naar jou (1)" in page and "Bram Test" in page
    assert _rows(_page(bram), "Teruggestuurd") == []
    again = submit(anna, text, value="Korter")
    assert _rows(_page(anna), "Teruggestuurd") == []
    bram.post(reverse("review", args=[again.pk]), {"action": "approve"})
    assert "Er wacht niets op jou." in _page(anna)


def test_overview_a_draft_that_was_not_submitted_waits_for_nobody(
    anna: Client, bram: Client, text: PortalText
) -> None:
    write(anna, text)
    assert "Er wacht niets op jou." in _page(bram)


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
    (row,) = _rows(_page(anna), "De nakijkdatum is voorbij")
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
    page, due = _page(anna), calls(localdate())
    first, rest = _rows(page, "Nummers om te bellen"), _rows(page, "De andere nummers")
    assert len(first) == 10 and len(first) + len(rest) == len(due)
    assert "<details>" in page and first[0][3] == "nog nooit"
    Contact.objects.update(dialled_on=localdate())
    assert "Alle nummers zijn dit kwartaal gebeld." in _page(anna)


# What residents asked.


def _weeks_ago(number: int) -> str:
    return week_of(localdate() - timedelta(weeks=number))


def _count(settings: Any, *counts: tuple[int, str, int, int]) -> None:
    """Count answers: (weeks ago, intent, answers, questions back)."""
    rows = [
        Count(_weeks_ago(ago), "ede", intent, answers, back)
        for ago, intent, answers, back in counts
    ]
    add_counts(settings.COUNTS_FOLDER, rows)


def test_overview_without_counts_says_so(anna: Client) -> None:
    assert NOTHING in _page(anna)


def test_overview_with_broken_counts_says_so_and_shows_the_rest(anna: Client, settings) -> None:
    settings.COUNTS_FOLDER.mkdir()
    (settings.COUNTS_FOLDER / FILE).write_bytes(b"kapot" * 1000)
    page = _page(anna)
    assert "De tellingen zijn niet te lezen" in page and _rows(page, "Nummers om te bellen")


def test_overview_a_week_that_is_not_over_is_not_shown(anna: Client, settings) -> None:
    _count(settings, (0, "vraag_csg", 50, 9))
    page = _page(anna)
    assert NO_WEEK in page and _rows(page, "Antwoorden per onderwerp") == []
    _count(settings, (1, "vraag_csg", 7, 0))
    (row,) = _rows(_page(anna), "Antwoorden per onderwerp")
    assert row[1:] == ["7"]


def test_overview_counts_per_theme_of_the_routes_and_week(anna: Client, settings) -> None:
    _count(
        settings,
        (1, "slachtoffer_seksueel", 4, 0),
        (1, "jongere_seksueel", 3, 0),
        (2, "slachtoffer_seksueel", 4, 0),
        (2, "gesprek_groet", 30, 0),
        (1, "iets_nieuws", 5, 0),
    )
    rows = {name: numbers for name, *numbers in _rows(_page(anna), "Antwoorden per onderwerp")}
    assert rows == {
        "seksueel geweld": [FEW, "7"],
        "groeten, bedanken en korte antwoorden": ["30", FEW],
        "al het andere": [FEW, "5"],
    }


def test_overview_a_subject_under_five_is_not_named(anna: Client, settings) -> None:
    _count(settings, (1, "vraag_csg", 6, 0), (1, "jongere_beelden", 4, 0))
    page = _page(anna)
    assert "naaktbeelden" not in page
    assert _rows(page, "Hoe vaak")[0][1:] == ["niet te tonen"] * 2


def test_overview_a_total_that_gives_no_small_number_away_is_shown(anna: Client, settings) -> None:
    few = ("jongere_beelden", "pleger_seksueel", "jongere_somber", "slachtoffer_verblijf")
    _count(settings, (1, "vraag_csg", 20, 6), *((1, intent, 2, 0) for intent in few))
    (row,) = _rows(_page(anna), "Hoe vaak")
    assert row[1:] == ["28", "6"]


# Whether all is well.


@pytest.fixture
def portal(settings) -> Iterator[Callable[..., None]]:
    """Return a function that sets what the portal says: status and body."""
    told: list[tuple[int, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == "/readyz"
            status, body = told[-1]
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.PORTAL_ADDRESS = f"http://127.0.0.1:{server.server_port}"
    yield lambda status, body: told.append((status, body))
    server.shutdown()
    server.server_close()


WELL = b'{"release": null, "rasa": "ok", "content": "ok", "problem": null}'


def _stands(client: Client) -> dict[str, str]:
    return {part: stand for part, stand, _ in _rows(_page(client), "De onderdelen")}


def test_overview_health_portal_and_bot_go_along(anna: Client, portal) -> None:
    portal(200, WELL)
    wanted = {"Teksten en nummers", "Pagina voor bewoners", "Assistent"}
    assert _stands(anna) == {part: "in orde" for part in wanted}


@pytest.mark.parametrize(
    ("status", "body", "part", "said"),
    [
        (503, WELL.replace(b'"ok"', b'"away"', 1), "Assistent", health.BOT_AWAY),
        (200, WELL.replace(b"null", b"12", 1), "Pagina voor bewoners", "inhoudsversie 12"),
        (200, b'{"content": "broken", "problem": "regel 3"}', "Pagina voor bewoners", "regel 3"),
        (500, b"<h1>fout</h1>", "Pagina voor bewoners", health.AWAY),
        (200, b"[]", "Pagina voor bewoners", health.AWAY),
    ],
)
def test_overview_health_says_what_is_wrong(
    anna: Client, portal, status: int, body: bytes, part: str, said: str
) -> None:
    portal(status, body)
    assert _stands(anna)[part] == "let op" and said in _page(anna)


def test_overview_health_without_a_portal(anna: Client, settings) -> None:
    assert _stands(anna)["Pagina voor bewoners"] == "onbekend"
    settings.PORTAL_ADDRESS = "http://127.0.0.1:9"
    assert _stands(anna)["Pagina voor bewoners"] == "let op"


def test_overview_health_names_the_live_release_and_what_is_broken(
    anna: Client, monkeypatch
) -> None:
    status = catalog.Status(Path("elders"), 11, "inhoudsversie 12 is niet gaaf")
    monkeypatch.setattr(health, "release_status", lambda root: status)
    page = _page(anna)
    assert "inhoudsversie 12 is niet gaaf" in page and "gebruikt nu inhoudsversie 11" in page


def test_overview_asks_the_portal_outside_a_transaction(anna: Client, monkeypatch) -> None:
    """The portal asks the editor in turn, which would wait for its own database."""
    from django.urls import resolve

    assert "default" in resolve("/redactie/").func._non_atomic_requests
