"""The screen "Inhoudsversies": what is live, what was, and one button to go back."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from catalog import CatalogueError, release_status
from editor.accounts.roles import ROLL_BACK
from editor.publishing.rollback import history, roll_back


@require_GET  # type: ignore[untyped-decorator]
def releases(request: HttpRequest) -> HttpResponse:
    """Show all releases, newest first."""
    rows = [(release, parse_datetime(release.made_at)) for release in history()]
    status = release_status(settings.CONTENT_ROOT)
    context = {
        "rows": rows,
        "status": status,
        "may_roll_back": request.user.has_perm(ROLL_BACK),
        "page_title": "Inhoudsversies",
        "header_title": "Inhoudsversies",
    }
    return render(request, "publishing/releases.html", context)


@require_POST  # type: ignore[untyped-decorator]
@permission_required(ROLL_BACK, raise_exception=True)  # type: ignore[untyped-decorator]
def go_back(request: HttpRequest, number: int) -> HttpResponse:
    """Roll back to a release and say what changed."""
    try:
        changed = roll_back(number, user=request.user)
    except CatalogueError as error:
        messages.error(request, f"Niet teruggezet: {error}")
    else:
        names = ", ".join(str(record) for record in changed) or "er was niets anders"
        messages.success(request, f"Teruggezet naar inhoudsversie {number}: {names}.")
    return redirect("releases")
