"""A planned version goes live on time, approved and by nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, TaskState

from catalog import Finding
from editor.accounts.roles import CHIEF_EDITOR, EDITOR
from editor.publishing import tick as ticking
from editor.records.models import PortalText
from editor.records.sync import publish_as_is
from editor.refusal import Refused
from editor.workflow.gate import NOT_APPROVED
from tests.helpers.drafts import NEW, approve, live, submit, write
from tests.helpers.officers import as_shown, edit_url, logged_in, make_officer


@pytest.fixture(autouse=True)
def without_second_factor(settings) -> None:
    settings.TWO_FACTOR_ROLES = []


def _tomorrow() -> str:
    return (timezone.localtime() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


def test_schedule_a_planned_version_waits_for_a_colleague_and_for_its_time(
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


def _due(record: PortalText, **content: str) -> Revision:
    """Let the moment come for which a version is planned; return that version."""
    past = timezone.now() - timedelta(seconds=1)
    revision = record.revisions.get(**{f"content__{key}": each for key, each in content.items()})
    moved = {**revision.content, "go_live_at": past.isoformat()}
    record.revisions.filter(pk=revision.pk).update(approved_go_live_at=past, content=moved)
    return Revision.objects.get(pk=revision.pk)


def test_schedule_without_approval_publishes_nothing_and_the_next_one_is_published(
    anna: Client, bram: Client, text: PortalText, caplog: pytest.LogCaptureFixture
) -> None:
    write(anna, text)
    before, other = live(text), PortalText.objects.get(key="page.title")
    approve(bram, submit(anna, other, value="Een goede titel", go_live_at=_tomorrow()))
    revision = _due(text, value=NEW)
    _due(other, value="Een goede titel")
    with pytest.raises(Refused):
        revision.publish(log_action="wagtail.publish.scheduled")
    ticking.publish_due()
    assert live(text) == before and live(other)[2] == "Een goede titel"
    assert "Niet gepubliceerd op tijd" in caplog.text and NOT_APPROVED in caplog.text
    # Tried once: it is a draft again, and does not stand in the way of the rest each second.
    assert not text.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_schedule_an_approver_who_writes_on_does_not_stop_what_he_approved(
    anna: Client, bram: Client, text: PortalText
) -> None:
    approve(bram, submit(anna, text, value=NEW, go_live_at=_tomorrow()))
    # Past the screen, which is locked by then (below).
    text.refresh_from_db()
    text.value = "Van Bram, voor later"
    text.save_revision(user=get_user_model().objects.get(username="bram"), log_action=True)
    _due(text, value=NEW)
    ticking.publish_due()
    assert live(text)[2] == NEW
    text.refresh_from_db()
    state = submit(bram, text, value="Van Bram, voor later")
    assert approve(bram, state).status_code == 403 and live(text)[2] == NEW


def test_schedule_locks_the_screen_until_it_is_taken_off(
    anna: Client, bram: Client, text: PortalText
) -> None:
    """Wagtail's own lock: else nobody could tell which of two versions is going to be live."""
    approve(bram, submit(anna, text, value=NEW, go_live_at=_tomorrow()))
    count = text.revisions.count()
    answer = anna.post(edit_url(text), as_shown(anna, text, value="Van Anna, voor later"))
    assert answer.status_code == 200 and text.revisions.count() == count
    url = reverse("unschedule", args=["portaltext", text.pk])
    page = bram.get(edit_url(text)).content.decode()
    assert "vergrendeld" in page and f'data-w-action-url-value="{url}"' in page
    writer = logged_in(make_officer("wim", EDITOR)).get(edit_url(text)).content.decode()
    assert "trekt een eindredacteur in" in writer and url not in writer
    bram.post(url)
    write(anna, text, value="Van Anna, voor later")


def test_schedule_who_wrote_before_the_approval_stays_an_author(
    anna: Client, bram: Client, text: PortalText
) -> None:
    """Approved by force, past the step: the gate still counts who wrote before that moment."""
    write(bram, text, value="Eerst van Bram")
    state = submit(anna, text, value=NEW, go_live_at=_tomorrow())
    bram_himself = get_user_model().objects.get(username="bram")
    TaskState.objects.filter(pk=state.pk).update(
        status=TaskState.STATUS_APPROVED, finished_by=bram_himself, finished_at=timezone.now()
    )
    before = live(text)
    _due(text, value=NEW)
    ticking.publish_due()
    assert live(text) == before


def test_schedule_what_cannot_end_stays_and_the_next_one_ends(
    text: PortalText, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = PortalText.objects.get(key="page.title")
    monkeypatch.setattr(ticking, "_said", {})
    monkeypatch.setattr("editor.publishing.gate.findings_in", lambda tree: _about(tree, "STUK"))
    for record, first in ((text, "STUK"), (other, "Goed")):
        for value in (first, "Tijdelijk"):
            record.value = value
            publish_as_is(record)
        kind = PortalText.objects.filter(pk=record.pk)
        kind.update(expire_at=timezone.now() - timedelta(seconds=1))
    for _ in range(2):
        ticking.tick()
    assert live(text)[2] == "Tijdelijk" and live(other)[2] == "Goed"
    said = [each for each in caplog.messages if each.startswith("Einddatum voorbij")]
    assert len(said) == 1 and text.key in said[0] and "STUK mag niet" in said[0]


def _about(tree: dict[str, bytes], word: str) -> list[Finding]:
    wrong = word.encode() in tree["content/portal.yml"]
    return [Finding("content/portal.yml", 1, f"{word} mag niet")] if wrong else []


def test_schedule_taking_off_the_schedule_is_for_who_may_and_publishes_nothing(
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
