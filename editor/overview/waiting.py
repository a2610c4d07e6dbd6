"""What waits: for this person's approval, sent back to them, and theirs that a colleague has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState

from editor.overview.links import edit_url
from editor.workflow.models import FourEyesTask


@dataclass(frozen=True)
class Waiting:
    """One version: `who` submitted it, has it or sent it back; `comment` is what they said."""

    title: str
    kind: str
    url: str
    who: str
    since: datetime
    comment: str = ""


def to_approve(user: Any) -> list[Waiting]:
    """Return what this person may approve, longest waiting first; never their own work."""
    states = (
        TaskState.objects.reviewable_by(user)
        .filter(task__in=FourEyesTask.objects.values("task_ptr"))
        .select_related("revision", "workflow_state__requested_by")
        .order_by("started_at")
    )
    return [
        _row(state.revision.content_object, reverse("review", args=[state.pk]),
             who=_name(state.workflow_state.requested_by), since=state.started_at)
        for state in states
        if state.revision.content_object is not None
    ]  # fmt: skip


def sent_back(user: Any) -> list[Waiting]:
    """Return this person's versions that a colleague sent back and that were not withdrawn."""
    return [
        _row(record, edit_url(record), who=_name(state.finished_by),
             since=state.finished_at, comment=state.comment)
        for record, state in _mine(user, WorkflowState.STATUS_NEEDS_CHANGES)
    ]  # fmt: skip


def with_colleague(user: Any) -> list[Waiting]:
    """Return this person's versions that still wait for a colleague."""
    return [
        _row(record, edit_url(record), who="een collega", since=state.started_at)
        for record, state in _mine(user, WorkflowState.STATUS_IN_PROGRESS)
    ]


def _mine(user: Any, status: str) -> list[tuple[Any, TaskState]]:
    """Return record and step of what this person submitted or wrote, longest waiting first."""
    found = (
        WorkflowState.objects.filter(status=status, current_task_state__isnull=False)
        .filter(Q(requested_by=user) | Q(current_task_state__revision__user=user))
        .select_related("current_task_state__finished_by")
        .order_by("current_task_state__started_at")
    )
    pairs = ((each.content_object, each.current_task_state) for each in found)
    return [(record, state) for record, state in pairs if record is not None]


def _row(record: Any, url: str, *, who: str, since: datetime, comment: str = "") -> Waiting:
    return Waiting(str(record), str(record._meta.verbose_name), url, who, since, comment)


def _name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username()) if user else "het systeem"
