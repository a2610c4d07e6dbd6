"""Only counts of theme, gemeente and week are kept; small ones are never shown."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from catalog.counts import FILE, Count, read_counts, this_week
from portal.counts import Counts


def _count(folder, times, theme="slachtoffer_slaan", gemeente="ede", asked=0, week="2026-W48"):
    counts = Counts(folder, week=lambda: week)
    for number in range(times):
        counts.add(theme, gemeente, asked_back=number < asked)
    counts.save()


def test_counts_add_up_over_processes(tmp_path):
    _count(tmp_path, 4, asked=3)
    _count(tmp_path, 5, asked=2)
    (cell,) = read_counts(tmp_path)
    assert cell == Count("2026-W48", "ede", "slachtoffer_slaan", 9, 5)


@pytest.mark.parametrize("theme", ["Mijn man slaat me", "hij-slaat", "", None, "a" * 81])
def test_counts_refuse_anything_that_could_be_text(tmp_path, theme):
    _count(tmp_path, 9, theme=theme)
    assert read_counts(tmp_path) is None


def test_counts_file_holds_weeks_and_nothing_finer(tmp_path):
    _count(tmp_path, 6)
    with sqlite3.connect(tmp_path / FILE) as file:
        columns = [row[1] for row in file.execute("PRAGMA table_info(counts)")]
        rows = file.execute("SELECT * FROM counts").fetchall()
    assert columns == ["week", "gemeente", "theme", "answers", "asked_back"]
    assert rows == [("2026-W48", "ede", "slachtoffer_slaan", 6, 0)]
    year, week = this_week().split("-W")
    assert int(year) >= 2026 and 1 <= int(week) <= 53


def test_counts_of_an_unknown_gemeente(tmp_path):
    _count(tmp_path, 5, gemeente=None)
    assert read_counts(tmp_path)[0].gemeente == "onbekend"


def test_counts_of_two_portals_at_once_all_arrive(tmp_path):
    threads = [threading.Thread(target=_count, args=(tmp_path, 10)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read_counts(tmp_path)[0].answers == 80


def test_counts_fault_keeps_them_for_the_next_time(tmp_path):
    folder = tmp_path / "var"
    folder.write_text("geen map")
    counts = Counts(folder, week=lambda: "2026-W48")
    for _ in range(5):
        counts.add("vraag_politie", "ede", asked_back=False)
    with pytest.raises(OSError):
        counts.save()
    folder.unlink()
    counts.save()
    assert read_counts(folder)[0].answers == 5


async def test_counts_of_answers_reach_the_file_and_never_the_browser(start_portal, rasa, tmp_path):
    rasa.counted = {"intent": "vraag_politie", "asked_back": True}
    portal = await start_portal(var=tmp_path)
    started = await (await portal.post("/api/conversations", json={"gemeente": "ede"})).json()
    headers = {"Authorization": f"Bearer {started['token']}"}
    for _ in range(6):
        answer = await portal.post("/api/messages", json={"text": "geheim"}, headers=headers)
        assert set(await answer.json()) == {"bubbles"}
    await portal.close()
    (cell,) = read_counts(tmp_path)
    assert (cell.theme, cell.gemeente, cell.answers, cell.asked_back) == (
        "vraag_politie", "ede", 6, 6,
    )  # fmt: skip
    assert b"geheim" not in (tmp_path / FILE).read_bytes()
