"""A colleague approves and it is live; who may approve or withdraw, and what counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, ModelLogEntry, TaskState, Workflow

from editor.accounts.models import SecurityEvent
from editor.accounts.roles import ADMINISTRATOR, CHIEF_EDITOR, EDITOR, NIGHT, SAFETY
from editor.records.models import Contact, PortalText
from editor.refusal import Refused
from editor.workflow.models import FourEyesTask
from tests.helpers.drafts import NEW, approve, live, submit, write
from tests.helpers.officers import edit_url, logged_in, make_officer


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


def test_approval_a_colleague_approves_and_it_is_live(
    anna: Client, bram: Client, text: PortalText, django_capture_on_commit_callbacks, sound: Path
) -> None:
    import catalog
    from catalog import releases

    releases.FRESH_SECONDS, fresh = 0, releases.FRESH_SECONDS
    state = submit(anna, text)
    assert live(text)[2] != NEW
    with django_capture_on_commit_callbacks(execute=True):
        assert approve(bram, state).status_code == 302
    assert live(text)[2] == NEW
    released = catalog.published(sound) / "content/portal.yml"
    releases.FRESH_SECONDS = fresh
    assert f"heading: {NEW}" in released.read_text(encoding="utf-8")
    logged = ModelLogEntry.objects.for_instance(text).order_by("pk")
    done = [(each.action, each.user and each.user.username) for each in logged][-4:]
    assert {action for action, _ in done} >= {"wagtail.publish", "wagtail.workflow.approve"}
    assert ("wagtail.publish", "bram") in done


def test_approval_the_review_page_shows_what_changes_and_who_wrote_it(
    anna: Client, bram: Client, text: PortalText
) -> None:
    old = text.value
    page = bram.get(reverse("review", args=[submit(anna, text).pk])).content.decode()
    assert "Anna Test" in page and "Goedkeuren en publiceren" in page
    assert "deletion" in page and old.split()[0] in page
    mine = anna.get(reverse("review", args=[text.current_workflow_task_state.pk])).content.decode()
    assert "Een collega moet haar goedkeuren" in mine and 'value="approve"' not in mine


def test_approval_sending_back_returns_it_to_the_writer(
    anna: Client, bram: Client, text: PortalText
) -> None:
    before, state = live(text), submit(anna, text)
    answer = bram.post(
        reverse("review", args=[state.pk]), {"action": "reject", "comment": "Te lang"}
    )
    assert answer.status_code == 302 and live(text) == before
    again = submit(anna, text, value="Korter")
    assert approve(anna, again).status_code == 403
    approve(bram, again)
    assert live(text)[2] == "Korter"


def test_approval_only_writer_or_colleague_withdraws(
    anna: Client, bram: Client, text: PortalText
) -> None:
    before, state = live(text), submit(anna, text)
    other = logged_in(make_officer("wim", EDITOR))
    other.post(edit_url(text), {"action-cancel-workflow": "1"})
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS
    anna.post(edit_url(text), {"action-cancel-workflow": "1"})
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_CANCELLED and live(text) == before
    assert approve(bram, state).status_code == 403 and live(text) == before


@pytest.mark.parametrize("roles", [(EDITOR,), (SAFETY,), (ADMINISTRATOR,), (NIGHT,), ()])
def test_approval_without_the_role_chief_editor_nobody_approves(
    anna: Client, text: PortalText, roles: tuple[str, ...]
) -> None:
    before, state = live(text), submit(anna, text)
    client = logged_in(make_officer("iemand", *roles))
    answer = approve(client, state)
    assert answer.status_code == 403 or answer.url.startswith("/redactie/toegang/")
    assert live(text) == before


def test_approval_a_superuser_without_role_neither_writes_nor_approves(
    anna: Client, root_user: Client, text: PortalText
) -> None:
    before, state = live(text), submit(anna, text)
    assert root_user.get(edit_url(text)).status_code == 403
    assert approve(root_user, state).status_code == 403
    assert live(text) == before


def test_approval_a_superuser_does_not_publish_in_code_either(
    anna: Client, root_user: Client, text: PortalText
) -> None:
    write(anna, text)
    before, user = live(text), get_user_model().objects.get(username="root")
    revision = text.revisions.latest("created_at")
    for options in ({"user": user}, {"user": user, "skip_permission_checks": True}, {}):
        with pytest.raises(Refused):
            revision.publish(**options)
    assert live(text) == before


def test_approval_another_workflow_does_not_count_as_approval(
    anna: Client, bram: Client, text: PortalText
) -> None:
    write(anna, text)
    before = live(text)
    lax = GroupApprovalTask.objects.create(name="Losse stap")
    state = TaskState(
        task=lax.task_ptr,
        workflow_state=_started(text),
        revision=text.revisions.latest("created_at"),
        status=TaskState.STATUS_APPROVED,
        finished_by=get_user_model().objects.get(username="bram"),
    )
    state.save()
    with pytest.raises(Refused):
        state.revision.publish(skip_permission_checks=True)
    assert live(text) == before and FourEyesTask.objects.count() == 1


def _started(text: PortalText) -> Any:
    text.refresh_from_db()
    user = get_user_model().objects.get(username="anna")
    return Workflow.objects.get(name="Vier ogen").start(text, user)


def test_approval_removing_the_writer_does_not_make_it_nobodys_work(
    anna: Client, root_user: Client, text: PortalText
) -> None:
    write(anna, text)
    user = get_user_model().objects.get(username="anna")
    before = live(text)
    assert root_user.post(reverse("wagtailusers_users:delete", args=[user.pk])).status_code == 403
    with pytest.raises(Refused), transaction.atomic():
        user.delete()
    with transaction.atomic():
        get_user_model().objects.filter(pk=user.pk)._raw_delete("default")
        with pytest.raises(Refused):
            text.revisions.latest("created_at").publish(skip_permission_checks=True)
        transaction.set_rollback(True)  # Rows that point at the writer would stop the test's end.
    assert live(text) == before


def test_approval_a_refusal_is_in_the_log(anna: Client, text: PortalText) -> None:
    anna.post(edit_url(text), {"action-publish": "1"})
    event = SecurityEvent.objects.filter(kind=SecurityEvent.Kind.REFUSED).first()
    assert event is not None and event.user.username == "anna" and "edit" in event.detail


def test_approval_own_number_of_a_contact(sound: Path) -> None:
    """The number that matters most: the writer cannot get it out, whatever the role."""
    contact = Contact.objects.get(key="luisterlijn")
    anna = make_officer("anna2", EDITOR, CHIEF_EDITOR, SAFETY, ADMINISTRATOR, NIGHT)
    before = contact.telephone
    contact.telephone = "088-0000000"
    revision = contact.save_revision(user=anna)
    for options in ({"user": anna}, {"user": anna, "skip_permission_checks": True}):
        with pytest.raises(Refused):
            revision.publish(**options)
    assert Contact.objects.get(pk=contact.pk).telephone == before
