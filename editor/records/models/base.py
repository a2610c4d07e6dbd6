"""What all records share: key, drafts, history, locks, approval, and the gate before publishing.

The fields of a row are what is published; drafts live in revisions. No route publishes past
`publish` and `unpublish` below, so the checks stand there (server side, for every role).
"""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

PREVIEW_SIZES: list[dict[str, Any]] = [
    {"name": "mobile", "icon": "mobile-alt", "device_width": 390, "label": "Op een telefoon"},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": "Op een groot scherm"},
]


class Record(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    index.Indexed,
    models.Model,
):
    """One thing an officer edits. `key` is the id in content/ and never changes."""

    key = models.CharField("sleutel", max_length=120, unique=True, editable=False)
    file = models.CharField("bestand", max_length=200, editable=False)
    # Gone from content/ since: kept for its history, in no release.
    retired = models.BooleanField("vervallen", default=False, editable=False)

    # What the lists of all kinds search and leave out. They look for beginnings of words, so only
    # in an AutocompleteField; after a change here or in a kind: `editor.manage update_index`.
    search_fields = [
        index.SearchField("key"),
        index.AutocompleteField("key"),
        index.FilterField("retired"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True
        ordering = ("key",)

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)

    @property
    def needs_safety_role(self) -> bool:
        """Return whether only the role `veiligheid` may change or approve this."""
        return False

    @property
    def gemeenten(self) -> frozenset[str]:
        """Return the gemeenten whose officers may change this; empty: no limit."""
        return frozenset()

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """Return the widths of the preview: those that the chat window has a look for."""
        return PREVIEW_SIZES

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        """Return the template of the preview."""
        return "preview/record.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        """Return what the preview shows: this version, also when it is a draft."""
        from editor.preview.context import context_of

        return {**super().get_preview_context(request, mode_name), **context_of(self, mode_name)}

    def get_lock(self) -> Any:
        """Return why nobody may write in it now, or None."""
        from editor.workflow.planned import PlannedLock

        lock = super().get_lock()
        return PlannedLock(self) if isinstance(lock, ScheduledForPublishLock) else lock

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish a revision, after the whole content with it has been checked.

        Raises:
            Refused: no colleague approved it.
            PublishRefused: something would be wrong in the release; the message is Dutch.
        """
        from editor.publishing.gate import before_publish
        from editor.workflow.gate import require_approval

        user, action = kwargs.get("user"), kwargs.get("log_action", True)
        require_approval(self, revision, user=user, action=action)
        before_publish(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Put the version before back: an answer or a number is never simply away."""
        from editor.publishing.expiry import republish_previous

        republish_previous(self, user=kwargs.get("user"))
