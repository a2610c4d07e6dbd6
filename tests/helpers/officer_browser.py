"""What an officer does in the editor, with the keyboard alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.keyboard import press, tab_to, type_over
from tests.helpers.officers import PASSWORD

APPROVED = "Goedgekeurd. Het staat nu live."


@dataclass
class Officer:
    """An officer at work: a page of the editor, in a window of their own."""

    page: Page

    @classmethod
    def log_in(cls, window: BrowserContext, url: str, name: str) -> Officer:
        """Come in through the front door."""
        page = window.new_page()
        page.goto(f"{url}/redactie/")
        type_over(page, page.get_by_label("Gebruikersnaam"), name)
        type_over(page, page.get_by_label("Wachtwoord"), PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Overzicht", exact=True)).to_be_visible()
        return cls(page)

    def open_contact(self, name: str) -> None:
        """Find a contact in the list and open it."""
        page = self.page
        press(page, page.get_by_role("link", name="Contacten"))
        search = page.get_by_placeholder("Zoeken")
        expect(search).to_be_visible()
        page.wait_for_load_state("networkidle")  # Its script searches while one types.
        type_over(page, search, name)
        row = page.locator("td.title").get_by_role("link", name=name)
        expect(page.locator("td.title")).to_have_count(1)
        press(page, row)
        expect(page.get_by_label("Telefoonnummer", exact=True)).to_be_visible()

    def type_number(self, number: str) -> None:
        """Type another telephone number."""
        page = self.page
        type_over(page, page.get_by_label("Telefoonnummer", exact=True), number)

    def preview(self, number: str) -> None:
        """Open the preview, see the number there, and close it: on a tablet it covers the form."""
        page = self.page
        button = page.get_by_role("button", name="Toon/verberg voorvertoning")
        press(page, button)
        shown = page.frame_locator("#w-preview-iframe").get_by_text(f"nummer: {number}")
        expect(shown).to_be_visible(timeout=15_000)
        press(page, button)
        expect(shown).to_be_hidden()

    def submit(self) -> None:
        """Send it to a colleague."""
        page = self.page
        press(page, page.get_by_role("button", name="Meer acties"))
        press(page, page.get_by_role("button", name=re.compile("^Stuur door naar")))
        expect(page.get_by_text("is ingediend ter goedkeuring")).to_be_visible()

    def open_waiting(self, name: str) -> None:
        """Open what waits for approval, from the overview."""
        page = self.page
        table = page.get_by_role("table", name=re.compile("^Na te kijken"))
        press(page, table.get_by_role("link", name=name))
        expect(page.get_by_role("heading", name="Nakijken")).to_be_visible()

    def stand_before_approve(self) -> None:
        """Go to the button, without pressing it."""
        tab_to(self.page, self.page.get_by_role("button", name="Goedkeuren en publiceren"))

    def stand_before_going_back(self, name: str) -> None:
        """Go to the fast lane and stand before the button of the version before."""
        page = self.page
        press(page, page.get_by_role("link", name="Terugzetten"))
        press(page, page.get_by_role("table").get_by_role("link", name=name))
        tab_to(page, page.get_by_role("button", name="Zet deze versie terug").first)
