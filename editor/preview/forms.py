"""The form of "Probeer een zin"."""

from __future__ import annotations

from typing import Any

from django import forms

from editor.records.choices import gemeente_choices

LONGEST = 2000  # As in the chat.
ABOUT = "vallei-error vallei-privacy"  # Ids on the screen.


class TryForm(forms.Form):
    """A sentence, and the website it is typed on."""

    text = forms.CharField(
        label="Wat zegt een bewoner?",
        max_length=LONGEST,
        error_messages={
            "required": "Typ eerst een zin.",
            "max_length": "Dit is te lang: hooguit 2000 tekens, net als in de chat.",
        },
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "aria-describedby": ABOUT}),
    )
    gemeente = forms.ChoiceField(label="Op de site van", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the gemeenten there are."""
        super().__init__(*args, **kwargs)
        self.fields["gemeente"].choices = [("", "geen bepaalde gemeente"), *gemeente_choices()]
