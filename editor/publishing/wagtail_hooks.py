"""Words in the log for what this app does, and the screen of releases in the menu."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editor.publishing.views import go_back, releases
from editor.records.actions import ENDED, IMPORTED, ROLLED_BACK

ACTIONS = {
    IMPORTED: ("Ingelezen uit content/", "Ingelezen uit content/"),
    ENDED: ("Vorige versie terug", "De einddatum is voorbij: de vorige versie is terug"),
    ROLLED_BACK: ("Teruggezet", "Teruggezet naar een eerdere inhoudsversie"),
}


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def register_log_actions(actions: Any) -> None:
    """Name the actions in Dutch."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def admin_urls() -> list[Any]:
    """Return the addresses of the screen of releases."""
    return [
        path("versies/", releases, name="releases"),
        path("versies/<int:number>/terug/", go_back, name="go_back"),
    ]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu_item() -> MenuItem:
    """Put the releases in the menu."""
    return MenuItem("Inhoudsversies", reverse("releases"), icon_name="history", order=150)
