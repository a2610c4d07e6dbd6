"""Leaving by Shift, three times: with a keyboard one can touch, and nowhere else."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.helpers.leaving import GOAL, LABEL, open_window


def test_exit_by_shift_three_times(open_context):
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(GOAL)


def test_exit_not_by_shift_used_for_capitals(open_context):
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    for letter in "HULP":
        page.keyboard.press(f"Shift+{letter}")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_have_value("HULPa")


def test_exit_not_by_shift_of_a_screen_keyboard(open_context):
    page = open_context(is_mobile=True, has_touch=True).new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    for _ in range(4):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_be_visible()


TYPED_SHIFT = """code => {
  for (const kind of ["keydown", "keyup", "keydown", "keyup", "keydown", "keyup"])
    document.activeElement.dispatchEvent(
      new KeyboardEvent(kind, {key: "Shift", code, bubbles: true, composed: true}));
}"""


def test_exit_not_by_shift_without_a_place_on_a_keyboard(open_context):
    """A tablet with a mouse passes for one with a keyboard; its screen keyboard gives no place."""
    page = open_context().new_page()
    page.goto("/")
    page.get_by_label(LABEL).focus()
    page.evaluate(TYPED_SHIFT, "")
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_be_visible()
    page.evaluate(TYPED_SHIFT, "ShiftRight")
    page.wait_for_url(GOAL)


def test_exit_not_by_shift_now_and_then(open_context):
    page = open_context().new_page()
    page.goto("/")
    for wait in (0, 5_200, 0):
        page.keyboard.press("Shift")
        page.wait_for_timeout(wait)
    page.wait_for_timeout(300)
    expect(page.get_by_label(LABEL)).to_be_visible()
    for _ in range(2):
        page.keyboard.press("Shift")
    page.wait_for_url(GOAL)


def test_exit_by_shift_only_where_the_window_is_in_use(hosted):
    for _ in range(3):
        hosted.keyboard.press("Shift")
    hosted.wait_for_timeout(300)
    expect(hosted.get_by_role("heading", name="Gemeente Voorbeeld")).to_be_visible()
    open_window(hosted)
    hosted.get_by_label(LABEL).focus()
    for _ in range(3):
        hosted.keyboard.press("Shift")
    hosted.wait_for_url(GOAL)
