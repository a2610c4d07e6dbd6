"""The window on a page of others, as a resident uses it."""

from __future__ import annotations

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
