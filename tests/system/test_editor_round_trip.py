"""From content/ into a new editor and out again, by the commands of an operator: no byte lost."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from catalog.tree import read_tree
from tests.helpers.editor_room import copy_checkout, places, run


@pytest.fixture
def manage(tmp_path: Path):
    """Return a function that runs a command of the editor on a copy of content/."""
    environment = places(tmp_path / "var", copy_checkout(tmp_path / "checkout"))
    return partial(run, environment, "-m", "editor.manage")


def test_editor_round_trip_all_of_content_through_a_new_database(manage, tmp_path: Path) -> None:
    said = manage("import_content")
    assert "ingelezen" in said and "vervallen" in said
    assert "Niets veranderd." in manage("import_content")
    before = read_tree(tmp_path / "checkout")
    assert "0 bestand(en) geschreven." in manage("export")
    manage("export", "--to", str(tmp_path / "elders"))
    assert read_tree(tmp_path / "elders") == before == read_tree(tmp_path / "checkout")
    assert not (tmp_path / "var" / "releases" / "current.json").exists()


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
