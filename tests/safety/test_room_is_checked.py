"""The loader refuses what it does not know, and says where, in Dutch."""

import shutil
from pathlib import Path

import pytest

from catalog.safety import SafetyError, load_safety
from tests.helpers.files import change


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    shutil.copytree(root / "safety", tmp_path / "safety")
    shutil.copytree(root / "content" / "schema", tmp_path / "content" / "schema")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("signals/wurging.yml", "  betekenis:", "  betekkenis:", "betekkenis"),
        ("context.yml", "  reden:", "  redden:", "redden"),
        ("context.yml", "soort: ontkenning", "soort: ontkening", "ontkening"),
        ("rules.yml", "  naam:", "  naamm:", "naamm"),
        ("rules.yml", "niveau: acuut", "niveau: erg", "erg"),
        ("rules.yml", "een_van: [wurgen,", "een_van: [gewurg,", "begrip 'gewurg' bestaat niet"),
        ("rules.yml", "antwoord: gevaar_wurging", "antwoord: gevaar_iets", "gevaar_iets"),
        ("rules.yml", "  antwoord: gevaar_wurging\n", "", "V01: 'antwoord' hoort"),
        ("rules.yml", "- id: V02", "- id: V01", "regel V01 staat er dubbel in"),
        ("must_never_miss.yml", "gevaar_wurging:", "wurging:", "wurging"),
        ("woorden.yml", "\ngroepen:", "\ngroepjes:", "groepjes"),
        ("woorden.yml", "\ngroepen:", "\ngroepen: [", "geen geldige YAML"),
    ],
)
def test_room_refuses(copy: Path, name: str, old: str, new: str, message: str) -> None:
    path = copy / "safety" / name
    change(path, old, new)
    with pytest.raises(SafetyError, match=message) as caught:
        load_safety(copy)
    assert "yml" in str(caught.value) or "dubbel" in str(caught.value)


def test_room_names_a_missing_file(copy: Path) -> None:
    (copy / "safety" / "rules.yml").unlink()
    with pytest.raises(SafetyError, match=r"bestand rules\.yml ontbreekt"):
        load_safety(copy)


def test_room_as_it_stands_is_accepted(copy: Path) -> None:
    assert len(load_safety(copy).rules) >= 40
