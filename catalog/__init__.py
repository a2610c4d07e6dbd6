"""The only code that opens content/ and safety/: facts and texts, checked and filled.

Pure Python >= 3.10, for both environments; everything takes the checkout as `root` and returns
frozen dataclasses (docs/architecture.md).
"""

from catalog.checks import check_content
from catalog.contacts import load_contacts
from catalog.errors import CatalogueError, Finding
from catalog.fill import fill
from catalog.gemeente_records import Gemeente, Gemeenten
from catalog.gemeenten import load_gemeenten
from catalog.hours import is_open, next_change
from catalog.places import Location, PlaceAnswer, Places, build_places
from catalog.records import Contact, Response, WrongNumbers
from catalog.responses import filled_responses, load_responses
from catalog.safety import Safety, load_safety
from catalog.wrong_numbers import find_wrong, load_wrong_numbers

__all__ = [
    "CatalogueError",
    "Contact",
    "Finding",
    "Gemeente",
    "Gemeenten",
    "Location",
    "PlaceAnswer",
    "Places",
    "Response",
    "Safety",
    "WrongNumbers",
    "build_places",
    "check_content",
    "fill",
    "filled_responses",
    "find_wrong",
    "is_open",
    "load_contacts",
    "load_gemeenten",
    "load_responses",
    "load_safety",
    "load_wrong_numbers",
    "next_change",
]
