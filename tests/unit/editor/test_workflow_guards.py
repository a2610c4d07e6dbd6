"""Below the screens: what was submitted stays, the log stays, records stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from wagtail.models import ModelLogEntry, Task, Workflow, WorkflowContentType, WorkflowTask

from editor.accounts.roles import CHIEF_EDITOR, EDITOR
from editor.records.models import KINDS, PortalText
from editor.refusal import Refused
from editor.workflow.models import FourEyesTask
from editor.workflow.setup import ensure_workflow
from tests.helpers.officers import edit_url, logged_in, make_officer


def _heading() -> PortalText:
    return PortalText.objects.get(key="page.heading")


def test_guards_a_published_version_never_changes(imported: Path) -> None:
    revision = _heading().live_revision
    revision.content = {**revision.content, "value": "Stiekem"}
    with pytest.raises(PermissionDenied, match="kan niet meer veranderen"):
        revision.save()
    assert _heading().live_revision.content["value"] != "Stiekem"


def test_guards_a_draft_may_be_saved_over_until_it_is_submitted(imported: Path) -> None:
    text, user = _heading(), make_officer("anna", EDITOR)
    text.value = "Een"
    draft = text.save_revision(user=user, log_action=True)
    text.value = "Twee"
    again = text.save_revision(user=user, log_action=True, overwrite_revision=draft)
    assert again.pk == draft.pk and again.content["value"] == "Twee"
    text.get_workflow().start(text, user)
    text.value = "Drie"
    with pytest.raises(PermissionDenied):
        text.save_revision(user=user, overwrite_revision=draft)


def test_guards_records_are_not_removed(imported: Path) -> None:
    for kind in KINDS:
        count = kind.objects.count()
        with pytest.raises(Refused), transaction.atomic():
            kind.objects.first().delete()
        with pytest.raises(Refused), transaction.atomic():
            kind.objects.all().delete()
        assert kind.objects.count() == count


def test_guards_the_log_of_texts_does_not_change(imported: Path) -> None:
    entry = ModelLogEntry.objects.for_instance(_heading()).first()
    entry.label = "Iets anders"
    with pytest.raises(Refused):
        entry.save()
    with pytest.raises(Refused), transaction.atomic():
        entry.delete()
    assert ModelLogEntry.objects.get(pk=entry.pk).label != "Iets anders"


def test_guards_there_is_one_workflow_with_one_step_for_all_kinds(imported: Path) -> None:
    for kind in KINDS:
        workflow = kind.objects.first().get_workflow()
        assert [type(task.specific) for task in workflow.tasks] == [FourEyesTask]
    counts = [model.objects.count() for model in (Workflow, Task, WorkflowTask)]
    ensure_workflow()
    assert counts == [model.objects.count() for model in (Workflow, Task, WorkflowTask)]


def test_guards_a_workflow_that_was_switched_off_comes_back(imported: Path) -> None:
    Workflow.objects.get(name="Vier ogen").deactivate()
    assert _heading().get_workflow() is None and not WorkflowContentType.objects.exists()
    ensure_workflow()
    assert _heading().get_workflow() is not None


def test_guards_without_workflow_nothing_is_published(imported: Path) -> None:
    Workflow.objects.get(name="Vier ogen").deactivate()
    text, user = _heading(), make_officer("anna", EDITOR)
    text.value = "Zonder goedkeuring"
    with pytest.raises(Refused):
        text.save_revision(user=user).publish(skip_permission_checks=True)


def test_guards_migrations_fit_the_models(imported: Path) -> None:
    call_command("makemigrations", "accounts", "workflow", check=True, dry_run=True, verbosity=0)


def test_guards_edit_page_offers_no_direct_publishing(sound: Path, settings) -> None:
    settings.TWO_FACTOR_ROLES = []
    client, text = logged_in(make_officer("anna", EDITOR, CHIEF_EDITOR)), _heading()
    page = client.get(edit_url(text)).content.decode()
    assert 'name="action-publish"' not in page and 'name="action-submit"' in page
    user = make_officer("bram", EDITOR)
    text.value = "Nieuw"
    text.save_revision(user=user, log_action=True)
    text.get_workflow().start(text, user)
    page = client.get(edit_url(text)).content.decode()
    assert reverse("review", args=[text.current_workflow_task_state.pk]) in page
    assert "wacht op goedkeuring" in page and 'name="action-submit"' not in page
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("review", args=[text.current_workflow_task_state.pk]) in home
