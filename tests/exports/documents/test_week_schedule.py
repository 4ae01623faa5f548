"""The weekly schedule puts days, halves and hours in order, whatever order they come in."""

from datetime import date, time
from itertools import permutations

import pytest

from app.briefings.schedule import Half, ScheduleEntry, WeekSchedule
from app.core.tables import Table
from app.exports.document import Document, Paper
from app.exports.documents.week_schedule import NOTHING, compose
from tests.exports.samples.made import office

MONDAY, SATURDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 7), date(2026, 11, 8)
EIGHT = ScheduleEntry(MONDAY, Half.MORNING, "họp", time(8))
LATER = ScheduleEntry(MONDAY, Half.MORNING, "tiếp dân", time(9))
OPEN = ScheduleEntry(MONDAY, Half.MORNING, "làm việc")
AFTER = ScheduleEntry(MONDAY, Half.AFTERNOON, "đi cơ sở", changed=True)


def schedule(*entries: ScheduleEntry, wide: bool = False) -> Document:
    week = WeekSchedule("tuần 45 năm 2026", MONDAY, SUNDAY, "lãnh đạo UBND tỉnh", entries, wide=wide)
    return compose(week, office(""))


def rows(document: Document) -> list[tuple[object, ...]]:
    [table] = [block for block in document.sections[0].blocks if isinstance(block, Table)]
    return [row[:3] for row in table.rows]


@pytest.mark.parametrize("entries", list(permutations([EIGHT, LATER, OPEN, AFTER])))
def test_a_day_goes_by_halves_and_hours(entries: tuple[ScheduleEntry, ...]) -> None:
    assert rows(schedule(*entries))[:4] == [
        ("Thứ Hai\n02/11/2026\n(24/9 âm lịch)", "Sáng", "(08 giờ 00) họp"),
        (None, None, "(09 giờ 00) tiếp dân"),
        (None, None, "làm việc"),
        (None, "Chiều", "(*) đi cơ sở"),
    ]


def test_working_days_without_anything_say_so_and_days_off_are_left_out() -> None:
    said = rows(schedule(ScheduleEntry(SATURDAY, Half.WHOLE, "trực")))
    assert [row[2] for row in said] == [*(NOTHING,) * 5, "trực"]
    assert [str(row[0]).splitlines()[0] for row in said] == [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
    ]


def test_the_paper_is_that_which_was_asked_for() -> None:
    papers = [schedule(wide=wide).sections[0].paper for wide in (False, True)]
    assert papers == [Paper.A4, Paper.A3]
