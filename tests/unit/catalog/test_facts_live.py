"""Facts are read again when a file changed, and only then; broken ones keep the last good."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import CatalogueError, load_facts
from catalog.facts import MOST_KEPT, _kept


def test_facts_unchanged_files_are_read_once(checkout: Path) -> None:
    assert load_facts(checkout) is load_facts(checkout)


def test_facts_a_changed_contact_is_taken_over(checkout: Path) -> None:
    before = load_facts(checkout)
    path = checkout / "content/contacts/csg.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Centrum Seksueel", "Het Centrum"))
    after = load_facts(checkout)
    assert before.contacts["csg"].name != after.contacts["csg"].name
    assert after.routes.contacts["csg"] == after.contacts["csg"]


def test_facts_broken_since_keep_the_last_good(checkout: Path) -> None:
    before = load_facts(checkout)
    (checkout / "content/routes.yml").write_text("routes: [nooit, afgemaakt")
    assert load_facts(checkout) is before


def test_facts_broken_from_the_start_are_an_error(checkout: Path) -> None:
    (checkout / "content/routes.yml").unlink()
    with pytest.raises(CatalogueError, match=r"routes\.yml"):
        load_facts(checkout)


def test_facts_old_folders_are_let_go(checkout: Path) -> None:
    _kept.clear()
    _kept.update({checkout / str(n): (None, load_facts(checkout)) for n in range(MOST_KEPT)})
    _kept.pop(checkout, None)
    load_facts(checkout)
    assert len(_kept) == 1
