"""Buttons on the edit page, addresses of our screens, and what Wagtail offers but we do not."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem

from editor.accounts.roles import ROLL_BACK
from editor.records.models import Record
from editor.workflow.doorkeeper import PUBLISHING
from editor.workflow.views import go_back, recent, review, unschedule


class LinkItem(ActionMenuItem):  # type: ignore[misc]
    """A button of the edit page that leads to one of our screens."""

    def __init__(self, name: str, label: str, url: str, icon: str, order: int) -> None:
        """Take what it says and where it leads."""
        super().__init__(order=order)
        self.name, self.label, self.icon_name, self._url = name, label, icon, url

    def get_url(self, parent_context: Any) -> str:
        """Return the address."""
        return self._url


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def admin_urls() -> list[Any]:
    """Return the addresses of our screens."""
    return [
        path("nakijken/<int:state_id>/", review, name="review"),
        path("planning/<str:kind>/<int:pk>/intrekken/", unschedule, name="unschedule"),
        path("terugzetten/", recent, name="recent"),
        path("terugzetten/<str:kind>/<int:pk>/", go_back, name="go_back_record"),
    ]


@hooks.register("construct_snippet_action_menu")  # type: ignore[untyped-decorator]
def edit_page_buttons(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Leave out direct publishing; add looking through and going back."""
    record = context.get("instance")
    if not isinstance(record, Record):
        return
    # Approving goes through our screen, where one sees first what changes.
    items[:] = [item for item in items if item.name not in {*PUBLISHING, "approve", "reject"}]
    state = record.current_workflow_task_state
    if state is not None:
        url = reverse("review", args=[state.pk])
        items.insert(0, LinkItem("review", "Bekijk en beoordeel", url, "view", -1))
    if request.user.has_perm(ROLL_BACK):
        url = reverse("go_back_record", args=[record._meta.model_name, record.pk])
        items.append(LinkItem("go-back", "Eerdere versie terugzetten", url, "history", 90))


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def leave_out(request: Any, items: list[Any]) -> None:
    """Nothing about workflows to set up: there is one, and it is part of the project."""
    items[:] = [item for item in items if item.name not in {"workflows", "workflow-tasks"}]


class FastLaneItem(MenuItem):  # type: ignore[misc]
    """Shown to who may go back."""

    def is_shown(self, request: Any) -> bool:
        """Return whether this person may."""
        return bool(request.user.has_perm(ROLL_BACK))


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def fast_lane_item() -> MenuItem:
    """Put the fast lane in the menu: who has only that right opens no edit page."""
    return FastLaneItem("Terugzetten", reverse("recent"), icon_name="rotate", order=155)
