"""Puts the records in Wagtail's menu, and leaves out what this editor has no use for."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from editor.checks.views import check_record
from editor.records.views import VIEWSETS

UNUSED = frozenset({"explorer", "snippets", "images", "documents", "help"})

for viewset in VIEWSETS:
    register_snippet(viewset)


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def hide_unused(request: Any, items: list[Any]) -> None:
    """Leave out pages, media and Wagtail's own help: there are none here."""
    items[:] = [item for item in items if item.name not in UNUSED]


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def admin_urls() -> list[Any]:
    """Return the address where the Controle panel asks for remarks."""
    return [path("controle/<str:kind>/<int:pk>/", check_record, name="check_record")]


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def narrow_screens() -> str:
    """Make Wagtail's lists and forms fit a tablet."""
    return format_html('<link rel="stylesheet" href="{}">', static("records/narrow.css"))
