"""Only the listed websites may speak with the chat API, each for its own gemeente."""

from __future__ import annotations

import json

import pytest

from portal.settings import SITES, SettingError
from portal.sites import load_sites

FIVE = ("barneveld", "ede", "nijkerk", "scherpenzeel", "wageningen")
OWN = "portal.example.nl"


def _sites(*, development=False):
    return load_sites(SITES, known=FIVE, development=development)


def test_sites_every_gemeente_has_a_website():
    assert {own for each in _sites().gemeenten.values() for own in each} == set(FIVE)


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("https://www.ede.nl", True),
        (f"https://{OWN}", True),
        ("http://www.ede.nl", False),
        ("https://www.ede.nl:8443", False),
        ("https://www.ede.nl.kwaad.example", False),
        ("https://kwaad-www.ede.nl", False),
        ("https://sub.www.ede.nl", False),
        ("https://WWW.EDE.NL", False),
        ("https://www.ede.nl/", False),
        ("null", False),
        ("", False),
        ("http://localhost:3000", False),
    ],
)
def test_sites_origin_is_compared_whole(origin, allowed):
    assert _sites().allows(origin, OWN) is allowed


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://localhost:3000", True),
        ("http://127.0.0.1", True),
        ("http://localhost.kwaad.example", False),
        ("http://127.0.0.1.kwaad.example:80", False),
        ("https://kwaad.example", False),
    ],
)
def test_sites_this_computer_is_added_in_development(origin, allowed):
    assert _sites(development=True).allows(origin, OWN) is allowed


@pytest.mark.parametrize(
    ("origin", "asked", "used"),
    [
        ("https://www.ede.nl", "ede", "ede"),
        ("https://www.ede.nl", None, "ede"),
        ("https://www.ede.nl", "barneveld", "ede"),
        ("https://elders.example", "barneveld", "barneveld"),
        (None, "ede", "ede"),
        (None, None, None),
    ],
)
def test_sites_resident_of_ede_never_lands_in_barneveld(origin, asked, used):
    assert _sites().gemeente(origin, asked) == used


def test_sites_shared_website_needs_a_gemeente(tmp_path):
    path = tmp_path / "sites.json"
    path.write_text(json.dumps({"ede": ["https://vallei.nl"], "nijkerk": ["https://vallei.nl"]}))
    sites = load_sites(path, known=FIVE, development=False)
    assert sites.gemeente("https://vallei.nl", "nijkerk") == "nijkerk"
    assert sites.gemeente("https://vallei.nl", "barneveld") is None


@pytest.mark.parametrize(
    "written",
    [
        "geen json",
        "[]",
        '{"amsterdam": ["https://amsterdam.nl"]}',
        '{"ede": "https://ede.nl/"}',
        '{"ede": ["https://*.ede.nl"]}',
        '{"ede": ["http://ede.nl"]}',
        '{"ede": ["https://ede.nl/pad"]}',
        '{"ede": ["https://EDE.nl"]}',
        '{"ede": [7]}',
        '{"ede": ["*"]}',
    ],
)
def test_sites_anything_but_full_origins_is_refused(tmp_path, written):
    path = tmp_path / "sites.json"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(SettingError, match=r"sites\.json"):
        load_sites(path, known=FIVE, development=True)
