"""The log in the menu, the invitation button beside an account, the second step under "account"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from editor.accounts.views import INVITE, SEE_LOG, invite, logbook


class LogbookItem(MenuItem):  # type: ignore[misc]
    """Shown to who may read the log."""

    def is_shown(self, request: Any) -> bool:
        """Return whether this person may."""
        return bool(request.user.has_perm(SEE_LOG))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def admin_urls() -> list[Any]:
    """Return the addresses inside Wagtail."""
    return [
        path("logboek/", logbook, name="logbook"),
        path("accounts/<int:pk>/uitnodigen/", invite, name="invite"),
        path("accounts/<int:pk>/uitnodiging/", confirm_invite, name="confirm_invite"),
    ]


def confirm_invite(request: Any, pk: int) -> Any:
    """Ask before a link is made: an older one ends with the password that it sets."""
    from django.contrib.auth import get_user_model
    from django.core.exceptions import PermissionDenied
    from django.shortcuts import get_object_or_404, render

    if not request.user.has_perm(INVITE):
        raise PermissionDenied
    officer = get_object_or_404(get_user_model(), pk=pk, is_active=True)
    return render(request, "accounts/confirm_invite.html", {"officer": officer})


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def logbook_item() -> MenuItem:
    """Put the log in the menu."""
    return LogbookItem("Logboek", reverse("logbook"), icon_name="list-ul", order=160)


@hooks.register("register_user_listing_buttons")  # type: ignore[untyped-decorator]
def invitation_button(user: Any, request_user: Any) -> Iterator[Button]:
    """Offer a link for setting a password."""
    if user.is_active and request_user.has_perm(INVITE):
        url = reverse("confirm_invite", args=[user.pk])
        yield Button("Uitnodigingslink", url, icon_name="mail", priority=20)


@hooks.register("register_account_menu_item")  # type: ignore[untyped-decorator]
def second_step(request: Any) -> dict[str, str]:
    """Point to the second step of login."""
    return {
        "url": reverse("mfa_index"),
        "label": "Tweede stap bij aanmelden",
        "help_text": "Een code uit een app op je telefoon, en herstelcodes voor als die weg is.",
    }
