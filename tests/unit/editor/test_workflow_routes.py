"""Every route to publishing own work is tried from outside; nothing live changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from wagtail.models import Revision, TaskState, Workflow

from editor.records.models import KINDS, PortalText
from editor.workflow import doorkeeper
from tests.helpers.drafts import NEW, approve, live, submit, write
from tests.helpers.officers import edit_url


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


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
