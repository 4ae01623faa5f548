"""The weekly schedule puts days, halves and hours in order, whatever order they come in."""

from dataclasses import replace
from datetime import date, time
from itertools import permutations

import pytest

from app.briefings.schedule import Half, OddDay, ScheduleEntry, WeekSchedule
from app.core.tables import Table
from app.exports.document import Document, Paper, Paragraph, Section, on_a3
from app.exports.documents.week_schedule import NOTHING, compose
from app.exports.styles import LOOKS
from tests.exports.samples.made import office

MONDAY, SATURDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 7), date(2026, 11, 8)
EIGHT = ScheduleEntry(MONDAY, Half.MORNING, "họp", time(8))
LATER = ScheduleEntry(MONDAY, Half.MORNING, "tiếp dân", time(9))
OPEN = ScheduleEntry(MONDAY, Half.MORNING, "làm việc")
AFTER = ScheduleEntry(MONDAY, Half.AFTERNOON, "đi cơ sở", changed=True)


WEEK = WeekSchedule("tuần 45 năm 2026", MONDAY, SUNDAY, "lãnh đạo UBND tỉnh", (EIGHT,))


def schedule(*entries: ScheduleEntry) -> Document:
    return compose(replace(WEEK, entries=entries), office(""))


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


def test_a_day_off_says_why_and_a_weekend_on_which_people_work_is_there() -> None:
    tuesday = date(2026, 11, 3)
    odd = (OddDay(tuesday, "Nghỉ bù", is_off=True), OddDay(SATURDAY, "Ngày làm bù", is_off=False))
    said = {row[0]: row[2] for row in rows(compose(replace(WEEK, odd_days=odd), office("")))}
    by_day = {str(day).splitlines()[0]: what for day, what in said.items() if day}
    assert by_day["Thứ Ba"] == "Nghỉ: Nghỉ bù"
    assert by_day["Thứ Bảy"] == by_day["Thứ Tư"] == NOTHING
    assert "Chủ nhật" not in by_day


def test_the_hours_and_who_follows_stand_in_brackets() -> None:
    entry = replace(
        EIGHT, ends_at=time(10), prepares="Sở Tài chính", office_leader="Phạm Văn Dũng", room="Phòng TH"
    )
    [table] = [block for block in schedule(entry).sections[0].blocks if isinstance(block, Table)]
    assert table.rows[0][2] == "(08 giờ 00 - 10 giờ 00) họp"
    assert table.rows[0][-1] == "Sở Tài chính (LĐVP: Phạm Văn Dũng; Phòng TH)"
    alone = replace(EIGHT, room="Phòng TH")
    [table] = [block for block in schedule(alone).sections[0].blocks if isinstance(block, Table)]
    assert table.rows[0][-1] == "(Phòng TH)"


@pytest.mark.parametrize("version", [0, 2])
def test_one_rule_stands_under_the_heading(version: int) -> None:
    blocks = compose(replace(WEEK, version=version), office("")).sections[0].blocks
    roles = [block.role for block in blocks if isinstance(block, Paragraph)]
    assert sum(bool(LOOKS[role].rule) for role in roles) == 1


def test_its_pages_become_a3_where_that_is_wanted() -> None:
    assert [section.paper for section in on_a3(schedule(EIGHT)).sections] == [Paper.A3]
    upright = Document("x", "Báo cáo", (Section(()), Section((), landscape=True)))
    assert [section.paper for section in on_a3(upright).sections] == [Paper.A4, Paper.A3]
