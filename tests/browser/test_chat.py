"""The chat window in Chromium: sending, buttons, keyboard, trouble, and text that stays text."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.helpers.chromium import PHONE

LABEL = "Typ hier je bericht"


def _send(page, text):
    page.get_by_label(LABEL).fill(text)
    page.get_by_role("button", name="Verstuur").click()


def test_chat_opens_calmly_and_says_who_it_is(page):
    chat = page.locator("hulp-chat")
    expect(chat).to_contain_text("computer")
    expect(chat).to_contain_text("Verlaat deze pagina")
    expect(page.locator(".emergency")).to_contain_text("112")
    expect(page.locator(".emergency")).to_contain_text("0800-2000")
    assert page.title() == "Hulp en advies"
    assert page.evaluate("document.activeElement === document.body")


def test_chat_answers_with_formatted_text_and_keeps_the_focus(page, site):
    _send(page, "mijn man slaat mij")
    log = page.locator("hulp-chat")
    expect(log.locator(".hulp-bot strong", has_text="Bel")).to_be_visible()
    expect(log.locator(".hulp-bot li")).to_have_count(2)
    number = log.locator('.hulp-bot a[href^="tel:0"]')
    expect(number).to_have_accessible_name("Bel 0800-2000")
    expect(page.get_by_label(LABEL)).to_be_focused()
    expect(page.get_by_label(LABEL)).to_have_value("")
    assert site.rasa.received[-1]["gemeente"] is None


def test_chat_sends_the_gemeente_of_the_page(page, site):
    page.get_by_role("link", name="Nijkerk").click()
    page.wait_for_url("**/?gemeente=nijkerk")
    _send(page, "hallo")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    assert site.rasa.received[-1]["gemeente"] == "nijkerk"


def test_chat_buttons_send_their_sentence_and_retire(page, site):
    button = page.get_by_role("button", name="Nee, nu niet")
    button.click()
    expect(page.locator(".hulp-user")).to_contain_text("Ik kan nu niet praten")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    button.click(force=True)
    assert [one["text"] for one in site.rasa.received] == ["Ik kan nu niet praten"]


def test_chat_works_with_the_keyboard_alone(page):
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Verlaat deze pagina")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if (
            page.evaluate("document.querySelector('hulp-chat').shadowRoot.activeElement?.id")
            == "text"
        ):
            break
    page.keyboard.type("regel een")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("regel twee")
    page.keyboard.press("Enter")
    expect(page.locator(".hulp-user")).to_contain_text("regel een\nregel twee", use_inner_text=True)
    expect(page.locator(".hulp-bot li")).to_have_count(2)


def test_chat_messages_sent_quickly_arrive_in_order(page, site):
    site.rasa.mode, site.rasa.seconds = "slow", 0.3
    for text in ("een", "twee", "drie"):
        page.get_by_label(LABEL).fill(text)
        page.keyboard.press("Enter")
    expect(page.locator(".hulp-user")).to_have_count(3)
    expect(page.locator(".hulp-bot li")).to_have_count(6)
    assert [one["text"] for one in site.rasa.received] == ["een", "twee", "drie"]


HOSTILE = [
    "<img src=x onerror=\"document.title='gekaapt'\">",
    "<script>document.title='gekaapt'</script>",
    "**<b>vet</b>** javascript:alert(1)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_chat_shows_hostile_text_as_text(page, site, text):
    site.rasa.bubbles = [{"text": text, "buttons": [{"title": text, "payload": text}]}]
    _send(page, text)
    expect(page.locator(".hulp-user")).to_contain_text(text)
    expect(page.locator(".hulp-choices button").last).to_have_text(text)
    for root in ("", ".shadowRoot"):
        inside = f"document.querySelector('hulp-chat'){root}"
        assert page.evaluate(f"{inside}.querySelectorAll('img, script, b, iframe').length") == 0
    assert page.title() == "Hulp en advies"


def test_chat_empty_and_too_long_text_stay_in_the_input(page, site):
    page.get_by_role("button", name="Verstuur").click()
    expect(page.get_by_role("alert")).to_contain_text("nog niets")
    _send(page, "a" * 2_001)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    expect(page.get_by_label(LABEL)).to_have_value("a" * 2_001)
    assert site.rasa.received == []


def test_chat_long_complaint_pushes_nothing_out_of_reach(open_context):
    page = open_context(viewport={"width": 320, "height": 568}).new_page()
    page.goto("/")
    _send(page, "a" * 2_001)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    panel = page.locator("hulp-chat .panel")
    assert panel.evaluate("node => node.scrollHeight > node.clientHeight")
    assert panel.evaluate("node => getComputedStyle(node).overflowY") == "auto"
    box = page.get_by_role("button", name="Verstuur").bounding_box()
    assert box["y"] + box["height"] <= 568


def test_chat_says_at_once_that_it_is_busy(page, site):
    site.rasa.mode, site.rasa.seconds = "slow", 1.0
    page.get_by_label(LABEL).fill("hallo")
    page.keyboard.press("Enter")
    shown = page.evaluate(
        "document.querySelector('hulp-chat').shadowRoot.querySelector('.status').textContent"
    )
    assert "bezig met antwoorden" in shown
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("mode", ["slow", "error", "empty", "broken"])
def test_chat_shows_the_card_when_rasa_fails_and_goes_on_later(page, site, mode):
    site.rasa.mode = mode
    _send(page, "help mij")
    expect(page.locator(".hulp-card").first).to_contain_text("0800-0188")
    expect(page.locator(".hulp-user + .hulp-failed")).to_contain_text("Niet verstuurd")
    site.rasa.mode = "ok"
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(".hulp-bot:not(.hulp-card) li")).to_have_count(2)
    expect(page.locator(".hulp-user")).to_have_count(1)


def test_chat_offline_has_the_card_without_any_server(page):
    page.context.set_offline(True)
    expect(page.get_by_role("status")).to_contain_text("geen internet")
    _send(page, "help mij")
    expect(page.locator('.hulp-card a[href="tel:112"]')).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_have_text("")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(".hulp-bot:not(.hulp-card) li")).to_have_count(2)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, "<html>stuk"),
        (502, ""),
        (503, '{"error": "busy"}'),
        (200, "null"),
        (200, "[]"),
        (200, '{"bubbles": []}'),
        (200, '{"bubbles": [null, {"text": 7}]}'),
        (404, "null"),
    ],
)
def test_chat_shows_the_card_when_the_portal_is_broken(page, status, body):
    page.route("**/api/messages", lambda route: route.fulfill(status=status, body=body))
    _send(page, "help mij")
    expect(page.locator(".hulp-card").first).to_contain_text("112")


def test_chat_expired_conversation_goes_on_in_a_new_one(page, site):
    _send(page, "een")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    page.route(
        "**/api/messages",
        lambda route: route.fulfill(status=401, json={"error": "x", "message": "voorbij"}),
        times=1,
    )
    _send(page, "twee")
    expect(page.locator(".hulp-note").last).to_contain_text("nieuw gesprek")
    expect(page.locator(".hulp-bot li")).to_have_count(4)
    names = [one["conversation"] for one in site.rasa.received]
    assert len(names) == 2 and names[0] != names[1]


def test_chat_too_fast_waits_and_tries_once_more(page, site):
    page.route(
        "**/api/messages",
        lambda route: route.fulfill(
            status=429, headers={"Retry-After": "1"}, json={"error": "x", "message": "rustig"}
        ),
        times=1,
    )
    _send(page, "hallo")
    expect(page.locator(".hulp-bot li")).to_have_count(2)


def test_chat_keeps_nothing_in_the_browser(page):
    _send(page, "mijn geheim")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    assert page.context.cookies() == []
    workers = "navigator.serviceWorker.getRegistrations()"
    for kept in ("indexedDB.databases()", "caches.keys()", workers):
        assert page.evaluate(kept) == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    expect(page.locator(".hulp-user")).to_have_count(0)


@pytest.mark.parametrize(
    "size", [PHONE, {"width": 320, "height": 568}, {"width": 320, "height": 256}]
)
def test_chat_fits_small_screens(open_context, size):
    page = open_context(viewport=size, has_touch=True, is_mobile=True).new_page()
    page.goto("/")
    _send(page, "een heel lang woord: " + "a" * 400)
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for locator in (
        page.get_by_role("link", name="Verlaat deze pagina"),
        page.get_by_role("button", name="Verstuur"),
    ):
        locator.scroll_into_view_if_needed()
        assert locator.bounding_box()["height"] >= 44
    page.mouse.wheel(0, 5_000)
    box = page.get_by_role("link", name="Verlaat deze pagina").bounding_box()
    assert 0 <= box["y"] <= size["height"] - box["height"]


def test_chat_process_logs_hold_no_text_and_no_address(page, site):
    _send(page, "de groene schommel achter het gemeentehuis")
    expect(page.locator(".hulp-bot li")).to_have_count(2)
    logged = site.log.read_text(encoding="utf-8").split("\n", 1)[1]
    assert "schommel" not in logged and "127.0.0.1" not in logged
