"""Who must have a second factor sets it up before anything else.

`settings.TWO_FACTOR_ROLES` holds the roles; EVERYBODY stands for all officers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from editor.accounts.roles import roles_of

EVERYBODY = "*"
EXPLAIN = (
    "Voor jouw rol is een tweede stap bij het aanmelden verplicht. Zet hem hier aan; daarna kun"
    " je verder."
)
Answer = Callable[[HttpRequest], HttpResponse]


class SecondFactorMiddleware:
    """Sends who still needs a second factor to the page where it is set up."""

    def __init__(self, get_response: Answer) -> None:
        """Take the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on, or send to the page."""
        if _open(request.path) or not needs_factor(request.user):
            return self.get_response(request)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"error": EXPLAIN}, status=403)
        return redirect("mfa_activate_totp")


def needs_factor(user: Any) -> bool:
    """Return whether somebody must have a second factor and has none."""
    if not user.is_authenticated:
        return False
    asked = frozenset(settings.TWO_FACTOR_ROLES)
    concerns = EVERYBODY in asked or bool(asked & roles_of(user))
    if not concerns and not (asked and user.is_superuser):
        return False
    return not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def _open(path: str) -> bool:
    """Return whether a page may be seen before the second factor: setting it up, leaving."""
    rooms = (reverse("account_login").removesuffix("login/"), settings.STATIC_URL)
    pages = (reverse("wagtailadmin_logout"), reverse("wagtailadmin_javascript_catalog"))
    return path.startswith((*rooms, *pages)) or path == "/healthz"
