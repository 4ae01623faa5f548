"""The month of what is due on paper: the grid, then every line with its article."""

import os
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from app.briefings.due_days import DueDay, DueLine, DueMonth
from app.core.lunar import lunar_day
from app.core.report_terms import DueKind, DueState
from app.core.tables import Table
from app.exports.documents.due_month import FORMATS, compose
from app.exports.formats import Format, render
from tests.exports.readable import readable

GOLDEN = Path(__file__).parents[2] / "golden" / "due_month.txt"
FIRST, TODAY = date(2026, 8, 31), date(2026, 9, 18)


def line(day: date, title: str, state: DueState = DueState.COMING, hour: time | None = None) -> DueLine:
    told = "Chưa nhận được" if state is DueState.LATE else ""
    source = "Quyết định 01, Điều 22"
    return DueLine(f"{day}|{title}", day, hour, DueKind.REPORT, title, "Các phòng", state, source, told=told)


def day_of(day: date) -> DueDay:
    lines = {
        date(2026, 9, 10): (
            line(day, "Báo cáo tháng 9/2026", DueState.LATE),
            *(line(day, f"Báo cáo chuyên đề số {count}") for count in range(1, 5)),
        ),
        date(2026, 9, 30): (line(day, "Lịch tuần", hour=time(14)),),
    }
    off = "Quốc khánh" if day == date(2026, 9, 2) else "" if day.weekday() > 4 else None
    return DueDay(day, lunar_day(day), off, lines.get(day, ()), is_beside=day.month != 9)


MONTH = DueMonth(
    2026,
    9,
    TODAY,
    tuple(
        tuple(day_of(FIRST + timedelta(days=7 * week + number)) for number in range(7)) for week in range(5)
    ),
)


def test_it_reads_as_its_golden_text() -> None:
    """Set UPDATE_GOLDEN=1 to write the golden text anew, then read the difference."""
    said = readable(compose(MONTH))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(said, encoding="utf-8", newline="\n")
    assert said == GOLDEN.read_text(encoding="utf-8")


def test_a_full_day_says_how_many_there_are_and_the_list_has_all() -> None:
    grid, listed = compose(MONTH).sections
    assert grid.landscape
    [table] = [block for block in grid.blocks if isinstance(block, Table)]
    cell = str(table.rows[1][3])
    assert cell.splitlines()[0] == "10 (29/7): 5 việc"
    assert "- ▲ Báo cáo tháng 9/2026" in cell
    assert (table.rows[0][0], str(table.rows[0][2]).splitlines()) == (
        None,
        ["02 (21/7)", "Quốc khánh"],
    )
    [lines] = [block for block in listed.blocks if isinstance(block, Table)]
    assert [row[2] for row in lines.rows] == [one.title for day in MONTH.days for one in day.lines]
    assert {row[-1] for row in lines.rows} == {"Quyết định 01, Điều 22"}
    assert {row[4:6] for row in lines.rows} == {("Quá hạn", "Chưa nhận được"), ("Sắp tới", None)}


def test_one_kind_is_said_in_the_title() -> None:
    assert compose(replace(MONTH, kind=DueKind.MEETING)).title == "Lịch nhắc việc tháng 9/2026 (cuộc họp)"


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_holds_it(format_: Format) -> None:
    assert render(compose(MONTH), format_)[:2] in (b"PK", b"%P")
