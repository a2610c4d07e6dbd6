"""Our own screens of the workflow: look and decide, take off the schedule, go back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST
from wagtail.models import Revision, TaskState

from editor.accounts.roles import ROLL_BACK
from editor.checks.record import find
from editor.records.models import BY_NAME, Record
from editor.refusal import Refused
from editor.workflow.approval import why_not_approve
from editor.workflow.compare import differences
from editor.workflow.fast_lane import (
    NOT_YOURS,
    earlier_versions,
    recently_published,
    return_to,
)
from editor.workflow.models import APPROVE, GONE, REJECT, FourEyesTask
from editor.workflow.planned import why_not_unschedule

DONE = {APPROVE: "Goedgekeurd. Het staat nu live.", REJECT: "Teruggestuurd naar de schrijver."}
SCHEDULED = "Goedgekeurd. Het gaat live op {at:%d-%m-%Y om %H:%M}."


def review(request: HttpRequest, state_id: int) -> HttpResponse:
    """Show what changes, who made it and what the checks say; approve or send back."""
    state = get_object_or_404(TaskState, pk=state_id).specific
    task, record = state.task.specific, state.revision.content_object
    if not isinstance(task, FourEyesTask) or record is None:
        raise Http404
    if not request.user.has_perm(f"records.view_{record._meta.model_name}"):
        raise Refused("Je mag deze tekst niet zien.")
    if request.method == "POST":
        action = request.POST.get("action", "")
        comment = request.POST.get("comment", "").strip()
        task.on_action(state, request.user, action, comment=comment)
        messages.success(request, _done(action, state))
        return redirect("wagtailadmin_home")
    waits = state.status == TaskState.STATUS_IN_PROGRESS
    new = state.revision.as_object()
    context = {
        "record": record,
        "state": state,
        "reason": why_not_approve(request.user, record, state.revision) if waits else GONE,
        "differences": differences(record, new),
        "findings": find(new),
        "url": _url(record, "edit"),
        "new": new,
    }
    return render(request, "workflow/review.html", context)


@require_POST  # type: ignore[untyped-decorator]
def unschedule(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Take a planned publication off the schedule; the text stays as it is and becomes a draft."""
    record = _record(kind, pk)
    reason = why_not_unschedule(request.user, record)
    if reason:
        raise Refused(reason)
    with transaction.atomic():
        for revision in record.revisions.filter(approved_go_live_at__isnull=False):
            revision.approved_go_live_at = None
            revision.save(user=request.user, update_fields=["approved_go_live_at"])
    messages.success(request, "De planning is ingetrokken.")
    return redirect(_url(record, "edit"))


def recent(request: HttpRequest) -> HttpResponse:
    """The way in to the fast lane: what went live last."""
    if not request.user.has_perm(ROLL_BACK):
        raise Refused(NOT_YOURS)
    rows = [
        (entry, record, reverse("go_back_record", args=[record._meta.model_name, record.pk]))
        for entry, record in recently_published()
    ]
    return render(request, "workflow/recent.html", {"rows": rows})


def go_back(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The fast lane for one record: list earlier versions, and return to one."""
    record = _record(kind, pk)
    if not request.user.has_perm(ROLL_BACK):
        raise Refused(NOT_YOURS)
    if request.method == "POST":
        revision = get_object_or_404(Revision, pk=request.POST.get("revision") or 0)
        return_to(record, revision, user=request.user)
        messages.success(request, f"Teruggezet: {record}. De assistent gebruikt het nu.")
        return redirect("wagtailadmin_home")
    rows = [
        (entry, differences(record, entry.revision.as_object()))
        for entry in earlier_versions(record)[:10]
    ]
    return render(request, "workflow/go_back.html", {"record": record, "rows": rows})


def _done(action: str, state: Any) -> str:
    state.revision.refresh_from_db()
    at = state.revision.approved_go_live_at
    return SCHEDULED.format(at=localtime(at)) if at and action == APPROVE else DONE[action]


def _record(kind: str, pk: int) -> Record:
    if kind not in BY_NAME:
        raise Http404
    record: Record = get_object_or_404(BY_NAME[kind], pk=pk)
    return record


def _url(record: Any, name: str) -> str:
    return str(reverse(record.snippet_viewset.get_url_name(name), args=[record.pk]))
