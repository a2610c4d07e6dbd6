"""The first screen in the menu."""

from __future__ import annotations

from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu_item() -> MenuItem:
    """Put it on top."""
    address = reverse("wagtailadmin_home")
    return MenuItem("Overzicht", address, name="overview", icon_name="clipboard-list", order=100)
