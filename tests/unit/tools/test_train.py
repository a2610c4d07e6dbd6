"""A model fits exactly the data it was trained on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.train import model_path

LEARNED = ("config.yml", "data/nlu/a.yml", "content/responses/a.yml", "bot/language/danger.py")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("domain.yml", *LEARNED):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_train_same_data_finds_the_same_model(checkout: Path) -> None:
    assert model_path(checkout) == model_path(checkout)
    assert model_path(checkout).parent == checkout / "models"


@pytest.mark.parametrize("name", LEARNED)
def test_train_changed_data_asks_for_another_model(checkout: Path, name: str) -> None:
    before = model_path(checkout)
    (checkout / name).write_text("y", encoding="utf-8")
    assert model_path(checkout) != before


def test_train_a_note_elsewhere_changes_nothing(checkout: Path) -> None:
    before = model_path(checkout)
    (checkout / "README.md").write_text("y", encoding="utf-8")
    assert model_path(checkout) == before
