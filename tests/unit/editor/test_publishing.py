"""The gate refuses, the release follows a publication, what ends gives back what was before."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

import catalog
from catalog import releases
from catalog.tree import read_tree
from editor.publishing import tick as ticking
from editor.publishing.gate import PublishRefused
from editor.publishing.release import refresh_release
from editor.publishing.rollback import roll_back
from editor.records.models import Answer, Contact, PortalText

DANGER = "utter_gevaar_wurging"


@pytest.fixture(autouse=True)
def every_look_counts(monkeypatch) -> None:
    monkeypatch.setattr(releases, "FRESH_SECONDS", 0)


def _heading(value: str, **fields) -> PortalText:
    text = PortalText.objects.get(key="page.heading")
    text.value = value
    for name, field in fields.items():
        setattr(text, name, field)
    return text


def _live(root: Path) -> str:
    return str(catalog.published(root).joinpath("content/portal.yml").read_text(encoding="utf-8"))


def _bubbles(key: str, *bubbles: str) -> Answer:
    answer = Answer.objects.get(key=key)
    value = answer.variations[0].value
    value["bubbles"] = list(bubbles)
    return answer


def test_publishing_makes_a_release_that_is_live(publish, sound: Path) -> None:
    publish(_heading("Nieuwe kop"))
    status = catalog.release_status(sound)
    assert status.number == 1 and "heading: Nieuwe kop" in _live(sound)
    assert "heading: Nieuwe kop" not in (sound / "content/portal.yml").read_text(encoding="utf-8")
    assert catalog.check_content(status.folder) == []


def test_publishing_nothing_new_makes_no_release(publish, sound: Path) -> None:
    assert refresh_release(note="niets") is None
    publish(_heading("Nieuwe kop"))
    assert refresh_release(note="niets") is None
    assert len(catalog.list_releases(sound)) == 1


@pytest.mark.parametrize(
    ("bubbles", "words"),
    [
        (("Ga weg. Bel [[veilig_thuis]].",), "[[112]] hoort in het eerste tekstblok"),
        (("Bel nu [[112]].", "Sterkte, of bel [[csg]]."), "[[veilig_thuis]] mag niet verdwijnen"),
        (("Bel nu [[112]] of 06-12345678.", "[[veilig_thuis]]"), "nummer getypt"),
        (("Bel nu [[112]] of [[bestaat_niet]].", "[[veilig_thuis]]"), "bestaat niet"),
        (("Bel nu [[112]] <b>snel</b>.", "[[veilig_thuis]]"), "HTML kan hier niet"),
        (("Bel nu [[112]] {naam.", "[[veilig_thuis]]"), "losse haak of accolade"),
        (("Bel nu [[112]].", "[[veilig_thuis]]", "c", "d"), "tekstblokken; hoogstens"),
    ],
)
def test_publishing_a_danger_answer_is_refused_without_its_lifelines(
    publish, sound: Path, bubbles: tuple[str, ...], words: str
) -> None:
    before = Answer.objects.get(key=DANGER).variations.get_prep_value()
    with pytest.raises(PublishRefused) as refused:
        publish(_bubbles(DANGER, *bubbles))
    assert words in " ".join(refused.value.messages)
    assert Answer.objects.get(key=DANGER).variations.get_prep_value() == before
    assert catalog.published(sound) == sound


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("112", {"telephone": "0900-0000"}),
        ("veilig_thuis", {"telephone": "0800-2001"}),
        ("veilig_thuis", {"shown_telephone": "nee"}),
        ("veilig_thuis", {"telephone": "", "telephone_of": "csg"}),
    ],
)
def test_publishing_a_lifeline_keeps_its_number(publish, key: str, fields: dict[str, str]) -> None:
    contact = Contact.objects.get(key=key)
    for name, value in fields.items():
        setattr(contact, name, value)
    with pytest.raises(PublishRefused):
        publish(contact)


def test_publishing_a_changed_number_is_in_every_text(publish, sound: Path) -> None:
    contact = Contact.objects.get(key="luisterlijn")
    old = contact.telephone
    contact.telephone, contact.status = "088-0000000", "nagebeld"
    contact.dialled_on, contact.dialled_by = timezone.localdate(), "communicatieadviseur Ede"
    contact.shown_telephone = "ja"
    publish(contact)
    said = json.dumps(catalog.filled_responses(catalog.published(sound)))
    assert "088-0000000" in said and old not in said


def test_publishing_a_local_text_keeps_its_way_in_and_its_source(publish, sound: Path) -> None:
    bubbles = Answer.objects.get(key="utter_lokaal_ede").variations[0].value["bubbles"]
    answer = _bubbles(
        "utter_lokaal_ede", *(str(each).replace("[[gem_ede]]", "de balie") for each in bubbles)
    )
    answer.variations[0].value["source"] = ""
    with pytest.raises(PublishRefused) as refused:
        publish(answer)
    said = " ".join(refused.value.messages)
    assert "hier hoort [[gem_ede]], de ingang" in said and "waar dit vandaan komt" in said


def test_publishing_what_ends_gives_back_the_version_before(publish, sound: Path) -> None:
    publish(_heading("Eerste"))
    publish(_heading("Tijdelijk", expire_at=timezone.now() + timedelta(seconds=30)))
    assert "heading: Tijdelijk" in _live(sound)
    PortalText.objects.filter(key="page.heading").update(expire_at=timezone.now())
    ticking.tick()
    text = PortalText.objects.get(key="page.heading")
    assert (text.value, text.live, text.expire_at) == ("Eerste", True, None)
    assert "heading: Eerste" in _live(sound)


def test_publishing_withdrawing_never_leaves_a_hole(publish, sound: Path) -> None:
    publish(_heading("Eerste"))
    PortalText.objects.get(key="page.heading").unpublish()
    assert PortalText.objects.get(key="page.heading").live
    ticking.converge()
    assert _live(sound) == (sound / "content/portal.yml").read_text(encoding="utf-8")


def test_publishing_on_time(publish, sound: Path) -> None:
    publish(_heading("Straks", go_live_at=timezone.now() + timedelta(hours=1)))
    ticking.tick()
    assert catalog.published(sound) == sound
    text = PortalText.objects.get(key="page.heading")
    text.revisions.update(approved_go_live_at=timezone.now() - timedelta(seconds=1))
    content = dict(text.latest_revision.content)
    content["go_live_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    text.revisions.filter(pk=text.latest_revision_id).update(content=content)
    ticking.tick()
    assert "heading: Straks" in _live(sound)


def test_publishing_the_process_makes_the_release_a_killed_one_owed(sound: Path) -> None:
    text = _heading("Wel vastgelegd, nog niet live")
    text.save_revision().publish(skip_permission_checks=True)  # on_commit never ran
    assert catalog.published(sound) == sound
    ticking.tick()
    assert "heading: Wel vastgelegd" in _live(sound)


def test_publishing_follows_content_that_changed_by_git(publish, sound: Path) -> None:
    publish(_heading("Van de redactie"))
    file = sound / "content/responses/herhaling.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- text:", "- text:", 1) + "# uit git\n", encoding="utf-8")
    ticking.tick()
    tree = read_tree(catalog.published(sound))
    assert tree["content/responses/herhaling.yml"].endswith(b"# uit git\n")
    assert b"heading: Van de redactie" in tree["content/portal.yml"]


def test_publishing_content_that_is_broken_in_git_changes_nothing(publish, sound: Path) -> None:
    publish(_heading("Van de redactie"))
    (sound / "content/responses/herhaling.yml").write_text("responses: [", encoding="utf-8")
    ticking.tick()
    assert catalog.release_status(sound).number == 1
    assert catalog.check_content(catalog.published(sound)) == []


def test_publishing_roll_back_restores_texts_and_adds_a_release(
    publish, sound: Path, django_capture_on_commit_callbacks
) -> None:
    publish(_heading("Een"))
    publish(_heading("Twee"))
    draft = _heading("Concept").save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        changed = roll_back(1)
    assert [record.key for record in changed] == ["page.heading"]
    assert catalog.release_status(sound).number == 3 and "heading: Een" in _live(sound)
    text = PortalText.objects.get(key="page.heading")
    assert text.value == "Een" and text.latest_revision == draft
    entry = ModelLogEntry.objects.for_instance(text).latest("timestamp")
    assert entry.action == "vallei.rollback"


def test_publishing_roll_back_to_a_broken_release_is_refused(publish, sound: Path) -> None:
    publish(_heading("Een"))
    folder = catalog.published(sound)
    (folder / "content/portal.yml").chmod(0o644)
    (folder / "content/portal.yml").write_text("stuk", encoding="utf-8")
    with pytest.raises(CommandError, match="niet meer gaaf"):
        call_command("roll_back", "1")


def test_publishing_an_officer_silences_a_number_that_the_routes_name(publish, sound: Path) -> None:
    contact = Contact.objects.get(key="mind_hulplijn")
    contact.status, contact.shown_telephone = "tegenstrijdig", "nee"
    publish(contact)
    routes = catalog.live_facts(sound).routes
    asked = {"person": "slachtoffer", "danger": "geen", "theme": "luisteren", "gemeente": None}
    at = timezone.now().replace(month=11, day=25, hour=11)
    found = catalog.route(routes, **asked, at=at)
    assert [each.id for each in found.contacts] == ["luisterlijn", "veilig_thuis"]
    assert "(te controleren)" in str(contact)


@pytest.mark.parametrize("key", ["112", "veilig_thuis"])
def test_publishing_no_officer_silences_a_lifeline(publish, sound: Path, key: str) -> None:
    contact = Contact.objects.get(key=key)
    contact.shown_telephone = "nee"
    with pytest.raises(PublishRefused):
        publish(contact)
    assert catalog.live_facts(sound).contacts[key].shown.telephone == "ja"
