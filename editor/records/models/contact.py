"""A contact: the one place of a telephone number, with its hours and how sure we are of it."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.search import index

from editor.records.blocks import ChannelBlock
from catalog.contacts import CONFIRMED
from editor.records.choices import kind_choices, shown_choices, status_choices
from editor.records.forms import RecordForm
from editor.records.models.base import Record
from editor.records.panels import FindingsPanel, HoursPanel, WhereUsedPanel

SAFETY_CONTACTS = frozenset({"112", "112_stil", "112nl_app", "veilig_thuis", "csg"})
LINES_HELP = "Eén per regel."
HOURS_HELP = (
    "Schrijf bijvoorbeeld 24/7, of Mo-Fr 09:00-17:00; PH off (feestdagen dicht). Een uitzondering:"
    " Mo-Fr 09:00-17:00; PH off; Dec 24 09:00-12:00. Leeg: niet bekend."
)


def _text(label: str, length: int = 200, **options: Any) -> models.CharField:
    return models.CharField(label, max_length=length, blank=True, **options)


def _shown(label: str) -> models.CharField:
    return models.CharField(label, max_length=20, choices=shown_choices, default="nee")


class Contact(Record):
    """One file of content/contacts/; an empty field stands for `null` or absent."""

    name = models.CharField("naam", max_length=80)
    alternate_name = _text("andere naam")
    kind = models.CharField("soort", max_length=40, choices=kind_choices)
    description = models.TextField("wat het is")
    audience = models.TextField("voor wie")
    telephone = _text("telefoonnummer", 30)
    telephone_of = _text("nummer staat bij contact", 80)
    telephone_short = _text("kort nummer", 10)
    toll_free = models.BooleanField("gratis", null=True, blank=True)
    hours_available = _text("openingstijden", help_text=HOURS_HELP)
    hours_checked = models.BooleanField("tijden nagekeken", default=False)
    hours_note = models.TextField("notitie bij de tijden", blank=True)
    has_chat = models.BooleanField("over de chat is iets bekend", default=False)
    chat_available = models.BooleanField("er is een chat", default=False)
    chat_hours = _text("tijden van de chat", help_text=HOURS_HELP)
    chat_hours_checked = models.BooleanField("tijden van de chat nagekeken", default=False)
    chat_note = models.TextField("notitie bij de chat", blank=True)
    website = _text("website", help_text="Zonder https://, zoals veiligthuis.nl")
    address = models.TextField("adres", blank=True)
    area_served = models.TextField("werkgebied", help_text=LINES_HELP)
    area_unconfirmed = models.TextField("werkgebied, niet zeker", blank=True, help_text=LINES_HELP)
    channels = StreamField([("channel", ChannelBlock())], blank=True, verbose_name="andere wegen")
    shown_telephone = _shown("nummer tonen")
    shown_name = _shown("naam tonen")
    shown_website = _shown("website tonen")
    use_instead = _text("gebruik in plaats hiervan", 80)
    status = models.CharField("status", max_length=40, choices=status_choices)
    checked_on = models.DateField("nagekeken op")
    dialled_on = models.DateField("gebeld op", null=True, blank=True)
    dialled_by = _text("gebeld door", 80, help_text="Functie en gemeente, geen naam.")
    sources = models.TextField("bronnen", blank=True, help_text=LINES_HELP)
    to_check = models.TextField("nog na te kijken", blank=True, help_text=LINES_HELP)
    note = models.TextField("notitie")

    base_form_class = RecordForm
    contact_fields = ("telephone_of", "use_instead")
    panels = [
        FieldPanel("key", read_only=True),
        FieldRowPanel([FieldPanel("name"), FieldPanel("alternate_name")]),
        FieldPanel("kind"),
        FieldPanel("description"),
        FieldPanel("audience"),
        MultiFieldPanel(
            [
                FieldPanel("telephone"),
                FieldPanel("telephone_of"),
                FieldPanel("telephone_short"),
                FieldPanel("toll_free"),
                FieldPanel("website"),
                FieldPanel("address"),
                FieldPanel("channels"),
            ],
            heading="Bereiken",
        ),
        MultiFieldPanel(
            [
                FieldPanel("status"),
                FieldRowPanel([FieldPanel("dialled_on"), FieldPanel("dialled_by")]),
                FieldPanel("checked_on"),
                FieldPanel("sources"),
                FieldPanel("to_check"),
            ],
            heading="Hoe zeker weten we het?",
        ),
        MultiFieldPanel(
            [
                FieldPanel("shown_telephone"),
                FieldPanel("shown_name"),
                FieldPanel("shown_website"),
                FieldPanel("use_instead"),
            ],
            heading="Wat ziet de bewoner?",
        ),
        MultiFieldPanel(
            [
                FieldPanel("hours_available"),
                FieldPanel("hours_checked"),
                FieldPanel("hours_note"),
                HoursPanel(heading="Zo leest de assistent deze tijden"),
                FieldPanel("has_chat"),
                FieldPanel("chat_available"),
                FieldPanel("chat_hours"),
                FieldPanel("chat_hours_checked"),
                FieldPanel("chat_note"),
            ],
            heading="Openingstijden",
        ),
        MultiFieldPanel(
            [FieldPanel("area_served"), FieldPanel("area_unconfirmed")], heading="Werkgebied"
        ),
        FieldPanel("note"),
        FindingsPanel(heading="Controle"),
        WhereUsedPanel(heading="Waar staat dit contact?"),
        PublishingPanel(),
    ]
    search_fields = [
        *Record.search_fields,
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("telephone"),
        index.AutocompleteField("telephone"),
        index.FilterField("kind"),
        index.FilterField("status"),
        index.FilterField("dialled_on"),
    ]

    class Meta(Record.Meta):
        """Dutch names."""

        abstract = False
        verbose_name = "contact"
        verbose_name_plural = "contacten"

    def __str__(self) -> str:
        """Return the name, and that it is in doubt when it is."""
        return f"{self.name}{'' if self.confirmed else ' (te controleren)'}"

    @property
    def confirmed(self) -> bool:
        """Return whether the status says that the number is right."""
        return self.status in CONFIRMED

    @property
    def number(self) -> str:
        """Return the telephone number, also when another contact owns it; empty: none."""
        if self.telephone or not self.telephone_of:
            return str(self.telephone)
        owner = Contact.objects.filter(key=self.telephone_of).first()
        return str(owner.telephone) if owner else ""

    @property
    def needs_safety_role(self) -> bool:
        """Return whether it is a number for when it is unsafe."""
        return self.key in SAFETY_CONTACTS

    @property
    def gemeenten(self) -> frozenset[str]:
        """Return the gemeenten it serves; empty for the whole country."""
        areas = frozenset(self.area_served.split())
        return frozenset() if "nederland" in areas else areas
