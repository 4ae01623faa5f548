"""The weekly schedule: a meeting put on it, a clash told, moved by keys, issued, changed, issued again (duty 84)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from sqlalchemy import select

from app.briefings.schedule import Half
from app.models.schedule import Appointment
from app.ui.screens.week_view import WeekView
from tests.journeys.conftest import ask
from tests.journeys.hands import CTRL, Hands, Key
from tests.journeys.office import CHAIRMAN

ALT = Qt.KeyboardModifier.AltModifier
MEETING, OTHER, PLACE = "Họp rà soát đầu tư công", "Tiếp đoàn công tác", "Phòng họp số 1"
ADDED = "Kiểm tra hiện trường"


def enter_meeting(hands: Hands) -> None:
    """A meeting of Thursday morning, put on the schedule of the week by a button."""
    hands.turn("meetings")
    hands.press(Key.Key_N, CTRL)
    hands.fill(held_on="26/11", starts_at="8:00", title=MEETING, place=PLACE, chair=CHAIRMAN)
    hands.record()
    hands.rows(1)
    hands.select(0)
    hands.verb("Đưa vào lịch tuần")
    hands.said("Đã đưa 1 cuộc họp vào lịch công tác.")


def week(hands: Hands) -> WeekView:
    """The page of the schedule, with the present week."""
    hands.turn("schedule")
    view: WeekView = hands.page().front()
    hands.wait(lambda: view.week is not None)
    hands.quiet()
    return view


def lines(view: WeekView, day: int, half: Half = Half.MORNING) -> list[str]:
    """What stands in a cell of the grid."""
    cell = view.grid.cells[day, half]
    return [cell.item(row).text() for row in range(cell.count())]


def add_clashing_line(hands: Hands) -> None:
    """A line at the same hour in the same room is begun in the cell by a key; the clash is told while it is typed."""
    view = week(hands)
    assert [MEETING in line for line in lines(view, 3)] == [True]
    hands.go_to(view.grid.cells[3, Half.MORNING])
    hands.press(Key.Key_Insert)
    hands.fill(content=OTHER, starts_at="8:30", place=PLACE)
    form = hands.form()
    hands.wait(lambda: MEETING in form.frames["place"].complaint.text())
    hands.record()
    hands.wait(lambda: "2 mục trùng lịch" in view.state.text())


def move_line(hands: Hands) -> None:
    """Alt+Down carries it to the afternoon: nothing clashes any more."""
    view = week(hands)
    cell = view.grid.cells[3, Half.MORNING]
    hands.go_to(cell)
    cell.setCurrentRow([OTHER in line for line in lines(view, 3)].index(True))
    hands.press(Key.Key_Down, ALT)
    hands.wait(lambda: len(lines(view, 3, Half.AFTERNOON)) == 1)
    hands.wait(lambda: "trùng lịch" not in view.state.text())
    assert "▲" not in "".join(lines(view, 3) + lines(view, 3, Half.AFTERNOON))


def issue(hands: Hands) -> None:
    """Ctrl+P on the grid leads to the document of the week, which goes out."""
    view = week(hands)
    hands.go_to(view.grid)
    hands.press(Key.Key_P, CTRL)
    hands.issue("week_schedule")


def change(hands: Hands) -> None:
    """A line is added after the schedule went out: it is marked as a change."""
    view = week(hands)
    hands.go_to(view.grid.cells[4, Half.MORNING])
    hands.press(Key.Key_N, CTRL)
    hands.fill(content=ADDED)
    hands.record()
    hands.wait(lambda: lines(view, 4) == [f"(*) {ADDED}"])
    assert "điều chỉnh lần 1, 1 mục thay đổi" in view.state.text()


def test_from_the_meeting_to_the_changed_schedule(sit, office, tmp_path, monkeypatch):
    said: list[str] = []

    def day(hands: Hands) -> None:
        enter_meeting(hands)
        add_clashing_line(hands)
        move_line(hands)
        issue(hands)
        change(hands)
        hands.press(Key.Key_P, CTRL)
        panel = hands.paper("week_schedule")
        hands.wait(panel.correct.isVisible)
        panel.correct.click()
        hands.said("Đã lập bản 2")
        hands.wait(panel.issue.isVisible)
        said.append(hands.exported("week_schedule", tmp_path / "lịch.docx", monkeypatch))

    assert sit(office, day) == 0
    [text] = said
    assert "điều chỉnh lần 1" in text.lower()
    assert ADDED in text
    assert OTHER in text
    assert ask(office, stored) == {
        MEETING: (date(2026, 11, 26), Half.MORNING),
        OTHER: (date(2026, 11, 26), Half.AFTERNOON),
        ADDED: (date(2026, 11, 27), Half.MORNING),
    }


def stored(session):
    return {row.content: (row.day, row.half) for row in session.scalars(select(Appointment))}
