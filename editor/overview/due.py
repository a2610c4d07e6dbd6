"""What is due: answers past their review date or soon, and the numbers to dial this quarter.

Of what is published: a date in a draft counts from the moment it is approved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models.functions import Lower

from catalog.dialling import is_to_be_dialled
from editor.overview.links import edit_url
from editor.records.models import Answer, Contact

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Review:
    """An answer and the day before which it is to be looked at; `days` until then, or since."""

    title: str
    url: str
    owner: str
    by: date
    days: int


@dataclass(frozen=True)
class Call:
    """A number to dial; `doubtful`: its status says that it is still to be checked."""

    title: str
    url: str
    number: str
    status: str
    doubtful: bool
    dialled_on: date | None


@dataclass(frozen=True)
class Reviews:
    """Answers past their date, those of the coming 30 days, and how many have no date."""

    past: tuple[Review, ...]
    soon: tuple[Review, ...]
    undated: int


def reviews(today: date) -> Reviews:
    """Return the answers in use by their review date, the earliest first."""
    answers = Answer.objects.filter(retired=False)
    dated = answers.filter(review_by__lte=today + SOON).order_by("review_by", "key")
    rows = [
        Review(str(each), edit_url(each), each.owner, each.review_by,
               abs((each.review_by - today).days))
        for each in dated
    ]  # fmt: skip
    # "Before the first" is too late on the first.
    return Reviews(
        past=tuple(row for row in rows if row.by <= today),
        soon=tuple(row for row in rows if row.by > today),
        undated=answers.filter(review_by__isnull=True).count(),
    )


def calls(today: date) -> tuple[Call, ...]:
    """Return the numbers that a person has to dial, the doubtful ones first."""
    contacts = Contact.objects.filter(retired=False).order_by(Lower("name"))
    rows = [
        Call(each.name, edit_url(each), each.telephone, each.get_status_display(),
             not each.confirmed, each.dialled_on)
        for each in contacts
        if is_to_be_dialled(each, today)
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: not row.doubtful))
