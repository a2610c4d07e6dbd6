"""Where a line of the screen leads."""

from __future__ import annotations

from typing import Any

from django.urls import reverse


def edit_url(record: Any) -> str:
    """Return the address of the edit page of a record."""
    return str(reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk]))
