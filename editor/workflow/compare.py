"""What differs between two versions of a record, field by field, with Wagtail's own comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from editor.records.models import Record


@dataclass(frozen=True)
class Difference:
    """One field; `html` is Wagtail's, with the words that went and came marked and escaped."""

    label: str
    html: str


def differences(old: Record, new: Record) -> tuple[Difference, ...]:
    """Return the fields that differ, in the order of the form."""
    kind: Any = type(old)
    panel = kind.snippet_viewset.get_edit_handler()
    found = []
    for comparison_class in panel.get_bound_panel(
        instance=old, request=None, form=None
    ).get_comparison():
        comparison = comparison_class(old, new)
        if comparison.has_changed():
            found.append(Difference(str(comparison.field_label()), comparison.htmldiff()))
    return tuple(found)
