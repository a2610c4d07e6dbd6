"""The editor on an empty database and on releases of its own; content/ is a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from catalog import release_files, releases
from catalog.tree import read_tree
from editor.accounts.roles import CHIEF_EDITOR, EDITOR
from editor.publishing.check import findings_in
from editor.records.models import PortalText, Record
from editor.records.sync import sync
from tests.helpers.editor_room import CHECKOUT, copy_checkout
from tests.helpers.officers import logged_in, make_officer

# One moment for the whole run, also while somebody is writing in content/.
TREE = read_tree(CHECKOUT)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Read content/ in once; each test then works in a transaction of its own."""
    with django_db_blocker.unblock():
        sync(TREE)


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, settings, monkeypatch) -> Iterator[Path]:
    """A checkout of its own, with the rooms that the checks of content look at."""
    root = tmp_path / "checkout"
    copy_checkout(root, TREE)
    settings.CONTENT_ROOT = root
    settings.CHECK_LINKS = False
    settings.COUNTS_FOLDER = tmp_path / "tellingen"
    settings.PORTAL_ADDRESS = None
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


@pytest.fixture
def text(sound: Path) -> PortalText:
    return PortalText.objects.get(key="page.heading")


@pytest.fixture
def anna(text: PortalText) -> Client:
    """Writes and may approve: the one who could approve her own work."""
    return logged_in(make_officer("anna", EDITOR, CHIEF_EDITOR))


@pytest.fixture
def bram(text: PortalText) -> Client:
    return logged_in(make_officer("bram", EDITOR, CHIEF_EDITOR))


@pytest.fixture
def root_user(text: PortalText) -> Client:
    user = get_user_model().objects.create_superuser("root", "root@voorbeeld.test", "geheim-geheim")
    return logged_in(user)


@pytest.fixture
def publish(
    sound: Path, django_capture_on_commit_callbacks: Callable[..., Any]
) -> Callable[[Record], None]:
    """Return a function that publishes a record as a colleague's approval does."""

    def go(record: Record) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            revision = record.save_revision()
            revision.publish(skip_permission_checks=True)
        record.refresh_from_db()

    return go
