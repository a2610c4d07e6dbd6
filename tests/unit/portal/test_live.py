"""Texts and numbers are live without a restart, and what is broken leaves the last good ones."""

from __future__ import annotations

import asyncio
import re
import shutil
import time

import pytest

import catalog
from catalog.tree import read_tree
from portal.keys import LIVE
from portal.live import Live
from portal.settings import ROOT, Settings

PORTAL = "content/portal.yml"
OLD, NEW = "Wacht niet op mij.", "Wacht hier niet op."


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Return a checkout of its own, without content releases yet."""
    for room in ("content", "docs"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("*.png"))
    monkeypatch.setenv("VALLEI_RELEASES", str(tmp_path / "releases"))
    return tmp_path


def _write(root, old, new):
    path = root / PORTAL
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _release(root, old, new):
    tree = read_tree(root)
    assert old.encode() in tree[PORTAL]
    tree[PORTAL] = tree[PORTAL].replace(old.encode(), new.encode())
    release = catalog.make_release(root, tree, note="proef")
    catalog.activate(root, release.number)
    return release.number


async def _until(true, seconds=2.0):
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < seconds
        await asyncio.sleep(0.05)


def _card(live):
    return live.face.words.card[0]["text"]


async def test_live_changed_text_is_there_within_two_seconds(start_portal, checkout):
    portal = await start_portal(root=checkout)
    before = await (await portal.get("/widget.js")).text()
    assert OLD in before and NEW not in before
    _write(checkout, OLD, NEW)
    await _until(lambda: NEW in _card(portal.app[LIVE]))
    assert NEW in await (await portal.get("/api/card")).text()
    assert NEW in await (await portal.get("/widget.js")).text()
    assert (await (await portal.get("/readyz")).json())["content"] == "ok"


async def test_live_changed_number_is_there_too(checkout):
    live = Live(Settings(root=checkout))
    path = checkout / "content" / "contacts" / "csg.yml"
    text = path.read_text(encoding="utf-8")
    number = catalog.load_contacts(checkout)["csg"].telephone
    assert number in _card(live)
    path.write_text(text.replace(number, "0800-0001"), encoding="utf-8")
    live.refresh()
    assert "0800-0001" in _card(live) and number not in _card(live)


async def test_live_release_is_taken_over_and_back(checkout):
    live = Live(Settings(root=checkout))
    first = _release(checkout, OLD, NEW)
    live.refresh()
    assert (live.release, live.problem) == (first, None) and NEW in _card(live)
    _release(checkout, OLD, OLD)
    live.refresh()
    assert OLD in _card(live)


async def test_live_broken_release_leaves_the_last_good_and_is_told(start_portal, checkout):
    portal = await start_portal(root=checkout)
    live = portal.app[LIVE]
    good = _release(checkout, OLD, NEW)
    await _until(lambda: live.release == good)
    _release(checkout, OLD, "Kapot [[bestaat_niet]]")
    await _until(lambda: live.problem is not None)
    assert NEW in _card(live) and live.release == good
    ready = await portal.get("/readyz")
    assert (ready.status, (await ready.json())["content"]) == (200, "broken")
    assert "bestaat_niet" in live.problem


async def test_live_broken_file_at_the_start_falls_back_to_the_checkout(checkout):
    _release(checkout, OLD, "Kapot [[bestaat_niet]]")
    live = Live(Settings(root=checkout))
    assert OLD in _card(live) and "bestaat_niet" in live.problem


async def test_live_page_of_a_moment_ago_still_gets_its_files(start_portal, checkout):
    portal = await start_portal(root=checkout)
    page = await (await portal.get("/")).text()
    script = re.search(r'src="(/static/widget[^"]+)"', page)[1]
    _write(checkout, OLD, NEW)
    portal.app[LIVE].refresh()
    assert script not in await (await portal.get("/")).text()
    response = await portal.get(script)
    assert response.status == 200 and OLD in await response.text()


async def test_live_error_words_of_an_older_release_still_serve(checkout, words):
    path = checkout / PORTAL
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if "origin_not_allowed" not in one))
    live = Live(Settings(root=checkout))
    assert live.face.words.error("origin_not_allowed") == words.error("bad_request")
