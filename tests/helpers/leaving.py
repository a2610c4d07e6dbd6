"""A resident who leaves: where to, after saying what, and whether Rasa forgot it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.browser.conftest import Site

GOAL = re.compile(r"^https://www\.buienradar\.nl")
LABEL = "Typ hier je bericht"


def talk(page: Page) -> None:
    """Say something and wait for the answer."""
    page.get_by_label(LABEL).fill("mijn geheim")
    page.keyboard.press("Enter")
    expect(page.locator(".hulp-bot li")).to_have_count(2)


def open_window(page: Page) -> None:
    """Open the window on a page of others."""
    page.get_by_role("button", name="Stel je vraag").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def is_deleted(site: Site) -> bool:
    """Return whether Rasa is asked, within five seconds, to delete the conversation."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        if site.rasa.received and site.rasa.received[0]["conversation"] in site.rasa.deleted:
            return True
        time.sleep(0.05)
    return False
