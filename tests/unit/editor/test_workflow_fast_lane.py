"""The fast lane: back to what was live before, by who may, at once, logged and mailed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

import catalog
from catalog import releases
from editor.accounts.roles import ADMINISTRATOR, CHIEF_EDITOR, EDITOR, NIGHT, SAFETY
from editor.publishing import tick as ticking
from editor.publishing.expiry import republish_previous
from editor.publishing.release import refresh_release
from editor.publishing.rollback import roll_back
from editor.records.models import PortalText
from editor.records.sync import publish_as_is
from editor.refusal import Refused
from editor.workflow.fast_lane import earlier_versions, return_to
from tests.helpers.officers import logged_in, make_officer

WRONG = "Een kop met een fout"


@pytest.fixture(autouse=True)
def quick(settings, monkeypatch) -> None:
    settings.TWO_FACTOR_ROLES = []
    monkeypatch.setattr(releases, "FRESH_SECONDS", 0)


@pytest.fixture
def text(sound: Path, django_capture_on_commit_callbacks) -> PortalText:
    """A text of which a wrong version has just gone live, approved by a colleague."""
    record = PortalText.objects.get(key="page.heading")
    writer, colleague = make_officer("anna", EDITOR), make_officer("bram", EDITOR, CHIEF_EDITOR)
    record.value = WRONG
    record.save_revision(user=writer, log_action=True)
    record.get_workflow().start(record, writer)
    state = record.current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        state.task.specific.on_action(state, colleague, "approve")
    record.refresh_from_db()
    assert record.value == WRONG
    mail.outbox.clear()
    return record


def _post(client: Any, record: PortalText, revision: int) -> Any:
    url = reverse("go_back_record", args=["portaltext", record.pk])
    return client.post(url, {"revision": revision})


def test_fast_lane_one_person_puts_it_back_and_everybody_hears(
    text: PortalText, sound: Path, django_capture_on_commit_callbacks
) -> None:
    make_officer("chef", CHIEF_EDITOR)
    make_officer("ben", ADMINISTRATOR)
    night = make_officer("nina", NIGHT, areas=())
    earlier = earlier_versions(text)[0].revision_id
    with django_capture_on_commit_callbacks(execute=True):
        assert _post(logged_in(night), text, earlier).status_code == 302
    text.refresh_from_db()
    assert text.value == "Hulp en advies" and text.live
    live = catalog.published(sound) / "content/portal.yml"
    assert WRONG not in live.read_text(encoding="utf-8")
    entry = ModelLogEntry.objects.filter(action="vallei.rollback").get()
    assert entry.user == night and entry.revision_id == text.live_revision_id
    to = sorted(address for each in mail.outbox for address in each.to)
    assert to == [f"{name}@voorbeeld.test" for name in ("ben", "bram", "chef")]
    assert all("Nina Test heeft dit teruggezet" in each.body for each in mail.outbox)


@pytest.mark.parametrize("roles", [(EDITOR, CHIEF_EDITOR), (ADMINISTRATOR,), ()])
def test_fast_lane_needs_its_role(text: PortalText, roles: tuple[str, ...]) -> None:
    user = make_officer("iemand", *roles)
    earlier = earlier_versions(text)[0]
    assert _post(logged_in(user), text, earlier.revision_id).status_code in (302, 403)
    with pytest.raises(Refused):
        return_to(text, earlier.revision, user=user)
    text.refresh_from_db()
    assert text.value == WRONG and not mail.outbox


def test_fast_lane_leads_only_to_what_was_live(text: PortalText) -> None:
    writer = make_officer("wim", EDITOR)
    text.value = "Nooit goedgekeurd"
    draft = text.save_revision(user=writer)
    other = PortalText.objects.get(key="page.title").live_revision
    night = make_officer("nina", NIGHT)
    for revision in (draft, other):
        assert _post(logged_in(night), text, revision.pk).status_code == 403
    text.refresh_from_db()
    assert text.value == WRONG


def test_fast_lane_keeps_the_draft_and_its_author_stays_author(
    text: PortalText, django_capture_on_commit_callbacks
) -> None:
    anna = make_officer("ans", EDITOR, CHIEF_EDITOR)
    text.value = "Betere kop"
    draft = text.save_revision(user=anna, log_action=True)
    text.refresh_from_db()
    night = make_officer("nina", NIGHT)
    with django_capture_on_commit_callbacks(execute=True):
        return_to(text, earlier_versions(text)[0].revision, user=night)
    text.refresh_from_db()
    assert text.value == "Hulp en advies" and text.latest_revision_id == draft.pk
    text.get_workflow().start(text, anna)
    state = text.current_workflow_task_state
    with pytest.raises(Refused):
        state.task.specific.on_action(state, anna, "approve")


def _waits(record: PortalText, writer: Any, value: str) -> Any:
    """Submit a next version; return what waits for approval."""
    record.refresh_from_db()
    record.value = value
    record.save_revision(user=writer, log_action=True)
    record.get_workflow().start(record, writer)
    return record.current_workflow_task_state


def _by_release(record: PortalText, user: Any) -> None:
    rows = PortalText.objects.filter(pk=record.pk)
    rows.update(value="Hulp en advies")
    good = refresh_release(note="goed")
    rows.update(value=WRONG)
    refresh_release(note="fout")
    assert roll_back(good.number, user=user) == [record]


def _by_record(record: PortalText, user: Any) -> None:
    return_to(record, earlier_versions(record)[0].revision, user=user)


@pytest.mark.parametrize("put_back", [_by_record, _by_release])
def test_fast_lane_who_put_it_back_may_approve_the_fix_of_a_colleague(
    text: PortalText, put_back: Any, django_capture_on_commit_callbacks
) -> None:
    chief = make_officer("chef", EDITOR, CHIEF_EDITOR, SAFETY)
    with django_capture_on_commit_callbacks(execute=True):
        put_back(text, chief)
    state = _waits(text, make_officer("wim", EDITOR), "De goede kop")
    state.task.specific.on_action(state, chief, "approve")
    text.refresh_from_db()
    assert text.value == "De goede kop"


def test_fast_lane_who_put_it_back_does_not_approve_an_own_fix(text: PortalText) -> None:
    chief = make_officer("chef", EDITOR, CHIEF_EDITOR, SAFETY)
    _by_record(text, chief)
    state = _waits(text, chief, "Mijn kop")
    with pytest.raises(Refused):
        state.task.specific.on_action(state, chief, "approve")


def test_fast_lane_putting_back_hides_no_own_draft(text: PortalText) -> None:
    """A colleague builds on a draft that its writer left while rolling back."""
    chief = make_officer("chef", EDITOR, CHIEF_EDITOR, SAFETY)
    text.value = "Mijn kop"
    text.save_revision(user=chief, log_action=True)
    text.refresh_from_db()
    _by_record(text, chief)
    state = _waits(text, make_officer("wim", EDITOR), "Mijn kop, iets anders")
    with pytest.raises(Refused):
        state.task.specific.on_action(state, chief, "approve")
    text.refresh_from_db()
    assert text.value == "Hulp en advies"


def test_fast_lane_submitting_what_was_put_back_is_own_work(text: PortalText) -> None:
    chief = make_officer("chef", EDITOR, CHIEF_EDITOR, SAFETY)
    _by_record(text, chief)
    text.refresh_from_db()
    text.get_workflow().start(text, chief)
    state = text.current_workflow_task_state
    with pytest.raises(Refused):
        state.task.specific.on_action(state, chief, "approve")


def test_fast_lane_what_was_put_back_never_changes(text: PortalText) -> None:
    chief = make_officer("chef", EDITOR, CHIEF_EDITOR, SAFETY)
    _by_record(text, chief)
    text.refresh_from_db()
    back = text.live_revision
    back.content["value"] = "Mijn kop"
    with pytest.raises(PermissionDenied):
        back.save()


def test_fast_lane_takes_the_wrong_version_off_the_schedule(text: PortalText) -> None:
    text.revisions.filter(content__value=WRONG).update(
        approved_go_live_at=timezone.now() + timedelta(hours=1)
    )
    return_to(text, earlier_versions(text)[0].revision, user=make_officer("nina", NIGHT))
    assert not text.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_fast_lane_a_whole_release_goes_back_by_who_may_only_that(
    text: PortalText, sound: Path, django_capture_on_commit_callbacks
) -> None:
    PortalText.objects.filter(pk=text.pk).update(value="Een")
    number = refresh_release(note="een").number
    PortalText.objects.filter(pk=text.pk).update(value="Twee")
    refresh_release(note="twee")
    user = make_officer("vera", SAFETY, areas=())
    make_officer("chef", CHIEF_EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        assert roll_back(number, user=user) == [text]
    text.refresh_from_db()
    assert text.value == "Een"
    assert any("chef@voorbeeld.test" in each.to for each in mail.outbox)


def test_fast_lane_is_found_by_who_may_only_that(text: PortalText) -> None:
    url = reverse("go_back_record", args=["portaltext", text.pk])
    night = logged_in(make_officer("nina", NIGHT, areas=()))
    home = night.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("recent") in home
    page = night.get(reverse("recent")).content.decode()
    assert url in page and "Bram Test" in page
    chief = logged_in(make_officer("chef", CHIEF_EDITOR))
    assert chief.get(reverse("recent")).status_code == 403
    assert reverse("recent") not in chief.get(reverse("wagtailadmin_home")).content.decode()


def test_fast_lane_shows_what_each_version_would_change(text: PortalText) -> None:
    night = logged_in(make_officer("nina", NIGHT))
    page = night.get(reverse("go_back_record", args=["portaltext", text.pk])).content.decode()
    assert "Zet deze versie terug" in page and "het systeem" in page


def test_fast_lane_what_was_put_back_is_what_returns_when_something_temporary_ends(
    text: PortalText,
) -> None:
    return_to(text, earlier_versions(text)[0].revision, user=make_officer("nina", NIGHT))
    writer, colleague = make_officer("wim", EDITOR), make_officer("chef", EDITOR, CHIEF_EDITOR)
    text.refresh_from_db()
    text.value, text.expire_at = "Tijdelijk", timezone.now() + timedelta(hours=1)
    text.save_revision(user=writer, log_action=True)
    text.get_workflow().start(text, writer)
    text.current_workflow_task_state.task.specific.on_action(
        text.current_workflow_task_state, colleague, "approve"
    )
    text.refresh_from_db()
    assert text.value == "Tijdelijk"
    PortalText.objects.filter(pk=text.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    ticking.publish_due()
    text.refresh_from_db()
    assert (text.value, text.live, text.expire_at) == ("Hulp en advies", True, None)
    came_back = [entry.action for entry in earlier_versions(text)]
    assert came_back[0] == "wagtail.publish" and "vallei.rollback" in came_back


def test_fast_lane_leads_to_what_came_back_by_itself(text: PortalText) -> None:
    republish_previous(text)
    text.refresh_from_db()
    back = text.live_revision_id
    text.value = WRONG
    publish_as_is(text)
    assert back in [entry.revision_id for entry in earlier_versions(text)]
