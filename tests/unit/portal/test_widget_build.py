from __future__ import annotations

import gzip
import re

import pytest

from portal.assets import FOLDER as ASSETS
from portal.contrast import TEXT, contrast
from portal.themes import OWN_PAIRS, PAIRS, load_themes
from portal.widget_build import FOLDER, PARTS, STYLES, theme_style, widget_script

MOST_BYTES = 25_000  # Compressed.
KEPT_OR_LOUD = (
    "localStorage", "sessionStorage", "indexedDB", "document.cookie", "serviceWorker", "caches",
    "pushState", "replaceState", "Notification", "vibrate", "Audio(", "autofocus", "AudioContext",
    ".play(", "location.hash", "setAppBadge", "BroadcastChannel", "window.name",
)  # fmt: skip
TEXT_TO_CODE = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "Function(",
)


@pytest.fixture(scope="module")
def script(words):
    return widget_script(words, load_themes())


def test_widget_build_is_small(script):
    assert len(gzip.compress(script.encode(), 9)) <= MOST_BYTES


def test_widget_build_nothing_moves(script):
    """So there is nothing to take away for who asked for less motion."""
    styles = script + (ASSETS / "page.css").read_text(encoding="utf-8")
    moving = r"@keyframes|(?<!over)scroll-behavior|\.animate\(|[^-]behavior:"
    moving += r"|(?:animation|transition)[\w-]*:(?! ?none)"
    assert re.findall(moving, styles) == []


def test_widget_build_colours_that_lie_on_each_other_are_all_checked():
    """A rule that sets both colours must be one of the pairs whose contrast every theme keeps."""
    checked = {(front, back) for front, back, _ in PAIRS + OWN_PAIRS}
    found = set()
    for name in ("widget", "messages"):
        for rule in re.findall(r"\{([^{}]*)\}", (FOLDER / f"{name}.css").read_text("utf-8")):
            front = re.search(r"(?:^|[;\s])color: var\(--([\w-]+)\)", rule)
            back = re.search(r"background: var\(--([\w-]+)\)", rule)
            if front and back:
                found.add((front[1], back[1]))
    assert len(found) >= 8
    assert found <= checked


def test_widget_build_exit_of_the_page_can_be_read():
    colours = set(re.findall(r"#[0-9a-f]{6}", (FOLDER / "exit.css").read_text("utf-8")))
    assert len(colours) == 2
    assert contrast(*colours) >= TEXT


@pytest.mark.parametrize("word", KEPT_OR_LOUD + TEXT_TO_CODE)
def test_widget_build_keeps_nothing_makes_no_noise_and_runs_no_text(script, word):
    assert word not in script


def test_widget_build_every_part_and_style_is_in_it():
    assert {path.stem for path in FOLDER.glob("*.js")} == set(PARTS)
    assert {path.stem for path in FOLDER.glob("*.css")} == set(STYLES)


def test_widget_build_asks_nobody_else(script, words):
    hosts = set(re.findall(r"https?://([a-z0-9.-]+)", script))
    own = {link.removeprefix("https://").split("/")[0] for link in words.links.values()}
    goal = re.sub(r"https://([^/]+).*", r"\1", words.texts["exit"]["goal"])
    assert hosts <= own | {goal, "www.w3.org"}  # The last is the name of SVG, not an address.


def test_widget_build_names_in_the_page_say_nothing():
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir()).lower()
    for word in ("geweld", "violence", "mishandel", "misbruik", "abuse", "veilig"):
        assert word not in sources


def test_widget_build_a_text_cannot_end_the_script(words):
    texts = {**words.texts, "widget": {**words.texts["widget"], "send": "</script><b>"}}
    script = widget_script(type(words)(texts, words.numbers, words.gemeenten), load_themes())
    assert "</script" not in script and r"\u003c/script>\u003cb>" in script


def test_widget_build_no_number_stands_in_the_parts(words):
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))
    for number in words.numbers:
        assert not re.search(rf"(?<![\w-]){re.escape(number)}(?![\w-])", sources)


def test_widget_build_theme_style_has_both_schemes():
    style = theme_style(load_themes())
    assert style.count('[data-theme="ede"]') == 2
    assert style.count("@media (prefers-color-scheme: dark)") == len(load_themes())
    assert style.count("{") == style.count("}")
