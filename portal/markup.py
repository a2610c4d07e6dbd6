"""Our small text form as HTML: paragraphs, lists, **bold**, known numbers and sites as links.

The same form as the chat window understands (widget/format.js); for our page and for people without
JavaScript. Everything is escaped first, so a text can never bring a tag along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

BOLD = re.compile(r"\*\*(.+?)\*\*")
LISTS = {"ul": re.compile(r"\s*[-*•]\s+(.*)"), "ol": re.compile(r"\s*\d{1,2}[.)]\s+(.*)")}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps"})
DUTCH = "nl"
NOTHING: Mapping[str, str] = {}


def to_html(
    text: str,
    numbers: Mapping[str, str],
    *,
    call: str,
    links: Mapping[str, str] = NOTHING,
    language: str = DUTCH,
) -> str:
    """Return HTML. `numbers`: as written → as dialled; `call`: the label, with `{number}`.

    `links`: site as written → address. `language` is that of the text; the label is Dutch.
    """

    def inline(line: str) -> str:
        return inline_html(line, numbers, call=call, links=links, language=language)

    parts = re.split(r"\n\s*\n", text.strip())
    runs = (run for part in parts for run in groupby(part.splitlines(), key=_tag))
    return "".join(_block(tag, map(inline, _items(tag, lines))) for tag, lines in runs)


def inline_html(
    text: str,
    numbers: Mapping[str, str],
    *,
    call: str,
    links: Mapping[str, str] = NOTHING,
    language: str = DUTCH,
) -> str:
    """Return one line of text as HTML; see `to_html`."""
    marks = (
        rf"(?<![\w-])({_either(numbers)})(?![\w-])|(?<![\w.@/-])({_either(links)})(?![\w-]|\.\w)"
    )

    def link(match: re.Match[str]) -> str:
        number, site = match.groups()
        if site:
            address = escape(links[site])
            return f'<a href="{address}" rel="noreferrer noopener nofollow" dir="ltr">{site}</a>'
        label = f' aria-label="{escape(call.format(number=number))}"' if language == DUTCH else ""
        # dir: among Arabic letters a hyphen would make the halves of a number change places.
        return f'<a href="tel:{numbers[number]}" dir="ltr"{label}>{number}</a>'

    return re.sub(marks, link, BOLD.sub(r"<strong>\1</strong>", escape(text)))


def direction(language: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def _either(words: Mapping[str, str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True)) or "(?!)"


def _tag(line: str) -> str:
    return next((tag for tag, form in LISTS.items() if form.match(line)), "p")


def _items(tag: str, lines: Iterator[str]) -> Iterator[str]:
    return (LISTS[tag].sub(r"\1", line) for line in lines) if tag in LISTS else lines


def _block(tag: str, lines: Iterator[str]) -> str:
    if tag == "p":
        return "<p>" + "<br>".join(lines) + "</p>"
    return f"<{tag}>" + "".join(f"<li>{line}</li>" for line in lines) + f"</{tag}>"
