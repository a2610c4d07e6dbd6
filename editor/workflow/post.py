"""Mail about approval: who may approve hears that something waits, the writer that it came back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from wagtail.signals import task_rejected, task_submitted

from editor.accounts.mail import send
from editor.accounts.roles import CHIEF_EDITOR
from editor.workflow.approval import why_not_approve


def connect() -> None:
    """Listen to the workflow."""
    task_submitted.connect(_waits, dispatch_uid="mail-waits")
    task_rejected.connect(_came_back, dispatch_uid="mail-came-back")


def _waits(sender: Any, instance: Any, **_: Any) -> None:
    transaction.on_commit(lambda: _tell_approvers(instance), robust=True)


def _tell_approvers(state: Any) -> None:
    record = state.revision.content_object
    people = get_user_model().objects.filter(is_active=True, groups__name=CHIEF_EDITOR)
    to = [user.email for user in people if not why_not_approve(user, record, state.revision)]
    send(
        f"Wacht op jouw oordeel: {record}",
        f"Een collega vraagt je dit na te kijken:\n{_address('review', state.pk)}\n",
        to,
    )


def _came_back(sender: Any, instance: Any, user: Any, **_: Any) -> None:
    writer = instance.workflow_state.requested_by
    if writer is None:
        return
    record = instance.revision.content_object
    name = record.snippet_viewset.get_url_name("edit")
    said = f"Opmerking: {instance.comment}\n\n" if instance.comment else ""
    text = (
        f"{user.get_full_name() or user} stuurde dit terug.\n\n{said}{_address(name, record.pk)}\n"
    )
    subject = f"Teruggestuurd: {record}"
    transaction.on_commit(lambda: send(subject, text, [writer.email]), robust=True)


def _address(name: str, pk: int) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=[pk])}"
