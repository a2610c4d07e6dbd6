"""Broken files: what is wrong, in Dutch, at the right line."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import CatalogueError
from catalog.files import inspect, line_at, read

GOOD = 'telephone: "let op"\nname: "let op"\nwebsite: "let op"\n'


def caution_file(checkout: Path, text: str | bytes) -> Path:
    path = checkout / "content" / "voorbehoud.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        (GOOD + "name: nog eens\n", 4, "'name' staat hier voor de tweede keer"),
        (GOOD + "naam: x\n", 1, "onbekend veld 'naam'; bekend zijn: name, telephone, website"),
        ('telephone: "x"\nname: "x"\n', 1, "'website' ontbreekt"),
        ('telephone: "x"\nname: 12\nwebsite: "x"\n', 2, "bij 'name': hier hoort tekst"),
        ('telephone: "x"\nname: ""\nwebsite: "x"\n', 2, "bij 'name': dit mag niet leeg zijn"),
        ('telephone: "x\n', None, "kan niet worden gelezen"),
        ("a:\n  - b\n c: d\n", 3, "kan niet worden gelezen"),
        (b"name: \xff\xfe\n", 0, "UTF-8"),
    ],
)
def test_files_say_what_is_wrong_and_where(
    checkout: Path, text: str | bytes, line: int | None, part: str
) -> None:
    path = caution_file(checkout, text)
    _, findings = inspect(checkout, path, schema="caution")
    assert findings
    assert part in findings[0].message
    assert findings[0].file == "content/voorbehoud.yml"
    assert line is None or findings[0].line == line


def test_files_missing_is_said(checkout: Path) -> None:
    with pytest.raises(CatalogueError, match="ontbreekt"):
        read(checkout, checkout / "content" / "weg.yml", schema="caution")


def test_files_read_again_after_a_change(checkout: Path) -> None:
    path = caution_file(checkout, GOOD)
    assert read(checkout, path, schema="caution")["name"] == "let op"
    caution_file(checkout, GOOD.replace("let op", "kijk uit"))
    assert read(checkout, path, schema="caution")["name"] == "kijk uit"


def test_files_line_of_a_place_and_of_words_in_it(checkout: Path) -> None:
    path = caution_file(checkout, "# kop\nlijst:\n- a: 1\n- b: |\n    een\n    twee drie\n")
    assert line_at(path, ["lijst", 1, "b"]) == 4
    assert line_at(path, ["lijst", 1, "b"], needle="drie") == 6
    assert line_at(path, ["lijst", 9]) == 2
