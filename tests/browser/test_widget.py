"""The window on a website of others: another origin and a strict policy."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.conftest import watch
from tests.helpers.window import LABEL, OPENER, ROOT, answered, open_window, send


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
    open_window(hosted)
    expect(hosted.locator("hulp-chat")).to_contain_text("inwoners van Ede")
    assert site.rasa.received == []
    send(hosted, "mijn man slaat mij")
    answered(hosted)
    assert [one["gemeente"] for one in site.rasa.received] == ["ede"]
    assert hosted.evaluate("history.length") == before
    assert hosted.title() == "Gemeente Voorbeeld"
    assert elsewhere == []


def test_widget_keeps_nothing_in_the_browser(hosted):
    open_window(hosted)
    send(hosted)
    answered(hosted)
    assert hosted.context.cookies() == []
    workers = "navigator.serviceWorker.getRegistrations()"
    for kept in ("indexedDB.databases()", "caches.keys()", workers):
        assert hosted.evaluate(kept) == []
    assert hosted.evaluate("localStorage.length + sessionStorage.length") == 0


def test_widget_reload_begins_anew_and_says_so(hosted):
    open_window(hosted)
    expect(hosted.locator(".hulp-note")).to_have_count(1)
    send(hosted, "mijn geheim")
    answered(hosted)
    hosted.reload()
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    open_window(hosted)
    expect(hosted.locator(".hulp-note").last).to_contain_text("nieuw gesprek")
    expect(hosted.locator("hulp-chat")).not_to_contain_text("mijn geheim")


def test_widget_closing_keeps_the_conversation_and_gives_the_focus_back(hosted):
    open_window(hosted)
    expect(hosted.get_by_role("heading", name="Hulp en advies")).to_be_focused()
    send(hosted)
    answered(hosted)
    hosted.get_by_role("button", name="Sluit").click()
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    expect(hosted.get_by_role("button", name=OPENER)).to_be_focused()
    open_window(hosted)
    answered(hosted)
    hosted.get_by_label(LABEL).focus()
    hosted.keyboard.press("Escape")
    expect(hosted.get_by_role("dialog")).to_be_hidden()
    assert hosted.url.startswith("http://localhost")


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
    open_window(hosted)
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
    answered(hosted)


def test_widget_slow_server_points_to_the_emergency_number(hosted):
    hosted.route("**/api/messages", lambda route: None)
    open_window(hosted)
    send(hosted)
    expect(hosted.get_by_role("status")).to_contain_text("112", timeout=6_000)
    started = time.monotonic()
    expect(hosted.locator(".hulp-card").first).to_contain_text("0800-2000", timeout=10_000)
    assert time.monotonic() - started < 7


def test_widget_offline_has_the_card_without_any_server(hosted):
    open_window(hosted)
    hosted.context.set_offline(True)
    expect(hosted.get_by_role("status")).to_contain_text("geen internet")
    send(hosted, "help mij")
    expect(hosted.locator('.hulp-card a[href="tel:112"]')).to_be_visible()
    hosted.context.set_offline(False)
    hosted.get_by_role("button", name="Probeer opnieuw").click()
    expect(hosted.locator(".hulp-bot:not(.hulp-card) li")).to_have_count(2)


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
    open_window(hosted)
    send(hosted)
    expect(hosted.locator('.hulp-card a[href="tel:08009999"]')).to_be_visible()
    expect(hosted.locator(".hulp-card")).to_have_count(1)
    fixed = hosted.locator("hulp-chat .emergency")
    expect(fixed.locator('a[href="tel:08009999"]')).to_be_visible()
    expect(fixed.locator('a[href="tel:112"]')).to_be_visible()
    expect(fixed).not_to_contain_text("0800-2000")
