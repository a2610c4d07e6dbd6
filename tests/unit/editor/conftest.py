"""The editor on an empty database and on releases of its own; content/ is a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog import release_files, releases
from catalog.tree import read_tree, write_files
from editor.publishing.check import findings_in
from editor.records.sync import sync

CHECKOUT = Path(__file__).resolve().parents[3]
# One moment for the whole run, also while somebody is writing in content/.
TREE = read_tree(CHECKOUT)
ROOMS = ("data", "safety", "bot", "actions", "portal", "domain.yml", "config.yml")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Read content/ in once; each test then works in a transaction of its own."""
    with django_db_blocker.unblock():
        sync(TREE)


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, settings, monkeypatch) -> Iterator[Path]:
    """A checkout of its own, with the rooms that the checks of content look at."""
    root = tmp_path / "checkout"
    write_files(root, TREE)
    for name in ROOMS:
        (root / name).symlink_to(CHECKOUT / name)
    settings.CONTENT_ROOT = root
    settings.CHECK_LINKS = False
    monkeypatch.setenv(release_files.HOME_VARIABLE, str(tmp_path / "releases"))
    releases._seen.clear()
    yield root
    releases._seen.clear()


@pytest.fixture
def imported(db, checkout: Path) -> Path:
    """The checkout, read in."""
    return checkout


@pytest.fixture
def sound(imported: Path) -> Path:
    """The same, of which the checks find nothing wrong; else what is tested means nothing."""
    findings = findings_in(TREE)
    if findings:
        pytest.fail(f"content/ itself has to be mended first: {findings[0]}")
    return imported
