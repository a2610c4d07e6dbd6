"""Every route to publishing is tried from outside; each is refused and changes nothing live."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, ModelLogEntry, Revision, TaskState, Workflow

from editor.accounts.models import SecurityEvent
from editor.accounts.roles import ADMINISTRATOR, CHIEF_EDITOR, EDITOR, NIGHT, SAFETY
from editor.publishing import tick as ticking
from editor.records.models import KINDS, Answer, Contact, Gemeente, PortalText
from editor.refusal import Refused
from editor.workflow import doorkeeper
from editor.workflow.models import FourEyesTask
from tests.helpers.officers import as_shown, edit_url, logged_in, make_officer

NEW = "Een nieuwe kop"
KEY = "page.heading"


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


@pytest.fixture
def text(sound: Path) -> PortalText:
    return PortalText.objects.get(key=KEY)


@pytest.fixture
def anna(text: PortalText) -> Client:
    """Writes and may approve: the one who could approve her own work."""
    return logged_in(make_officer("anna", EDITOR, CHIEF_EDITOR))


@pytest.fixture
def bram(text: PortalText) -> Client:
    return logged_in(make_officer("bram", EDITOR, CHIEF_EDITOR))


@pytest.fixture
def root_user(text: PortalText, settings) -> Client:
    user = get_user_model().objects.create_superuser("root", "root@voorbeeld.test", "geheim-geheim")
    return logged_in(user)


def live(record: Any) -> tuple[Any, ...]:
    """What residents get from a record, and whether it is there."""
    row = type(record).objects.get(pk=record.pk)
    return (row.live, row.live_revision_id, getattr(row, "value", None), str(row))


def write(client: Client, record: Any, **changes: str) -> None:
    """Save a draft, as the browser would."""
    answer = client.post(edit_url(record), as_shown(client, record, **(changes or {"value": NEW})))
    assert answer.status_code == 302, answer.content.decode()[:2000]


def submit(client: Client, record: Any, **changes: str) -> TaskState:
    """Save and send for approval; return what waits."""
    write(client, record, **(changes or {"value": NEW}), **{"action-submit": "1"})
    state = type(record).objects.get(pk=record.pk).current_workflow_task_state
    assert state is not None
    return state


def approve(client: Client, state: TaskState) -> Any:
    return client.post(reverse("review", args=[state.pk]), {"action": "approve"})


# The way it is meant.


def test_routes_a_colleague_approves_and_it_is_live(
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


def test_routes_the_review_page_shows_what_changes_and_who_wrote_it(
    anna: Client, bram: Client, text: PortalText
) -> None:
    old = text.value
    page = bram.get(reverse("review", args=[submit(anna, text).pk])).content.decode()
    assert "Anna Test" in page and "Goedkeuren en publiceren" in page
    assert "deletion" in page and old.split()[0] in page
    mine = anna.get(reverse("review", args=[text.current_workflow_task_state.pk])).content.decode()
    assert "Een collega moet haar goedkeuren" in mine and 'value="approve"' not in mine


def test_routes_sending_back_returns_it_to_the_writer(
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


# Publishing own work, by every route.


@pytest.mark.parametrize("action", ["action-publish", "action-unpublish", "action-delete"])
@pytest.mark.parametrize("who", ["anna", "root_user"])
def test_routes_direct_publishing_is_refused(
    who: str, action: str, text: PortalText, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    before = live(text)
    answer = client.post(edit_url(text), {"value": NEW, action: "1"})
    assert answer.status_code == 403 and live(text) == before
    assert not text.revisions.filter(content__value=NEW).exists()


def test_routes_own_approval_as_writer_and_requester_is_refused(
    anna: Client, text: PortalText
) -> None:
    before, state = live(text), submit(anna, text)
    assert approve(anna, state).status_code == 403
    for name in ("workflow_action", "collect_workflow_action_data"):
        for action in ("approve", "reject", "publish"):
            url = edit_url(text, name, action, state.pk)
            answer = anna.post(
                url, {"comment": "x"}, headers={"x-requested-with": "XMLHttpRequest"}
            )
            assert answer.status_code == 403, (name, action)
            assert anna.post(url, {"comment": "x"}).status_code in (302, 403)
    sent = {"value": "Nog iets", "action-workflow-action": "1", "workflow-action-name": "approve"}
    anna.post(edit_url(text), sent)
    assert live(text) == before
    state.refresh_from_db()
    assert state.status == TaskState.STATUS_IN_PROGRESS


def test_routes_own_approval_as_last_editor_of_a_colleagues_request_is_refused(
    anna: Client, bram: Client, text: PortalText
) -> None:
    write(bram, text, value="Van Bram")
    before = live(text)
    write(anna, text, value="Van Anna erbij")
    state = submit(bram, text, value="Van Anna erbij")
    assert approve(anna, state).status_code == 403
    assert approve(bram, state).status_code == 403
    assert live(text) == before


def test_routes_who_only_sent_it_in_does_not_approve(
    anna: Client, bram: Client, text: PortalText
) -> None:
    write(anna, text)
    before, revisions = live(text), text.revisions.count()
    text.refresh_from_db()
    Workflow.objects.get(name="Vier ogen").start(
        text, get_user_model().objects.get(username="bram")
    )
    state = text.current_workflow_task_state
    assert text.revisions.count() == revisions
    assert approve(bram, state).status_code == 403 and live(text) == before


def test_routes_an_editor_from_before_a_withdrawal_stays_an_author(
    anna: Client, bram: Client, text: PortalText
) -> None:
    before = live(text)
    submit(bram, text, value="Eerst van Bram")
    bram.post(edit_url(text), {"action-cancel-workflow": "1"})
    assert text.current_workflow_state is None
    state = submit(anna, text, value="Toen van Anna")
    assert approve(bram, state).status_code == 403 and live(text) == before


def test_routes_somebody_elses_request_in_the_address_does_not_help(
    anna: Client, bram: Client, text: PortalText
) -> None:
    other = PortalText.objects.get(key="page.title")
    mine, theirs = submit(anna, text), submit(bram, other, value="Iets van Bram")
    before = live(text)
    # The record that she may approve, the request of her own: Wagtail itself lets this through.
    answer = anna.post(edit_url(other, "workflow_action", "approve", mine.pk), {"comment": ""})
    assert answer.status_code == 403 and live(text) == before
    assert approve(anna, theirs).status_code == 302


def test_routes_nothing_changes_while_it_waits(
    anna: Client, bram: Client, text: PortalText
) -> None:
    state = submit(anna, text)
    for client in (anna, bram):
        client.post(edit_url(text), {"value": "Stiekem anders"})
        client.post(
            edit_url(text),
            {"value": "Stiekem anders", "overwrite_revision_id": str(state.revision_id)},
            headers={"accept": "application/json"},
        )
    state.revision.refresh_from_db()
    assert state.revision.content["value"] == NEW
    approve(bram, state)
    assert live(text)[2] == NEW


def test_routes_autosave_does_not_overwrite_what_was_approved(
    anna: Client, bram: Client, text: PortalText
) -> None:
    write(anna, text)
    draft = text.revisions.latest("created_at")
    state = submit(anna, text)
    approve(bram, state)
    before = live(text)
    for revision in (draft.pk, state.revision_id):
        answer = anna.post(
            edit_url(text),
            {"value": "Later anders", "overwrite_revision_id": str(revision)},
            headers={"accept": "application/json"},
        )
        assert answer.status_code >= 400, answer.content
    assert live(text) == before
    assert Revision.objects.get(pk=state.revision_id).content["value"] == NEW


def test_routes_reverting_and_publishing_is_refused(
    anna: Client, bram: Client, text: PortalText
) -> None:
    first = text.live_revision_id
    approve(bram, submit(anna, text))
    before = live(text)
    url = edit_url(text, "revisions_revert", first)
    assert anna.post(url, {"value": "Oud", "action-publish": "1"}).status_code == 403
    assert live(text) == before
    assert anna.post(url, {"value": "Oud"}).status_code == 302  # a draft, like any other
    assert live(text) == before
    text.refresh_from_db()
    Workflow.objects.get(name="Vier ogen").start(
        text, get_user_model().objects.get(username="anna")
    )
    assert approve(anna, text.current_workflow_task_state).status_code == 403
    assert live(text) == before


@pytest.mark.parametrize("who", ["anna", "root_user"])
def test_routes_unpublish_delete_add_copy_are_closed(
    who: str, text: PortalText, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(who)
    before, count = live(text), PortalText.objects.count()
    for name in ("unpublish", "delete"):
        for answer in (client.get(edit_url(text, name)), client.post(edit_url(text, name))):
            assert answer.status_code == 403, name
    spaces = PortalText.snippet_viewset.get_url_name("add")
    assert client.post(reverse(spaces), {"value": NEW}).status_code == 403
    with pytest.raises(NoReverseMatch):
        edit_url(text, "copy")
    assert live(text) == before and PortalText.objects.count() == count


@pytest.mark.parametrize("who", ["anna", "root_user"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_routes_bulk_actions_are_closed(
    who: str, kind: Any, text: PortalText, request: pytest.FixtureRequest
) -> None:
    client, count = request.getfixturevalue(who), kind.objects.count()
    ids = "&".join(f"id={pk}" for pk in kind.objects.values_list("pk", flat=True)[:3])
    for action in ("delete", "publish", "unpublish"):
        url = reverse("wagtail_bulk_action", args=["records", kind._meta.model_name, action])
        assert client.post(f"{url}?{ids}").status_code == 403
    assert kind.objects.count() == count and not kind.objects.filter(live=False).exists()


@pytest.mark.parametrize("who", ["anna", "root_user"])
def test_routes_the_admin_api_knows_no_records(
    who: str, text: PortalText, request: pytest.FixtureRequest
) -> None:
    client, before = request.getfixturevalue(who), live(text)
    for path in ("portaltexts", "answers", "snippets", "records/portaltext"):
        url = f"{reverse('wagtailadmin_home')}api/main/{path}/"
        assert client.post(url, {"value": NEW}).status_code in (403, 404, 405)
    assert live(text) == before


def test_routes_every_screen_of_wagtail_is_listed_or_closed() -> None:
    names = {pattern.name for kind in KINDS for pattern in kind.snippet_viewset.get_urlpatterns()}
    closed = names - doorkeeper.SEE - doorkeeper.CHANGE
    assert closed == {"add", "delete", "unpublish", "preview_on_add", "revisions_unschedule"}
    assert get_resolver() is not None and "edit" in doorkeeper.CHANGE


# The schedule.


def _tomorrow() -> str:
    return (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


def test_routes_a_planned_version_waits_for_a_colleague_and_for_its_time(
    anna: Client, bram: Client, text: PortalText
) -> None:
    before = live(text)
    state = submit(anna, text, value=NEW, go_live_at=_tomorrow())
    assert approve(anna, state).status_code == 403
    ticking.publish_due()
    assert live(text) == before
    approve(bram, state)
    assert (
        live(text) == before and text.revisions.filter(approved_go_live_at__isnull=False).exists()
    )
    past = timezone.now() - timedelta(seconds=1)
    content = {**state.revision.content, "go_live_at": past.isoformat()}
    text.revisions.filter(pk=state.revision_id).update(approved_go_live_at=past, content=content)
    ticking.publish_due()
    assert live(text)[2] == NEW


def test_routes_a_schedule_without_approval_publishes_nothing(
    anna: Client, text: PortalText
) -> None:
    write(anna, text)
    before = live(text)
    past = timezone.now() - timedelta(seconds=1)
    text.revisions.filter(content__value=NEW).update(approved_go_live_at=past)
    with pytest.raises(Refused):
        ticking.publish_due()
    assert live(text) == before


def test_routes_taking_off_the_schedule_is_for_who_may_and_publishes_nothing(
    anna: Client, bram: Client, text: PortalText
) -> None:
    state = submit(anna, text, value=NEW, go_live_at=_tomorrow())
    approve(bram, state)
    before = live(text)
    url = reverse("unschedule", args=["portaltext", text.pk])
    writer = logged_in(make_officer("wim", EDITOR))
    elsewhere = logged_in(make_officer("els", EDITOR, CHIEF_EDITOR, areas=("ede",)))
    for client in (writer, elsewhere):
        assert client.post(url).status_code == 403
        own = edit_url(text, "revisions_unschedule", state.revision_id)
        assert client.post(own).status_code == 403
    assert text.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert bram.get(url).status_code == 405 and bram.post(url).status_code == 302
    assert not text.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert live(text) == before


# Withdrawing, roles, gemeenten.


def test_routes_only_writer_or_colleague_withdraws(
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
def test_routes_without_the_role_chief_editor_nobody_approves(
    anna: Client, text: PortalText, roles: tuple[str, ...]
) -> None:
    before, state = live(text), submit(anna, text)
    client = logged_in(make_officer("iemand", *roles))
    answer = approve(client, state)
    assert answer.status_code == 403 or answer.url.startswith("/redactie/toegang/")
    assert live(text) == before


def test_routes_a_superuser_without_role_neither_writes_nor_approves(
    anna: Client, root_user: Client, text: PortalText
) -> None:
    before, state = live(text), submit(anna, text)
    assert root_user.get(edit_url(text)).status_code == 403
    assert approve(root_user, state).status_code == 403
    assert live(text) == before


def test_routes_a_superuser_does_not_publish_in_code_either(
    anna: Client, root_user: Client, text: PortalText
) -> None:
    write(anna, text)
    before, user = live(text), get_user_model().objects.get(username="root")
    revision = text.revisions.latest("created_at")
    for options in ({"user": user}, {"user": user, "skip_permission_checks": True}, {}):
        with pytest.raises(Refused):
            revision.publish(**options)
    assert live(text) == before


def test_routes_another_workflow_does_not_count_as_approval(
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


def test_routes_removing_the_writer_does_not_make_it_nobodys_work(
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


def test_routes_a_refusal_is_in_the_log(anna: Client, text: PortalText) -> None:
    anna.post(edit_url(text), {"action-publish": "1"})
    event = SecurityEvent.objects.filter(kind=SecurityEvent.Kind.REFUSED).first()
    assert event is not None and event.user.username == "anna" and "edit" in event.detail


def test_routes_own_number_of_a_contact(sound: Path) -> None:
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
    assert Answer.objects.exists() and Gemeente.objects.exists()
