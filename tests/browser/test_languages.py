"""Answers in other languages, numbers that stay readable, and the word on the list of calls."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

LABEL = "Typ hier je bericht"
NUMBER = "0800-2000"
PHRASES = {
    "en": "You can call Veilig Thuis: 0800-2000. It is free.",
    "tr": "Veilig Thuis'u arayın: 0800-2000. Ücretsiz.",
    "pl": "Zadzwoń do Veilig Thuis: 0800-2000. Za darmo.",
    "uk": "Зателефонуйте до Veilig Thuis: 0800-2000. Безкоштовно.",
    "de": "Rufen Sie Veilig Thuis an: 0800-2000. Kostenlos.",
    "es": "Llame a Veilig Thuis: 0800-2000. Es gratis.",
    "ar": "اتصل بالرقم 0800-2000 مجاناً.",
    "fa": "با شماره 0800-2000 تماس بگیرید.",
}
ORDER = """link => {
  const text = link.firstChild, range = document.createRange(), seen = [];
  for (let at = 0; at < text.length; at += 1) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    seen.push([range.getBoundingClientRect().left, text.data[at]]);
  }
  return seen.sort((one, other) => one[0] - other[0]).map((one) => one[1]).join('');
}"""


def _ask(page):
    page.get_by_label(LABEL).fill("hallo")
    page.keyboard.press("Enter")


def _answer(site, text, language=None, buttons=()):
    site.rasa.bubbles = [{"text": text, "buttons": list(buttons), "lang": language}]


@pytest.mark.parametrize("language", PHRASES)
def test_languages_bubble_says_its_language_and_direction(page, site, language):
    button = {"title": PHRASES[language][:20], "payload": "ja"}
    _answer(site, PHRASES[language], language, [button])
    _ask(page)
    text = page.locator(".hulp-bot .hulp-text").last
    expect(text).to_have_attribute("lang", language)
    expect(text).to_have_attribute("dir", "rtl" if language in ("ar", "fa") else "ltr")
    expect(page.locator(".hulp-choices button").last).to_have_attribute("lang", language)
    link = text.locator('a[href^="tel:"]')
    assert link.evaluate(ORDER) == NUMBER
    expect(link).to_have_accessible_name(NUMBER)
    hint = text.locator(".hulp-hint")
    expect(hint).to_have_count(1)
    assert "bellijst" not in hint.inner_text()


def test_languages_what_is_dutch_in_another_language_says_so(page, site):
    """Not each language has the word on the list of calls; the name of a group has none."""
    _answer(site, "Appelez le 0800-2000.", "fr", [{"title": "Oui", "payload": "ja"}])
    _ask(page)
    hint = page.locator(".hulp-bot [lang=fr] .hulp-hint")
    expect(hint).to_contain_text("bellijst")
    expect(hint).to_have_attribute("lang", "nl")
    expect(page.locator(".hulp-choices").last).to_have_attribute("lang", "nl")
    expect(page.get_by_role("button", name="Oui")).to_have_attribute("lang", "fr")


def test_languages_number_without_our_care_would_be_turned_around(page, site):
    """Prove that the measurement sees the fault: the halves of the number change places."""
    _answer(site, PHRASES["ar"], "ar")
    _ask(page)
    link = page.locator('.hulp-bot [lang="ar"] a[href^="tel:"]')
    assert link.evaluate(ORDER) == NUMBER
    turned = link.evaluate(
        """node => {
          const text = document.createElement('p');
          text.dir = 'rtl';
          text.textContent = node.parentElement.textContent;
          document.querySelector('main').prepend(text);
          const inner = text.firstChild, at = inner.data.indexOf('0800');
          const range = document.createRange();
          const left = (from) => {
            range.setStart(inner, from);
            range.setEnd(inner, from + 4);
            return range.getBoundingClientRect().left;
          };
          return left(at) > left(at + 5);
        }"""
    )
    assert turned


def test_languages_number_stays_readable_without_script(open_context, site):
    page = open_context(java_script_enabled=False).new_page()
    _answer(site, PHRASES["ar"], "ar")
    page.goto("/zonder-script")
    page.get_by_label(LABEL).fill("hallo")
    page.get_by_role("button", name="Verstuur").click()
    bubble = page.locator('.answer .bubble[lang="ar"]')
    expect(bubble).to_have_attribute("dir", "rtl")
    expect(bubble.locator('a[href="tel:08002000"]')).to_have_attribute("dir", "ltr")


def test_languages_call_hint_stands_once_with_each_number(page, site):
    _answer(site, "Bel Veilig Thuis: 0800-2000.")
    _ask(page)
    expect(page.locator(".hulp-hint")).to_have_count(1)
    expect(page.locator(".hulp-hint")).to_contain_text("bellijst")
    _ask(page)
    expect(page.locator(".hulp-user")).to_have_count(2)
    expect(page.locator(".hulp-bot", has_text="Bel Veilig")).to_have_count(2)
    expect(page.locator(".hulp-hint")).to_have_count(1)


def test_languages_emergency_number_has_no_hurdle(page, site):
    _answer(site, "Bel nu 112.")
    _ask(page)
    expect(page.locator('.hulp-bot a[href="tel:112"]')).to_be_visible()
    expect(page.locator(".hulp-hint")).to_have_count(0)


def test_languages_only_known_sites_become_links(page, site):
    _answer(site, "Kijk op veiligthuis.nl of kwaad.example, of mail naar a@veiligthuis.nl.")
    _ask(page)
    links = page.locator(".hulp-bot").last.get_by_role("link")
    expect(links).to_have_count(1)
    expect(links).to_have_attribute("href", "https://veiligthuis.nl")
    expect(links).to_have_attribute("rel", "noreferrer noopener nofollow")


def test_languages_what_a_resident_typed_keeps_its_direction(page):
    page.get_by_label(LABEL).fill("زوجي يضربني")
    page.keyboard.press("Enter")
    text = page.locator(".hulp-user .hulp-text")
    expect(text).to_be_visible()
    assert text.evaluate("node => getComputedStyle(node).direction") == "rtl"
