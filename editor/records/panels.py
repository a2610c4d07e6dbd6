"""Panels that only show: example questions, findings, hours, places, and where a contact stands."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class ShowPanel(Panel):
    """A panel with a template and no field; it shows nothing for a record that is new."""

    template = ""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one record."""

        def __init__(self, **kwargs: Any) -> None:
            """Use the template of the panel."""
            super().__init__(**kwargs)
            self.template_name = self.panel.template

        def is_shown(self) -> bool:
            """Return whether there is a record to tell about."""
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add what the panel tells."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, **self.panel.tell(self.instance)}

    def tell(self, record: Any) -> dict[str, Any]:
        """Return what the template needs."""
        return {"record": record}


class ExamplesPanel(ShowPanel):
    """What residents say before they get this answer."""

    template = "records/panel_examples.html"

    def tell(self, record: Any) -> dict[str, Any]:
        """Return examples from data/nlu."""
        from editor.records.questions import questions_for

        return {"examples": questions_for(record.key)}


class FindingsPanel(ShowPanel):
    """What the checks say, again after each change."""

    template = "records/panel_findings.html"

    def tell(self, record: Any) -> dict[str, Any]:
        """Return the findings about what is on the screen first."""
        from editor.checks.record import find

        url = reverse("check_record", args=[record._meta.model_name, record.pk])
        return {"findings": find(record), "check_url": url}


class HoursPanel(ShowPanel):
    """The next two weeks as the assistant understands the hours, holidays included."""

    template = "records/panel_hours.html"

    def tell(self, record: Any) -> dict[str, Any]:
        """Return a row per day."""
        from editor.records.week import coming_days

        return {"days": coming_days(record.hours_available)}


class WhereUsedPanel(ShowPanel):
    """The answers that name a contact."""

    template = "records/panel_where_used.html"

    def tell(self, record: Any) -> dict[str, Any]:
        """Return the answers."""
        from editor.records.use import answers_with

        return {"answers": answers_with(record.key)}


class PlacesPanel(ShowPanel):
    """Places and postcodes of a gemeente."""

    template = "records/panel_places.html"

    def tell(self, record: Any) -> dict[str, Any]:
        """Return the places from the file."""
        from editor.records.ground import raw_of

        return {"places": (raw_of(record) or {}).get("places", [])}
