"""The window on screens of every size, with a keyboard over it, turned, and moved."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.helpers.chromium import DESKTOP, PHONE
from tests.helpers.window import LABEL, answered, open_window, send


def test_widget_large_screen_leaves_the_page_usable(hosted):
    open_window(hosted)
    hosted.get_by_label("Zoek").fill("paspoort")
    expect(hosted.get_by_label("Zoek")).to_have_value("paspoort")
    expect(hosted.get_by_role("dialog")).to_be_visible()


@pytest.mark.parametrize(
    "size", [PHONE, {"width": 320, "height": 568}, {"width": 640, "height": 256}]
)
def test_widget_phone_takes_the_whole_screen(open_context, host, size):
    page = open_context(viewport=size, has_touch=True, is_mobile=True).new_page()
    page.goto(host.url)
    open_window(page)
    box = page.get_by_role("dialog").bounding_box()
    assert (box["x"], box["y"]) == (0, 0) and box["width"] == size["width"]
    assert abs(box["height"] - size["height"]) < 1
    send(page, "een heel lang woord: " + "a" * 300)
    answered(page)
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
    open_window(page)
    send(page)
    answered(page)
    page.evaluate(
        """() => {
          Object.defineProperty(visualViewport, 'height', { get: () => 300 });
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    page.get_by_label(LABEL).press_sequentially("hij komt")
    leave, field, button = _boxes(page)
    assert leave["height"] >= 44 and leave["y"] >= 0
    for box in (field, button):
        assert leave["y"] + leave["height"] <= box["y"] and box["y"] + box["height"] <= 300


@pytest.mark.parametrize("size", [{"width": 360, "height": 540}, {"width": 320, "height": 568}])
def test_widget_long_complaint_pushes_nothing_out_of_reach(open_context, host, size):
    page = open_context(viewport=size, has_touch=True).new_page()
    page.goto(host.url)
    open_window(page)
    send(page, "a" * 2_001)
    expect(page.get_by_role("alert")).to_contain_text("te lang")
    leave, field, button = _boxes(page)
    assert 0 <= leave["y"] <= 20
    for box in (field, button):
        assert leave["y"] + leave["height"] <= box["y"]
        assert box["y"] + box["height"] <= size["height"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_widget_moved_by_the_page_comes_back_closed(open_context, host, site, size):
    page = open_context(viewport=size).new_page()
    page.goto(host.url)
    open_window(page)
    send(page)
    answered(page)
    page.evaluate("document.body.prepend(document.querySelector('hulp-chat'))")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.locator("hulp-chat [slot]").count() == 0
    open_window(page)
    send(page)
    answered(page)
    assert len({one["conversation"] for one in site.rasa.received}) == 2


def test_widget_turned_phone_keeps_the_conversation(hosted):
    open_window(hosted)
    send(hosted)
    answered(hosted)
    hosted.get_by_label(LABEL).fill("half getypt")
    for size in (PHONE, {"width": 1280, "height": 860}):
        hosted.set_viewport_size(size)
        expect(hosted.get_by_role("dialog")).to_be_visible()
        expect(hosted.get_by_label(LABEL)).to_be_focused()
        expect(hosted.get_by_label(LABEL)).to_have_value("half getypt")
        answered(hosted)
