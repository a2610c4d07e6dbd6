"""A contact that says more than it may is refused, with the reason in Dutch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog import CatalogueError, load_contacts
from catalog.contacts import highest_show

Edit = Callable[..., Path]


@pytest.mark.parametrize(
    ("status", "kind", "highest"),
    [
        ("bevestigd_officieel", "veilig_thuis", "ja"),
        ("bevestigd_derden", "gemeente", "ja"),
        ("nagebeld", "luisterlijn", "ja"),
        ("een_bron", "gemeente", "met_voorbehoud"),
        ("een_bron", "lokaal_team", "met_voorbehoud"),
        ("een_bron", "online_misbruik", "nee"),
        ("tegenstrijdig", "gemeente", "nee"),
        ("niet_gevonden", "lokaal_team", "nee"),
        ("onbekend", "gemeente", "nee"),
    ],
)
def test_contacts_status_decides_what_is_shown(status: str, kind: str, highest: str) -> None:
    assert highest_show(status, kind) == highest


@pytest.mark.parametrize(
    ("contact", "fields", "part"),
    [
        ("juridisch_loket", {"shown": {"telephone": "ja"}}, "hoogstens 'nee'"),
        ("gem_ede", {"shown": {"telephone": "ja"}}, "hoogstens 'met_voorbehoud'"),
        ("fier_chat", {"shown": {"telephone": "met_voorbehoud"}}, "hoogstens 'nee'"),
        ("vt_utrecht", {"telephone": "0800-2000"}, "niet allebei"),
        ("csg", {"telephone": "0800-2000"}, "staat ook bij veilig_thuis"),
        ("csg", {"telephone": "0800 2000"}, "niet de goede vorm"),
        ("csg", {"telephone": None}, "hoogstens 'nee'"),
        ("csg", {"id": "csg2"}, "bestandsnaam"),
        ("csg", {"hours_available": "altijd"}, "niet te lezen"),
        ("csg", {"chat": {"hours_available": "overdag"}}, "niet te lezen"),
        ("csg", {"use_instead": "niemand"}, "'niemand' bestaat niet"),
        ("mannen", {"telephone_of": "fier_chat"}, "heeft zelf geen nummer"),
        ("csg", {"sources": []}, "zonder bron"),
        ("csg", {"status": "nagebeld"}, "dialled_on"),
        ("csg", {"status": "zeker"}, "kies uit: bevestigd_officieel"),
        ("csg", {"telefoon": "1"}, "onbekend veld 'telefoon'"),
        ("pharos", {"shown": {"website": "ja"}}, "geen website"),
    ],
)
def test_contacts_refuse_what_is_not_right(
    edit_contact: Edit, contact: str, fields: dict[str, Any], part: str
) -> None:
    checkout = edit_contact(contact, **fields)
    with pytest.raises(CatalogueError) as caught:
        load_contacts(checkout)
    assert part in str(caught.value)
    assert f"content/contacts/{contact}.yml:" in str(caught.value)


def test_contacts_a_dialled_number_may_be_shown(edit_contact: Edit) -> None:
    checkout = edit_contact(
        "gem_ede",
        status="nagebeld",
        dialled_on="2026-12-01",
        dialled_by="communicatieadviseur",
        shown={"telephone": "ja"},
    )
    assert load_contacts(checkout)["gem_ede"].shown.telephone == "ja"


def test_contacts_serve_their_area(root: Path) -> None:
    contacts = load_contacts(root)
    assert contacts["veilig_thuis"].serves("ede")
    assert contacts["gem_ede"].serves("ede")
    assert not contacts["gem_ede"].serves("nijkerk")
    assert not contacts["huisartsenpost_ede"].serves("barneveld")  # not confirmed


def test_contacts_empty_folder_is_an_error(checkout: Path) -> None:
    for path in (checkout / "content" / "contacts").glob("*.yml"):
        path.unlink()
    with pytest.raises(CatalogueError, match="geen enkel contact"):
        load_contacts(checkout)
