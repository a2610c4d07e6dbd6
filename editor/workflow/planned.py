"""A version with a date waits: nobody writes the next one, until it is live or off the schedule."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from wagtail.locks import ScheduledForPublishLock

from editor.accounts.roles import CHIEF_EDITOR, roles_of
from editor.records.models import Record
from editor.workflow.areas import why_not_change

ASK = "Een planning trekt een eindredacteur in."
BUTTON = (
    '{} <span class="buttons"><button type="button" class="button button-small button-secondary"'
    ' data-controller="w-action" data-action="w-action#post" data-w-action-url-value="{}">'
    "Trek de planning in</button></span>"
)


def why_not_unschedule(user: Any, record: Record) -> str | None:
    """Return in Dutch why somebody may not take a record off the schedule, or None."""
    reason = why_not_change(user, record)
    return reason or (None if CHIEF_EDITOR in roles_of(user) else ASK)


class PlannedLock(ScheduledForPublishLock):  # type: ignore[misc]
    """Wagtail's lock, with the way out: its own button is for who may publish, and nobody may."""

    def get_message(self, user: Any) -> str:
        """Return what stands above the form, as HTML."""
        message, record = super().get_message(user), self.object
        reason = why_not_unschedule(user, record)
        if reason:
            return format_html("{}. {}", message, reason)
        url = reverse("unschedule", args=[record._meta.model_name, record.pk])
        return format_html(BUTTON, message, url)
