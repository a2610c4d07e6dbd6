"""What an officer reads on a screen of the editor: tables by their caption, as text."""

from __future__ import annotations

import re
from html import unescape
from typing import Any


def home(client: Any) -> str:
    """Return the first screen, with its signs as one reads them."""
    from django.urls import reverse

    answer = client.get(reverse("wagtailadmin_home"))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def rows(page: str, caption: str) -> list[list[str]]:
    """Return the cells of a table as text, by its caption; empty: there is no such table."""
    for table in re.findall(r"<table.*?</table>", page, re.S):
        said = re.search(r"<caption[^>]*>(.*?)</caption>", table, re.S)
        assert said and '<th scope="col">' in table
        if said[1].startswith(caption):
            found = re.findall(r"<tr>(.*?)</tr>", table, re.S)[1:]
            return [_cells(row) for row in found]
    return []


def _cells(row: str) -> list[str]:
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells]
