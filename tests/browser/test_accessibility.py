"""What axe cannot see: what is read out, focus, text size and spacing, forced colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.helpers.chromium import DESKTOP, PHONE
from tests.helpers.window import LABEL, send, talking


def test_accessibility_log_was_there_before_the_first_message(open_context, host):
    """A live region that comes together with its text is not read out."""
    page = open_context().new_page()
    page.goto(host.url)
    log = page.locator("hulp-chat [role=log]")
    assert log.evaluate("node => node.querySelector('slot').assignedElements().length") == 0
    page.get_by_role("button", name="Stel je vraag").click()
    send(page, "hallo")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    snapshot = page.get_by_role("log").aria_snapshot()
    assert "Hulpassistent:" in snapshot and "Jij:" in snapshot and "0800-2000" in snapshot


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility_focus_is_always_in_sight(open_context, host, scheme):
    """Tab through the whole window and back: each stop is drawn, on the screen, with a ring."""
    page = open_context(viewport={"width": 320, "height": 256}, color_scheme=scheme).new_page()
    page.goto(host.url)
    page.get_by_role("button", name="Stel je vraag").click()
    stops = []
    for key in ["Tab"] * 9 + ["Shift+Tab"] * 9:
        page.keyboard.press(key)
        stops.append(
            page.evaluate(
                """() => {
                  const root = document.querySelector('hulp-chat').shadowRoot;
                  const node = root.activeElement ?? document.activeElement;
                  const box = node.getBoundingClientRect(), style = getComputedStyle(node);
                  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
                  const drawn = (y) => {
                    let hit = document.elementFromPoint(box.x + box.width / 2, y);
                    if (hit?.shadowRoot) hit = root.elementFromPoint(box.x + box.width / 2, y);
                    while (hit && hit !== node)
                      hit = hit.assignedSlot ?? hit.parentNode ?? hit.host;
                    return hit === node;
                  };
                  return {
                    what: node.className || node.textContent || node.localName,
                    ring: style.outlineStyle, inside: bottom > top,
                    covered: ![0.25, 0.5, 0.75].some((part) => drawn(top + part * (bottom - top))),
                  };
                }"""
            )
        )
    wanted = {"ring": "solid", "inside": True, "covered": False}
    assert [one for one in stops if not wanted.items() <= one.items()] == []


def test_accessibility_text_of_twice_the_size_loses_nothing(open_context, host):
    """WCAG 1.4.4 by the browser's own text size, on a page with a small root size."""
    page = open_context(viewport=PHONE).new_page()
    page.goto(host.url)
    page.get_by_role("button", name="Stel je vraag").click()
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    size = page.locator(".hulp-bot").first.evaluate("node => getComputedStyle(node).fontSize")
    assert size == "32px"
    page.get_by_label(LABEL).scroll_into_view_if_needed()
    for name in ("Verstuur", "Sluit"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    assert page.get_by_role("button", name="Verstuur").bounding_box()["y"] < PHONE["height"]


def test_accessibility_senders_are_named_for_the_ear(page):
    send(page, "hallo")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    assert page.locator(".hulp-user .hulp-who").inner_text().strip() == "Jij:"
    assert page.locator(".hulp-bot .hulp-who").first.inner_text().strip() == "Hulpassistent:"


def test_accessibility_forced_colours_and_reduced_motion(open_context, site):
    page = open_context(forced_colors="active", reduced_motion="reduce").new_page()
    page.goto("/")
    talking(page, site)
    width = page.locator(".hulp-bot").first.evaluate("n => getComputedStyle(n).borderTopWidth")
    assert width == "1px"
    for root in ("document", "document.querySelector('hulp-chat').shadowRoot"):
        assert page.evaluate(f"{root}.getAnimations().length") == 0


def test_accessibility_forced_colours_draw_every_edge_of_the_window(open_context):
    """There the colours that set parts apart are gone; only lines are left."""
    page = open_context(forced_colors="active").new_page()
    page.goto("/demo/ede")
    page.get_by_role("button", name="Stel je vraag").click()
    edges = page.evaluate(
        """parts => parts.map((one) => {
          const root = document.querySelector('hulp-chat').shadowRoot;
          const style = getComputedStyle(root.querySelector(one));
          const seen = style.borderTopColor !== style.backgroundColor;
          return [one, style.borderTopStyle, style.borderTopWidth, seen];
        })""",
        [".panel", ".emergency", ".exit", ".close", "textarea", "form button"],
    )
    assert [edge for edge in edges if edge[1:] != ["solid", "2px", True]] == []


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
