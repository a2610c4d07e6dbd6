"""The window on a page of others, as a resident uses it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

LABEL = "Typ hier je bericht"
OPENER = "Stel je vraag"
ROOT = "document.querySelector('hulp-chat').shadowRoot"


def open_window(page: Page) -> None:
    """Press the button and wait for the window."""
    page.get_by_role("button", name=OPENER).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def send(page: Page, text: str = "hallo") -> None:
    """Type a message and press Enter."""
    page.get_by_label(LABEL).fill(text)
    page.keyboard.press("Enter")


def answered(page: Page, times: int = 1) -> None:
    """Wait until the stand-in for Rasa has answered so often."""
    expect(page.locator(".hulp-bot li")).to_have_count(2 * times)


def talking(page: Page, site: Any) -> None:
    """Say something to a stand-in for Rasa that answers with two buttons, and wait for them."""
    buttons = [{"title": "Ja", "payload": "Ja"}, {"title": "Nee", "payload": "Nee"}]
    site.rasa.bubbles = [{**site.rasa.bubbles[0], "buttons": buttons}]
    send(page, "hallo")
    expect(page.get_by_role("button", name="Nee", exact=True)).to_be_visible()
