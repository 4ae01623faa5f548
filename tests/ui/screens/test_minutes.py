"""Minutes are taken on one page: with keys alone, kept by itself, found again after a kill."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from sqlalchemy import select

from app.core.terms import Attendance
from app.models.meeting import Conclusion, ConclusionTask, Meeting, MeetingAttendance
from app.models.task import Task
from app.rules import taking_minutes as take
from app.services.cancelled_meetings import cancel
from app.services.drafts import list_drafts
from app.services.forms.common import put
from app.services.held_briefing import held_of
from app.services.held_meeting import read_held
from app.services.meeting_locks import lock
from app.services.minutes_drafts import open_minutes
from app.services.settings import load_preset
from app.ui import seat
from app.ui.forms.sheet import Sheet
from app.ui.screens import minutes as screen
from app.ui.screens.minutes import MinutesPage
from app.ui.screens.minutes_view import RUN, STOP
from app.ui.screens.minutes_words import FROM_THE_BEGINNING
from app.ui.screens.official_work import Paper
from tests.services.meetings_held import OCTOBER, store_session
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 25)
ACTOR = "Kiểm thử"


@pytest.fixture
def held(database):
    with database.write(ACTOR) as session:
        load_preset(session)
        return store_session(session)


@pytest.fixture
def shell(tasks, settings, database, monkeypatch):
    monkeypatch.setattr(screen, "today", lambda: TODAY)
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def page(qtbot, shell, held):
    page = MinutesPage(shell)
    qtbot.addWidget(page)
    page.resize(1100, 680)
    with qtbot.waitActive(page):
        page.show()
    page.show_form("minutes", held.meeting)
    qtbot.waitUntil(lambda: page.keeping.now is not None)
    return page


def stored(database, held):
    with database.read() as session:
        return read_held(session, held.meeting)


def settled(qtbot, page):
    page.save()
    qtbot.waitUntil(page.is_saved)


def test_a_speech_and_a_conclusion_are_taken_with_keys_alone(qtbot, page, held, database) -> None:
    QTest.keyClick(page, Qt.Key.Key_F7)
    assert page.editor.speaker.hasFocus()
    assert page.run.text() == STOP, "the clock of who speaks runs"
    page.editor.speaker.setText("Lê Thị An")
    QTest.keyClick(page.editor.speaker, Qt.Key.Key_Return)
    assert page.editor.content.hasFocus()
    page.editor.content.setPlainText("Nhất trí với tờ trình")
    QTest.keyClick(page, Qt.Key.Key_F8)
    page.editor.content.setPlainText("Giao Sở Y tế hoàn chỉnh")
    QTest.keyClick(page, Qt.Key.Key_F6)
    assert page.item.text() == "2. Dự toán ngân sách"
    page.result.setText("Thông qua")
    settled(qtbot, page)
    found = stored(database, held)
    assert [(one.speaker, one.content) for one in found.speeches] == [("Lê Thị An", "Nhất trí với tờ trình")]
    assert [(one.item, one.content) for one in found.conclusions] == [
        (held.items[0], "Giao Sở Y tế hoàn chỉnh")
    ]
    assert [item.result for item in found.items] == ["", "Thông qua"]
    assert list_of_drafts(database) == ()


def test_a_conclusion_that_a_task_carries_out_stays_and_names_the_task(
    qtbot, page, held, database, shell
) -> None:
    page.editor.conclusion.click()
    page.editor.content.setPlainText("Giao Sở Y tế hoàn chỉnh")
    settled(qtbot, page)
    with database.write(ACTOR) as session:
        (row,) = session.scalars(select(Conclusion))
        task = put(session, Task, None, {"content": "Hoàn chỉnh quy hoạch", "assigned_on": TODAY})
        put(session, ConclusionTask, None, {"conclusion_id": row.id, "task_id": task.id})
    shell.tasks.changed.emit()
    named = "KẾT LUẬN 1 – đã giao nhiệm vụ “Hoàn chỉnh quy hoạch”"
    qtbot.waitUntil(lambda: page.editor.list.item(0).text().startswith(named))
    page.editor.remove.click()
    said = "Chưa bỏ được kết luận: thu hồi hoặc xóa nhiệm vụ “Hoàn chỉnh quy hoạch” trước."
    assert shell.said[-1] == (said, False)
    assert [one.content for one in page.keeping.now.conclusions] == ["Giao Sở Y tế hoàn chỉnh"]
    page.editor.content.setPlainText("")
    settled(qtbot, page)
    qtbot.waitUntil(lambda: page.editor.content.toPlainText() == "Giao Sở Y tế hoàn chỉnh")


def list_of_drafts(database):
    with database.read() as session:
        return list_drafts(session)


def test_presence_moves_the_quorum_at_once(qtbot, page, held, database) -> None:
    assert page.panel.quorum.text() == "Có mặt 0/3, thiếu 2"
    for row in (0, 1):
        page.panel.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert page.panel.quorum.text() == "Có mặt 2/3, đủ"
    page.hours.buttons["opened_at"].click()
    page.panel.list.setCurrentRow(1)
    page.panel.hours.buttons["left_at"].click()
    assert page.panel.quorum.text() == "Có mặt 1/3, thiếu 1; 1 rời họp"
    page.panel.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert page.panel.quorum.text() == "Có mặt 1/3, thiếu 1; 1 rời họp", "an agency is no member"
    settled(qtbot, page)
    found = stored(database, held)
    assert [one.state for one in found.attendees] == [Attendance.PRESENT] * 3
    assert found.opened_at is not None
    assert found.attendees[1].left_at is not None


def held_until(page, ended_at):
    """Two members came to a session of two days ago."""
    attendees = tuple(replace(one, state=Attendance.PRESENT) for one in page.keeping.now.attendees[:2])
    rest = page.keeping.now.attendees[2:]
    page._edit(lambda now: replace(now, opened_at=time(8), ended_at=ended_at, attendees=(*attendees, *rest)))
    page.panel.list.setCurrentRow(1)


def test_on_another_day_who_left_did_so_at_the_end_until_his_hour_is_typed(
    qtbot, page, held, database, monkeypatch
) -> None:
    monkeypatch.setattr(screen, "today", lambda: TODAY + timedelta(days=2))
    held_until(page, time(11, 20))
    page.panel.hours.buttons["left_at"].click()
    assert page.keeping.now.attendees[1].left_at == time(11, 20)
    hour = page.panel.hours.boxes["left_at"]
    assert hour.value() == time(11, 20)
    hour.box.setText("9h30")
    hour.box.editingFinished.emit()
    settled(qtbot, page)
    assert stored(database, held).attendees[1].left_at == time(9, 30)
    assert page.panel.quorum.text() == "Có mặt 2/3, đủ; 1 rời họp"
    with database.read() as session:
        told = held_of(session, held.meeting, substitutes_count=False)
    assert (told.present, told.members) == (2, 3), "the document says what the page says"
    hour.box.setText("")
    hour.box.editingFinished.emit()
    assert page.keeping.now.attendees[1].left_at is None
    assert page.panel.quorum.text() == "Có mặt 2/3, đủ"


def test_on_another_day_without_an_end_the_hour_of_leaving_is_asked(page, shell, monkeypatch) -> None:
    monkeypatch.setattr(screen, "today", lambda: TODAY + timedelta(days=2))
    held_until(page, None)
    page.panel.hours.buttons["left_at"].click()
    assert page.keeping.now.attendees[1].left_at is None
    assert shell.said == [("Cuộc họp không diễn ra hôm nay: gõ giờ về của người này.", False)]
    assert page.panel.hours.boxes["left_at"].box.hasFocus()
    page.panel.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert page.keeping.now.attendees[2].arrived_at is None, "nor does the clock of today say when he came"
    assert shell.said[-1] == (FROM_THE_BEGINNING, False)


def test_on_another_day_the_hours_of_the_meeting_are_asked_for(
    qtbot, page, held, database, shell, monkeypatch
) -> None:
    monkeypatch.setattr(screen, "today", lambda: TODAY + timedelta(days=1))
    for name, hour, typed in (("opened_at", "khai mạc", "8h"), ("ended_at", "kết thúc", "11:15")):
        page.hours.buttons[name].click()
        assert getattr(page.keeping.now, name) is None
        said = f"Hôm nay (26/11/2026) không phải ngày họp: gõ giờ {hour} ở ô bên cạnh."
        assert shell.said[-1] == (said, False)
        box = page.hours.boxes[name].box
        assert box.hasFocus()
        box.setText(typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
    settled(qtbot, page)
    found = stored(database, held)
    assert (found.opened_at, found.ended_at) == (time(8), time(11, 15))


def test_hours_that_cannot_be_are_refused_with_a_reason(page, shell, monkeypatch) -> None:
    monkeypatch.setattr(screen, "this_minute", lambda: time(8, 30))
    page.hours.buttons["opened_at"].click()
    page.hours.buttons["opened_at"].click()
    assert page.keeping.now.opened_at == time(8, 30), "a second press takes nothing away"
    assert shell.said[-1] == ("Đã ghi giờ khai mạc: sửa ở ô bên cạnh, để trống để bỏ.", False)
    box = page.hours.boxes["ended_at"].box
    for typed, why in (
        ("7h", "Giờ kết thúc (07:00) không thể trước giờ khai mạc (08:30)."),
        ("25h", "Không hiểu giờ “25h”; gõ như 8h30 hoặc 14:00."),
    ):
        box.setText(typed)
        box.editingFinished.emit()
        assert shell.said[-1] == (why, False)
        assert page.keeping.now.ended_at is None


def test_who_comes_late_does_so_now_and_afterwards_at_an_hour_that_is_asked_for(
    page, shell, monkeypatch
) -> None:
    monkeypatch.setattr(screen, "this_minute", lambda: time(8, 40))
    page.panel.list.setCurrentRow(0)
    late = page.panel.hours.buttons["arrived_at"]
    late.click()
    assert page.keeping.now.attendees[0].state is Attendance.PRESENT
    assert page.keeping.now.attendees[0].arrived_at == time(8, 40)
    monkeypatch.setattr(screen, "today", lambda: TODAY + timedelta(days=1))
    page.panel.list.setCurrentRow(1)
    late.click()
    box = page.panel.hours.boxes["arrived_at"].box
    assert (page.keeping.now.attendees[1].arrived_at, box.hasFocus()) == (None, True)
    assert shell.said[-1] == ("Gõ giờ đến của người này.", False)
    box.setText("9:05")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page.keeping.now.attendees[1].arrived_at == time(9, 5)
    gone = page.panel.hours.boxes["left_at"].box
    gone.setText("9:00")
    gone.editingFinished.emit()
    assert page.keeping.now.attendees[1].left_at is None
    assert shell.said[-1][0].endswith("giờ về (09:00) không thể trước giờ đến (09:05).")
    assert gone.text() == ""


def test_what_is_typed_is_kept_by_itself_and_found_after_a_kill(qtbot, page, held, database, shell) -> None:
    page.editor.conclusion.click()
    page.editor.content.setPlainText("Làm rõ nguồn vốn")
    qtbot.waitUntil(lambda: list_of_drafts(database) != (), timeout=10_000)
    assert [draft.form for draft in list_of_drafts(database)] == ["minutes"]
    assert stored(database, held).conclusions == (), "not in the records yet"
    other = MinutesPage(shell)  # as after a kill: nothing was stored on the way out
    qtbot.addWidget(other)
    other.show_form("minutes", held.meeting)
    qtbot.waitUntil(lambda: other.keeping.now is not None)
    assert [one.content for one in other.keeping.now.conclusions] == ["Làm rõ nguồn vốn"]
    assert stored(database, held).conclusions[0].item == held.items[0]
    assert list_of_drafts(database) == ()
    page.keeping.begin(None)


def test_what_is_typed_while_the_records_are_written_is_kept_as_soon_as_they_are(
    qtbot, page, held, database
) -> None:
    keeping = page.keeping
    for timer in keeping.findChildren(QTimer):
        timer.setInterval(1_000_000)  # nothing is kept by a clock here
    page.secretary.setText("Lê Thị Hoa")
    keeping.settle()
    page.notes.setPlainText("nghỉ giải lao")  # the writing has not come back yet
    qtbot.waitUntil(lambda: list_of_drafts(database) != ())
    assert stored(database, held).secretary == "Lê Thị Hoa"
    with database.write(ACTOR) as session:
        assert open_minutes(session, held.meeting).items[0].notes == "nghỉ giải lao"
    page.keeping.begin(None)


def test_a_window_that_closes_while_the_records_are_written_loses_nothing_and_writes_nothing_later(
    qtbot, page, held, database
) -> None:
    page.run.click()
    page.secretary.setText("Lê Thị Hoa")
    page.keeping.settle()
    page.notes.setPlainText("nghỉ giải lao")  # the writing has not come back yet
    page.close()
    page.keeping._tasks.close()  # as after a window: who waits for an answer gets none
    timers = (*page.keeping.findChildren(QTimer), *page.findChildren(QTimer))
    for timer in timers:
        if timer.isActive():
            timer.timeout.emit()
    assert not page._ticking.isActive()
    assert stored(database, held).secretary == "Lê Thị Hoa"
    with database.write(ACTOR) as session:
        assert open_minutes(session, held.meeting).items[0].notes == "nghỉ giải lao"
    page.keeping.begin(None)


def test_who_waits_for_the_writing_goes_on_after_all_of_it(qtbot, page, held, database) -> None:
    page.secretary.setText("Lê Thị Hoa")
    page.keeping.settle()
    page.notes.setPlainText("nghỉ giải lao")
    seen = []
    page.save(lambda: seen.append(stored(database, held).items[0].notes))
    page.save(lambda: seen.append("sau cùng"))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["nghỉ giải lao", "sau cùng"]
    assert page.is_saved()


def test_when_another_meeting_was_kept_is_not_said_of_this_one(qtbot, page, held, database, shell) -> None:
    with database.write(ACTOR) as session:
        other = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    page.secretary.setText("Lê Thị Hoa")
    settled(qtbot, page)
    assert page.state.text().startswith("Đã lưu lúc")
    page.show_form("minutes", other.meeting)
    qtbot.waitUntil(lambda: page.keeping.now.key == other.meeting)
    assert page.state.text() == ""


def test_where_the_minutes_are_is_noted_for_the_next_start_until_they_are_left(
    qtbot, page, held, shell
) -> None:
    second = f"{held.meeting}/{held.items[1]}"
    QTest.keyClick(page, Qt.Key.Key_F6)
    assert shell.settings.value(seat.MINUTES) == second
    other = MinutesPage(shell)  # as after a kill
    qtbot.addWidget(other)
    other.show_form("minutes", held.meeting, start=held.items[1])
    qtbot.waitUntil(lambda: other.keeping.now is not None)
    assert other.items.currentRow() == 1
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(page)
    pages.addWidget(QWidget())
    with qtbot.waitActive(pages):
        pages.show()
    assert shell.settings.value(seat.MINUTES) == second
    pages.setCurrentIndex(1)
    assert shell.settings.value(seat.MINUTES) == ""
    pages.setCurrentIndex(0)
    assert shell.settings.value(seat.MINUTES) == second
    pages.close()
    assert shell.settings.value(seat.MINUTES) == second
    page.setParent(None)  # it is closed by itself


def test_letters_stand_in_the_order_in_which_they_are_typed(qtbot, page, held) -> None:
    for box, word in ((page.notes, "trinh"), (page.result, "xong"), (page.secretary, "Chi")):
        box.setFocus()
        QTest.keyClicks(box, word)
    page.editor.speech.click()
    page.editor.speaker.setCompleter(None)  # its popup needs a screen
    QTest.keyClicks(page.editor.speaker, "An")
    QTest.keyClicks(page.editor.content, "nhat tri")
    settled(qtbot, page)
    QTest.keyClicks(page.editor.content, " cao")
    page.panel.list.setCurrentRow(1)
    QTest.keyClicks(page.panel.substitute, "Dung")
    now = page.keeping.now
    assert (now.items[0].notes, now.items[0].result, now.secretary) == ("trinh", "xong", "Chi")
    assert (now.speeches[0].speaker, now.speeches[0].content) == ("An", "nhat tri cao")
    assert now.attendees[1].substitute == "Dung"


def test_keys_of_unikey_lose_no_letter(page) -> None:
    page.editor.speech.click()
    for text in ("Nguye", "Nguyê", "Nguyễ", "Nguyễn", "Nguyễn "):  # it takes letters back and types them anew
        page.editor.speaker.setText(text)
        assert page.editor.speaker.text() == text
    page.editor.content.setPlainText("dòng một\n\n")
    assert page.editor.content.toPlainText() == "dòng một\n\n", "blanks at the end stay while it is typed"


def test_the_clock_counts_for_the_content_and_for_who_speaks(qtbot, page, held) -> None:
    page.editor.speech.click()
    qtbot.waitUntil(lambda: page.keeping.now.speeches[0].seconds >= 1, timeout=10_000)
    page.run.click()
    assert page.run.text() == RUN
    now = page.keeping.now
    assert now.items[0].seconds == now.speeches[0].seconds


def test_the_minutes_of_the_last_session_are_approved_with_one_key(
    qtbot, page, held, database, shell
) -> None:
    assert not page.approve.isEnabled()
    with database.write(ACTOR) as session:
        before = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    shell.tasks.changed.emit()
    qtbot.waitUntil(page.approve.isEnabled)
    QTest.keyClick(page, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1] == ("Đã thông qua và khóa biên bản Phiên họp tháng 10 (26/10/2026).", True)
    with database.read() as session:
        assert "đã thông qua" in read_held(session, before.meeting).locked
    qtbot.waitUntil(lambda: not page.approve.isEnabled())


def test_a_session_still_to_come_approves_nothing_and_says_why(
    qtbot, page, database, shell, monkeypatch, reported
) -> None:
    with database.write(ACTOR) as session:
        before = store_session(session, OCTOBER, title="Phiên họp tháng 10")
    monkeypatch.setattr(screen, "today", lambda: date(2026, 11, 20))
    shell.tasks.changed.emit()
    qtbot.waitUntil(page.approve.isEnabled)
    QTest.keyClick(page, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(reported))
    assert str(reported[-1]).startswith("“Phiên họp tháng 11” ngày 25/11/2026 mới họp: chưa thông qua")
    assert shell.said == []
    with database.read() as session:
        assert read_held(session, before.meeting).locked == ""
    assert page.state.text() == "Ngày 25/11/2026 mới họp"
    page.hours.buttons["opened_at"].click()
    assert page.keeping.now.opened_at is None
    assert shell.said == [("Ngày 25/11/2026 mới họp: chưa ghi giờ được.", False)]
    page.panel.list.item(0).setCheckState(Qt.CheckState.Checked)
    page.panel.hours.buttons["arrived_at"].click()
    assert [said for said, _ in shell.said[1:]] == [
        "Ngày 25/11/2026 mới họp: chưa ghi có mặt được.",
        "Ngày 25/11/2026 mới họp: chưa ghi giờ đến được.",
    ]
    assert page.keeping.now.attendees[0].state is Attendance.INVITED
    assert page.panel.list.item(0).checkState() is Qt.CheckState.Unchecked


def test_a_locked_meeting_can_only_be_read_until_it_is_opened(qtbot, page, held, database, shell) -> None:
    with database.write(ACTOR) as session:
        lock(session, held.meeting, by=ACTOR)
    shell.tasks.changed.emit()
    qtbot.waitUntil(lambda: page.lock.text() == "Mở lại…")
    assert not page.editor.speech.isEnabled()
    assert "Đã khóa" in page.state.text()
    page.lock.click()
    qtbot.waitUntil(lambda: sheet() is not None and sheet()._chosen.keys != ())
    sheet().frames["reason"].entry.box.setText("sửa lỗi đánh máy")
    sheet().apply()
    qtbot.waitUntil(page.editor.speech.isEnabled)
    assert page.lock.text() == "Khóa…"


def test_of_a_cancelled_meeting_nothing_can_be_written_or_approved(
    qtbot, page, held, database, shell
) -> None:
    with database.write(ACTOR) as session:
        store_session(session, OCTOBER, title="Phiên họp tháng 10")
        cancel(session, held.meeting, on=TODAY, reason="bão")
    other = MinutesPage(shell)
    qtbot.addWidget(other)
    other.show_form("minutes", held.meeting)
    qtbot.waitUntil(lambda: other.keeping.now is not None)
    assert other.state.text() == "Đã hủy ngày 25/11/2026: bão"
    buttons = (other.approve, other.lock, other.document, other.hours.buttons["opened_at"], other.run)
    assert not any(button.isEnabled() for button in buttons)


def sheet() -> Sheet | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet) and one.isVisible()]
    return found[0] if found else None


def test_the_document_is_made_of_what_was_stored(qtbot, page, held, shell) -> None:
    page.notes.setPlainText("Trình bày 10 phút")
    page.document.click()
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked[-1] == ("form", "official", None, Paper("minutes", held.meeting))


def test_the_end_is_not_noted_before_the_opening(page, shell) -> None:
    page.hours.buttons["ended_at"].click()
    assert page.keeping.now.ended_at is None
    assert shell.said == [("Chưa ghi giờ khai mạc: bấm Khai mạc trước, rồi mới ghi giờ kết thúc.", False)]
    page.hours.buttons["opened_at"].click()
    page.hours.buttons["ended_at"].click()
    assert page.keeping.now.ended_at is not None


def test_the_title_says_who_chairs_as_soon_as_the_chair_is_noted_as_away(qtbot, page, tasks, held):
    def chaired_by_a_guest(session):
        chair = session.get_one(MeetingAttendance, UUID(held.people[0])).person_id
        meeting = session.get_one(Meeting, UUID(held.meeting))
        meeting.chair_post_id, meeting.chair_person_id = None, chair

    tasks.do(chaired_by_a_guest)
    qtbot.waitUntil(lambda: page.title.text().endswith("chủ trì: Lê Thị An"))
    for state, substitute, said in (
        (Attendance.ABSENT, "", "Lê Thị An (▲ vắng mặt)"),
        (Attendance.SUBSTITUTED, "Đào Mỹ", "Đào Mỹ (thay Lê Thị An)"),
        (Attendance.PRESENT, "", "Lê Thị An"),
    ):
        now = page.keeping.now
        told = {"state": state, "substitute": substitute}
        page._change(replace(now, attendees=take.changed(now.attendees, held.people[0], **told)))
        assert page.title.text().endswith(f"chủ trì: {said}")
    now = page.keeping.now
    excused = take.changed(now.attendees, held.people[0], state=Attendance.EXCUSED, substitute="")
    page._change(replace(now, attendees=excused, chair_delegate="Vũ Bình"))
    assert page.title.text().endswith("chủ trì: Vũ Bình (thay Lê Thị An)")
