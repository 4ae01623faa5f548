"""The week as a grid: seen, moved by keys and by hand, filled, and led on to its document."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from app.briefings.schedule import Half
from app.core.terms import Attendance, MeetingKind
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person, Post
from app.models.schedule import Appointment
from app.services.schedule import put_meeting
from app.ui import theme
from app.ui.screens import week_view
from app.ui.screens.official_work import Paper
from app.ui.screens.week_view import WeekView
from tests.ui.shells import RecordingShell

MONDAY = date(2026, 11, 2)


@pytest.fixture
def view(qtbot, tasks, settings, database, monkeypatch):
    monkeypatch.setattr(week_view, "today", lambda: MONDAY + timedelta(2))
    with database.write("Lan") as session:
        session.add(Appointment(day=MONDAY, content="Giao ban", starts_at=time(8), place="P1"))
        session.add(Appointment(day=MONDAY, content="Họp khác", starts_at=time(9), place="P1"))
        session.add(Appointment(day=MONDAY - timedelta(6), content="Tuần trước"))
    view = WeekView(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(view)
    view.resize(1150, 650)
    with qtbot.waitActive(view):
        view.show()
    qtbot.waitUntil(lambda: view.week is not None)
    return view


def texts(view, day, half=Half.MORNING):
    cell = view.grid.cells[day, half]
    return [cell.item(row).text() for row in range(cell.count())]


def alive(database):
    with database.read() as session:
        rows = session.query(Appointment).filter(Appointment.deleted_at.is_(None)).all()
        return {row.content: (row.day, row.half) for row in rows}


def test_lines_stand_in_their_cells_and_clashes_are_told(view):
    assert texts(view, 0) == ["▲ 08:00 Giao ban\nP1", "▲ 09:00 Họp khác\nP1"]
    assert texts(view, 1) == []
    assert "2 mục trùng lịch" in view.state.text()
    assert view.grid.heads[0].text() == "Thứ Hai\n02/11 · 24/9 âm"
    assert "02/11 – 08/11/2026" in view.name.text()


def test_a_meeting_whose_chair_is_away_is_marked_and_counted(qtbot, view, database):
    with database.write("Lan") as session:
        chair = Person(full_name="Nguyễn Văn An")
        session.add(chair)
        session.flush()
        held = MONDAY + timedelta(3)
        row = Meeting(
            kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=held, chair_person_id=chair.id
        )
        session.add(row)
        session.flush()
        session.add(MeetingAttendance(meeting_id=row.id, person_id=chair.id, state=Attendance.EXCUSED))
        put_meeting(session, row.id.hex)
    view.refresh()
    qtbot.waitUntil(lambda: texts(view, 3) == ["▲ Phiên họp"])
    assert view.state.text() == "3 mục · ▲ 2 mục trùng lịch · ▲ 1 mục vắng người chủ trì"
    tip = view.grid.cells[3, Half.MORNING].item(0).toolTip()
    assert tip.endswith(
        "Nguyễn Văn An được ghi “Vắng có lý do” ở thành phần dự họp, chưa ghi ai chủ trì thay."
    )


def test_alt_and_an_arrow_carry_a_line_and_the_choice_goes_along(qtbot, view, database):
    cell = view.grid.cells[0, Half.MORNING]
    cell.setFocus()
    cell.setCurrentRow(0)
    QTest.keyClick(cell, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(texts(view, 1)) == 1)
    assert view.grid.cells[1, Half.MORNING].hasFocus()
    QTest.keyClick(view.grid.cells[1, Half.MORNING], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(texts(view, 1, Half.AFTERNOON)) == 1)
    assert alive(database)["Giao ban"] == (MONDAY + timedelta(1), Half.AFTERNOON)
    said = [sentence for sentence, _ in view._shell.said]
    assert said == [
        "Đã chuyển sang sáng 03/11/2026.",
        "Đã chuyển sang chiều 03/11/2026, bỏ giờ 08:00: mở mục để ghi giờ mới.",
    ]


def test_arrows_go_from_cell_to_cell_and_insert_begins_a_line_there(qtbot, view):
    view.grid.cells[0, Half.MORNING].setFocus()
    QTest.keyClick(view.grid.cells[0, Half.MORNING], Qt.Key.Key_Right)
    cell = view.grid.cells[1, Half.MORNING]
    assert cell.hasFocus()
    QTest.keyClick(cell, Qt.Key.Key_Insert)
    _, name, key, start = view._shell.asked[-1]
    assert (name, key, start.day, start.half) == ("appointment", None, MONDAY + timedelta(1), Half.MORNING)


def test_delete_moves_a_line_to_the_bin(qtbot, view, database):
    cell = view.grid.cells[0, Half.MORNING]
    cell.setFocus()
    cell.setCurrentRow(1)
    QTest.keyClick(cell, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Họp khác" not in alive(database))
    qtbot.waitUntil(lambda: texts(view, 0) == ["08:00 Giao ban\nP1"])


def test_enter_opens_a_line_and_the_button_leads_to_the_document(qtbot, view):
    cell = view.grid.cells[0, Half.MORNING]
    cell.setFocus()
    cell.setCurrentRow(0)
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert view._shell.asked[-1][1] == "appointment"
    view.document.click()
    assert view._shell.asked[-1][3] == Paper("week_schedule", "2026-W45")


def test_the_week_before_is_copied_and_other_weeks_are_seen(qtbot, view, database):
    view._copy()
    qtbot.waitUntil(lambda: texts(view, 1) == ["Tuần trước"])
    view._copy()
    qtbot.waitUntil(lambda: len(view._shell.said) == 2)
    assert [said for said, _ in view._shell.said] == [
        "Đã chép 1 mục của tuần trước.",
        (
            "Đã chép 0 mục của tuần trước; 1 mục không chép: cuộc họp, tiếp công dân của Chủ tịch, đã có sẵn "
            "hoặc rơi vào ngày nghỉ."
        ),
    ]
    view.go_to(-1)
    qtbot.waitUntil(lambda: view.week.code == "2026-W44")
    view.go_to(0)
    qtbot.waitUntil(lambda: view.week.code == "2026-W45")


def test_the_file_for_the_phone_is_written_where_it_is_wanted(qtbot, view, tmp_path, monkeypatch):
    path = tmp_path / "lich.ics"
    monkeypatch.setattr(week_view, "ask_file", lambda *_, **__: path)
    view._save_calendar()
    qtbot.waitUntil(path.exists)
    assert b"SUMMARY:Giao ban" in path.read_bytes()


def test_the_box_of_leaders_grows_with_the_longest_post_and_stays(qtbot, view, database):
    before = view.whose.width()
    with database.write("Lan") as session:
        post = Post(name="Phó Chủ tịch UBND tỉnh (Nông nghiệp – Môi trường)")
        session.add(post)
        session.flush()
        session.add(Appointment(day=MONDAY, content="Làm việc", chair_post_id=post.id))
    view.refresh()
    qtbot.waitUntil(lambda: view.whose.count() == 2)
    qtbot.waitUntil(lambda: view.whose.width() > before)
    wide = view.whose.width()
    assert view.whose.fontMetrics().horizontalAdvance(view.whose.itemText(1)) < wide
    view.go_to(3)
    qtbot.waitUntil(lambda: view.week.days[0].day == MONDAY + timedelta(21))
    assert view.whose.width() == wide


def test_a_line_is_as_high_as_all_its_words_need(qtbot, view, database):
    with database.write("Lan") as session:
        place = "Trụ sở UBND tỉnh, phòng họp số 2, tầng 3, nhà A"
        session.add(
            Appointment(day=MONDAY + timedelta(1), content="Dự hội nghị trực tuyến " * 3, place=place)
        )
    view.refresh()
    cell = view.grid.cells[1, Half.MORNING]
    qtbot.waitUntil(lambda: cell.count() == 1)
    item, room = cell.item(0), cell.viewport().width() - theme.STEP - 2 * cell.spacing()
    box = QRect(0, 0, room, 1000)
    needed = cell.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap, item.text()).height()
    assert needed > 4 * cell.fontMetrics().lineSpacing()
    assert cell.visualItemRect(item).height() > needed
    assert cell.textElideMode() is Qt.TextElideMode.ElideNone
