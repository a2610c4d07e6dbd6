"""Any number but a lifeline can be silenced on all of content/, by steps that each pass the check.

As an officer does it: out of the texts first (by name and with Veilig Thuis instead), then the
contacts that share the number, then its own contact. The routes need no step: they skip it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from catalog import CatalogueError, check_content, filled_responses, load_contacts
from catalog.contacts import LIFELINES

CHECKOUT = Path(__file__).resolve().parents[2]
SHOWN = [
    key
    for key, contact in load_contacts(CHECKOUT).items()
    if contact.shown.telephone != "nee" and key not in LIFELINES
]


@pytest.fixture
def release(root: Path, tmp_path: Path) -> Path:
    """Return a copy of content/, as the editor checks it: by the rules of the checkout."""
    shutil.copytree(root / "content", tmp_path / "content")
    return tmp_path


def _out_of_the_texts(release: Path, key: str) -> None:
    number = re.compile(rf"\[\[{re.escape(key)}(\.kort)?\]\]")
    for path in (*(release / "content/responses").glob("*.yml"), release / "content/portal.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(number.sub(f"[[{key}.naam]]: [[veilig_thuis]]", text), encoding="utf-8")


def _silence(release: Path, key: str) -> None:
    path, yaml = release / f"content/contacts/{key}.yml", YAML()
    data = yaml.load(path)
    data["status"], data["shown"]["telephone"] = "tegenstrijdig", "nee"
    yaml.dump(data, path)


@pytest.mark.parametrize("key", SHOWN)
def test_silencing_step_by_step(root: Path, release: Path, key: str) -> None:
    _out_of_the_texts(release, key)
    assert check_content(release, checkout=root) == []
    sharing = [each.id for each in load_contacts(release).values() if each.telephone_of == key]
    for each in sharing:
        _out_of_the_texts(release, each)
        _silence(release, each)
    _silence(release, key)
    assert check_content(release, checkout=root) == []
    assert filled_responses(release)


def test_silencing_says_who_shares_the_number(release: Path) -> None:
    _silence(release, "gem_ede")
    with pytest.raises(CatalogueError, match="zoals bij 'gem_ede', van wie het nummer is"):
        load_contacts(release)
