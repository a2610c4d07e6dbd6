"""Open or closed at this minute, in Amsterdam, on Dutch holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from catalog import Contact, is_open, load_contacts, next_change
from catalog.hours import hours_problem

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CHRISTMAS, KINGS_DAY, NEW_YEAR = (2026, 12, 25), (2026, 4, 27), (2027, 1, 1)
EASTER_MONDAY, ASCENSION = (2026, 4, 6), (2026, 5, 14)
TUESDAY, SUNDAY = (2026, 11, 24), (2026, 11, 29)


@pytest.fixture(scope="module")
def contacts(root: Path) -> dict[str, Contact]:
    return load_contacts(root)


def moment(day: tuple[int, int, int], hour: int, minute: int = 0) -> datetime:
    return datetime(*day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize("day", [TUESDAY, SUNDAY, CHRISTMAS, NEW_YEAR, KINGS_DAY])
@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(10, 59, False), (11, 0, True), (20, 59, True), (21, 0, False), (3, 0, False)],
)
def test_hours_kindertelefoon_every_day_from_11_to_21(
    contacts: dict[str, Contact],
    day: tuple[int, int, int],
    hour: int,
    minute: int,
    expected: bool,
) -> None:
    assert is_open(contacts["kindertelefoon"], moment(day, hour, minute)) is expected
    assert is_open(contacts["kindertelefoon"], moment(day, hour, minute), way="chat") is expected


@pytest.mark.parametrize("day", [CHRISTMAS, KINGS_DAY, EASTER_MONDAY, ASCENSION, NEW_YEAR])
def test_hours_office_lines_are_closed_on_holidays(
    contacts: dict[str, Contact], day: tuple[int, int, int]
) -> None:
    for name in ("mind_hulplijn", "comensha", "slachtofferhulp"):
        assert is_open(contacts[name], moment(day, 12)) is False
    assert is_open(contacts["veilig_thuis"], moment(day, 12), way="chat") is False


def test_hours_veilig_thuis_telephone_always_chat_on_working_days(
    contacts: dict[str, Contact],
) -> None:
    line = contacts["veilig_thuis"]
    for at in (moment(CHRISTMAS, 3), moment(SUNDAY, 23, 59), moment(TUESDAY, 12)):
        assert is_open(line, at) is True
    chat = [is_open(line, moment(TUESDAY, hour), way="chat") for hour in (8, 9, 16, 17)]
    assert chat == [False, True, True, False]


def test_hours_not_established_are_none(contacts: dict[str, Contact]) -> None:
    assert is_open(contacts["gem_ede"], moment(TUESDAY, 12)) is None
    assert is_open(contacts["csg"], moment(TUESDAY, 12), way="chat") is None
    assert next_change(contacts["gem_ede"], moment(TUESDAY, 12)) is None


def test_hours_of_a_chat_that_no_longer_exists_are_none(contacts: dict[str, Contact]) -> None:
    line = contacts["kindertelefoon"]
    assert line.chat is not None
    gone = replace(line, chat=replace(line.chat, available=False))
    assert is_open(gone, moment(TUESDAY, 12), way="chat") is None


def test_hours_past_midnight(contacts: dict[str, Contact]) -> None:
    chat = contacts["fier_chat"]
    friday_night = moment((2026, 11, 27), 23), moment((2026, 11, 28), 5, 59)
    assert [is_open(chat, at, way="chat") for at in friday_night] == [True, True]
    assert is_open(chat, moment((2026, 11, 28), 6), way="chat") is False


def test_hours_next_change_is_the_coming_opening(contacts: dict[str, Contact]) -> None:
    opening = next_change(contacts["mind_hulplijn"], moment((2026, 12, 24), 22))
    assert opening == moment((2026, 12, 28), 9)  # Christmas, Boxing Day and the weekend skipped
    assert next_change(contacts["112"], moment(TUESDAY, 12)) is None


def test_hours_take_other_timezones_and_summer_time(contacts: dict[str, Contact]) -> None:
    summer = datetime(2026, 7, 1, 9, 0, tzinfo=timezone.utc)  # 11:00 in Amsterdam
    winter = datetime(2026, 12, 1, 9, 0, tzinfo=timezone.utc)  # 10:00 in Amsterdam
    line = contacts["kindertelefoon"]
    assert (is_open(line, summer), is_open(line, winter)) == (True, False)


def test_hours_refuse_a_moment_without_timezone(contacts: dict[str, Contact]) -> None:
    with pytest.raises(ValueError, match="timezone"):
        is_open(contacts["kindertelefoon"], datetime(2026, 11, 24, 12))


def test_hours_problem_names_unreadable_hours_in_dutch() -> None:
    assert hours_problem("Mo-Fr 09:00-17:00; PH off") is None
    assert "niet te lezen" in str(hours_problem("elke dag van 11 tot 21"))


def test_hours_the_hour_that_is_skipped_in_spring_and_the_double_one_in_autumn(
    contacts: dict[str, Contact],
) -> None:
    spring = datetime(2026, 3, 29, 2, 30, tzinfo=AMSTERDAM)
    autumn = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=AMSTERDAM)
    for at in (spring, autumn):
        assert is_open(contacts["veilig_thuis"], at) is True
        assert is_open(contacts["kindertelefoon"], at) is False
        assert next_change(contacts["kindertelefoon"], at) == at.replace(hour=11, minute=0, fold=0)
