"""A release is whole, immutable and live in one step; a broken one never speaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import catalog
from catalog import release_files, releases
from catalog.release_files import home, verify
from catalog.tree import read_tree

TEXT = "content/responses/groep.yml"


@pytest.fixture
def live(checkout: Path, write_texts, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.delenv(release_files.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(releases, "FRESH_SECONDS", 0)
    write_texts({"utter_vraag_een": "Eerste tekst."})
    yield checkout
    releases._seen.clear()


def _publish(root: Path, text: str) -> catalog.Release:
    tree = read_tree(root)
    tree[TEXT] = tree[TEXT].replace(b"Eerste tekst.", text.encode())
    release = catalog.make_release(root, tree, note="proef")
    return catalog.activate(root, release.number)


def _says(root: Path) -> str:
    return catalog.load_responses(catalog.published(root))["utter_vraag_een"][0].text


def _spoil(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes() + b"\n")


def test_releases_without_any_the_checkout_is_live(live: Path) -> None:
    assert catalog.published(live) == live
    assert catalog.release_status(live) == catalog.Status(live, None, None)


def test_releases_an_activated_one_is_live_and_numbered(live: Path) -> None:
    assert _publish(live, "Tweede tekst.").number == 1
    assert _publish(live, "Derde tekst.").number == 2
    assert _says(live) == "Derde tekst."
    assert [each.number for each in catalog.list_releases(live)] == [2, 1]


def test_releases_a_made_one_is_not_live_before_it_is_activated(live: Path) -> None:
    catalog.make_release(live, read_tree(live), note="nog niet")
    assert catalog.published(live) == live


def test_releases_every_loader_works_on_one(live: Path) -> None:
    _publish(live, "Tweede tekst.")
    folder = catalog.published(live)
    assert catalog.check_content(folder) == []
    assert len(catalog.load_gemeenten(folder).five) == 5
    assert catalog.filled_responses(folder)["utter_vraag_een"][0]["text"] == "Tweede tekst."


@pytest.mark.parametrize("harm", ["changed", "missing", "extra", "manifest"])
def test_releases_a_broken_one_gives_the_last_good_one_and_says_so(live: Path, harm: str) -> None:
    _publish(live, "Tweede tekst.")
    folder = _publish(live, "Derde tekst.").folder
    if harm == "changed":
        _spoil(folder / TEXT)
    elif harm == "missing":
        (folder / TEXT).unlink()
    elif harm == "extra":
        (folder / "content" / "responses" / "nieuw.yml").write_text("x", encoding="utf-8")
    else:
        _spoil(folder / "manifest.json")
        (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert _says(live) == "Tweede tekst."
    assert catalog.release_status(live).problem


def test_releases_a_broken_pointer_gives_the_newest_good_one(live: Path) -> None:
    _publish(live, "Tweede tekst.")
    (home(live) / "current.json").write_text('{"number":', encoding="utf-8")
    assert _says(live) == "Tweede tekst."
    assert catalog.release_status(live).problem == "current.json is niet te lezen"


def test_releases_the_only_one_broken_gives_the_checkout(live: Path) -> None:
    _spoil(_publish(live, "Tweede tekst.").folder / TEXT)
    status = catalog.release_status(live)
    assert (status.folder, status.number) == (live, None)
    assert "niet meer gaaf" in (status.problem or "")


def test_releases_a_swapped_manifest_does_not_pass_as_the_published_one(live: Path) -> None:
    first = _publish(live, "Tweede tekst.")
    second = _publish(live, "Derde tekst.")
    (second.folder / TEXT).chmod(0o644)
    for name in (TEXT, "manifest.json"):
        target = second.folder / name
        target.chmod(0o644)
        target.write_bytes((first.folder / name).read_bytes())
    assert catalog.release_status(live).problem


def test_releases_a_broken_one_cannot_be_activated(live: Path) -> None:
    _publish(live, "Tweede tekst.")
    made = catalog.make_release(live, read_tree(live), note="straks stuk")
    _spoil(made.folder / TEXT)
    with pytest.raises(catalog.CatalogueError, match="niet meer gaaf"):
        catalog.activate(live, made.number)
    assert _says(live) == "Tweede tekst."


def test_releases_files_are_read_only_and_proven(live: Path) -> None:
    folder = _publish(live, "Tweede tekst.").folder
    assert (folder / TEXT).stat().st_mode & 0o222 == 0
    assert verify(folder).digest == catalog.list_releases(live)[0].digest


def test_releases_left_overs_of_a_killed_maker_are_cleared(live: Path) -> None:
    _publish(live, "Tweede tekst.")
    left = home(live) / f"{releases.STAGING}abc"
    (left / "content").mkdir(parents=True)
    _publish(live, "Derde tekst.")
    assert not left.exists() and _says(live) == "Derde tekst."


def test_releases_another_home_can_be_named(live: Path, tmp_path_factory, monkeypatch) -> None:
    elsewhere = tmp_path_factory.mktemp("versies")
    monkeypatch.setenv(release_files.HOME_VARIABLE, str(elsewhere))
    folder = _publish(live, "Tweede tekst.").folder
    assert folder.parent == elsewhere and _says(live) == "Tweede tekst."
