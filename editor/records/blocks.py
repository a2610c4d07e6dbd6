"""The parts of an answer as an officer sees them: variation, bubble, button, channel."""

from __future__ import annotations

from typing import Any

from django.forms import CharField, Media
from wagtail import blocks
from wagtail.admin.widgets import AdminAutoHeightTextInput

from editor.records.choices import button_choices, form_choices, gemeente_choices
from editor.records.picking import pickable


class BubbleInput(AdminAutoHeightTextInput):
    """A text field with, below it, a list to put a contact in: nobody types a number."""

    template_name = "records/bubble_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the contacts that may be shown."""
        return {**super().get_context(name, value, attrs), "contacts": pickable()}

    @property
    def media(self) -> Media:
        """Return the script that puts the chosen contact at the cursor."""
        return Media(js=["records/pick.js"], css={"all": ["records/records.css"]})


class BubbleBlock(blocks.FieldBlock):
    """One bubble of a conversation."""

    def __init__(self, **kwargs: Any) -> None:
        """Use the text field with the list of contacts."""
        self.field = CharField(widget=BubbleInput(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the text."""
        return [str(value)]

    class Meta:
        """Dutch name."""

        icon = "comment"
        label = "tekstblok"


class VariationBlock(blocks.StructBlock):
    """One way to say an answer."""

    bubbles = blocks.ListBlock(BubbleBlock(), label="tekstblokken", min_num=1)
    buttons = blocks.ListBlock(
        blocks.ChoiceBlock(choices=button_choices, label="knop"),
        label="knoppen",
        required=False,
        default=[],
        help_text="Kies uit de vaste lijst.",
    )
    gemeente = blocks.ChoiceBlock(
        choices=gemeente_choices,
        required=False,
        label="alleen voor gemeente",
        help_text="Leeg: voor alle gemeenten.",
    )
    form = blocks.ChoiceBlock(
        choices=form_choices,
        required=False,
        label="aanspreekvorm",
        help_text="Leeg: past bij je en u.",
    )
    language = blocks.CharBlock(
        required=False,
        max_length=2,
        label="taal",
        help_text="Twee letters, zoals en. Leeg: Nederlands.",
    )
    source = blocks.TextBlock(required=False, rows=2, label="bron", help_text="Eén per regel.")
    note = blocks.TextBlock(required=False, rows=2, label="notitie voor collega's")

    class Meta:
        """Dutch name."""

        icon = "comment"
        label = "variant"


class ChannelBlock(blocks.StructBlock):
    """Another way to reach a contact."""

    kind = blocks.ChoiceBlock(
        choices=[("e-mail", "e-mail"), ("whatsapp", "WhatsApp")], label="soort"
    )
    value = blocks.CharBlock(label="adres of nummer")
    checked = blocks.BooleanBlock(required=False, label="nagekeken")

    class Meta:
        """Dutch name."""

        icon = "mail"
        label = "andere weg"
