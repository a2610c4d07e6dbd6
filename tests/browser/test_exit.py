"""Leaving: nothing stays on the page, in Back or in Rasa; and it works without script."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.helpers.leaving import GOAL, LABEL, is_deleted, talk


def _without_no_store(route):
    response = route.fetch()
    headers = {**response.headers, "cache-control": "private"}
    route.fulfill(response=response, headers=headers)


def test_exit_leaves_and_back_does_not_return(open_context, site):
    page = open_context().new_page()
    page.goto("/healthz")
    page.goto("/")
    talk(page)
    referers = []
    page.on(
        "request",
        lambda r: referers.append(r.headers.get("referer")) if GOAL.match(r.url) else None,
    )
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)
    assert referers == [None]
    assert is_deleted(site)
    page.go_back(wait_until="commit")
    assert page.url.endswith("/healthz")
    assert "geheim" not in page.content()


def test_exit_wipes_in_the_right_order(open_context, site):
    page = open_context().new_page()
    page.goto("/")
    talk(page)
    page.evaluate(
        """() => {
          const link = document.querySelector('hulp-exit a');
          link.href = '#hier';  // Stays on the page, so that what is left of it can be read.
          link.click();
        }"""
    )
    chat = "document.querySelector('hulp-chat')"
    assert page.evaluate(f"{chat}.querySelectorAll('[slot]').length") == 0
    assert page.evaluate(f"{chat}.shadowRoot.querySelector('textarea').value") == ""
    assert page.evaluate("getComputedStyle(document.documentElement).display") == "none"
    assert (
        page.evaluate(
            "document.querySelectorAll('meta[name=referrer][content=no-referrer]').length"
        )
        == 2
    )
    assert page.title() == "Weer"
    assert is_deleted(site)


def test_exit_stops_an_answer_that_is_on_its_way(open_context, site):
    site.rasa.mode, site.rasa.seconds = "slow", 2.0
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).fill("mijn geheim")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("bezig")
    started = time.monotonic()
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)
    assert time.monotonic() - started < 1.5
    assert is_deleted(site)


def test_exit_is_a_plain_link_without_script(open_context):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("link", name="Verlaat deze pagina").click()
    page.wait_for_url(GOAL)


def test_exit_page_from_the_back_forward_cache_is_empty(open_context, site):
    page = open_context().new_page()
    page.route("**/", _without_no_store)  # Keeps Chromium from refusing the page for its cache.
    page.goto("/")
    talk(page)
    page.get_by_label(LABEL).fill("half getypt")
    page.evaluate("window.isTheSamePage = true")
    page.goto("/healthz")
    assert is_deleted(site)
    page.go_back(wait_until="commit")
    assert page.evaluate("window.isTheSamePage")
    expect(page.locator(".hulp-user")).to_have_count(0)
    expect(page.locator("textarea")).to_have_value("")


def test_exit_restored_page_stays_empty_until_asked(page):
    talk(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator(".hulp-bubble")).to_have_count(0)
    expect(page.get_by_label(LABEL)).to_be_hidden()
    page.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(page.locator(".hulp-bot").first).to_contain_text("computer")
    talk(page)


def test_exit_without_script_a_conversation_is_possible(open_context, site):
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("link", name="Ga naar de chat zonder JavaScript").first.click()
    page.get_by_label(LABEL).fill("<b>hij</b> slaat mij")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".said")).to_have_text("<b>hij</b> slaat mij")
    expect(page.locator('.answer a[href="tel:112"]')).to_be_visible()
    page.get_by_role("button", name="Wis dit gesprek").click()
    expect(page.locator(".answer")).to_contain_text("gewist")
    assert is_deleted(site)
