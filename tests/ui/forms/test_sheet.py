"""The small sheet that asks before many chosen rows are changed."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from app.briefings.forms import Ref
from app.briefings.progress_round import ProgressReport
from app.core.errors import AppError
from app.core.terms import Secrecy
from app.models.person import Person
from app.models.task import Extension, SourceDocument, Task
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.services.saves import saves
from app.services.undo import undo
from app.ui.forms.sheet import Sheet
from app.ui.screens.progress_round import report_sheet
from app.ui.screens.task_actions import EXTEND, OFFICER, WITHDRAW
from app.ui.screens.task_completing import COMPLETE
from app.ui.screens.task_life_sheets import ACCEPT, CONTACT, RETURN
from app.ui.screens.task_making_actions import TEMPLATE_STEPS
from app.ui.today import today
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell

DAY = date(2026, 1, 2)
YESTERDAY, LATER = today() - timedelta(1), today() + timedelta(20)


@pytest.fixture
def shell(tasks, settings, tmp_path) -> RecordingShell:
    return RecordingShell(tasks, settings, tmp_path)


@pytest.fixture
def keys(database) -> list[str]:
    """Four tasks, the last one done."""
    with database.write(ACTOR) as session:
        rows = [Task(content=f"Việc {name}", assigned_on=DAY) for name in ("một", "hai", "ba")]
        rows.append(Task(content="Việc xong", assigned_on=DAY, completed_on=DAY))
        session.add_all(rows)
        session.add(Person(full_name="Trần Văn Dũng"))
        session.flush()
        return [row.id.hex for row in rows]


@pytest.fixture
def open_sheet(qtbot, shell, keys):
    """A sheet on the tasks, as it stands when they were looked at."""

    def open_sheet(screen, chosen=None) -> Sheet:
        sheet = Sheet(screen, keys if chosen is None else chosen, shell)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(sheet)
        with qtbot.waitExposed(sheet):
            sheet.open()
        qtbot.waitUntil(lambda: "nhiệm vụ" in sheet.preview.text())
        return sheet

    return open_sheet


def stored(database) -> list[Task]:
    with database.read() as session:
        return list(session.scalars(select(Task).order_by(Task.id)))


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_Return])
def test_it_is_done_from_the_keyboard_while_a_text_is_typed(qtbot, open_sheet, keys, database, key):
    sheet = open_sheet(RETURN, keys[3:])
    text = sheet.frames["reason"].entry.box
    text.setPlainText("Thiếu phụ lục")
    qtbot.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stored(database)[3].completed_on is None)


def test_it_tells_what_would_change_and_what_stays(open_sheet, keys):
    sheet = open_sheet(EXTEND)
    told = "3 nhiệm vụ sẽ đổi: “Việc một”; “Việc hai” và 1 nhiệm vụ khác."
    assert sheet.preview.text() == f"{told} 1 nhiệm vụ giữ nguyên vì đã hoàn thành hoặc thu hồi."
    assert (sheet.button.text(), sheet.button.isEnabled()) == ("Gia hạn 3 nhiệm vụ", True)
    told = "4 nhiệm vụ sẽ đổi: “Việc một”; “Việc hai” và 2 nhiệm vụ khác."
    assert open_sheet(OFFICER).preview.text() == told
    nothing = open_sheet(COMPLETE, keys[3:])
    assert nothing.preview.text().startswith("Không có nhiệm vụ nào sẽ đổi. 1 nhiệm vụ giữ nguyên")
    assert not nothing.button.isEnabled()
    nothing.apply()
    assert nothing.isVisible()


def test_a_new_deadline_is_typed_freely_and_given_in_one_save(qtbot, open_sheet, shell, database):
    sheet = open_sheet(EXTEND)
    sheet.frames["extended_to"].entry.type_in(f"{LATER:%d/%m}")
    sheet.frames["decided_on"].entry.type_in(f"{YESTERDAY:%d/%m}")
    sheet.frames["document_number"].entry.type_in("9/UBND-TH")
    sheet.button.click()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said == [("Đã gia hạn 3 nhiệm vụ.", True)]
    assert not sheet.isVisible()
    with database.read() as session:
        rows = session.scalars(select(Extension)).all()
        assert [(row.extended_to, row.decided_on, row.document_number) for row in rows] == [
            (LATER, YESTERDAY, "9/UBND-TH")
        ] * 3
        assert len(saves(session)) == 2
    with database.write(ACTOR) as session:
        undo(session)
        assert not session.scalars(select(Extension).where(Extension.deleted_at.is_(None))).all()


def test_without_what_is_needed_nothing_is_changed_and_the_field_says_so(open_sheet, shell):
    sheet = open_sheet(EXTEND)
    sheet.apply()
    frame = sheet.frames["extended_to"]
    assert frame.complaint.text() == "▲ Cần nhập gia hạn đến."
    assert frame.isAncestorOf(sheet.focusWidget())
    assert (shell.said, sheet.isVisible()) == ([], True)


def test_what_is_chosen_is_not_said_to_be_typed(open_sheet):
    sheet = open_sheet(ACCEPT)
    sheet.apply()
    assert sheet.frames["quality"].complaint.text() == "▲ Cần chọn chất lượng."


def test_what_will_be_said_has_the_widest_column(open_sheet):
    sheet = open_sheet(ACCEPT)
    widths = [sheet.changes.columnWidth(place) for place in range(3)]
    assert max(widths) == widths[2]


def test_what_was_typed_is_judged_when_its_field_is_left(open_sheet):
    sheet = open_sheet(COMPLETE)
    frame = sheet.frames["completed_on"]
    frame.entry.stops()[0].setFocus()
    frame.entry.box.setText(f"{LATER:%d/%m/%Y}")
    sheet.frames["result_document"].entry.stops()[0].setFocus()
    assert "ở tương lai" in frame.complaint.text()
    frame.entry.stops()[0].setFocus()
    frame.entry.box.setText(f"{YESTERDAY:%d/%m}")
    sheet.frames["result_document"].entry.stops()[0].setFocus()
    assert (frame.entry.box.text(), frame.complaint.text()) == (f"{YESTERDAY:%d/%m/%Y}", "")


def test_an_officer_is_found_by_what_was_typed_when_the_button_is_pressed(qtbot, open_sheet, shell, database):
    sheet = open_sheet(OFFICER)
    sheet.frames["officer"].entry.box.setText("tran van dung")
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said == [("Đã phân công 4 nhiệm vụ.", True)]
    assert len({row.officer_id for row in stored(database)} - {None}) == 1


def test_a_name_that_nobody_has_keeps_the_sheet_open(qtbot, open_sheet, shell, database):
    sheet = open_sheet(OFFICER)
    sheet.frames["officer"].entry.box.setText("Không Có Ai")
    sheet.apply()
    qtbot.waitUntil(lambda: bool(sheet.frames["officer"].complaint.text()))
    assert (shell.said, sheet.isVisible()) == ([], True)


@pytest.mark.parametrize("screen", [COMPLETE, WITHDRAW], ids=lambda screen: screen.verb)
def test_the_usual_day_is_today(qtbot, open_sheet, shell, database, screen):
    sheet = open_sheet(screen)
    sheet.button.click()
    qtbot.waitUntil(lambda: bool(shell.said))
    *changed, last = stored(database)
    days = [(row.completed_on, row.withdrawn_on) for row in changed]
    assert len(set(days)) == 1
    assert any(days[0])
    assert (last.completed_on, last.withdrawn) == (DAY, False)


def test_what_the_data_refuse_is_told_and_can_be_corrected(qtbot, open_sheet, shell, reported):
    def refuse(session, keys, values):
        raise AppError("Không được.", "Sửa lại.")

    sheet = open_sheet(replace(COMPLETE, change=refuse))
    sheet.button.click()
    sheet.reject()
    assert sheet.isVisible()  # while the change is under way it cannot go
    qtbot.waitUntil(lambda: bool(reported))
    assert (shell.said, sheet.isVisible(), sheet.button.isEnabled()) == ([], True, True)
    sheet.reject()
    assert not sheet.isVisible()


def test_what_was_typed_is_not_lost_by_one_esc(open_sheet):
    sheet = open_sheet(EXTEND)
    box = sheet.frames["reason"].entry.stops()[0]
    box.setFocus()
    QTest.keyClicks(box, "abc")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert [button.text() for button in sheet.bar.buttons] == ["Bỏ", "Ở lại"]
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert (sheet.isVisible(), sheet.bar.isVisible()) == (True, False)
    assert sheet.focusWidget() is box, "the cursor is where it was"
    sheet.cancel.click()
    sheet.bar.buttons[0].click()
    assert not sheet.isVisible()


def test_nothing_is_cut_when_there_is_more_to_say(open_sheet):
    sheet = open_sheet(EXTEND)
    before = sheet.height()
    for frame in sheet.frames.values():
        frame.entry.type_in("không hiểu được " * 9)
    sheet.apply()
    assert sheet.height() > before
    assert sheet.height() >= sheet.layout().totalHeightForWidth(sheet.width())


@pytest.mark.parametrize("screen", [EXTEND, CONTACT, RETURN], ids=["extend", "contact", "return"])
def test_the_button_stays_where_it_is_when_a_field_is_told_to_be_wrong(qtbot, open_sheet, screen):
    sheet = open_sheet(screen)
    qtbot.waitUntil(lambda: bool(sheet.changes.lines()))
    sheet.layout().activate()
    before = (sheet.height(), sheet.button.pos())
    sheet.apply()
    assert any(frame.complaint.text() for frame in sheet.frames.values())
    sheet.layout().activate()
    assert (sheet.height(), sheet.button.pos()) == before


def test_what_grows_at_the_foot_of_the_screen_keeps_its_buttons_on_it(open_sheet):
    sheet = open_sheet(EXTEND)
    foot = sheet.screen().availableGeometry().bottom()
    sheet.move(0, foot - sheet.height())
    for frame in sheet.frames.values():
        frame.entry.type_in("không hiểu được " * 9)
    before = sheet.height()
    sheet.apply()
    assert sheet.height() > before
    assert sheet.frameGeometry().bottom() <= foot


def test_it_stands_over_its_window_also_where_it_grew_while_it_was_put_up(qtbot, shell, keys):
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.setGeometry(100, 60, 700, 500)
    owner.show()
    sheet = Sheet(OFFICER, keys, shell, owner)
    sheet.open()
    sheet.move(-300, -200)  # as a window system says it while it is putting a window up
    qtbot.waitUntil(lambda: "nhiệm vụ" in sheet.preview.text())
    assert sheet.geometry().left() >= 0
    assert abs(sheet.geometry().center().y() - owner.geometry().center().y()) <= 4


def test_every_part_has_a_name_for_screen_readers(open_sheet):
    for screen in (OFFICER, EXTEND, COMPLETE, WITHDRAW):
        sheet = open_sheet(screen)
        stops = [stop for frame in sheet.frames.values() for stop in frame.entry.stops()]
        assert all(stop.accessibleName() for stop in stops)
        assert sheet.preview.accessibleName()
        assert sheet.windowTitle() == screen.title


def test_what_each_row_would_say_is_told_before_it_is_changed(qtbot, open_sheet):
    sheet = open_sheet(EXTEND)
    qtbot.waitUntil(lambda: len(sheet.changes.lines()) == 3)
    assert {line.cells[1:] for line in sheet.changes.lines()} == {("(trống)", "(trống)")}
    sheet.frames["extended_to"].entry.type_in(f"{LATER:%d/%m/%Y}")
    sheet.frames["extended_to"].entry.settle()
    sheet.frames["reason"].entry.stops()[0].setFocus()
    new = f"{LATER:%d/%m/%Y}"
    qtbot.waitUntil(lambda: {line.cells[2] for line in sheet.changes.lines()} == {new})
    contact = open_sheet(CONTACT)
    qtbot.waitUntil(lambda: len(contact.changes.lines()) == 4)  # a note is seen after what it follows


def test_of_secret_tasks_it_is_told_what_may_be_written_and_a_number_is_enough(
    qtbot, database, open_sheet, keys, shell
):
    with database.write(ACTOR) as session:
        document = SourceDocument(number="5/M", secrecy=Secrecy.SECRET)
        session.add(document)
        session.flush()
        row = session.get_one(Task, UUID(keys[3]))
        row.content, row.source_document_id = "Nội dung mật", document.id
    sheet = open_sheet(RETURN, keys[3:])
    assert "Có 1 nhiệm vụ mật: không ghi nội dung, lý do; chỉ ghi số, ngày văn bản" in sheet.preview.text()
    sheet.frames["reason"].entry.show_value("Công văn số 12/UBND-M ngày 20/11/2026")
    with qtbot.waitSignal(sheet.accepted):
        sheet.apply()
    assert stored(database)[3].completed_on is None


def test_steps_of_a_template_are_seen_with_their_days_before_they_are_made(qtbot, database, open_sheet, keys):
    with database.write(ACTOR) as session:
        template = TaskTemplate(name="Đề án", content="Trình đề án")
        session.add(template)
        session.flush()
        session.add(TaskTemplateStep(template_id=template.id, content="Lấy ý kiến", days=1))
        session.flush()
        chosen = Ref("task_template", template.id.hex, template.name)
    sheet = open_sheet(TEMPLATE_STEPS, keys[:1])
    sheet.frames["starts_on"].entry.show_value(date(2026, 1, 5))
    sheet.frames["template"].entry.show_value(chosen)
    sheet._look_ahead()
    qtbot.waitUntil(lambda: len(sheet.changes.lines()) == 1)
    assert sheet.changes.lines()[0].cells == ("1. Lấy ý kiến", "(trống)", "Thứ Ba, 06/01/2026")
    with qtbot.waitSignal(sheet.accepted):
        sheet.apply()
    with database.read() as session:
        step = session.scalars(select(Task).where(Task.parent_id == UUID(keys[0]))).one()
        assert (step.content, step.deadline) == ("Lấy ý kiến", date(2026, 1, 6))


def test_many_fields_stand_in_two_columns_that_a_small_screen_holds(qtbot, shell):
    sheet = Sheet(report_sheet(ProgressReport()), (), shell)
    qtbot.addWidget(sheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(sheet):
        sheet.open()
    frames = list(sheet.frames.values())
    assert len(frames) == 10
    assert frames[0].x() == frames[4].x() < frames[5].x()
    assert frames[5].y() == frames[0].y()
    assert sheet.height() <= 700


def test_rows_that_are_so_already_are_not_counted(qtbot, open_sheet, keys, database, shell):
    with database.write(ACTOR) as session:
        person = session.scalars(select(Person)).one()
        session.get_one(Task, UUID(keys[0])).officer_id = person.id
        session.flush()
        ref = Ref("person", person.id.hex, person.full_name)
    sheet = open_sheet(OFFICER)
    sheet.frames["officer"].entry.show_value(ref)
    sheet._look_ahead()
    qtbot.waitUntil(lambda: sheet.preview.text().startswith("3 nhiệm vụ sẽ đổi. 1 nhiệm vụ đã đúng"))
    assert sheet.button.text() == "Phân công 3 nhiệm vụ"
    assert [line.cells[2] == "giữ nguyên" for line in sheet.changes.lines()].count(True) == 1
    sheet.apply()
    qtbot.waitUntil(lambda: bool(shell.said))
    assert shell.said[-1] == ("Đã phân công 3 nhiệm vụ.", True)
    with database.read() as session:
        assert saves(session)[0].title == "Sửa 3 nhiệm vụ"
