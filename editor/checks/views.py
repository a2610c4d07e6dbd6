"""Remarks about what is on the screen now, asked for while somebody writes. Nothing is saved."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from editor.checks.record import find
from editor.records.models import BY_NAME
from editor.records.policy import RecordPolicy


@require_POST  # type: ignore[untyped-decorator]
def check_record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Return the remarks as a piece of HTML for the Controle panel."""
    model = BY_NAME.get(kind)
    if model is None:
        raise Http404
    record = get_object_or_404(model, pk=pk)
    policy = RecordPolicy(model)
    if not policy.user_has_any_permission_for_instance(
        request.user, {"view", "change", "publish"}, record
    ):
        raise PermissionDenied
    form_class = model.snippet_viewset.get_edit_handler().get_form_class()
    latest = record.get_latest_revision_as_object()
    form = form_class(request.POST, instance=latest, for_user=request.user)
    form.defer_required_fields()
    form.is_valid()  # Fills the record; a half-typed form is looked at too.
    return render(request, "records/findings.html", {"findings": find(form.instance)})
