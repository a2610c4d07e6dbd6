"""The screens: read-only keys, a picker for contacts, and two officers on one record."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.search.backends import get_search_backend

import catalog
from catalog import releases
from editor.publishing.release import refresh_release
from editor.records.models import KINDS, Answer, Contact, Gemeente, PortalText
from editor.records.policy import RecordPolicy
from editor.workflow.compare import differences
from tests.helpers.drafts import write


def _officer(name: str) -> Client:
    user = get_user_model().objects.create_user(name, first_name=name.title(), password="x")
    user.groups.set(Group.objects.all())
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def anna(sound: Path, settings) -> Client:
    settings.TWO_FACTOR_ROLES = []
    return _officer("anna")


@pytest.fixture
def bram(anna: Client) -> Client:
    return _officer("bram")


def _edit_url(record) -> str:
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


def _loaded(client: Client, record) -> dict[str, str]:
    """Return what the browser would send back, as far as versions go."""
    page = client.get(_edit_url(record)).content.decode()
    found = {}
    for name in ("loaded_revision_id", "loaded_revision_created_at"):
        match = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) or re.search(
            rf'value="([^"]*)"[^>]*name="{name}"', page
        )
        assert match, name
        found[name] = unescape(match[1])
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_screens_of_each_kind_answer_in_dutch(anna: Client, kind) -> None:
    viewset = kind.snippet_viewset
    listing = anna.get(reverse(viewset.get_url_name("list")))
    assert listing.status_code == 200
    page = anna.get(_edit_url(kind.objects.first())).content.decode()
    assert "Controle" in page and "Bewaar concept" in page and 'lang="nl"' in page


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Answer, "kosten"),
        (Answer, "politie"),
        (Contact, "Luisterlijn"),
        (Contact, "0800"),
        (Gemeente, "Ede"),
        (PortalText, "Hulp"),
    ],
)
def test_screens_lists_are_searched(
    anna: Client, kind, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    """By beginnings of words, so all with the whole word are among them."""
    whole, row = (
        {each.pk: each for each in look_for(words, kind)}
        for look_for in (get_search_backend().search, get_search_backend().autocomplete)
    )
    gone = next(iter(whole.values()))
    kind.objects.filter(pk=gone.pk).update(retired=True)
    url = reverse(kind.snippet_viewset.get_url_name("list"))
    page = anna.get(url, {"q": words})
    assert page.status_code == 200 and "FilterFieldError" not in caplog.text
    assert not [each for each in caplog.messages if "search" in each.lower()]
    found = {each.pk for each in page.context["object_list"]}
    assert gone.pk not in found and found == row.keys() - {gone.pk}
    assert found >= whole.keys() - {gone.pk}


def test_screens_of_an_answer_show_questions_and_a_picker(anna: Client) -> None:
    page = unescape(
        anna.get(_edit_url(Answer.objects.get(key="utter_vraag_veilig_thuis"))).content.decode()
    )
    assert "Wat vraagt iemand hier?" in page and "<li>“" in page
    assert "[[veilig_thuis]]" in page and "data-vallei-pick" in page
    assert 'name="key"' not in page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("action", ["add", "delete"])
def test_screens_nobody_adds_or_deletes_not_even_a_superuser(
    sound: Path, settings, kind, action: str
) -> None:
    settings.TWO_FACTOR_ROLES = []
    user = get_user_model().objects.create_superuser("beheer", password="x")
    client = Client()
    client.force_login(user)
    assert not RecordPolicy(kind).user_has_permission(user, action)
    args = [] if action == "add" else [kind.objects.first().pk]
    before = kind.objects.count()
    answer = client.post(reverse(kind.snippet_viewset.get_url_name(action), args=args))
    assert answer.status_code in (302, 403) and kind.objects.count() == before


def test_screens_the_second_officer_hears_who_was_first_and_loses_nothing(
    anna: Client, bram: Client
) -> None:
    text = PortalText.objects.get(key="page.heading")
    of_anna, of_bram = _loaded(anna, text), _loaded(bram, text)
    assert anna.post(_edit_url(text), {**of_anna, "value": "Van Anna"}).status_code == 302
    answer = bram.post(_edit_url(text), {**of_bram, "value": "Van Bram"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Anna heeft dit om" in page and "niet bewaard" in page and "Van Bram" in page
    text.refresh_from_db()
    assert text.get_latest_revision_as_object().value == "Van Anna"


def test_screens_after_opening_again_the_second_officer_can_go_on(
    anna: Client, bram: Client
) -> None:
    text = PortalText.objects.get(key="page.heading")
    anna.post(_edit_url(text), {**_loaded(anna, text), "value": "Van Anna"})
    again = bram.post(_edit_url(text), {**_loaded(bram, text), "value": "Samen"})
    assert again.status_code == 302
    text.refresh_from_db()
    assert text.get_latest_revision_as_object().value == "Samen"
    assert [row.content["value"] for row in text.revisions.order_by("pk")][-2:] == [
        "Van Anna",
        "Samen",
    ]


def test_screens_a_faulty_draft_is_kept_but_not_sent_for_approval(
    anna: Client, sound: Path
) -> None:
    text = PortalText.objects.get(key="page.heading")
    data = {**_loaded(anna, text), "value": "Bel 0800-2000"}
    page = unescape(anna.post(_edit_url(text), {**data, "action-submit": "1"}).content.decode())
    assert "hier is een nummer getypt" in page
    text.refresh_from_db()
    assert text.current_workflow_state is None and catalog.published(sound) == sound
    assert anna.post(_edit_url(text), data).status_code == 302
    text.refresh_from_db()
    assert text.get_latest_revision_as_object().value == "Bel 0800-2000"


def test_screens_remarks_come_while_typing_and_save_nothing(anna: Client) -> None:
    text = PortalText.objects.get(key="page.heading")
    url = reverse("check_record", args=["portaltext", text.pk])
    answer = anna.post(url, {"value": "Bel 0800-2000"})
    assert "hier is een nummer getypt" in unescape(answer.content.decode())
    assert anna.get(url).status_code == 405
    text.refresh_from_db()
    assert text.get_latest_revision_as_object().value == text.value
    assert Client().post(url, {"value": "x"}).status_code == 302


def test_screens_a_refused_publication_is_a_message_not_an_error_page(
    anna: Client, bram: Client, sound: Path, monkeypatch
) -> None:
    # Past the form, as a route that shows no form would go: the gate stands in the record itself.
    monkeypatch.setattr("editor.checks.record.find", lambda _: [])
    text = PortalText.objects.get(key="page.heading")
    typed = {"value": "Bel 0800-2000"}
    anna.post(_edit_url(text), {**_loaded(anna, text), **typed, "action-submit": "1"})
    text.refresh_from_db()
    assert text.current_workflow_state is not None
    name = text.snippet_viewset.get_url_name("workflow_action")
    approve = reverse(name, args=[text.pk, "approve", text.current_workflow_task_state.pk])
    answer = bram.post(approve, {"comment": ""}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert answer.status_code == 200
    assert "Niet gepubliceerd" in said and "nummer getypt" in said
    text.refresh_from_db()
    assert text.value != "Bel 0800-2000" and text.current_workflow_state is not None


def test_screens_releases_list_and_one_button_back(
    anna: Client, sound: Path, monkeypatch, django_capture_on_commit_callbacks
) -> None:
    monkeypatch.setattr(releases, "FRESH_SECONDS", 0)
    for words in ("Een", "Twee"):
        PortalText.objects.filter(key="page.heading").update(value=words)
        refresh_release(note=words)
    page = anna.get(reverse("releases")).content.decode()
    assert "Nu live: inhoudsversie 2." in page and "Terug naar versie 1" in page
    with django_capture_on_commit_callbacks(execute=True):
        anna.post(reverse("go_back", args=[1]))
    assert catalog.release_status(sound).number == 3
    assert PortalText.objects.get(key="page.heading").value == "Een"


def test_screens_going_back_needs_the_permission(sound: Path) -> None:
    user = get_user_model().objects.create_user("caro", password="x")
    client = Client()
    client.force_login(user)
    assert client.post(reverse("go_back", args=[1])).status_code in (302, 403)
    assert catalog.published(sound) == sound


def test_screens_health_names_the_release_and_what_is_wrong(anna: Client, sound: Path) -> None:
    assert Client().get("/healthz").json() == {"ready": True, "release": None, "problem": None}
    PortalText.objects.filter(key="page.heading").update(value="Een")
    folder = refresh_release(note="Een").folder
    (folder / "manifest.json").chmod(0o644)
    (folder / "manifest.json").write_text("{", encoding="utf-8")
    releases._seen.clear()
    said = Client().get("/healthz").json()
    assert said["ready"] and "geen leesbaar manifest" in said["problem"]


def test_screens_lines_that_nobody_touched_are_no_difference(anna: Client) -> None:
    text = next(each for each in PortalText.objects.all() if "\n" in each.value)
    write(anna, text, value=text.value.replace("\n", "\r\n"))  # As browsers send it.
    text.refresh_from_db()
    assert text.latest_revision.user.username == "anna"
    assert differences(text, text.get_latest_revision_as_object()) == ()
