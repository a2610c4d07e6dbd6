"""Only what changes is written anew; comments, order and layout stay."""

from __future__ import annotations

import copy
import difflib
from pathlib import Path

import pytest

from editor.records.yaml_patch import load, patch

CONTENT = Path(__file__).resolve().parents[3] / "content"
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yml"))

SAMPLE = """\
# Boven het bestand.
version: "3.1"   # achter een waarde

responses:
  utter_een:
  - text: |-
      Eerste blok.

      Tweede blok.
    metadata:
      source: "bron: een"   # waarom

  # Over het tweede antwoord.
  utter_twee:
  - text: Kort.
    buttons:
    - title: Ja
      payload: Ja, graag
lijst: [a, b]
leeg: []
nummers:
  - een   # eerste
  - twee
niets: null
lang: >-
  Een zin die over twee regels
  loopt.
"""


def _patched(change) -> str:
    new = copy.deepcopy(load(SAMPLE))
    change(new)
    text = patch(SAMPLE, new)
    assert load(text) == new
    return text


def _differing(text: str) -> list[str]:
    rows = difflib.ndiff(SAMPLE.splitlines(), text.splitlines())
    return [row[2:] for row in rows if row[0] == "+"]


def test_yaml_patch_no_change_gives_the_same_text() -> None:
    assert patch(SAMPLE, copy.deepcopy(load(SAMPLE))) == SAMPLE


def test_yaml_patch_a_bubble_changes_only_its_line() -> None:
    def change(data) -> None:
        row = data["responses"]["utter_een"][0]
        row["text"] = row["text"].replace("Tweede", "Ander")

    assert _differing(_patched(change)) == ["      Ander blok."]


def test_yaml_patch_a_short_text_that_becomes_two_bubbles_is_a_block() -> None:
    def change(data) -> None:
        data["responses"]["utter_twee"][0]["text"] = "Een.\n\nTwee: met dubbele punt."

    text = _patched(change)
    assert "text: |-\n" in text and "# Over het tweede antwoord." in text


def test_yaml_patch_adds_metadata_where_there_was_none() -> None:
    def change(data) -> None:
        data["responses"]["utter_twee"][0]["metadata"] = {"owner": "Ede", "review_by": "2027-01-01"}

    assert _differing(_patched(change)) == [
        "    metadata:",
        "      owner: Ede",
        '      review_by: "2027-01-01"',
    ]


def test_yaml_patch_removes_a_field_with_its_lines() -> None:
    def change(data) -> None:
        del data["responses"]["utter_twee"][0]["buttons"]

    text = _patched(change)
    assert "title: Ja" not in text and "# Boven het bestand." in text


def test_yaml_patch_quotes_what_yaml_would_read_otherwise() -> None:
    def change(data) -> None:
        data["responses"]["utter_twee"][0]["text"] = "112"
        data["nummers"][1] = "ja: nee # niet"

    text = _patched(change)
    assert 'text: "112"' in text and "- een   # eerste" in text


@pytest.mark.parametrize("value", [["x"], ["x", "y: z", "1"], []])
def test_yaml_patch_lists_grow_and_shrink(value: list[str]) -> None:
    for name in ("lijst", "leeg", "nummers"):
        text = _patched(lambda data, name=name: data.__setitem__(name, list(value)))
        assert "# achter een waarde" in text


def test_yaml_patch_null_becomes_text_and_back() -> None:
    text = _patched(lambda data: data.__setitem__("niets", "iets"))
    assert "niets: iets\n" in text
    again = patch(text, load(SAMPLE))
    assert again == SAMPLE


def test_yaml_patch_a_folded_text_stays_folded() -> None:
    text = _patched(lambda data: data.__setitem__("lang", "woord " * 40 + "eind"))
    assert "lang: >-\n  woord" in text


@pytest.mark.parametrize("name", FILES)
def test_yaml_patch_every_text_of_content_can_change(name: str) -> None:
    text = (CONTENT / name).read_bytes().decode()
    new = _shouted(load(text))
    patched = patch(text, new)
    assert load(patched) == new
    comments = [row for row in text.splitlines() if row.lstrip().startswith("#")]
    assert all(row in patched.splitlines() for row in comments)
    assert load(patch(patched, load(text))) == load(text)


def _shouted(value):
    if isinstance(value, dict):
        return {key: _shouted(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_shouted(part) for part in value]
    return f"{value}, en nog: dit #wel" if isinstance(value, str) else value
