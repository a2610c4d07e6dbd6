"""An answer of the assistant: variations of bubbles and buttons, with source, owner, review date."""

from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.search import index

from catalog.checks.overrides import local_gemeente
from catalog.checks.safety_line import is_danger
from catalog.tongues import without_language
from editor.records.blocks import VariationBlock
from editor.records.choices import gemeente_choices
from editor.records.forms import RecordForm
from editor.records.models.base import Record
from editor.records.models.gemeente import Gemeente
from editor.records.panels import ExamplesPanel, FindingsPanel

SAFETY_PREFIXES = ("utter_noodtekst", "utter_bot_privacy", "utter_bot_wie_leest")
SAFETY_WORDS = ("gevaar", "verlaat", "privacy", "sporen")


class Answer(Record):
    """One key of content/responses/."""

    variations = StreamField(
        [("variation", VariationBlock())],
        verbose_name="varianten",
        help_text=(
            "Geeft de assistent dit antwoord een tweede keer, dan neemt hij de volgende variant."
        ),
    )
    owner = models.CharField("eigenaar", max_length=80, blank=True)
    review_by = models.DateField("nakijken vóór", null=True, blank=True)
    checked_on = models.DateField("nagekeken op", null=True, blank=True)
    checked_by = models.CharField("nagekeken door", max_length=80, blank=True)

    base_form_class = RecordForm
    panels = [
        FieldPanel("key", read_only=True),
        ExamplesPanel(heading="Wat vraagt iemand hier?"),
        FieldPanel("variations"),
        FindingsPanel(heading="Controle"),
        MultiFieldPanel(
            [
                FieldPanel("owner"),
                FieldPanel("review_by"),
                FieldPanel("checked_on"),
                FieldPanel("checked_by"),
            ],
            heading="Beheer",
        ),
        PublishingPanel(),
    ]
    search_fields = [
        *Record.search_fields,
        index.SearchField("variations"),
        index.AutocompleteField("variations"),
        index.FilterField("owner"),
        index.FilterField("review_by"),
    ]

    class Meta(Record.Meta):
        """Dutch names."""

        abstract = False
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"

    def __str__(self) -> str:
        """Return the key in words: `vraag: veilig thuis`."""
        group, _, subject = self.key.removeprefix("utter_").partition("_")
        return f"{group}: {subject.replace('_', ' ')}" if subject else group

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        """Return the websites on which the chat window can be seen: looks and texts differ."""
        here = [(key, f"Site van {name}") for key, name in gemeente_choices()]
        return [("", "Alle gemeenten"), *here]

    @property
    def needs_safety_role(self) -> bool:
        """Return whether it speaks of danger, leaving or privacy, in any language."""
        key = without_language(str(self.key))
        return (
            is_danger(key)
            or key.startswith(SAFETY_PREFIXES)
            or any(word in key for word in SAFETY_WORDS)
        )

    @property
    def gemeenten(self) -> frozenset[str]:
        """Return the gemeente whose own text this is; other local texts are shared."""
        five = frozenset(Gemeente.objects.values_list("key", flat=True))
        own = local_gemeente(str(self.key), five)
        return frozenset({own}) if own else frozenset()
