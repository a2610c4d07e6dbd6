"""The editor's preview in Chromium: a draft in the portal's window; Probeer een zin with axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.helpers.chromium import DESKTOP, PHONE, axe_findings
from tests.helpers.fake_understanding import DANGER

FRAME = "iframe[data-vallei-chat]"


def _chat(page: Page) -> FrameLocator:
    return page.frame_locator(FRAME)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_preview_shows_the_draft_in_the_real_window(officer, editor, elsewhere, size) -> None:
    page = officer(editor.preview, viewport=size)
    chat = _chat(page)
    draft = chat.locator(".hulp-bot", has_text="Dit is het concept")
    expect(draft).to_be_visible()
    expect(draft.locator("strong")).to_have_text("concept")
    number = draft.locator('a[href="tel:08002000"]')
    expect(number).to_have_text("0800-2000")
    expect(number).to_have_accessible_name("Bel 0800-2000")
    expect(chat.locator(".hulp-choices button", has_text=editor.button).last).to_be_visible()
    assert draft.evaluate("one => one.assignedSlot.getRootNode().host.localName") == "hulp-chat"
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.evaluate("document.activeElement === document.body")
    assert page.faults == [] and elsewhere == []


def test_preview_goes_on_with_the_next_variant(officer, editor) -> None:
    chat = _chat(officer(editor.preview))
    expect(chat.locator(".hulp-bot", has_text="Dit is het concept")).to_be_visible()
    chat.get_by_label("Typ hier je bericht").fill("en nu?")
    chat.get_by_role("button", name="Verstuur").click()
    expect(chat.locator(".hulp-bot", has_text="De tweede variant.")).to_be_visible()


def test_preview_stays_where_it_is(officer, editor, elsewhere) -> None:
    page = officer(editor.preview)
    chat = _chat(page)
    expect(chat.locator(".hulp-bot", has_text="Dit is het concept")).to_be_visible()
    chat.get_by_role("link", name="Verlaat deze pagina").click()
    chat.locator('.hulp-bot a[href="tel:08002000"]').first.click()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    expect(chat.locator(".hulp-bot", has_text="Dit is het concept")).to_be_visible()
    assert elsewhere == []


def test_preview_window_cannot_reach_the_editor(officer, editor) -> None:
    page = officer(editor.preview)
    expect(_chat(page).locator(".hulp-bot").first).to_be_visible()
    frame = page.frames[1]
    for wish in ("parent.document", "document.cookie", "localStorage"):
        script = f"(() => {{ try {{ void {wish}; return 'yes' }} catch {{ return 'no' }} }})()"
        assert frame.evaluate(script) == "no", wish


def test_preview_in_the_panel_leaves_the_cursor_where_it_is(officer, editor) -> None:
    page = officer(editor.edit)
    page.locator("button[aria-label*=oorvertoning]").first.click()
    chat = page.frame_locator("#w-preview-iframe").frame_locator(FRAME)
    expect(chat.locator(".hulp-bot", has_text="Dit is het concept")).to_be_visible()
    field = page.locator("textarea[name*=bubbles]").first
    page.wait_for_timeout(3_000)  # Only then does Wagtail look for changes in a form.
    field.click()
    field.press("Control+End")
    field.press_sequentially(" Nog een zin.")
    typed = chat.locator(".hulp-bot", has_text="Nog een zin.")
    expect(typed).to_be_visible(timeout=15_000)  # Drawn anew when the typing stops.
    expect(field).to_be_focused()


def _try(page: Page, text: str) -> None:
    page.get_by_label("Wat zegt een bewoner?").fill(text)
    page.get_by_role("button", name="Probeer", exact=True).click()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_try_screen_has_no_axe_findings(officer, editor, understanding, size) -> None:
    page = officer(editor.attempt, viewport=size)
    assert axe_findings(page) == []
    _try(page, "wat is veilig thuis")
    expect(page.get_by_role("heading", name="Met dit concept")).to_be_visible()
    expect(page.get_by_text("Dit is het **concept**: bel 0800-2000.")).to_be_visible()
    assert axe_findings(page) == []
    understanding.parsed, understanding.actions = DANGER, ["utter_gevaar_geweld_nu"]
    _try(page, "hij trapt de deur in")
    expect(page.get_by_text(re.compile("^Acuut"))).to_be_visible()
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    understanding.raw = b"stuk"
    _try(page, "nog een keer")
    expect(page.get_by_role("alert")).to_contain_text("niet begrijpt")
    expect(page.get_by_label("Wat zegt een bewoner?")).to_have_value("nog een keer")
    assert axe_findings(page) == []
    assert page.url == editor.url + editor.attempt
