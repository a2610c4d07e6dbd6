"""The four kinds of record, and the files they came from."""

from editor.records.models.answer import Answer
from editor.records.models.base import Record
from editor.records.models.contact import Contact
from editor.records.models.gemeente import Gemeente
from editor.records.models.portal_text import PortalText
from editor.records.models.source import ButtonChoice, LinkCheck, SourceFile

KINDS: tuple[type[Record], ...] = (Answer, Contact, Gemeente, PortalText)
# As addresses name them.
BY_NAME: dict[str, type[Record]] = {str(kind._meta.model_name): kind for kind in KINDS}

__all__ = [
    "BY_NAME",
    "KINDS",
    "Answer",
    "ButtonChoice",
    "Contact",
    "Gemeente",
    "LinkCheck",
    "PortalText",
    "Record",
    "SourceFile",
]
