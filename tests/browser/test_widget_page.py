"""The window between unkind styles, counters, tokens and tools of a website of others."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.helpers.window import LABEL, answered, open_window, send


def test_widget_styles_of_the_page_do_not_spoil_it(hosted):
    open_window(hosted)
    send(hosted)
    answered(hosted)
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
    open_window(hosted)
    send(hosted, "mijn geheim")
    answered(hosted)
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
    open_window(hosted)
    send(hosted, "mijn geheim")
    answered(hosted)
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
    answered(hosted, 2)
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
    open_window(hosted)
    send = hosted.get_by_role("button", name="Verstuur")
    assert send.evaluate("node => getComputedStyle(node).backgroundColor") == colour
