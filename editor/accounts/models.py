"""The log of access: who came in, who was refused. Rows are written once and never change.

No address, no browser, and of a failed login no typed name (people type passwords there).
"""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class NeverChanges(Exception):
    """Somebody tried to change or remove a row of the log."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Het logboek kan niet worden gewijzigd of gewist.")


class AppendOnly(models.QuerySet["SecurityEvent"]):
    """Reading and adding only."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges

    def delete(self) -> NoReturn:
        """Refuse."""
        raise NeverChanges


class SecurityEvent(models.Model):
    """One thing that happened around access. `detail` is Dutch, without personal data."""

    class Kind(models.TextChoices):
        """What can happen."""

        LOGIN = "aangemeld", "Aangemeld"
        LOGOUT = "afgemeld", "Afgemeld"
        FAILED = "mislukt", "Aanmelden mislukt"
        LOCKED = "geblokkeerd", "Tijdelijk geblokkeerd na te veel pogingen"
        FACTOR_ON = "tweede_stap_aan", "Tweede stap aangezet"
        FACTOR_OFF = "tweede_stap_uit", "Tweede stap uitgezet"
        FACTOR_FAILED = "tweede_stap_fout", "Tweede stap fout ingevuld"
        PASSWORD = "wachtwoord", "Wachtwoord ingesteld of gewijzigd"
        INVITED = "uitgenodigd", "Uitnodiging gemaakt"
        ROLES = "rollen", "Rollen of gebieden gewijzigd"
        ACCOUNT = "account", "Account gemaakt of gewijzigd"
        REFUSED = "geweigerd", "Handeling geweigerd"

    at = models.DateTimeField("wanneer", auto_now_add=True, db_index=True)
    kind = models.CharField("wat", max_length=30, choices=Kind.choices, db_index=True)
    # Whom it is about and who did it. No constraint: the log outlives the account.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        verbose_name="over wie",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        verbose_name="door wie",
    )
    detail = models.CharField("bijzonderheden", max_length=300, blank=True)

    objects = AppendOnly.as_manager()

    class Meta:
        """Newest first; nobody can be given the right to change or delete."""

        verbose_name = "gebeurtenis"
        verbose_name_plural = "logboek van toegang"
        ordering = ("-at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        """Return what happened."""
        return str(self.get_kind_display())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a row; refuse to change one."""
        if not self._state.adding:
            raise NeverChanges
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise NeverChanges
