"""The window on a website of others: another origin, strict policy, unkind styles, counters."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import watch
from tests.helpers.chromium import DESKTOP, PHONE

LABEL = "Typ hier je bericht"
OPENER = "Stel je vraag"
ROOT = "document.querySelector('hulp-chat').shadowRoot"


def _open(page):
    page.get_by_role("button", name=OPENER).click()
    expect(page.get_by_role("dialog")).to_be_visible()


def _send(page, text="hallo"):
    page.get_by_label(LABEL).fill(text)
    page.keyboard.press("Enter")


def _answered(page, times=1):
    expect(page.locator(".hulp-bot li")).to_have_count(2 * times)


def test_widget_closed_asks_nothing_and_changes_nothing(open_context, host, site, elsewhere):
    page = open_context().new_page()
    faults, asked = watch(page), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host.url)
    expect(page.get_by_role("button", name=OPENER)).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert [url for url in asked if url.startswith(site.url)] == [asked[-1]]
    assert "/static/widget." in asked[-1]
    assert page.locator("hulp-chat [slot]").count() == 0
    assert page.title() == "Gemeente Voorbeeld"
    assert page.evaluate("document.activeElement === document.body")
    assert page.evaluate("history.length") == 2  # The empty first page, and this one.
    assert faults == [] and elsewhere == []


def test_widget_a_conversation_under_a_strict_policy(hosted, site, elsewhere):
    before = hosted.evaluate("history.length")
    _open(hosted)
    expect(hosted.locator("hulp-chat")).to_contain_text("inwoners van Ede")
    assert site.rasa.received == []
    _send(hosted, "mijn man slaat mij")
    _answered(hosted)
    assert [one["gemeente"] for one in site.rasa.received] == ["ede"]
    assert hosted.evaluate("history.length") == before
    assert hosted.title() == "Gemeente Voorbeeld"
    assert elsewhere == []


def test_widget_keeps_nothing_in_the_browser(hosted):
    _open(hosted)
    _send(hosted)
    _answered(hosted)
    assert hosted.context.cookies() == []
    workers = "navigator.serviceWorker.getRegistrations()"
    for kept in ("indexedDB.databases()", "caches.keys()", workers):
        assert hosted.evaluate(kept) == []
    assert hosted.evaluate("localStorage.length + sessionStorage.length") == 0


def test_widget_reload_begins_anew_and_says_so(hosted):
    _open(hosted)
    expect(hosted.locator(".hulp-note")).to_have_count(1)
    _send(hosted, "mijn geheim")
    _answered(hosted)
    hosted.reload()
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    _open(hosted)
    expect(hosted.locator(".hulp-note").last).to_contain_text("nieuw gesprek")
    expect(hosted.locator("hulp-chat")).not_to_contain_text("mijn geheim")


def test_widget_closing_keeps_the_conversation_and_gives_the_focus_back(hosted):
    _open(hosted)
    expect(hosted.get_by_role("heading", name="Hulp en advies")).to_be_focused()
    _send(hosted)
    _answered(hosted)
    hosted.get_by_role("button", name="Sluit").click()
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    expect(hosted.get_by_role("button", name=OPENER)).to_be_focused()
    _open(hosted)
    _answered(hosted)
    hosted.get_by_label(LABEL).focus()
    hosted.keyboard.press("Escape")
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    assert hosted.url.startswith("http://localhost")


def test_widget_large_screen_leaves_the_page_usable(hosted):
    _open(hosted)
    hosted.get_by_label("Zoek").fill("paspoort")
    expect(hosted.get_by_label("Zoek")).to_have_value("paspoort")
    expect(hosted.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize(
    "size", [PHONE, {"width": 320, "height": 568}, {"width": 640, "height": 256}]
)
def test_widget_phone_takes_the_whole_screen(open_context, host, size):
    page = open_context(viewport=size, has_touch=True, is_mobile=True).new_page()
    page.goto(host.url)
    _open(page)
    box = page.get_by_role("dialog").bounding_box()
    assert (box["x"], box["y"]) == (0, 0) and box["width"] == size["width"]
    assert abs(box["height"] - size["height"]) < 1
    _send(page, "een heel lang woord: " + "a" * 300)
    _answered(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.mouse.wheel(0, 5_000)
    leave = (
        page.get_by_role("dialog").get_by_role("link", name="Verlaat deze pagina").bounding_box()
    )
    assert leave["height"] >= 44 and 0 <= leave["y"] <= 60
    page.get_by_label("Zoek").evaluate("field => field.focus()")
    assert page.evaluate("document.activeElement.localName") != "input"


def _boxes(page):
    """Return where the exit, the input and the button to send are, in this order."""
    panel = page.get_by_role("dialog")
    leave = panel.get_by_role("link", name="Verlaat deze pagina")
    parts = (leave, page.get_by_label(LABEL), page.get_by_role("button", name="Verstuur"))
    return [part.bounding_box() for part in parts]


def test_widget_keyboard_of_a_phone_leaves_the_exit_and_the_input_in_sight(open_context, host):
    """It covers the page and changes only the visual viewport, which is imitated here."""
    page = open_context(viewport={"width": 360, "height": 640}, has_touch=True).new_page()
    page.goto(host.url)
    _open(page)
    _send(page)
    _answered(page)
    page.evaluate(
        """() => {
          Object.defineProperty(visualViewport, 'height', { get: () => 300 });
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    page.get_by_label(LABEL).press_sequentially("hij komt")
    leave, field, send = _boxes(page)
    assert leave["height"] >= 44 and leave["y"] >= 0
    for box in (field, send):
        assert leave["y"] + leave["height"] <= box["y"] and box["y"] + box["height"] <= 300


@pytest.mark.parametrize("size", [{"width": 360, "height": 540}, {"width": 320, "height": 568}])
def test_widget_long_complaint_pushes_nothing_out_of_reach(open_context, host, size):
    page = open_context(viewport=size, has_touch=True).new_page()
    page.goto(host.url)
    _open(page)
    _send(page, "a" * 2_001)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    leave, field, send = _boxes(page)
    assert 0 <= leave["y"] <= 20
    for box in (field, send):
        assert leave["y"] + leave["height"] <= box["y"]
        assert box["y"] + box["height"] <= size["height"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_widget_moved_by_the_page_comes_back_closed(open_context, host, site, size):
    page = open_context(viewport=size).new_page()
    page.goto(host.url)
    _open(page)
    _send(page)
    _answered(page)
    page.evaluate("document.body.prepend(document.querySelector('hulp-chat'))")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.locator("hulp-chat [slot]").count() == 0
    _open(page)
    _send(page)
    _answered(page)
    assert len({one["conversation"] for one in site.rasa.received}) == 2


def test_widget_turned_phone_keeps_the_conversation(hosted):
    _open(hosted)
    _send(hosted)
    _answered(hosted)
    hosted.get_by_label(LABEL).fill("half getypt")
    for size in (PHONE, {"width": 1280, "height": 860}):
        hosted.set_viewport_size(size)
        expect(hosted.get_by_role("dialog")).to_be_visible()
        expect(hosted.get_by_label(LABEL)).to_be_focused()
        expect(hosted.get_by_label(LABEL)).to_have_value("half getypt")
        _answered(hosted)


def test_widget_keyboard_alone_all_the_way(hosted, site):
    buttons = [{"title": "Ja, graag", "payload": "Ja, graag"}]
    site.rasa.bubbles = [{**site.rasa.bubbles[0], "buttons": buttons}]
    for _ in range(10):
        hosted.keyboard.press("Tab")
        if hosted.evaluate("document.activeElement.localName") == "hulp-chat":
            break
    hosted.keyboard.press("Enter")
    expect(hosted.get_by_role("heading", name="Hulp en advies")).to_be_focused()
    hosted.keyboard.press("Shift+Tab")
    leave = hosted.get_by_role("dialog").get_by_role("link", name="Verlaat deze pagina")
    expect(leave).to_be_focused()
    order = []
    for _ in range(8):
        hosted.keyboard.press("Tab")
        focus = f"({ROOT}.activeElement ?? document.activeElement)"
        order.append(hosted.evaluate(f"{focus}.textContent.trim() || {focus}.className || 'input'"))
    assert order[:4] == ["Sluit", "112", "0800-2000", "log"]
    assert order[4] == "Ja, ik kan nu praten" and order[7] == "input"
    hosted.keyboard.type("hallo")
    hosted.keyboard.press("Enter")
    expect(hosted.get_by_role("button", name="Ja, graag")).to_be_visible()
    expect(hosted.get_by_label(LABEL)).to_be_focused()
    hosted.keyboard.press("Shift+Tab")
    expect(hosted.get_by_role("button", name="Ja, graag")).to_be_focused()
    hosted.keyboard.press("Space")
    expect(hosted.locator(".hulp-user")).to_have_count(2)


def test_widget_typing_state_within_a_tenth_of_a_second(hosted, site):
    site.rasa.mode, site.rasa.seconds = "slow", 1.0
    _open(hosted)
    hosted.get_by_label(LABEL).fill("hallo")
    waited, line = hosted.evaluate(
        f"""async () => {{
          const begun = performance.now();
          {ROOT}.querySelector('form').requestSubmit();
          for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
          return [performance.now() - begun, {ROOT}.querySelector('.status').textContent];
        }}"""
    )
    assert "bezig met antwoorden" in line
    assert waited <= 100
    _answered(hosted)


def test_widget_slow_server_points_to_the_emergency_number(hosted):
    hosted.route("**/api/messages", lambda route: None)
    _open(hosted)
    _send(hosted)
    expect(hosted.get_by_role("status")).to_contain_text("112", timeout=6_000)
    started = time.monotonic()
    expect(hosted.locator(".hulp-card").first).to_contain_text("0800-2000", timeout=10_000)
    assert time.monotonic() - started < 7


def test_widget_offline_has_the_card_without_any_server(hosted):
    _open(hosted)
    hosted.context.set_offline(True)
    expect(hosted.get_by_role("status")).to_contain_text("geen internet")
    _send(hosted, "help mij")
    expect(hosted.locator('.hulp-card a[href="tel:112"]')).to_be_visible()
    hosted.context.set_offline(False)
    hosted.get_by_role("button", name="Probeer opnieuw").click()
    expect(hosted.locator(".hulp-bot:not(.hulp-card) li")).to_have_count(2)


def test_widget_styles_of_the_page_do_not_spoil_it(hosted):
    _open(hosted)
    _send(hosted)
    _answered(hosted)
    seen = hosted.locator(".hulp-bot").last.evaluate(
        """node => {
          const style = (each, pseudo) => getComputedStyle(each, pseudo);
          const link = node.querySelector('a'), list = node.querySelector('ul');
          const text = style(node.querySelector('p'));
          return {
            size: text.fontSize, colour: text.color, align: text.textAlign,
            link: style(link).color, after: style(link, '::after').content,
            list: style(list).display, bullets: style(list).listStyleType,
            underline: style(link).textDecorationLine,
          };
        }"""
    )
    assert seen == {
        "size": "16px", "colour": "rgb(23, 37, 29)", "align": "start",
        "link": "rgb(23, 37, 29)", "after": "none",
        "list": "block", "bullets": "disc", "underline": "underline",
    }  # fmt: skip
    button = hosted.get_by_role("button", name="Nee, nu niet")
    assert button.bounding_box()["height"] >= 44
    assert button.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"


def test_widget_counters_of_the_page_hear_nothing(hosted):
    hosted.get_by_role("link", name="Een link van de site").click()
    assert hosted.evaluate("heard") == ["click "]  # The counter works.
    _open(hosted)
    _send(hosted, "mijn geheim")
    _answered(hosted)
    hosted.get_by_label(LABEL).press_sequentially("stil")
    hosted.get_by_role("button", name="Nee, nu niet").click(force=True)
    hosted.locator(".hulp-bot a").last.evaluate(
        "a => { addEventListener('click', (e) => e.preventDefault()); a.href = '#'; a.click(); }"
    )
    hosted.keyboard.press("Escape")
    assert hosted.evaluate("heard") == ["click "]


def test_widget_messages_are_within_reach_of_translation_and_reading_tools(hosted, site):
    """Such tools walk over the texts of the document, and wrap what they replace in <font>."""
    buttons = [{"title": "Ja, graag", "payload": "Ja, graag"}]
    site.rasa.bubbles = [{**site.rasa.bubbles[0], "buttons": buttons}]
    _open(hosted)
    _send(hosted, "mijn geheim")
    _answered(hosted)
    hosted.evaluate(
        """() => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) texts.push(walker.currentNode);
          for (const text of texts) {
            if (!text.data.trim() || text.parentElement.closest('[translate=no], script')) continue;
            const outer = document.createElement('font'), inner = document.createElement('font');
            inner.textContent = `EN ${text.data}`;
            outer.append(inner);
            text.replaceWith(outer);
          }
          document.documentElement.lang = 'en';
        }"""
    )
    expect(hosted.locator(".hulp-bot").last).to_contain_text("EN Dank je.")
    expect(hosted.locator(".hulp-user .hulp-text")).to_have_text("mijn geheim")
    button = hosted.get_by_role("button", name="EN Ja, graag")
    button.click()
    expect(hosted.locator(".hulp-user")).to_have_count(2)
    _answered(hosted, 2)
    assert site.rasa.received[-1]["text"] == "Ja, graag"
    selected = hosted.evaluate(
        """() => {
          getSelection().selectAllChildren([...document.querySelectorAll('.hulp-bot')].at(-1));
          return String(getSelection());
        }"""
    )
    assert "Dank je." in selected and "ga naar buiten" in selected


TOKENS = {
    "default-bg-document": "#ffffff", "default-color-document": "#101010",
    "default-color-subtle": "#404040",
    "default-border-subtle": "#dddddd", "default-border-default": "#666666",
    "default-bg-subtle": "#f2f2f2",
    "action-1-inverse-bg-default": "#4a148c", "action-1-inverse-color-default": "#ffffff",
    "action-1-color-default": "#4a148c",
    "accent-1-inverse-bg-default": "#4a148c", "accent-1-inverse-color-default": "#ffffff",
    "warning-bg-subtle": "#fff3cd",
    "warning-color-default": "#332701", "negative-color-default": "#8b0000",
}  # fmt: skip
PUT_TOKENS = """tokens => {
  const names = Object.entries(tokens).map(([name, value]) => [`--basis-color-${name}`, value]);
  for (const [name, value] of [...names, ['--basis-focus-outline-color', '#000000']])
    document.documentElement.style.setProperty(name, value);
}"""


@pytest.mark.parametrize(
    ("changes", "colour"),
    [
        ({}, "rgb(74, 20, 140)"),
        ({"action-1-inverse-color-default": "#5a2a9c"}, "rgb(31, 107, 67)"),
        ({"default-bg-subtle": ""}, "rgb(31, 107, 67)"),
    ],
    ids=["taken", "unreadable", "incomplete"],
)
def test_widget_takes_the_tokens_of_the_page_when_they_can_be_read(hosted, changes, colour):
    hosted.evaluate(PUT_TOKENS, {**TOKENS, **changes})
    _open(hosted)
    send = hosted.get_by_role("button", name="Verstuur")
    assert send.evaluate("node => getComputedStyle(node).backgroundColor") == colour


def test_widget_says_u_where_the_site_does(open_context, host, elsewhere):
    page = open_context().new_page()
    page.goto(f"{host.url}/u")
    page.get_by_role("button", name="Stel uw vraag").click()
    expect(page.locator("hulp-chat")).to_contain_text("U hoeft uw naam niet te zeggen")
    page.get_by_label("Typ hier uw bericht").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("help ik u")
    page.get_by_role("dialog").get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url("https://weer.example/")
    assert elsewhere == ["https://weer.example/"]


def test_widget_without_script_is_a_link(open_context, host):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{host.url}/met-uitgang")
    page.get_by_role("link", name=OPENER).click()
    page.wait_for_url("**/zonder-script")
    expect(page.get_by_label(LABEL)).to_be_visible()


def test_widget_pasted_long_ago_takes_over_a_number_that_changed(hosted):
    """The card and the fixed line in the script are older than the server: its numbers count."""
    card = [{"text": "Bel nu 0800-9999.", "buttons": []}]
    numbers = {"112": "112", "0800-9999": "08009999"}
    line = "Direct gevaar? Bel 112. Veilig Thuis: 0800-9999."
    started = {"token": "t", "bubbles": card, "card": card, "numbers": numbers, "emergency": line}
    hosted.route("**/api/conversations", lambda route: route.fulfill(
        status=201, json=started, headers={"Access-Control-Allow-Origin": "*"}
    ) if route.request.method == "POST" else route.fallback())  # fmt: skip
    hosted.route("**/api/messages", lambda route: route.fulfill(status=500, body=""))
    _open(hosted)
    _send(hosted)
    expect(hosted.locator('.hulp-card a[href="tel:08009999"]')).to_be_visible()
    expect(hosted.locator(".hulp-card")).to_have_count(1)
    fixed = hosted.locator("hulp-chat .emergency")
    expect(fixed.locator('a[href="tel:08009999"]')).to_be_visible()
    expect(fixed.locator('a[href="tel:112"]')).to_be_visible()
    expect(fixed).not_to_contain_text("0800-2000")
