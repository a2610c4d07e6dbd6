"""axe over every state, theme and scheme: no findings, and a deliberate fault is found.

Our own page has its states at three sizes; the window on the demo pages has them in every theme.
"""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from portal.themes import load_themes
from tests.helpers.chromium import DESKTOP, PHONE, RULES
from tests.helpers.window import LABEL, send, talking

SMALL = {"width": 320, "height": 568}


def _nodes(result):
    return [
        (found["id"], node["target"], node["failureSummary"])
        for found in (*result["violations"], *result["incomplete"])
        for node in found["nodes"]
    ]


def _findings(page, within=None):
    """Return violations and what axe is not sure of, in the page or `within`: (rule, place, why).

    axe cannot tell what lies behind a line that is half under an edge or has a page under it. Such
    a line is looked at once more with all messages in sight and the page around it taken away.
    """
    page.wait_for_load_state()  # A form was sent: the text can be there before its colours.
    found = _nodes(Axe().run(page, context=within, options=RULES).response)
    unsure = [one for one in found if one[0] == CONTRAST and "could not be determined" in one[2]]
    if not unsure or not page.locator("hulp-chat").count():
        return found
    page.evaluate(ALONE, True)
    again = Axe().run(page, context=within, options={"runOnly": [CONTRAST]}).response
    page.evaluate(ALONE, False)
    assert again["passes"]
    return [one for one in found if one not in unsure] + _nodes(again)


CONTRAST = "color-contrast"
ALONE = """alone => {
  const chat = document.querySelector('hulp-chat');
  for (const node of document.querySelectorAll('body *'))
    if (!node.contains(chat) && !chat.contains(node))
      node.style.setProperty('display', alone ? 'none' : '', 'important');
  const grown = chat.inPage ? chat : chat.shadowRoot.querySelector('.panel');
  grown.style.maxHeight = alone ? 'none' : '';
  grown.style.height = alone ? '3000px' : '';
}"""


def _opened(page, site):
    expect(page.get_by_role("button", name="Nee, nu niet")).to_be_visible()


def _busy(page, site):
    site.rasa.mode, site.rasa.seconds = "slow", 2.5
    send(page, "hallo")
    expect(page.get_by_role("status")).to_contain_text("bezig")


def _card(page, site):
    site.rasa.mode = "error"
    send(page, "hallo")
    expect(page.locator(".hulp-card")).to_have_count(2)


def _error(page, site):
    send(page, "a" * 2_001)
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


def _embed(page, site):
    """For webmasters, with long lines to copy."""
    page.goto("/inbedden")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


STATES = [
    _opened,
    talking,
    _busy,
    _card,
    _error,
    _offline,
    _wiped,
    _plain,
    _plain_error,
    _not_found,
    _embed,
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


def _window_closed(page, site):
    expect(page.get_by_role("button", name="Stel je vraag")).to_be_visible()


def _window_open(page, site):
    page.get_by_role("button", name="Stel je vraag").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _window_offline(page, site):
    page.context.set_offline(True)
    send(page, "help")
    expect(page.locator(".hulp-card").last).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("geen internet")


WINDOW = {
    "closed": _window_closed,
    "open": _window_open,
    "conversation": talking,
    "error": _error,
    "card": _card,
    "offline": _window_offline,
}
GEMEENTEN = sorted(set(load_themes()) - {"algemeen"})
LOOKS = [
    *((theme, "light", DESKTOP) for theme in GEMEENTEN),
    *((theme, "dark", PHONE) for theme in GEMEENTEN),
    ("ede", "dark", DESKTOP),
    ("ede", "light", PHONE),
]


@pytest.mark.parametrize(
    ("theme", "scheme", "size"), LOOKS, ids=[f"{t}-{s}-{z['width']}" for t, s, z in LOOKS]
)
def test_accessibility_axe_finds_nothing_in_any_theme(open_context, site, theme, scheme, size):
    """All states, one after the other; the theme without a gemeente is that of our own page."""
    page = open_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(f"/demo/{theme}")
    found = {}
    for name, reach in WINDOW.items():
        reach(page, site)
        found[name] = _findings(page)
    assert found == {name: [] for name in WINDOW}


@pytest.mark.parametrize(("size", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_accessibility_axe_finds_nothing_on_another_site(open_context, host, site, size, scheme):
    """Between styles of others, which are full of faults: those are left out."""
    page = open_context(viewport=size, color_scheme=scheme).new_page()
    page.goto(host.url)
    found = {}
    for name, reach in WINDOW.items():
        reach(page, site)
        found[name] = _findings(page, {"include": [["hulp-chat"]]})
    assert found == {name: [] for name in WINDOW}
    assert "color-contrast" in {one[0] for one in _findings(page, {"include": [["main"]]})}


def test_accessibility_axe_would_find_a_fault(page):
    """Prove that axe looks into the shadow root: a deliberate fault must be found."""
    page.evaluate(
        """() => {
          const field = document.createElement('input');
          document.querySelector('hulp-chat').shadowRoot.querySelector('form').append(field);
        }"""
    )
    assert "label" in {found[0] for found in _findings(page)}


def test_accessibility_axe_would_find_a_pale_message(page):
    """And into the messages, whose colours come through the slot."""
    page.locator(".hulp-bot .hulp-text").first.evaluate(
        "node => node.style.setProperty('color', '#ddd', 'important')"
    )
    page.evaluate(
        "document.adoptedStyleSheets = document.adoptedStyleSheets"
        ".filter((sheet) => !sheet.cssRules[0].cssText.includes('hulp-chat'))"
    )
    assert "color-contrast" in {found[0] for found in _findings(page)}
