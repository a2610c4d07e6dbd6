"""The first screen, its figures: what residents asked, small numbers hidden, and is all well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate

import catalog
from catalog.counts import FILE, Count, add_counts, week_of
from editor.overview import health
from editor.overview.asked import NO_WEEK, NOTHING
from tests.helpers.screen import home, rows

FEW = "minder dan 5"


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


# What residents asked.


def _weeks_ago(number: int) -> str:
    return week_of(localdate() - timedelta(weeks=number))


def _count(settings: Any, *counts: tuple[int, str, int, int]) -> None:
    """Count answers: (weeks ago, intent, answers, questions back)."""
    found = [
        Count(_weeks_ago(ago), "ede", intent, answers, back)
        for ago, intent, answers, back in counts
    ]
    add_counts(settings.COUNTS_FOLDER, found)


def test_overview_without_counts_says_so(anna: Client) -> None:
    assert NOTHING in home(anna)


def test_overview_with_broken_counts_says_so_and_shows_the_rest(anna: Client, settings) -> None:
    settings.COUNTS_FOLDER.mkdir()
    (settings.COUNTS_FOLDER / FILE).write_bytes(b"kapot" * 1000)
    page = home(anna)
    assert "De tellingen zijn niet te lezen" in page and rows(page, "Nummers om te bellen")


def test_overview_a_week_that_is_not_over_is_not_shown(anna: Client, settings) -> None:
    _count(settings, (0, "vraag_csg", 50, 9))
    page = home(anna)
    assert NO_WEEK in page and rows(page, "Antwoorden per onderwerp") == []
    _count(settings, (1, "vraag_csg", 7, 0))
    (row,) = rows(home(anna), "Antwoorden per onderwerp")
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
    found = {name: numbers for name, *numbers in rows(home(anna), "Antwoorden per onderwerp")}
    assert found == {
        "seksueel geweld": [FEW, "7"],
        "groeten, bedanken en korte antwoorden": ["30", FEW],
        "al het andere": [FEW, "5"],
    }


def test_overview_a_subject_under_five_is_not_named(anna: Client, settings) -> None:
    _count(settings, (1, "vraag_csg", 6, 0), (1, "jongere_beelden", 4, 0))
    page = home(anna)
    assert "naaktbeelden" not in page
    assert rows(page, "Hoe vaak")[0][1:] == ["niet te tonen"] * 2


def test_overview_a_total_that_gives_no_small_number_away_is_shown(anna: Client, settings) -> None:
    few = ("jongere_beelden", "pleger_seksueel", "jongere_somber", "slachtoffer_verblijf")
    _count(settings, (1, "vraag_csg", 20, 6), *((1, intent, 2, 0) for intent in few))
    (row,) = rows(home(anna), "Hoe vaak")
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
    return {part: stand for part, stand, _ in rows(home(client), "De onderdelen")}


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
    assert _stands(anna)[part] == "let op" and said in home(anna)


def test_overview_health_without_a_portal(anna: Client, settings) -> None:
    assert _stands(anna)["Pagina voor bewoners"] == "onbekend"
    settings.PORTAL_ADDRESS = "http://127.0.0.1:9"
    assert _stands(anna)["Pagina voor bewoners"] == "let op"


def test_overview_health_names_the_live_release_and_what_is_broken(
    anna: Client, monkeypatch
) -> None:
    status = catalog.Status(Path("elders"), 11, "inhoudsversie 12 is niet gaaf")
    monkeypatch.setattr(health, "release_status", lambda root: status)
    page = home(anna)
    assert "inhoudsversie 12 is niet gaaf" in page and "gebruikt nu inhoudsversie 11" in page


def test_overview_asks_the_portal_outside_a_transaction(anna: Client, monkeypatch) -> None:
    """The portal asks the editor in turn, which would wait for its own database."""
    from django.urls import resolve

    assert "default" in resolve("/redactie/").func._non_atomic_requests
