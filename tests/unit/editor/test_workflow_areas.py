"""An officer changes and approves what belongs to the own gemeente; safety by role only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow

from catalog.tongues import DUTCH, language_of
from editor.accounts.roles import CHIEF_EDITOR, EDITOR, SAFETY
from editor.records.models import Answer, Contact, Gemeente, PortalText, Record
from editor.records.policy import RecordPolicy
from editor.workflow.approval import why_not_approve
from editor.workflow.areas import areas_of_record, may_change, touched
from tests.helpers.officers import as_shown, edit_url, logged_in, make_officer

BOTH = (EDITOR, CHIEF_EDITOR)


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


def _with_variant(answer: Answer, gemeente: str, words: str) -> Answer:
    """Return the answer with a variant for one gemeente, as a draft would hold it."""
    plain = answer.variations.get_prep_value()
    extra = {**plain[0]["value"], "gemeente": gemeente, "bubbles": [words], "buttons": []}
    rows = [*plain, {"type": "variation", "value": extra}]
    changed = answer.with_content_json(answer.serializable_data())
    changed.variations = answer._meta.get_field("variations").stream_block.to_python(rows)
    return changed


def _shared() -> Answer:
    answers = Answer.objects.filter(key__startswith="utter_vraag_")
    return next(answer for answer in answers if not answer.gemeenten)


def test_areas_the_own_gemeente_yes_the_neighbour_no(sound: Path) -> None:
    user = make_officer("els", *BOTH, areas=("ede",))
    ede, nijkerk = (Gemeente.objects.get(key=key) for key in ("ede", "nijkerk"))
    client = logged_in(user)
    assert may_change(user, ede) and not may_change(user, nijkerk)
    before = nijkerk.latest_revision_id
    for name in ("edit", "lock", "unlock", "preview_on_edit"):
        assert client.post(edit_url(nijkerk, name), {"way_in": "x"}).status_code == 403, name
    assert client.get(edit_url(nijkerk)).status_code == 403
    assert client.get(edit_url(nijkerk, "history")).status_code == 200
    nijkerk.refresh_from_db()
    assert nijkerk.latest_revision_id == before and not nijkerk.locked
    data = as_shown(client, ede, way_in="Bel het klantcontactcentrum.")
    assert client.post(edit_url(ede), data).status_code == 302
    ede.refresh_from_db()
    assert ede.get_latest_revision_as_object().way_in == "Bel het klantcontactcentrum."


def test_areas_a_neighbour_does_not_approve(sound: Path) -> None:
    ede = Gemeente.objects.get(key="ede")
    writer = logged_in(make_officer("els", *BOTH, areas=("ede",)))
    data = as_shown(writer, ede, way_in="Anders.") | {"action-submit": "1"}
    assert writer.post(edit_url(ede), data).status_code == 302
    state = ede.current_workflow_task_state
    for areas in (("nijkerk",), ("regio",), ()):
        other = logged_in(make_officer(f"n{len(areas)}{'-'.join(areas)}", *BOTH, areas=areas))
        assert other.post(_review(state), {"action": "approve"}).status_code == 403, areas
        url = edit_url(ede, "workflow_action", "approve", state.pk)
        assert other.post(url, {"comment": ""}).status_code == 403, areas
    ede.refresh_from_db()
    assert ede.way_in != "Anders."
    colleague = logged_in(make_officer("edo", *BOTH, areas=("ede",)))
    assert colleague.post(_review(state), {"action": "approve"}).status_code == 302
    ede.refresh_from_db()
    assert ede.way_in == "Anders."


def _review(state: Any) -> str:
    return str(reverse("review", args=[state.pk]))


def test_areas_in_a_shared_answer_only_the_own_variant(sound: Path) -> None:
    user = make_officer("els", *BOTH, areas=("ede",))
    answer = _shared()
    assert touched(answer, _with_variant(answer, "ede", "Voor Ede.")) == {"ede"}
    _with_variant(answer, "ede", "Voor Ede.").save_revision(user=user)
    for gemeente, area in (("nijkerk", "nijkerk"), ("", "gedeelde teksten")):
        changed = _with_variant(answer, gemeente, "Van een ander.")
        with pytest.raises(PermissionDenied, match=area):
            changed.save_revision(user=user)
    stored = [revision.content["variations"] for revision in answer.revisions.all()]
    assert any("Voor Ede." in text for text in stored)
    assert not any("Van een ander." in text for text in stored)


def test_areas_the_variant_of_a_gemeente_is_approved_by_its_own_chief_editor(sound: Path) -> None:
    writer = make_officer("els", EDITOR, areas=("ede",))
    answer = _shared()
    revision = _with_variant(answer, "ede", "Voor Ede.").save_revision(user=writer)
    answer.refresh_from_db()
    Workflow.objects.get(name="Vier ogen").start(answer, writer)
    colleague = make_officer("edo", *BOTH, areas=("ede",))
    neighbour = make_officer("nel", *BOTH, areas=("nijkerk", "regio"))
    assert why_not_approve(colleague, answer, revision) is None
    assert "ede" in str(why_not_approve(neighbour, answer, revision))


def test_areas_owner_and_review_date_of_a_shared_answer_are_shared(sound: Path) -> None:
    answer = _shared()
    changed = answer.with_content_json(answer.serializable_data())
    changed.owner = "Communicatie Ede"
    assert touched(answer, changed) == {"regio"}
    changed = answer.with_content_json(answer.serializable_data())
    assert touched(answer, changed) == frozenset()


def test_areas_a_contact_cannot_be_taken_over_by_changing_its_area(sound: Path) -> None:
    user = make_officer("els", *BOTH, areas=("ede",))
    contact = Contact.objects.get(key="gem_nijkerk")
    assert contact.gemeenten == {"nijkerk"} and not may_change(user, contact)
    contact.area_served = "ede"
    with pytest.raises(PermissionDenied):
        contact.save_revision(user=user)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (Answer, "utter_gevaar_wurging"),
        (Answer, "utter_tr_gevaar"),
        (Answer, "utter_gesprek_hij_is_weg_na_gevaar"),
        (PortalText, "exit.label"),
        (Contact, "veilig_thuis"),
        (Contact, "112"),
    ],
)
def test_areas_safety_needs_the_extra_role(sound: Path, kind: type[Record], key: str) -> None:
    record = kind.objects.get(key=key)
    chief = make_officer("chief", *BOTH)
    client: Client = logged_in(chief)
    assert record.needs_safety_role
    assert client.post(edit_url(record), {}).status_code == 403
    with pytest.raises(PermissionDenied, match="veiligheid"):
        record.with_content_json(record.serializable_data()).save_revision(user=chief)
    safe = make_officer("vera", *BOTH, SAFETY)
    assert may_change(safe, record)
    revision = record.save_revision(user=safe)
    record.refresh_from_db()
    assert "veiligheid" in str(why_not_approve(chief, record, revision))
    second = make_officer("vic", *BOTH, SAFETY)
    assert why_not_approve(second, record, revision) is None


def test_areas_the_role_safety_alone_changes_nothing(sound: Path) -> None:
    user = make_officer("vera", SAFETY)
    assert not may_change(user, Answer.objects.get(key="utter_gevaar_wurging"))


def test_areas_somebody_inactive_may_nothing(sound: Path) -> None:
    user = make_officer("oud", *BOTH, SAFETY)
    user.is_active = False
    user.save()
    assert not may_change(user, PortalText.objects.get(key="page.heading"))


def test_areas_no_setting_opens_what_the_rules_close(sound: Path, settings) -> None:
    settings.EDITOR_MAY_CHANGE = None
    chief, policy = make_officer("chief", *BOTH), RecordPolicy(Contact)
    for key, may in (("112", False), ("luisterlijn", True)):
        record = Contact.objects.get(key=key)
        assert policy.user_has_permission_for_instance(chief, "change", record) is may


def test_areas_every_text_about_danger_in_any_language_needs_the_extra_role(sound: Path) -> None:
    keys = set(Answer.objects.filter(key__contains="gevaar").values_list("key", flat=True))
    assert len(keys) > 15 and any(language_of(key) != DUTCH for key in keys)
    assert keys == {each.key for each in Answer.objects.all() if each.needs_safety_role} & keys


def test_areas_every_answer_can_be_changed_by_somebody(sound: Path) -> None:
    user = make_officer("alles", *BOTH, SAFETY, areas=())
    user.groups.set(Group.objects.all())
    assert [each.key for each in Answer.objects.all() if not may_change(user, each)] == []


@pytest.mark.parametrize(
    ("key", "areas"),
    [
        ("utter_lokaal_ede", {"ede"}),
        ("utter_lokaal_ede_professional", {"ede"}),
        ("utter_lokaal_niet_herkend", {"regio"}),
        ("utter_lokaal_buiten_regio_bekend", {"regio"}),
        ("utter_lokaal_grens", {"regio"}),
    ],
)
def test_areas_of_local_texts(sound: Path, key: str, areas: set[str]) -> None:
    answer = Answer.objects.get(key=key)
    assert areas_of_record(answer) == areas
    officer = make_officer("wie", *BOTH, areas=tuple(areas))
    stranger = make_officer("ander", *BOTH, areas=("nijkerk",))
    changed = answer.with_content_json(answer.serializable_data())
    changed.owner = "Communicatie"
    with pytest.raises(PermissionDenied):
        changed.save_revision(user=stranger)
    assert changed.save_revision(user=officer).user == officer
