"""A number that residents do not have yet: has somebody dialled it? Advice to both officers."""

from __future__ import annotations

from collections.abc import Iterator

from editor.checks.finding import Remark
from editor.records.models import Contact, Record

DIAL = (
    "Het nummer is anders dan wat nu live staat, maar ‘gebeld op’ is niet veranderd. Bel het nummer"
    " zelf, en vul in wanneer en wie."
)


def find(record: Record) -> Iterator[Remark]:
    """Yield the advice while the date is still that of the number before."""
    if not isinstance(record, Contact) or not record.telephone:
        return
    live = Contact.objects.filter(pk=record.pk).first()
    if live and record.telephone != live.telephone and record.dialled_on == live.dialled_on:
        yield Remark("telefoonnummer", DIAL, blocks=False)
