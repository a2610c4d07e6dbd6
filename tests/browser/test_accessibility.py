"""axe over every state of the page, light and dark, desktop and phone: no findings."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
LABEL = "Typ hier je bericht"
SMALL = {"width": 320, "height": 568}


def _findings(page):
    result = Axe().run(page, options=RULES).response
    return [
        (found["id"], node["target"], node["failureSummary"])
        for found in (*result["violations"], *result["incomplete"])
        for node in found["nodes"]
    ]


def _send(page, text):
    page.get_by_label(LABEL).fill(text)
    page.keyboard.press("Enter")


def _opened(page, site):
    expect(page.get_by_role("button", name="Nee, nu niet")).to_be_visible()


def _talking(page, site):
    buttons = [{"title": "Ja", "payload": "Ja"}, {"title": "Nee", "payload": "Nee"}]
    site.rasa.bubbles = [{**site.rasa.bubbles[0], "buttons": buttons}]
    _send(page, "hallo")
    expect(page.get_by_role("button", name="Nee", exact=True)).to_be_visible()


def _busy(page, site):
    site.rasa.mode, site.rasa.seconds = "slow", 2.5
    _send(page, "hallo")
    expect(page.get_by_role("status")).to_contain_text("bezig")


def _card(page, site):
    site.rasa.mode = "error"
    _send(page, "hallo")
    expect(page.locator(".card")).to_have_count(2)


def _error(page, site):
    _send(page, "a" * 2_001)
    expect(page.get_by_role("alert")).to_contain_text("te lang")


def _offline(page, site):
    page.context.set_offline(True)
    expect(page.get_by_role("status")).to_contain_text("geen internet")


def _wiped(page, site):
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.get_by_role("button", name="Begin een nieuw gesprek")).to_be_visible()


def _plain(page, site):
    page.goto("/zonder-script")
    page.get_by_label(LABEL).fill("hallo")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".said")).to_be_visible()


def _plain_error(page, site):
    page.goto("/zonder-script")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _not_found(page, site):
    page.goto("/bestaat-niet")


STATES = [
    _opened,
    _talking,
    _busy,
    _card,
    _error,
    _offline,
    _wiped,
    _plain,
    _plain_error,
    _not_found,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__.strip("_"))
@pytest.mark.parametrize(
    ("size", "scheme"),
    [(DESKTOP, "light"), (PHONE, "dark"), (SMALL, "light")],
    ids=["desktop-light", "phone-dark", "small-light"],
)
def test_accessibility_axe_finds_nothing(open_context, site, size, scheme, state):
    page = open_context(viewport=size, color_scheme=scheme).new_page()
    page.goto("/?gemeente=ede")
    state(page, site)
    assert _findings(page) == []


def test_accessibility_axe_would_find_a_fault(page):
    """Prove that axe looks into the shadow root: a deliberate fault must be found."""
    page.evaluate(
        """() => {
          const field = document.createElement('input');
          document.querySelector('hulp-chat').shadowRoot.querySelector('form').append(field);
        }"""
    )
    assert "label" in {found[0] for found in _findings(page)}


def test_accessibility_senders_are_named_for_the_ear(page):
    _send(page, "hallo")
    expect(page.locator(".bot li")).to_have_count(2)
    assert page.locator(".user .sender").inner_text().strip() == "Jij:"
    assert page.locator(".bot .sender").first.inner_text().strip() == "Hulpassistent:"


def test_accessibility_forced_colours_and_reduced_motion(open_context, site):
    page = open_context(forced_colors="active", reduced_motion="reduce").new_page()
    page.goto("/")
    _talking(page, site)
    assert page.locator(".bot").first.evaluate("n => getComputedStyle(n).borderTopWidth") == "1px"
    for root in ("document", "document.querySelector('hulp-chat').shadowRoot"):
        assert page.evaluate(f"{root}.getAnimations().length") == 0


def test_accessibility_text_spacing_loses_nothing(page):
    """WCAG 1.4.12, also inside the shadow root."""
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
            + ' word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
          const root = document.querySelector('hulp-chat').shadowRoot;
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
          document.adoptedStyleSheets = [sheet];
        }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]
    button = page.get_by_role("button", name="Verstuur")
    assert button.evaluate("n => n.scrollWidth <= n.clientWidth + 1")
