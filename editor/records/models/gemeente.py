"""A gemeente: how residents come in with the local team. Places and postcodes are shown only."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.search import index

from editor.records.forms import RecordForm
from editor.records.models.base import Record
from editor.records.panels import FindingsPanel, PlacesPanel


class Gemeente(Record):
    """One of the five files of content/gemeenten/ that have an `id`."""

    name = models.CharField("naam", max_length=80, editable=False)
    contact = models.CharField("contact van de gemeente", max_length=80)
    team_contact = models.CharField("contact van het lokale team", max_length=80)
    team_name = models.CharField("naam van het lokale team", max_length=200)
    how_it_works = models.TextField("hoe het werkt")
    way_in = models.TextField("hoe bewoners binnenkomen")
    professionals_way_in = models.TextField("hoe professionals binnenkomen", blank=True)
    team_sources = models.TextField("bronnen", help_text="Eén per regel.")
    hamlets = models.TextField("buurtschappen", blank=True, help_text="Eén per regel.")
    to_check = models.TextField("nog na te kijken", blank=True, help_text="Eén per regel.")

    base_form_class = RecordForm
    contact_fields = ("contact", "team_contact")
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel("contact"),
        MultiFieldPanel(
            [
                FieldPanel("team_contact"),
                FieldPanel("team_name"),
                FieldPanel("how_it_works"),
                FieldPanel("way_in"),
                FieldPanel("professionals_way_in"),
                FieldPanel("team_sources"),
            ],
            heading="Lokaal team",
        ),
        FieldPanel("hamlets"),
        PlacesPanel(heading="Plaatsen en postcodes"),
        FieldPanel("to_check"),
        FindingsPanel(heading="Controle"),
        PublishingPanel(),
    ]
    search_fields = [
        *Record.search_fields,
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta(Record.Meta):
        """Dutch names."""

        abstract = False
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)

    @property
    def gemeenten(self) -> frozenset[str]:
        """Return itself."""
        return frozenset({str(self.key)})
