from __future__ import annotations

import pytest

from portal.markup import direction, to_html

NUMBERS = {"112": "112", "0800-2000": "08002000"}


def _html(text):
    return to_html(text, NUMBERS, call="Bel {number}")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("een\ntwee", "<p>een<br>twee</p>"),
        ("een\n\ntwee", "<p>een</p><p>twee</p>"),
        ("Doe:\n- a\n- b\nklaar", "<p>Doe:</p><ul><li>a</li><li>b</li></ul><p>klaar</p>"),
        ("1. a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        ("**nu** weg", "<p><strong>nu</strong> weg</p>"),
        ("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>"),
        ("1120 en 3112 en x112", "<p>1120 en 3112 en x112</p>"),
        ("", ""),
    ],
)
def test_markup_knows_paragraphs_lists_and_bold(text, html):
    assert _html(text) == html


def test_markup_links_only_known_numbers():
    link = '<a href="tel:08002000" dir="ltr" aria-label="Bel 0800-2000">0800-2000</a>'
    assert _html("bel **0800-2000**.") == f"<p>bel <strong>{link}</strong>.</p>"
    assert "<a" not in _html("bel 0800-2001 of 0612345678")


def test_markup_links_only_known_sites():
    links = {"voorbeeld.nl": "https://voorbeeld.nl"}
    html = to_html("voorbeeld.nl, a@voorbeeld.nl, x.voorbeeld.nl", {}, call="", links=links)
    link = '<a href="https://voorbeeld.nl" rel="noreferrer noopener nofollow" dir="ltr">'
    assert html == f"<p>{link}voorbeeld.nl</a>, a@voorbeeld.nl, x.voorbeeld.nl</p>"


def test_markup_other_language_has_no_dutch_label_and_its_own_direction():
    html = to_html("call 0800-2000", NUMBERS, call="Bel {number}", language="en")
    assert html == '<p>call <a href="tel:08002000" dir="ltr">0800-2000</a></p>'
    assert [direction(one) for one in ("nl", "ar", "fa-AF")] == ["ltr", "rtl", "rtl"]
