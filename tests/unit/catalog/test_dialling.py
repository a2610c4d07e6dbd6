"""Each quarter somebody dials every number that a contact has of its own, and never 112."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from catalog.dialling import is_to_be_dialled

TODAY = date(2026, 11, 25)


@dataclass(frozen=True)
class _Contact:
    kind: str = "lokaal_team"
    telephone: str | None = "nummer"
    telephone_of: str | None = None
    dialled_on: str | date | None = None


@pytest.mark.parametrize(
    ("contact", "due"),
    [
        (_Contact(), True),
        (_Contact(dialled_on="2026-08-26"), True),
        (_Contact(dialled_on=date(2026, 8, 27)), False),
        (_Contact(telephone=None), False),
        (_Contact(telephone_of="csg"), False),
        (_Contact(kind="noodnummer"), False),
    ],
)
def test_dialling_is_due(contact: _Contact, due: bool) -> None:
    assert is_to_be_dialled(contact, TODAY) is due
