"""112 and Veilig Thuis cannot be taken out of an answer to danger, whatever else changes."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from catalog.lifelines import find_lost
from tests.helpers.files import change

change_everywhere = partial(change, count=-1)


@pytest.fixture
def other(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "content", tmp_path / "content")
    return tmp_path


def _messages(root: Path, other: Path) -> str:
    return "\n".join(finding.message for finding in find_lost(root, other))


def test_lifelines_the_same_content_loses_nothing(root: Path, other: Path) -> None:
    assert find_lost(root, other) == []


@pytest.mark.parametrize("line", ["[[112]]", "[[veilig_thuis]]"])
def test_lifelines_out_of_a_danger_answer_is_found(root: Path, other: Path, line: str) -> None:
    change_everywhere(other / "content/responses/gevaar.yml", line, "de hulplijn")
    found = find_lost(root, other)
    assert len(found) >= 5
    assert all(each.file == "content/responses/gevaar.yml" and each.line for each in found)
    assert all(line in each.message for each in found)


@pytest.mark.parametrize(
    ("contact", "old", "new"),
    [
        ("112", 'telephone: "112"', 'telephone: "0900-0000"'),
        ("veilig_thuis", 'telephone: "0800-2000"', 'telephone: "0800-2001"'),
    ],
)
def test_lifelines_keep_their_numbers(
    root: Path, other: Path, contact: str, old: str, new: str
) -> None:
    change_everywhere(other / f"content/contacts/{contact}.yml", old, new)
    assert "reddingslijn" in _messages(root, other)


@pytest.mark.parametrize("contact", ["112", "veilig_thuis"])
def test_lifelines_keep_being_shown(root: Path, other: Path, contact: str) -> None:
    for path in (other / "content/contacts").glob("*.yml"):  # Who shares the number, too.
        text = path.read_text(encoding="utf-8")
        if path.stem == contact or f'telephone_of: "{contact}"' in text:
            path.write_text(text.replace("  telephone: ja", "  telephone: nee"), encoding="utf-8")
    assert "reddingslijn: het verandert of verdwijnt" in _messages(root, other)


def test_lifelines_a_danger_answer_cannot_go_away(root: Path, other: Path) -> None:
    change_everywhere(
        other / "content/responses/gevaar.yml", "utter_gevaar_wurging:", "utter_gevaar_weg:"
    )
    assert "utter_gevaar_wurging: dit antwoord bij gevaar mag niet weg" in _messages(root, other)


def test_lifelines_stay_in_the_texts_of_the_page(root: Path, other: Path) -> None:
    change_everywhere(other / "content/portal.yml", "[[veilig_thuis]]", "[[csg]]")
    assert "[[veilig_thuis]] mag niet verdwijnen uit 'card'" in _messages(root, other)


def test_lifelines_other_words_may_change(root: Path, other: Path) -> None:
    change_everywhere(
        other / "content/responses/gevaar.yml", "Zeg waar het is", "Vertel waar het is"
    )
    assert find_lost(root, other) == []
