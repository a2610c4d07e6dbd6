"""Our small text form as HTML: paragraphs, lists, **bold**, and known numbers as `tel:` links.

The same form as widget.js understands; for the page and for people without JavaScript. Everything
is escaped first, so a text can never bring a tag along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

BOLD = re.compile(r"\*\*(.+?)\*\*")
ITEM = re.compile(r"\s*[-*•]\s+(.*)")


def to_html(text: str, numbers: Mapping[str, str], *, call: str) -> str:
    """Return HTML. `numbers`: as written → as dialled; `call`: the label, with `{number}`."""
    return "".join(
        _block(block, numbers, call)
        for part in re.split(r"\n\s*\n", text.strip())
        for block in _runs(part.splitlines())
    )


def inline_html(text: str, numbers: Mapping[str, str], *, call: str) -> str:
    """Return one line of text as HTML."""
    bold = BOLD.sub(r"<strong>\1</strong>", escape(text))
    if not numbers:
        return bold
    written = "|".join(re.escape(n) for n in sorted(numbers, key=len, reverse=True))

    def link(match: re.Match[str]) -> str:
        number = match[0]
        label = escape(call.format(number=number))
        return f'<a href="tel:{numbers[number]}" aria-label="{label}">{number}</a>'

    return re.sub(rf"(?<![\w-])(?:{written})(?![\w-])", link, bold)


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    for is_list, run in groupby(lines, key=lambda line: ITEM.match(line) is not None):
        yield is_list, list(run)


def _block(block: tuple[bool, list[str]], numbers: Mapping[str, str], call: str) -> str:
    is_list, lines = block
    if not is_list:
        return "<p>" + "<br>".join(inline_html(line, numbers, call=call) for line in lines) + "</p>"
    items = (ITEM.sub(r"\1", line) for line in lines)
    return (
        "<ul>"
        + "".join(f"<li>{inline_html(item, numbers, call=call)}</li>" for item in items)
        + "</ul>"
    )
