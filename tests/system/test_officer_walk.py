"""An officer changes a number with the keyboard alone; a colleague approves; the chat says it.

Everything real: the editor, the portal, Rasa and the action server as `make run` starts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.helpers.chromium import TABLET, chromium
from tests.helpers.officer_browser import APPROVED, Officer
from tests.helpers.officers_made import make_officers
from tests.helpers.resident import Waiting, answer_to
from tools.started import Running

CONTACT, OLD, NEW = "Luisterlijn", "088-0767000", "088-0767999"
QUESTION = "ik zoek iemand om mee te praten"
MOST_SECONDS = 2.0


@pytest.fixture(scope="module")
def window(system: Running) -> Iterator[Callable[[], BrowserContext]]:
    """Return a function that opens a window on a tablet; its own cookies, own history."""
    with chromium() as browser:

        def open_one() -> BrowserContext:
            context = browser.new_context(viewport=TABLET, locale="nl-NL")
            context.set_default_timeout(15_000)
            return context

        yield open_one


def _read_in_chat(page: Page, portal: str, number: str) -> None:
    page.goto(portal)
    page.get_by_label("Typ hier je bericht").fill(QUESTION)
    page.get_by_role("button", name="Verstuur").click()
    answer = page.locator(f'.hulp-bot a[href="tel:{number.replace("-", "")}"]').first
    expect(answer).to_have_accessible_name(f"Bel {number}")


def test_officer_walk_from_a_new_number_to_the_chat_and_back(system, window, capsys) -> None:
    editor, portal = f"http://127.0.0.1:{system.editor}", f"http://127.0.0.1:{system.portal}"
    make_officers(system.var, anna=("Redacteur",), bram=("Eindredacteur", "Terugzetter"))
    assert OLD in answer_to(portal, QUESTION)

    anna = Officer.log_in(window(), editor, "anna")
    anna.open_contact(CONTACT)
    anna.type_number(NEW)
    anna.preview(NEW)
    anna.submit()
    assert OLD in answer_to(portal, QUESTION)  # Sending it is not publishing it.

    bram = Officer.log_in(window(), editor, "bram")
    bram.open_waiting(CONTACT)
    expect(bram.page.get_by_text("Bel het nummer zelf")).to_be_visible()
    bram.stand_before_approve()
    with Waiting(portal, QUESTION, new=NEW, old=OLD) as until_live:
        bram.page.keyboard.press("Enter")
    expect(bram.page.get_by_text(APPROVED)).to_be_visible()
    resident = window().new_page()
    _read_in_chat(resident, portal, NEW)

    bram.stand_before_going_back(CONTACT)
    with Waiting(portal, QUESTION, new=OLD, old=NEW) as until_back:
        bram.page.keyboard.press("Enter")
    expect(bram.page.get_by_text(f"Teruggezet: {CONTACT}")).to_be_visible()
    _read_in_chat(resident, portal, OLD)

    with capsys.disabled():
        print(f"\nVan klik tot live: {until_live.seconds:.2f} s; terug: {until_back.seconds:.2f} s")
    assert until_live.seconds <= MOST_SECONDS
    assert until_back.seconds <= MOST_SECONDS
