"""At the door of every screen of a record: may this person be here? What is not listed is closed.

Wagtail's snippet views ask for a permission on the kind, not on the record, so this asks for the
record; and it closes what this editor does not have (adding, removing, withdrawing, copying), for
superusers too. Below it, the guards and the gate ask again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse

from editor.records.models import KINDS, Record
from editor.workflow.areas import why_not_change
from editor.workflow.gate import NOT_APPROVED
from editor.workflow.middleware import refuse

SPACES = {f"wagtailsnippets_{kind._meta.app_label}_{kind._meta.model_name}": kind for kind in KINDS}
SEE = frozenset(
    {
        "list", "list_results", "usage", "history", "history_results", "inspect",
        "revisions_view", "revisions_compare", "workflow_history", "workflow_history_detail",
    }
)  # fmt: skip
CHANGE = frozenset(
    {
        "edit", "preview_on_edit", "revisions_revert", "lock", "unlock", "workflow_action",
        "collect_workflow_action_data", "confirm_workflow_cancellation", "workflow_preview",
    }
)  # fmt: skip
# Asked for in the form of an edit page: nobody publishes directly.
PUBLISHING = ("action-publish", "action-unpublish", "action-delete")
CLOSED = "Dat kan in deze redactie niet, ook niet met alle rechten."
Answer = Callable[[HttpRequest], HttpResponse]


class DoorkeeperMiddleware:
    """Refuses before the view runs, so that nothing has been written."""

    def __init__(self, get_response: Answer) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return a refusal, or None to go on."""
        if not request.user.is_authenticated or request.resolver_match is None:
            return None
        reason = _why_not(request, kwargs)
        return refuse(request, reason) if reason else None


def _why_not(request: HttpRequest, kwargs: dict[str, Any]) -> str | None:
    match = request.resolver_match
    if match.view_name == "wagtail_bulk_action":
        return CLOSED if kwargs.get("app_label") == "records" else None
    kind = SPACES.get(match.namespaces[0]) if match.namespaces else None
    if kind is None or match.url_name in SEE:
        return None
    if match.url_name not in CHANGE:
        return CLOSED
    if any(name in request.POST for name in PUBLISHING):
        return NOT_APPROVED
    record = _record(kind, kwargs)
    return why_not_change(request.user, record) if record else None


def _record(kind: type[Record], kwargs: dict[str, Any]) -> Record | None:
    """Return the record of the address; None when there is none, which the view answers."""
    pk = unquote(str(kwargs.get("pk", "")))
    return kind.objects.filter(pk=pk).first() if pk.isdigit() else None
