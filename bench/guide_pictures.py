"""`python -m bench.guide_pictures`: the pictures of docs/handleiding-redactie.md, made anew.

Starts the whole system on free ports with an editor of its own, does what the guide tells, and
writes docs/screenshots/redactie-*.jpg. Look at each picture before you commit it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.helpers.chromium import chromium
from tests.helpers.officer_browser import APPROVED, Officer
from tests.helpers.officers import PASSWORD
from tests.helpers.officers_made import make_officers
from tools.settings import ROOT
from tools.started import Running, started

FOLDER = ROOT / "docs" / "screenshots"
SIZE: ViewportSize = {"width": 1180, "height": 780}
QUALITY = 72
MOST_BYTES = 120 * 1024
CONTACT, ANSWER = "Luisterlijn", "psychische"
SENTENCE = "ik zoek iemand om mee te praten"
CENTRE = "one => one.scrollIntoView({block: 'center'})"
Windows = Callable[[], BrowserContext]


def main() -> None:
    """Make all pictures."""
    with started() as system, chromium() as browser:
        editor = f"http://127.0.0.1:{system.editor}"
        windows = _windows(browser)
        _first_login(windows().new_page(), system)
        make_officers(system.var, anna=("Redacteur",), bram=("Eindredacteur", "Terugzetter"))
        anna = Officer.log_in(windows(), editor, "anna")
        _number(anna)
        _text(anna.page, editor)
        bram = Officer.log_in(windows(), editor, "bram")
        _approve(bram)
        _put_back(bram)


def _windows(browser: Browser) -> Windows:
    def open_one() -> BrowserContext:
        context = browser.new_context(viewport=SIZE, locale="nl-NL")
        context.set_default_timeout(15_000)
        return context

    return open_one


def shoot(page: Page, name: str, *, whole: bool = False) -> None:
    """Write one picture; small enough for a page that people open on a telephone."""
    page.wait_for_timeout(700)  # Menus and panels glide into place.
    path = FOLDER / f"redactie-{name}.jpg"
    page.screenshot(path=path, type="jpeg", quality=QUALITY, full_page=whole)
    assert path.stat().st_size <= MOST_BYTES, f"{path.name}: {path.stat().st_size} bytes"


def _first_login(page: Page, system: Running) -> None:
    link = re.search(r"http\S+/eerste-beheerder/\S+", "".join(system.output))
    assert link, "the editor printed no link for the first administrator"
    page.goto(link[0])
    for label, text in (
        ("Gebruikersnaam", "ilse"), ("Voornaam", "Ilse"), ("Achternaam", "Voorbeeld"),
        ("E-mailadres", "ilse@voorbeeld.test"),
    ):  # fmt: skip
        page.get_by_label(label).fill(text)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    shoot(page, "eerste-account", whole=True)
    page.get_by_role("button", name="Account maken").click()
    page.get_by_label("Gebruikersnaam").fill("ilse")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    shoot(page, "aanmelden")
    page.get_by_role("button", name="Aanmelden").click()
    page.wait_for_url("**/totp/activate/")
    shoot(page, "tweede-stap")


def _number(anna: Officer) -> None:
    page = anna.page
    anna.open_contact(CONTACT)
    number = page.get_by_label("Telefoonnummer", exact=True)
    number.fill(re.sub(r"\d{3}$", "999", number.input_value()))
    number.evaluate(CENTRE)
    shoot(page, "nummer")
    page.get_by_role("heading", name="Controle").scroll_into_view_if_needed()
    expect(page.get_by_text("Bel het nummer zelf")).to_be_visible()
    shoot(page, "controle")
    page.get_by_role("button", name="Toon/verberg status").click()
    page.get_by_role("button", name="Stel schema in").click()
    shoot(page, "plannen")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Toon/verberg status").click()
    number.evaluate(CENTRE)
    page.get_by_role("button", name="Meer acties").click()
    shoot(page, "indienen")
    page.get_by_role("button", name=re.compile("^Stuur door naar")).click()


def _text(page: Page, editor: str) -> None:
    page.goto(f"{editor}/redactie/snippets/records/answer/?q={ANSWER}")
    page.locator("td.title a").first.click()
    bubble = page.locator("textarea[name*=bubbles]").first
    bubble.fill(f"Wat goed dat je iemand zoekt. {bubble.input_value()}")
    page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    chat = page.frame_locator("#w-preview-iframe").frame_locator("iframe[data-vallei-chat]")
    expect(chat.locator(".hulp-bot", has_text="Wat goed")).to_be_visible(timeout=20_000)
    bubble.scroll_into_view_if_needed()
    shoot(page, "tekst")
    page.get_by_role("button", name="Bewaar concept").click()
    page.goto(f"{editor}/redactie/snippets/records/answer/?q={ANSWER}")
    page.locator("td.title a").first.click()
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("link", name="Probeer een zin").last.click()
    page.get_by_label("Wat zegt een bewoner?").fill(SENTENCE)
    page.get_by_role("button", name="Probeer", exact=True).click()
    page.get_by_role("heading", name="Wat hij antwoordt").scroll_into_view_if_needed()
    shoot(page, "proberen")


def _approve(bram: Officer) -> None:
    shoot(bram.page, "overzicht")
    bram.open_waiting(CONTACT)
    bram.stand_before_approve()
    shoot(bram.page, "nakijken")
    bram.page.keyboard.press("Enter")
    expect(bram.page.get_by_text(APPROVED)).to_be_visible()


def _put_back(bram: Officer) -> None:
    bram.stand_before_going_back(CONTACT)
    shoot(bram.page, "terugzetten")


if __name__ == "__main__":
    main()
