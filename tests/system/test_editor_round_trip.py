"""From content/ into a new editor and out again, by the commands of an operator: no byte lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalog.tree import ROOM, read_tree

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def manage(tmp_path: Path):
    """Return a function that runs a command of the editor on a copy of content/."""
    root = tmp_path / "checkout"
    shutil.copytree(CHECKOUT / ROOM, root / ROOM)
    for name in ("data", "safety", "bot", "actions", "portal", "domain.yml", "config.yml"):
        (root / name).symlink_to(CHECKOUT / name)
    own = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT), os.environ.get("PYTHONPATH", "")]),
        "EDITOR_ROOT": str(root),
        "EDITOR_VAR": str(tmp_path / "var"),
        "VALLEI_RELEASES": str(tmp_path / "releases"),
    }

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "editor.manage", *arguments]
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_editor_round_trip_all_of_content_through_a_new_database(manage, tmp_path: Path) -> None:
    said = manage("import_content")
    assert "ingelezen" in said and "vervallen" in said
    assert "Niets veranderd." in manage("import_content")
    before = read_tree(tmp_path / "checkout")
    assert "0 bestand(en) geschreven." in manage("export")
    manage("export", "--to", str(tmp_path / "elders"))
    assert read_tree(tmp_path / "elders") == before == read_tree(tmp_path / "checkout")
    assert not (tmp_path / "releases" / "current.json").exists()


def test_editor_round_trip_a_change_goes_out_and_comes_in_elsewhere(manage, tmp_path: Path) -> None:
    manage("import_content")
    change = (
        "from editor.records.models import Contact\n"
        "contact = Contact.objects.get(key='luisterlijn')\n"
        "contact.note = 'Regel een: met dubbele punt.\\n\\nRegel drie # geen commentaar.'\n"
        "contact.sources += '\\nnog een bron'\n"
        "contact.save_revision().publish(skip_permission_checks=True)\n"
    )
    manage("shell", "-c", change)
    assert "content/contacts/luisterlijn.yml" in manage("export")
    tree = read_tree(tmp_path / "checkout")
    shutil.rmtree(tmp_path / "var")
    manage("import_content")
    assert "0 bestand(en) geschreven." in manage("export")
    assert read_tree(tmp_path / "checkout") == tree
    assert b"nog een bron" in tree["content/contacts/luisterlijn.yml"]
