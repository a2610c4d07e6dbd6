"""Which numbers a person has to dial: each quarter, every number that a contact has of its own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

QUARTER = timedelta(days=91)
NEVER_TRIED = "noodnummer"  # 112 is never dialled to try it.


class Dialled(Protocol):
    """A contact as far as dialling goes, from the files or from the editor."""

    @property
    def kind(self) -> str:
        """What sort of contact it is."""

    @property
    def telephone(self) -> str | None:
        """The number."""

    @property
    def telephone_of(self) -> str | None:
        """The contact that owns the number, when it is not this one."""

    @property
    def dialled_on(self) -> str | date | None:
        """When a person dialled it last; as text in ISO form."""


def is_to_be_dialled(contact: Dialled, today: date) -> bool:
    """Return whether the number was never dialled, or last a quarter ago or more."""
    if not contact.telephone or contact.telephone_of or contact.kind == NEVER_TRIED:
        return False
    if not contact.dialled_on:
        return True
    return date.fromisoformat(str(contact.dialled_on)) + QUARTER <= today
