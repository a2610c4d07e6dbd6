"""kill -9 while publishing, at any moment: the old or the new content is live, never half."""

from __future__ import annotations

import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from catalog.release_files import verify
from catalog.tree import read_tree
from tests.helpers.editor_room import copy_checkout, places, start

OLD, NEW = b"heading: Oud", b"heading: Nieuw"
PORTAL = "content/portal.yml"

RELEASE = """
import sys
from pathlib import Path
import catalog
from catalog.tree import read_tree
from helpers.killed import die_at

root, home, number = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
tree = read_tree(root)
tree["content/portal.yml"] = tree["content/portal.yml"].replace(
    b"heading: Hulp en advies", sys.argv[4].encode(), 1)
count = die_at(number, home)
catalog.activate(root, catalog.make_release(root, tree, note="proef").number)
print(count.touched)
"""

PREPARE = """
import django; django.setup()
from editor.start import prepare
prepare(say=lambda text: None)
from editor.records.models import PortalText
from editor.publishing.release import refresh_release
PortalText.objects.filter(key="page.heading").update(value="Oud")
refresh_release(note="oud")
"""

PUBLISH = """
import sys
from pathlib import Path
import django; django.setup()
from django.db import transaction
from editor.records.models import PortalText
from helpers.killed import die_at

count = die_at(int(sys.argv[1]), Path(sys.argv[2]))
with transaction.atomic():
    text = PortalText.objects.get(key="page.heading")
    text.value = "Nieuw"
    text.save_revision().publish(skip_permission_checks=True)
print(count.touched)
"""

RECOVER = """
import django; django.setup()
from editor.publishing.tick import tick
from editor.records.models import PortalText
tick()
print(PortalText.objects.get(key="page.heading").value)
"""


def _run(
    environment: dict[str, str], script: str, *arguments: object
) -> subprocess.CompletedProcess[str]:
    process = start(environment, ("-c", script, *arguments))
    out, error = process.communicate(timeout=180)
    return subprocess.CompletedProcess(process.args, process.returncode, out, error)


def _releases_in(home: Path) -> dict[str, str]:
    return places(home, VALLEI_RELEASES=str(home))


def _live(root: Path, home: Path) -> bytes:
    """Return what a reader of its own finds, after proving every file."""
    script = (
        "import sys, catalog; from pathlib import Path; print(catalog.published(Path(sys.argv[1])))"
    )
    answer = _run(_releases_in(home), script, root)
    folder = Path(answer.stdout.strip())
    if folder != root:
        verify(folder)
    return read_tree(folder)[PORTAL]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that nobody writes in while this runs."""
    return copy_checkout(tmp_path_factory.mktemp("checkout"))


@pytest.fixture(scope="module")
def touches(root: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many looks at the disk a whole release takes."""
    home = tmp_path_factory.mktemp("geteld")
    answer = _run(_releases_in(home), RELEASE, root, home, 0, NEW.decode())
    assert answer.returncode == 0, answer.stderr
    return int(answer.stdout)


PARTS = [0.0, 0.03, 0.2, 0.4, 0.6, 0.8, 0.95, *(-number for number in range(1, 9))]


@pytest.mark.parametrize("part", PARTS)
def test_editor_crash_release_is_old_or_new_wherever_it_is_killed(
    root: Path, touches: int, tmp_path: Path, part: float
) -> None:
    place = _releases_in(tmp_path)
    first = _run(place, RELEASE, root, tmp_path, 0, OLD.decode())
    assert first.returncode == 0, first.stderr
    # Negative: the last looks, where the release changes name and becomes live.
    number = touches + 1 + int(part) if part < 0 else max(1, int(touches * part))
    killed = _run(place, RELEASE, root, tmp_path, number, NEW.decode())
    assert killed.returncode == -signal.SIGKILL, (number, killed.stdout, killed.stderr)
    assert (OLD in _live(root, tmp_path)) != (NEW in _live(root, tmp_path))
    after = _run(place, RELEASE, root, tmp_path, 0, NEW.decode())
    assert after.returncode == 0, after.stderr
    assert NEW in _live(root, tmp_path)
    assert not list(tmp_path.glob(".in-de-maak-*"))


@pytest.fixture(scope="module")
def prepared(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An editor with `Oud` published."""
    folder = tmp_path_factory.mktemp("redactie")
    answer = _run(places(folder, root), PREPARE)
    assert answer.returncode == 0, answer.stderr
    return folder


@pytest.mark.parametrize("moment", ["checking", "begin", "middle", "becoming live"])
def test_editor_crash_publication_is_old_or_new_and_heals_itself(
    root: Path, prepared: Path, touches: int, tmp_path: Path, moment: str
) -> None:
    folder = tmp_path / "redactie"
    shutil.copytree(prepared, folder)
    environment = places(folder, root)
    watched = Path("/tmp/redactie-") if moment == "checking" else folder / "releases"
    number = {"checking": 5, "begin": 5, "middle": touches // 2, "becoming live": touches}[moment]
    killed = _run(environment, PUBLISH, number, watched)
    assert killed.returncode == -signal.SIGKILL, (killed.stdout, killed.stderr)
    assert (OLD in _live(root, folder / "releases")) != (NEW in _live(root, folder / "releases"))
    recovered = _run(environment, RECOVER)
    assert recovered.returncode == 0, recovered.stderr
    # The database knew it or did not; the assistant says the same as the database.
    expected = "Oud" if moment == "checking" else "Nieuw"
    assert recovered.stdout.strip() == expected
    assert f"heading: {expected}".encode() in _live(root, folder / "releases")
