"""After a publication has been committed, the content release follows at once."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.signals import published

from editor.publishing.release import refresh_or_log
from editor.records.models import Record


def connect() -> None:
    """Listen to all kinds of record."""
    published.connect(_follow, dispatch_uid="content-release")


def _follow(sender: type, instance: Any, **_: Any) -> None:
    if isinstance(instance, Record):
        note = f"{instance._meta.verbose_name}: {instance}"
        transaction.on_commit(lambda: refresh_or_log(note=note), robust=True)
