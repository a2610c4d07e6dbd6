"""A script that a website pasted with its integrity value goes on working."""

from __future__ import annotations

import hashlib

from portal.assets import asset_of
from portal.kept import IN_MEMORY, Kept


def test_kept_script_outlives_the_process(tmp_path):
    asset = asset_of("widget.js", b"let een = 1;")
    Kept(tmp_path).add(asset, for_long=True)
    found = Kept(tmp_path).get(asset.url)
    assert found == asset
    assert hashlib.sha384(found.body).hexdigest()[:16] in found.url


def test_kept_changed_file_is_not_handed_out(tmp_path):
    asset = asset_of("widget.js", b"let een = 1;")
    Kept(tmp_path).add(asset, for_long=True)
    (path,) = (tmp_path / "widget").iterdir()
    path.write_bytes(b"kwaad()")
    (tmp_path / "widget" / "notitie.txt").write_text("hoort hier niet")
    assert Kept(tmp_path).get(asset.url) is None


def test_kept_other_files_stay_for_a_while_only(tmp_path):
    kept = Kept(tmp_path)
    assets = [asset_of("page.css", f"/* {number} */".encode()) for number in range(IN_MEMORY + 1)]
    for asset in assets:
        kept.add(asset)
    assert kept.get(assets[0].url) is None and kept.get(assets[-1].url) == assets[-1]
    assert not (tmp_path / "widget").exists()


def test_kept_nowhere_is_fine_too():
    asset = asset_of("widget.js", b"let een = 1;")
    kept = Kept(None)
    kept.add(asset, for_long=True)
    assert kept.get(asset.url) == asset
