"""The files of the gemeenten: one postcode, one gemeente."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import CatalogueError, load_gemeenten


def test_gemeenten_refuse_a_postcode_of_another(checkout: Path) -> None:
    path = checkout / "content" / "gemeenten" / "nijkerk.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('["3864"]', '["3925"]'))
    with pytest.raises(CatalogueError, match="3925"):
        load_gemeenten(checkout)


def test_gemeenten_refuse_an_unknown_field(checkout: Path) -> None:
    path = checkout / "content" / "gemeenten" / "ede.yml"
    path.write_text(path.read_text(encoding="utf-8") + "burgemeester: x\n")
    with pytest.raises(CatalogueError, match="burgemeester"):
        load_gemeenten(checkout)


def test_gemeenten_refuse_a_missing_file(checkout: Path) -> None:
    (checkout / "content" / "gemeenten" / "dubbelzinnig.yml").unlink()
    with pytest.raises(CatalogueError, match=r"dubbelzinnig\.yml"):
        load_gemeenten(checkout)
