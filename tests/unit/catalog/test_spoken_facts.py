"""Words of routes, questions and reservations: no typed number, and braces that code fills."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import check_content
from tests.helpers.files import change


def _messages(checkout: Path) -> str:
    return "\n".join(str(finding) for finding in check_content(checkout))


def test_spoken_facts_the_real_ones_are_in_order(checkout: Path) -> None:
    assert "getypt" not in _messages(checkout)
    assert "invullen" not in _messages(checkout)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("routes.yml", '"{naam} {nummer}"', '"{naam} {nummer} of 0900-1234567"'),
        ("gemeenten/dubbelzinnig.yml", "Bedoel je Scherpenzeel", "Bel 0900-1234567. Scherpenzeel"),
        ("gemeenten/nijkerk.yml", "Hoor je bij", "Bel 0900-1234567. Hoor je bij"),
        ("voorbehoud.yml", "dit nummer controleren we nog", "bel 0900-1234567"),
    ],
)
def test_spoken_facts_typed_number_is_found(checkout: Path, file: str, old: str, new: str) -> None:
    change(checkout / "content" / file, old, new)
    messages = _messages(checkout)
    assert "hier is een nummer getypt (0900-1234567)" in messages
    assert f"content/{file}:" in messages


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"{naam} {nummer}"', '"{naam}"', "'telephone' moet precies {naam}, {nummer} invullen"),
        ('"om {tijd} uur"', '"om {tijdstip} uur"', "vult nu {tijdstip} in"),
        ('"om {tijd} uur"', '"om tijd} uur"', "'today' moet precies {tijd} invullen"),
    ],
)
def test_spoken_facts_braces_must_fit(checkout: Path, old: str, new: str, said: str) -> None:
    change(checkout / "content" / "routes.yml", old, new)
    assert said in _messages(checkout)
