"""A refused publication, from whatever screen, becomes a clear message instead of an error page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from editor.publishing.gate import PublishRefused

Answer = Callable[[HttpRequest], HttpResponse]


class RefusedMiddleware:
    """Turns `PublishRefused` into messages; the transaction of the request is rolled back."""

    def __init__(self, get_response: Answer) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Say what is wrong and go back to where the officer came from."""
        if not isinstance(error, PublishRefused):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"errors": error.messages}, status=422)
        messages.error(request, "Niet gepubliceerd. Er is niets veranderd. Los eerst dit op:")
        for message in error.messages:
            messages.error(request, message)
        return redirect(request.path if "/edit/" in request.path else "wagtailadmin_home")
