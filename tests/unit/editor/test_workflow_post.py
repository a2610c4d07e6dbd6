"""Who may approve is mailed, the writer hears that a text came back; a dead mail server stops
nobody."""

from __future__ import annotations

from pathlib import Path

from django.core import mail

from editor.accounts.roles import CHIEF_EDITOR, EDITOR
from editor.records.models import PortalText
from tests.helpers.officers import make_officer


def _submitted(writer: object) -> PortalText:
    text = PortalText.objects.get(key="page.heading")
    text.value = "Nieuw"
    text.save_revision(user=writer, log_action=True)
    text.get_workflow().start(text, writer)
    return text


def test_post_who_may_approve_hears_it(sound: Path, django_capture_on_commit_callbacks) -> None:
    writer = make_officer("anna", EDITOR, CHIEF_EDITOR)
    make_officer("bram", CHIEF_EDITOR)
    make_officer("els", CHIEF_EDITOR, areas=("ede",))
    make_officer("wim", EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        text = _submitted(writer)
    assert [each.to for each in mail.outbox] == [["bram@voorbeeld.test"]]
    assert f"/nakijken/{text.current_workflow_task_state.pk}/" in mail.outbox[0].body


def test_post_the_writer_hears_why_it_came_back(
    sound: Path, django_capture_on_commit_callbacks
) -> None:
    writer, colleague = make_officer("anna", EDITOR), make_officer("bram", CHIEF_EDITOR)
    state = _submitted(writer).current_workflow_task_state
    with django_capture_on_commit_callbacks(execute=True):
        state.task.specific.on_action(state, colleague, "reject", comment="Te lang")
    assert mail.outbox[-1].to == ["anna@voorbeeld.test"]
    assert "Bram Test" in mail.outbox[-1].body and "Te lang" in mail.outbox[-1].body


def test_post_a_mail_server_that_is_away_stops_nobody(
    sound: Path, settings, django_capture_on_commit_callbacks
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_officer("bram", CHIEF_EDITOR)
    with django_capture_on_commit_callbacks(execute=True):
        assert _submitted(make_officer("anna", EDITOR)).workflow_in_progress
