"""Our own screens of the editor on a tablet: axe finds nothing, and nothing sticks out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.chromium import TABLET, axe_findings

# Ours on Wagtail's edit page; the rest of that page is Wagtail's.
PANELS = {
    "edit": ("Controle", "Wat vraagt iemand hier?"),
    "contact": ("Controle", "Openingstijden", "Waar staat dit contact?"),
}


def _fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"])


@pytest.mark.parametrize(
    ("screen", "heading"),
    [
        ("home", "Overzicht"),
        ("review", "Nakijken"),
        ("recent", "Terugzetten"),
        ("fast_lane", "Eerdere versie terugzetten"),
        ("releases", "Inhoudsversies"),
        ("attempt", "Probeer een zin"),
    ],
)
def test_editor_screen_on_a_tablet_has_no_axe_findings(officer, editor, screen, heading) -> None:
    fixed = {
        "home": "/redactie/",
        "recent": "/redactie/terugzetten/",
        "releases": "/redactie/versies/",
    }
    path = fixed.get(screen) or getattr(editor, screen)
    page = officer(path, session=editor.colleague, viewport=TABLET)
    expect(page.get_by_role("heading", name=heading).first).to_be_visible()
    assert axe_findings(page) == []
    assert _fits(page)
    assert page.faults == []


@pytest.mark.parametrize("record", PANELS)
def test_editor_panels_on_a_tablet_have_no_axe_findings(officer, editor, record) -> None:
    page = officer(getattr(editor, record), session=editor.colleague, viewport=TABLET)
    panels = [page.get_by_role("region", name=name) for name in PANELS[record]]
    ours = [f"#{panel.get_attribute('id')}" for panel in panels]
    assert axe_findings(page, *ours) == []


def test_editor_lists_and_forms_fit_a_tablet(officer, editor) -> None:
    page = officer("/redactie/snippets/records/contact/", viewport=TABLET)
    name = page.locator("td.title", has_text="Buitenlandse Zaken")
    assert (name.bounding_box() or {})["width"] >= 160  # Was one word per three lines.
    page.goto(editor.url + editor.contact)
    choice = page.get_by_label("Nummer staat bij contact").bounding_box() or {}
    assert choice["x"] + choice["width"] <= TABLET["width"]
