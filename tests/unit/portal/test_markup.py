from __future__ import annotations

import pytest

from portal.markup import to_html

NUMBERS = {"112": "112", "0800-2000": "08002000"}


def _html(text):
    return to_html(text, NUMBERS, call="Bel {number}")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("een\ntwee", "<p>een<br>twee</p>"),
        ("een\n\ntwee", "<p>een</p><p>twee</p>"),
        ("Doe:\n- a\n- b\nklaar", "<p>Doe:</p><ul><li>a</li><li>b</li></ul><p>klaar</p>"),
        ("**nu** weg", "<p><strong>nu</strong> weg</p>"),
        ("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>"),
        ("1120 en 3112 en x112", "<p>1120 en 3112 en x112</p>"),
        ("", ""),
    ],
)
def test_markup_knows_paragraphs_lists_and_bold(text, html):
    assert _html(text) == html


def test_markup_links_only_known_numbers():
    link = '<a href="tel:08002000" aria-label="Bel 0800-2000">0800-2000</a>'
    assert _html("bel **0800-2000**.") == f"<p>bel <strong>{link}</strong>.</p>"
    assert "<a" not in _html("bel 0800-2001 of 0612345678")
