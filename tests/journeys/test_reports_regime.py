"""Reports by the regulation: made, one received, reminded, merged into the office's month; the calendar (111–124)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app.models.report import ReportObligation, ReportReminder, ReportUse
from app.ui.forms.sheet import Sheet
from app.ui.widgets.plain_table import Line
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import OTHER_ROOM, ROOM

MONTH, DUE_NOW = "Báo cáo tháng 12/2026", "Báo cáo tháng 11/2026"
TOLD = {
    ROOM: ("Trình 12 văn bản đúng hạn", "Hồ sơ gửi chậm"),
    OTHER_ROOM: ("trình 3 văn bản đúng hạn", "Thiếu số liệu giá đất"),
}
LEFT = "Hồ sơ gửi chậm"


def make(hands: Hands) -> None:
    """The button shows what the regulation asks the rooms for, and makes it; once more there is nothing to make."""
    hands.turn("reports")
    hands.verb("Lập theo quy chế…")
    sheet = hands.open_sheet()
    hands.wait(lambda: len(to_make(sheet)) > 4)
    first = len(to_make(sheet))
    assert sheet.button.text() == f"Lập {first} báo cáo"
    hands.press_button(sheet)
    hands.said(f"Đã lập {first} báo cáo theo quy chế")
    hands.wait(lambda: len(hands.list().model.keys) == first)
    hands.verb("Lập theo quy chế…")
    again = hands.open_sheet()
    hands.wait(lambda: bool(again.changes.lines()))
    assert to_make(again) == []
    assert again.button.text() == "Lập"
    again.cancel.click()
    hands.come_back()
    hands.rows(first)


def to_make(sheet: Sheet) -> list[Line]:
    """The lines of the reports that would be made: they can be left out."""
    return [line for line in sheet.changes.lines() if line.ticked is not None]


def of_month(hands: Hands, name: str = MONTH) -> list[int]:
    """The rows of the rooms' reports on a month, found by their words."""
    hands.press(Key.Key_F, CTRL)
    hands.retype(name)
    hands.wait(lambda: len(hands.list().model.keys) < 20)
    hands.quiet()
    rows = range(len(hands.list().model.keys))
    found = [row for row in rows if hands.cells(row)["Tên báo cáo"] == name]
    assert len(found) == len(TOLD)
    return found


def remind(hands: Hands) -> None:
    """Both are asked for again, by telephone; the second time by a letter, which goes out."""
    hands.select(*of_month(hands, DUE_NOW))
    hands.sheet("Ghi lần nhắc…", way="Điện thoại", note="Hẹn gửi trong ngày")
    hands.said("Đã ghi nhắc 2 báo cáo chưa nhận.")


def urge(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Ctrl+D on the two in the list: the letter names both with what they owe."""
    hands.select(*of_month(hands, DUE_NOW))
    hands.press(Key.Key_D, CTRL)
    said = hands.exported("report_urging", path, monkeypatch)
    hands.issue("report_urging")
    hands.turn("reports")
    return said


def receive(hands: Hands) -> None:
    """What the rooms say is written into their reports; that one came is noted by a button."""
    for row in of_month(hands):
        room = hands.cells(row)["Cơ quan báo cáo"]
        hands.select(row)
        hands.press(Key.Key_Return)
        hands.fill(results=TOLD[room][0], difficulties=TOLD[room][1])
        hands.record()
    [first, _] = of_month(hands)
    hands.select(first)
    hands.verb("Đã nhận hôm nay")
    hands.wait(lambda: hands.cells(first)["Ngày nhận"] == "23/11/2026")


def merge(hands: Hands) -> None:
    """Lines are chosen and go into the office's own report of the month, what is counted as a sum."""
    hands.select(*of_month(hands))
    hands.verb("Tổng hợp vào báo cáo Văn phòng…")
    hands.wait(lambda: hands.page().form() is not None and len(rows(hands)) == 3)
    assert "15 văn bản" in rows(hands)[0].entries["content"].value()
    left = next(row for row in rows(hands) if row.entries["content"].value() == LEFT)
    left.entries["take"].box.click()
    hands.quiet()
    hands.press(Key.Key_S, CTRL)
    hands.said("Đã đưa 2 dòng vào Báo cáo tháng")


def rows(hands: Hands) -> list[Any]:
    """The lines of the form."""
    entry: Any = hands.form().frames["lines"].entry
    found: list[Any] = entry.rows
    return found


def see_calendar(hands: Hands) -> None:
    """The calendar of what is due tells the same reports with their article, and Enter opens them."""
    hands.turn("reports", "due_days")
    hands.press(Key.Key_F, CTRL)
    hands.retype(MONTH)
    hands.wait(lambda: 0 < len(hands.list().model.keys) < 20)
    hands.quiet()
    rows = range(len(hands.list().model.keys))
    [line] = [row for row in rows if hands.cells(row)["Việc"] == MONTH]
    assert hands.cells(line)["Căn cứ"]
    assert hands.cells(line)["Đã làm, còn lại"] == "Đã nhận 1 trong 2 báo cáo"
    hands.select(line)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.list().declared.name == "reports")
    hands.quiet()
    hands.rows(len(TOLD))


def test_from_the_regulation_to_the_report_of_the_office(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        make(hands)
        remind(hands)
        said.append(urge(hands, tmp_path / "đôn đốc.docx", monkeypatch))
        receive(hands)
        merge(hands)
        said.append(hands.exported("month_report", tmp_path / "báo cáo.docx", monkeypatch))
        see_calendar(hands)

    assert sit(office, day) == 0
    [letter, text] = said
    assert all(words in letter for words in (ROOM, OTHER_ROOM, DUE_NOW, "đã nhắc 01 lần"))
    assert f"Trình 15 văn bản đúng hạn ({ROOM} 12; {OTHER_ROOM} 03)" in text
    assert "Thiếu số liệu giá đất" in text
    assert LEFT not in text
    by_hand_and_by_letter = 4
    assert ask(office, stored) == {
        "reminders": by_hand_and_by_letter,
        "received": 1,
        "told": 2,
        "taken": 3,
    }


def stored(session):
    count = select(func.count())
    received = count.select_from(ReportObligation).where(ReportObligation.received_on.is_not(None))
    told = count.select_from(ReportObligation).where(ReportObligation.results != "")
    return {
        "reminders": session.scalar(count.select_from(ReportReminder)),
        "received": session.scalar(received),
        "told": session.scalar(told),
        "taken": session.scalar(count.select_from(ReportUse)),
    }
