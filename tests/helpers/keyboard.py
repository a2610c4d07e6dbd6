"""Somebody without a mouse: Tab until it is there, then Enter or type."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 150
FOCUSED = "one => one === document.activeElement"


def tab_to(page: Page, target: Locator) -> int:
    """Press Tab until the target has the focus; return how often that took."""
    expect(target).to_be_visible()
    for pressed in range(MOST_TABS):
        if target.evaluate(FOCUSED):
            return pressed
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached with {MOST_TABS} tabs: {target}")


def press(page: Page, target: Locator) -> None:
    """Go to a link or button and press Enter."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def type_over(page: Page, target: Locator, text: str) -> None:
    """Go to a field and type in the place of what is in it."""
    tab_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
