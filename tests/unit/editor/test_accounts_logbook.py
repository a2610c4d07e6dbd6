"""The log as a page: who reads it, and that nobody changes it."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from editor.accounts.models import NeverChanges, SecurityEvent
from editor.accounts.roles import ADMINISTRATOR, CHIEF_EDITOR, EDITOR, SAFETY
from tests.helpers.officers import logged_in, make_officer


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


def test_logbook_shows_texts_and_access_in_dutch(imported) -> None:
    make_officer("anna", EDITOR)
    client = logged_in(make_officer("ben", ADMINISTRATOR))
    page = client.get(reverse("logbook")).content.decode()
    assert "Aangemeld" in page and "Ben Test" in page and "Ingelezen uit content/" in page
    only = client.get(reverse("logbook"), {"soort": "toegang"}).content.decode()
    assert "Aangemeld" in only and "Ingelezen" not in only
    who = get_user_model().objects.get(username="anna").pk
    about = client.get(reverse("logbook"), {"wie": who}).content.decode()
    assert "Aangemeld" not in about.split("<tbody>")[1] and "gemaakt" in about
    older = client.get(reverse("logbook"), {"tot": "2001-01-01T00:00:00+00:00"}).content.decode()
    assert "Niets gevonden" in older
    assert "Oudere regels" in page


def test_logbook_takes_any_address(db) -> None:
    client = logged_in(make_officer("ben", ADMINISTRATOR))
    for query in ({"tot": "gisteren"}, {"wie": "0'; drop"}, {"soort": "x"}, {"tot": "2001-99-99"}):
        assert client.get(reverse("logbook"), query).status_code == 200, query


def test_logbook_only_who_may_reads_the_log(db) -> None:
    for role, status in ((SAFETY, 200), (EDITOR, 302), (CHIEF_EDITOR, 302)):
        client = logged_in(make_officer(role.lower(), role))
        assert client.get(reverse("logbook")).status_code == status, role


def test_logbook_does_not_change(db) -> None:
    make_officer("anna", EDITOR)
    event = SecurityEvent.objects.first()
    event.detail = "iets anders"
    for change in (
        event.save,
        event.delete,
        SecurityEvent.objects.all().delete,
        lambda: SecurityEvent.objects.update(detail=""),
    ):
        with pytest.raises(NeverChanges):
            change()
    assert SecurityEvent.objects.get(pk=event.pk).detail != "iets anders"
    url = reverse("logbook")
    client = logged_in(make_officer("ben", ADMINISTRATOR))
    count = SecurityEvent.objects.count()
    client.post(url, {"delete": "1"})
    client.delete(url)
    assert SecurityEvent.objects.count() == count
