"""A small copy of content/ to break: the real facts, and texts of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

EMERGENCY_TEXT = "Bel [[112]].\n\nOf bel [[veilig_thuis]] of [[csg]]."
Write = Callable[..., Path]


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """Return a checkout with the real facts, no texts and no rules."""
    shutil.copytree(
        root / "content", tmp_path / "content", ignore=shutil.ignore_patterns("responses")
    )
    (tmp_path / "content" / "responses").mkdir()
    return tmp_path


@pytest.fixture
def write_texts(checkout: Path) -> Write:
    """Return a function that writes texts (key -> text or variation) and gives the checkout."""

    def write(texts: Mapping[str, Any], *, file: str = "groep") -> Path:
        entries = {key: [{"text": t} if isinstance(t, str) else t] for key, t in texts.items()}
        emergency = checkout / "content" / "responses" / "noodtekst.yml"
        _dump(emergency, {"utter_noodtekst": [{"text": EMERGENCY_TEXT}]})
        if entries:
            _dump(checkout / "content" / "responses" / f"{file}.yml", entries)
        return checkout

    return write


@pytest.fixture
def edit_contact(checkout: Path) -> Write:
    """Return a function that changes fields of a contact and gives the checkout."""

    def edit(contact: str, **fields: Any) -> Path:
        path = checkout / "content" / "contacts" / f"{contact}.yml"
        yaml = YAML()
        data = yaml.load(path)
        for field, value in fields.items():
            if isinstance(value, dict) and data.get(field):
                data[field].update(value)
            else:
                data[field] = value
        yaml.dump(data, path)
        return checkout

    return edit


def _dump(path: Path, responses: Mapping[str, Any]) -> None:
    YAML().dump({"version": "3.1", "responses": dict(responses)}, path)
