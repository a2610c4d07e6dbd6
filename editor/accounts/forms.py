"""Forms for making accounts."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import BaseUserCreationForm
from wagtail.users.forms import UserCreationForm, UserEditForm


class OfficerLoginForm(LoginForm):  # type: ignore[misc]
    """Says in Dutch what goes where; the page itself tells what to do about a lost password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field."""
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Gebruikersnaam of e-mailadres"
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class FirstAdministratorForm(BaseUserCreationForm):  # type: ignore[misc]
    """The account of the first administrator."""

    first_name = forms.CharField(label="Voornaam", max_length=150)
    last_name = forms.CharField(label="Achternaam", max_length=150)
    email = forms.EmailField(label="E-mailadres")

    class Meta:
        """Name and address too: colleagues see who did what."""

        model = get_user_model()
        fields = ("username", "first_name", "last_name", "email")


class OfficerCreationForm(UserCreationForm):  # type: ignore[misc]
    """A new account without password: the invitation link sets it. Nobody becomes superuser."""

    # Wagtail's page shows this field; disabled, so that what a browser sends is ignored.
    is_superuser = forms.BooleanField(
        label="Alle rechten",
        disabled=True,
        required=False,
        help_text="Die krijgt niemand: ook een beheerder publiceert geen eigen werk.",
    )

    def save(self, commit: bool = True) -> Any:
        """Save with a password that fits nothing."""
        self.instance.set_unusable_password()
        return super().save(commit)


class OfficerEditForm(UserEditForm):  # type: ignore[misc]
    """An account; nobody becomes superuser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave the field out, also when somebody edits the own account."""
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
