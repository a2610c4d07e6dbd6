"""The file of counts, and what of it may be shown: nothing small, also not by subtraction."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from catalog import CatalogueError
from catalog.counts import FILE, Count, add_counts, home, read_counts, week_of
from catalog.small_numbers import LARGEST_HIDDEN, MINIMUM, shown_weeks

WEEK = "2026-W47"


def _shown(numbers: dict[str, int], *, asked: int = 0, also: tuple[str, ...] = ()):
    """Show one week with these answers per subject; `also`: subjects of other weeks."""
    counts = [Count(WEEK, "ede", name, number, 0) for name, number in numbers.items()]
    counts[0] = Count(WEEK, "ede", counts[0].theme, counts[0].answers, asked)
    counts += [Count("2026-W01", "ede", name, 1, 0) for name in also]
    (week,) = shown_weeks(counts, [WEEK], subject_of=str)
    return week


def test_counts_folder_is_told_by_the_environment(tmp_path: Path) -> None:
    assert home(tmp_path, {}) == tmp_path / "var"
    assert home(tmp_path, {"PORTAL_VAR": "/elders"}) == Path("/elders")


def test_counts_newest_week_comes_first(tmp_path: Path) -> None:
    for week in ("2026-W09", "2027-W01", "2026-W53"):
        add_counts(tmp_path, [Count(week, "ede", "vraag_csg", 5, 0)])
    found = read_counts(tmp_path)
    assert found and [each.week for each in found] == ["2027-W01", "2026-W53", "2026-W09"]


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 25), "2026-W48"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2026, 1, 1), "2026-W01"),
    ],
)
def test_counts_weeks_are_iso_weeks(day: date, week: str) -> None:
    assert week_of(day) == week


def test_counts_reading_makes_no_file(tmp_path: Path) -> None:
    assert read_counts(tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_counts_a_broken_file_is_said_in_dutch(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"dit is geen database" * 100)
    with pytest.raises(CatalogueError, match="niet te lezen"):
        read_counts(tmp_path)


@pytest.mark.parametrize(
    "row", [("2026-W47", "ede", "x", "veel", 0), ("2026-W47", "ede", "x", 3, 4)]
)
def test_counts_numbers_that_make_no_sense_are_refused(
    tmp_path: Path, row: tuple[object, ...]
) -> None:
    add_counts(tmp_path, [])
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("INSERT INTO counts VALUES (?, ?, ?, ?, ?)", row)
    with pytest.raises(CatalogueError):
        read_counts(tmp_path)


def test_small_numbers_are_left_out_and_gemeenten_are_added_first() -> None:
    counts = [
        Count(WEEK, "ede", "veel", 3, 0),
        Count(WEEK, "nijkerk", "veel", 2, 0),
        Count(WEEK, "ede", "weinig", MINIMUM - 1, 0),
    ]
    (week,) = shown_weeks(counts, [WEEK], subject_of=str)
    assert week.answers == {"veel": 5}


def test_small_numbers_few_and_none_look_the_same() -> None:
    some = _shown({"veel": 20, "weinig": 1}, also=("ander",))
    none = _shown({"veel": 20}, also=("weinig", "ander"))
    assert some == none


@pytest.mark.parametrize(
    "numbers",
    [
        {"veel": 20, "een": 3},  # 23 - 20 tells it
        {"veel": 20, "een": 0, "twee": 0},  # nothing left tells that both are none
        {"veel": 20, "een": 4, "twee": 4},  # eight over two: four and four
        {"veel": 20, "een": 1, "twee": 2, "drie": 1},  # together too few themselves
    ],
)
def test_small_numbers_a_total_that_gives_one_away_is_not_told(numbers: dict[str, int]) -> None:
    assert _shown(numbers, asked=10).total is None
    assert _shown(numbers, asked=10).asked_back is None


def test_small_numbers_a_total_narrows_no_hidden_number() -> None:
    """By brute force: whatever the hidden numbers are, each could still be anything under five."""
    for hidden in product(range(MINIMUM), repeat=4):
        week = _shown({"veel": 20, **{str(n): number for n, number in enumerate(hidden)}})
        if week.total is None:
            continue
        rest = week.total - sum(week.answers.values())
        possible = [each for each in product(range(MINIMUM), repeat=4) if sum(each) == rest]
        for place in range(4):
            assert {each[place] for each in possible} == set(range(LARGEST_HIDDEN + 1)), hidden
    assert _shown({"veel": 20, "a": 2, "b": 2, "c": 2}).total == 26


@pytest.mark.parametrize(("asked", "told"), [(4, None), (5, 5), (21, 21), (22, None), (26, None)])
def test_small_numbers_questions_back_hide_what_was_no_question_back(
    asked: int, told: int | None
) -> None:
    counts = [Count(WEEK, "ede", "veel", 26 - 6, min(asked, 20))]
    counts += [Count(WEEK, "ede", name, 2, 0) for name in "ab"]
    counts += [Count(WEEK, "ede", "c", 2, max(0, asked - 20))]
    (week,) = shown_weeks(counts, [WEEK], subject_of=str)
    assert (week.total, week.asked_back) == (26, told)
