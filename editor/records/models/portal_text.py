"""A text of the portal: one place in content/portal.yml, a sentence or a list of sentences."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from editor.records.forms import RecordForm
from editor.records.models.base import Record
from editor.records.panels import FindingsPanel

SAFETY_SECTIONS = frozenset({"exit", "card", "opening"})
SAFETY_KEYS = frozenset({"page.contacts", "page.traces", "widget.emergency_line"})
FILE = "content/portal.yml"


class PortalText(Record):
    """`key` is the path in the file (`widget.send`, `card.0.text`)."""

    value = models.TextField("tekst")
    is_list = models.BooleanField(
        "lijst", default=False, editable=False, help_text="Eén zin per regel."
    )

    base_form_class = RecordForm
    panels = [
        FieldPanel("key", read_only=True),
        FieldPanel("is_list", read_only=True),
        FieldPanel("value"),
        FindingsPanel(heading="Controle"),
        PublishingPanel(),
    ]
    search_fields = [
        *Record.search_fields,
        index.SearchField("value"),
        index.AutocompleteField("value"),
    ]

    class Meta(Record.Meta):
        """Dutch names."""

        abstract = False
        verbose_name = "tekst van de pagina"
        verbose_name_plural = "teksten van de pagina"

    @property
    def needs_safety_role(self) -> bool:
        """Return whether it is about leaving, privacy or emergency."""
        return self.key in SAFETY_KEYS or self.key.split(".")[0] in SAFETY_SECTIONS
