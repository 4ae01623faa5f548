"""An agenda is put in order in its window: dragged, timed, red when it is too long, kept in one save (duty 61)."""

from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from app.core.terms import MeetingKind
from app.models.meeting import AgendaItem, Meeting
from app.services.agenda import add_item
from app.services.forms.common import part_rows
from app.services.meeting_locks import lock
from app.services.settings import load_preset
from app.ui import theme
from app.ui.screens.agenda import AgendaWindow
from app.ui.widgets.agenda_table import CONTENT, MINUTES, SECTION, TIME
from tests.ui.shells import RecordingShell


@pytest.fixture
def meeting(database) -> str:
    with database.write("Kiểm thử") as session:
        load_preset(session)
        row = Meeting(
            kind=MeetingKind.REGULAR_SESSION,
            title="Phiên họp",
            held_on=date(2026, 11, 27),
            starts_at=time(8),
            ends_at=time(9),
        )
        session.add(row)
        session.flush()
        for name, minutes in (("A", 20), ("B", 30), ("C", None)):
            add_item(session, row.id, name, minutes=minutes)
        add_item(session, row.id, "Hoãn", minutes=90, postponed_on=date(2026, 11, 1))
        return row.id.hex


@pytest.fixture
def window(qtbot, tasks, settings, tmp_path, meeting):
    shell = RecordingShell(tasks, settings, tmp_path)
    made = AgendaWindow(shell, meeting)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.table.rowCount() == 4)
    return made


def column(window, number: int) -> list[str]:
    return [window.table.item(row, number).text() for row in range(window.table.rowCount())]


def test_hours_run_and_what_was_put_off_takes_no_time(window):
    assert column(window, TIME) == ["08:00–08:20", "08:20–08:50", "08:50", ""]
    assert column(window, CONTENT)[-1] == "Hoãn (đã hoãn)"
    assert window.state.text() == "3 nội dung, 50 phút; 1 nội dung chưa ghi số phút trong 60 phút họp"
    assert not window.save.isEnabled()


def test_too_many_minutes_are_told_in_red(window):
    window.table.item(2, MINUTES).setText("25")
    assert window.state.text().endswith("quá thời gian họp 15 phút")
    assert window.table.item(2, TIME).foreground().color() == theme.colour(theme.Mark.LATE)
    assert window.table.item(1, TIME).foreground().color() == theme.colour(theme.Mark.NEUTRAL)
    assert window.save.isEnabled()


def test_what_is_no_number_of_minutes_takes_none_away(window):
    for typed in ("nhiều", "-5", "1234"):
        window.table.item(0, MINUTES).setText(typed)
        assert (window.table.item(0, MINUTES).text(), window.table.contents()[0].minutes) == ("20", 20)
        assert window.state.text() == f"“{typed}” không phải số phút: gõ như 15, để trống nếu chưa định."
        assert not window.save.isEnabled()
    for typed in ("0", ""):
        window.table.item(0, MINUTES).setText(typed)
        assert (window.table.item(0, MINUTES).text(), window.table.contents()[0].minutes) == ("", None)


def test_alt_and_arrows_move_a_content_and_stay_on_it(qtbot, window):
    assert window.table.hasFocus()
    assert window.table.currentRow() == 0
    qtbot.keyClick(window.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column(window, CONTENT)[:2] == ["B", "A"]
    assert window.table.currentRow() == 1
    qtbot.keyClick(window.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert column(window, CONTENT)[:2] == ["A", "B"]


def test_after_a_button_the_keys_go_on_moving_the_content(qtbot, window):
    window.table.setCurrentCell(0, CONTENT)
    window.fill.setFocus()
    window.fill.click()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column(window, CONTENT)[:2] == ["B", "A"]
    window.up.setFocus()
    window.up.click()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert column(window, CONTENT)[:2] == ["B", "A"]


def test_the_agenda_of_a_locked_meeting_says_why_it_is_not_put_in_order(
    qtbot, tasks, settings, tmp_path, database, meeting, reported
):
    with database.write("Kiểm thử") as session:
        lock(session, meeting, by="Hoa", reason="đã ký")
    shut = AgendaWindow(RecordingShell(tasks, settings, tmp_path), meeting)
    shut.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shut)
    shut.show()
    qtbot.waitUntil(lambda: bool(reported) and not shut.isVisible())
    assert "Đã khóa" in str(reported[0])


def test_a_dragged_content_goes_where_it_is_let_go(window):
    table = window.table
    table.setCurrentCell(2, SECTION)
    at = QPointF(5, table.rowViewportPosition(0) + 1)
    mime = table.mimeData([table.item(2, CONTENT)])
    drop = QDropEvent(
        at,
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    table.dropEvent(drop)
    assert column(window, CONTENT)[:3] == ["C", "A", "B"]
    assert drop.dropAction() is Qt.DropAction.IgnoreAction


def test_order_parts_and_minutes_are_kept_in_one_save(qtbot, window, database, meeting):
    window.table.item(0, SECTION).setText("Kinh tế")
    window.fill_minutes()
    window.table.carry(1, 0)
    window.keep()
    qtbot.waitUntil(lambda: not window.is_changed())
    with database.read() as session:
        key = UUID(meeting)
        kept = [
            (row.content, row.section, row.minutes)
            for row in part_rows(session, AgendaItem, {"meeting_id": key})
        ]
    assert kept == [("B", "", 30), ("A", "Kinh tế", 20), ("C", "", 20), ("Hoãn", "", 90)]


def test_closing_keeps_what_was_done(qtbot, window, database, meeting):
    window.table.item(0, SECTION).setText("Kinh tế")
    window.close()
    qtbot.waitUntil(lambda: bool(window._shell.said))
    with database.read() as session:
        [first, *_] = part_rows(session, AgendaItem, {"meeting_id": UUID(meeting)})
        assert first.section == "Kinh tế"


def test_the_document_of_the_agenda_is_begun(qtbot, window, meeting):
    shell = window._shell
    window.document.click()
    kind, name, _key, start = shell.asked[0]
    assert (kind, name, start.code, start.subject) == ("form", "official", "agenda", meeting)
