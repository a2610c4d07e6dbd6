"""The first import takes all, a second nothing; later files never undo an officer's work."""

from __future__ import annotations

from pathlib import Path

from wagtail.models import ModelLogEntry

from catalog.tree import read_tree
from editor.records.export import export_tree
from editor.records.models import KINDS, Answer, ButtonChoice, PortalText, SourceFile
from editor.records.sync import sync

PORTAL = "content/portal.yml"
HEADING = b"heading: Hulp en advies"


def test_sync_a_second_time_changes_nothing(imported: Path, django_assert_max_num_queries) -> None:
    entries = ModelLogEntry.objects.count()
    with django_assert_max_num_queries(5):
        outcome = sync(read_tree(imported))
    assert not outcome.changed and ModelLogEntry.objects.count() == entries


def test_sync_tells_how_far_it_is(db, checkout: Path) -> None:
    for kind in (*KINDS, SourceFile):
        kind.objects.all()._raw_delete("default")  # past the guard: records are never removed
    said: list[str] = []
    sync(read_tree(checkout), say=said.append)
    assert len(said) > 3 and "ingelezen" in said[-1]


def test_sync_everything_is_published_with_a_revision(imported: Path) -> None:
    answers = list(Answer.objects.all())
    assert all(each.live and each.live_revision_id and not each.retired for each in answers)
    assert ButtonChoice.objects.count() > 10


def _with_heading(root: Path, words: bytes) -> dict[str, bytes]:
    tree = read_tree(root)
    assert HEADING in tree[PORTAL]
    tree[PORTAL] = tree[PORTAL].replace(HEADING, b"heading: " + words, 1)
    return tree


def test_sync_takes_over_what_came_by_git(imported: Path) -> None:
    tree = _with_heading(imported, b"Uit git")
    outcome = sync(tree)
    assert outcome.updated == ["page.heading"] and outcome.kept == []
    assert export_tree() == tree


def test_sync_keeps_what_an_officer_changed(imported: Path) -> None:
    PortalText.objects.filter(key="page.heading").update(value="Van de redactie")
    outcome = sync(_with_heading(imported, b"Uit git"))
    assert outcome.kept == ["page.heading"] and outcome.updated == []
    assert b"heading: Van de redactie" in export_tree()[PORTAL]


def test_sync_what_was_exported_comes_back_unchanged(imported: Path) -> None:
    PortalText.objects.filter(key="page.heading").update(value="Van de redactie")
    tree = export_tree()
    outcome = sync(tree)
    assert not outcome.changed
    assert export_tree() == tree


def test_sync_a_draft_on_top_survives_a_change_by_git(imported: Path) -> None:
    text = PortalText.objects.get(key="page.heading")
    text.value = "Concept"
    draft = text.save_revision()
    sync(_with_heading(imported, b"Uit git"))
    text.refresh_from_db()
    assert text.value == "Uit git" and text.latest_revision == draft
    assert text.get_latest_revision_as_object().value == "Concept"


def test_sync_what_is_gone_is_retired_and_may_return(imported: Path) -> None:
    tree = read_tree(imported)
    name = "content/responses/herhaling.yml"
    without = {path: data for path, data in tree.items() if path != name}
    gone = [f"utter_herhaling{part}" for part in ("", "_anders", "_meer", "_vraag")]
    assert sorted(sync(without).retired) == gone
    assert export_tree() == without
    sync(tree)
    assert export_tree() == tree


def test_sync_a_new_answer_is_added(imported: Path) -> None:
    tree = read_tree(imported)
    tree["content/responses/nieuw.yml"] = (
        b'version: "3.1"\nresponses:\n  utter_vraag_nieuw:\n  - text: Nieuw.\n'
    )
    assert sync(tree).added == ["utter_vraag_nieuw"]
    assert export_tree() == tree
