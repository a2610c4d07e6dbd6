"""The screen itself, at the front door in the place of Wagtail's dashboard."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from wagtail.admin.auth import require_admin_access

from editor.overview.asked import asked
from editor.overview.due import calls, reviews
from editor.overview.health import health
from editor.overview.waiting import sent_back, to_approve, with_colleague


# No transaction: it only reads, and the portal that it asks asks this editor in turn.
@transaction.non_atomic_requests  # type: ignore[untyped-decorator]
@never_cache  # type: ignore[untyped-decorator]
@require_admin_access  # type: ignore[untyped-decorator]
@require_GET  # type: ignore[untyped-decorator]
def overview(request: HttpRequest) -> HttpResponse:
    """Show what asks for attention, the most urgent first."""
    today = localdate()
    context = {
        "to_approve": to_approve(request.user),
        "sent_back": sent_back(request.user),
        "with_colleague": with_colleague(request.user),
        "reviews": reviews(today),
        "calls": calls(today),
        "asked": asked(today),
        "health": health(),
    }
    return render(request, "overview/overview.html", context)
