from __future__ import annotations

import shutil

import pytest

from catalog import CatalogueError
from portal.errors import STATUS
from portal.settings import ROOT
from portal.words import load_words


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def test_words_every_error_has_words(words):
    assert all(words.error(code).strip() for code in STATUS)


def test_words_hold_no_open_reference(words):
    assert not any("[[" in text for text in _strings(dict(words.texts)))


def test_words_source_types_no_number():
    import re

    source = (ROOT / "content" / "portal.yml").read_text(encoding="utf-8")
    without = re.sub(r"\[\[[^\]]*\]\]|#.*", "", source)
    assert not re.search(r"\b0\d{2,3}-?\d{4,}|\b11[0-9]\b", without)


def test_words_widget_links_every_number_it_shows(words):
    from portal.markup import to_html

    card = "".join(to_html(b["text"], words.numbers, call="{number}") for b in words.card)
    assert card.count('href="tel:') == 3


def test_words_opening_says_what_a_resident_must_know(words):
    opening = " ".join(bubble["text"] for bubble in words.opening).lower()
    for word in ("computer", "naam", "verlaat deze pagina", "onthoudt", "praten"):
        assert word in opening
    assert len(words.opening) <= 3


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[[veilig_thuis]]", "[[bestaat_niet]]", "bestaat_niet"),
        ("  title:", "  titel:", "portal.yml"),
        ("page:   ", "page: [   ", "portal.yml"),
    ],
)
def test_words_a_wrong_file_is_refused_with_its_line(tmp_path, old, new, message):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    path = tmp_path / "content" / "portal.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=message) as caught:
        load_words(tmp_path)
    assert caught.value.findings[0].line > 0
