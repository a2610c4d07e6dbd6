"""A refusal, from whatever screen, becomes a page that says what is not allowed and why."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from editor.accounts.events import Kind, record
from editor.refusal import Refused

FORBIDDEN = 403
Answer = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Turns `Refused` into a 403; what the request had written is rolled back before this."""

    def __init__(self, get_response: Answer) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Log the refusal and answer."""
        return refuse(request, str(error)) if isinstance(error, Refused) else None


def refuse(request: HttpRequest, reason: str) -> HttpResponse:
    """Return the answer to something that is not allowed, and log who tried what."""
    view = request.resolver_match.view_name if request.resolver_match else ""
    record(Kind.REFUSED, user=request.user, detail=f"{view}: {reason}")
    wants_data = request.headers.get(
        "x-requested-with"
    ) == "XMLHttpRequest" or "application/json" in request.headers.get("Accept", "")
    if wants_data:
        body = {"success": False, "error_code": "refused", "error_message": reason}
        return JsonResponse(body, status=FORBIDDEN)
    return render(request, "workflow/refused.html", {"reason": reason}, status=FORBIDDEN)
