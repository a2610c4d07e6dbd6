"""Ways to "Probeer een zin": the menu, and a button on the edit page of an answer."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editor.preview.views import try_sentence
from editor.records.models import Answer
from editor.workflow.wagtail_hooks import LinkItem

LABEL = "Probeer een zin"
SEE = "records.view_answer"


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def admin_urls() -> list[Any]:
    """Return the addresses of the screen: in general, and beside the draft of one answer."""
    return [
        path("proberen/", try_sentence, name="try"),
        path("proberen/<int:pk>/", try_sentence, name="try_answer"),
    ]


@hooks.register("construct_snippet_action_menu")  # type: ignore[untyped-decorator]
def edit_page_button(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Lead from an answer to the screen with its draft."""
    record = context.get("instance")
    if isinstance(record, Answer) and record.pk:
        items.append(LinkItem("try", LABEL, reverse("try_answer", args=[record.pk]), "view", 80))


class TryItem(MenuItem):  # type: ignore[misc]
    """Shown to who may see answers."""

    def is_shown(self, request: Any) -> bool:
        """Return whether this person may."""
        return bool(request.user.has_perm(SEE))


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu_item() -> MenuItem:
    """Put the screen in the menu."""
    return TryItem(LABEL, reverse("try"), icon_name="view", order=145)
