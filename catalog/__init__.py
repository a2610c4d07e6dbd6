"""The only code that opens content/ and safety/: facts and texts, checked and filled.

Pure Python >= 3.10, for both environments; everything takes the checkout as `root` and returns
frozen dataclasses (docs/architecture.md).
"""

from catalog.checks import check_content
from catalog.contacts import load_contacts
from catalog.errors import CatalogueError, Finding
from catalog.facts import Facts, live_facts, load_facts
from catalog.fill import fill
from catalog.gemeente_records import Gemeente, Gemeenten
from catalog.gemeenten import load_gemeenten
from catalog.hours import is_open, next_change
from catalog.places import Location, PlaceAnswer, Places, build_places
from catalog.records import Contact, Response, WrongNumbers
from catalog.release_files import Release, list_releases
from catalog.releases import (
    Status,
    activate,
    make_release,
    published,
    release_status,
)
from catalog.responses import filled_responses, load_responses
from catalog.route_records import Offer, Route, Routes
from catalog.routes import load_routes, person_of, route, theme_lines, theme_of
from catalog.safety import Safety, load_safety
from catalog.wrong_numbers import find_wrong, load_wrong_numbers

__all__ = [
    "CatalogueError",
    "Contact",
    "Facts",
    "Finding",
    "Gemeente",
    "Gemeenten",
    "Location",
    "Offer",
    "PlaceAnswer",
    "Places",
    "Release",
    "Response",
    "Route",
    "Routes",
    "Safety",
    "Status",
    "WrongNumbers",
    "activate",
    "build_places",
    "check_content",
    "fill",
    "filled_responses",
    "find_wrong",
    "is_open",
    "list_releases",
    "live_facts",
    "load_contacts",
    "load_facts",
    "load_gemeenten",
    "load_responses",
    "load_routes",
    "load_safety",
    "load_wrong_numbers",
    "make_release",
    "next_change",
    "person_of",
    "published",
    "release_status",
    "route",
    "theme_lines",
    "theme_of",
]
