"""The page of the regulation: the number that the cursor is on is edited beside the list, and what it moves is told."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.core.regulation_words import HABIT, WORDS
from app.core.terms import MeetingKind
from app.models.change_log import Change
from app.models.meeting import AgendaItem, Meeting
from app.services.lists import number_changes, regulation
from app.services.regulation_versions import read_regulations
from app.services.settings import list_settings, load_preset
from app.ui.screens.regulation import RegulationPage
from app.ui.shell import Listing, Writing
from app.ui.widgets import number_editor, regulation_choice
from app.ui.widgets.regulation_choice import SAME
from tests.ui.shells import RecordingShell

DAYS, RATE = "regulation.session_document_days", "regulation.praise_rate"


@pytest.fixture
def desk(database, tasks, settings, monkeypatch) -> RecordingShell:
    for module in (number_editor, regulation_choice):
        monkeypatch.setattr(module, "today", lambda: date(2026, 11, 2))
    with database.write("Kiểm thử") as session:
        load_preset(session)
        meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên 11", held_on=date(2026, 11, 20))
        session.add(meeting)
        session.flush()
        session.add(AgendaItem(meeting_id=meeting.id, content="Tờ trình"))
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def page(qtbot, desk) -> RegulationPage:
    page = RegulationPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == len(WORDS))
    page.editor.show_number(DAYS)
    qtbot.waitUntil(lambda: page.editor.fields is not None)
    return page


def entry(page, key=DAYS):
    return page.editor.fields.fields[key].entry


def read(database, question):
    with database.read() as session:
        return question(session)


def saves(database) -> int:
    return read(database, lambda session: len(set(session.scalars(select(Change.txn)))))


def test_the_page_is_a_list_and_may_have_something_to_save(page):
    assert isinstance(page, Writing)
    assert isinstance(page, Listing)
    assert page.is_saved()
    assert not page.editor.button.isEnabled()


def test_what_a_number_moves_is_told_before_it_is_saved(qtbot, page, database):
    before = saves(database)
    entry(page).setValue(5)
    qtbot.waitUntil(lambda: "17/11/2026 → 13/11/2026" in page.editor.moved.text())
    assert "Phiên 11" in page.editor.moved.text()
    assert saves(database) == before
    entry(page).setValue(3)
    assert page.editor.moved.text() == ""
    assert page.is_saved()


def test_the_button_saves_number_and_source_in_one_save(qtbot, page, desk, database):
    before = saves(database)
    entry(page).setValue(5)
    page.editor.fields.fields[DAYS].source.type_in("Quyết định 12, Điều 3")
    QTest.mouseClick(page.editor.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.said == [("Đã lưu quy định.", True)])
    assert read(database, read_regulations).on(date.max).session_document_days == 5
    kept = {row.key: row.source for row in read(database, list_settings)}
    assert kept[DAYS] == "Quyết định 12, Điều 3"
    assert saves(database) == before + 1
    qtbot.waitUntil(page.is_saved)


def test_a_new_number_without_a_source_is_a_habit_to_confirm(qtbot, page, desk, database):
    entry(page).setValue(5)
    page.editor.save()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert {row.key: row.source for row in read(database, list_settings)}[DAYS] == HABIT


def test_what_cannot_be_is_said_beside_it_and_nothing_is_saved(qtbot, page, database):
    page.editor.show_number(RATE)
    qtbot.waitUntil(lambda: page.editor.fields is not None and RATE in page.editor.fields.fields)
    before, went_on = saves(database), []
    entry(page, RATE).setValue(101)
    page.editor.save(lambda: went_on.append(1))
    assert "từ 0 đến 100" in page.editor.fields.fields[RATE].complaint.text()
    assert (went_on, saves(database)) == ([], before)


def test_going_to_another_row_saves_nothing_by_itself(qtbot, page, desk, database):
    """A number moves deadlines: who leaves it is asked, and the chosen row comes once he has saved."""
    before = saves(database)
    entry(page).setValue(5)
    page.list.current_changed.emit(RATE)
    assert page.editor.unsaved.isVisible()
    assert DAYS in page.editor.fields.fields
    assert (saves(database), desk.said) == (before, [])
    QTest.mouseClick(page.editor.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editor.fields is not None and RATE in page.editor.fields.fields)
    assert read(database, read_regulations).on(date.max).session_document_days == 5
    assert desk.said == [("Đã lưu quy định.", True)]
    assert not page.editor.unsaved.isVisible()


def test_what_was_typed_is_given_up_and_the_chosen_row_comes(qtbot, page, desk, database):
    before = saves(database)
    entry(page).setValue(5)
    page.list.current_changed.emit(RATE)
    QTest.mouseClick(page.editor.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editor.fields is not None and RATE in page.editor.fields.fields)
    assert page.is_saved()
    assert not page.editor.discard.isVisible()
    assert (saves(database), desk.said) == (before, [])


def test_giving_up_shows_the_number_that_is_kept(qtbot, page):
    entry(page).setValue(5)
    qtbot.waitUntil(page.editor.discard.isVisible)
    QTest.mouseClick(page.editor.discard, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.editor.fields is not None)
    assert entry(page).value() == 3
    assert page.is_saved()


def test_closing_the_window_waits_until_the_number_is_saved_or_given_up(qtbot, page, desk):
    closed = []
    entry(page).setValue(5)
    page.save(lambda: closed.append(1))
    assert (closed, desk.asked) == ([], [("page", "regulation")])
    entry(page).setValue(3)  # as it was: nothing waits any more
    entry(page).setValue(4)
    QTest.mouseClick(page.editor.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.said))
    assert closed == []


def test_who_changed_a_number_is_told_beside_it_and_opens_as_a_list(qtbot, page, desk, database):
    assert not page.editor.log.isVisible()
    entry(page).setValue(5)
    page.editor.save()
    qtbot.waitUntil(page.editor.log.isVisible)
    assert "3 ngày làm việc → 5 ngày làm việc (từ 02/11/2026)" in page.editor.log.text()
    assert page.editor.all_changes.text() == "Nhật ký sửa (1)"
    page.editor.all_changes.click()
    wanted = Wanted(filters={"number": (DAYS,)})
    assert desk.asked == [("list", "number_changes", wanted)]
    assert read(database, lambda s: number_changes.count(s, wanted, today=date(2026, 11, 2))) == 1


def test_a_set_says_what_it_changes_and_moves_and_is_one_save(qtbot, page, desk, database):
    choice = page.choice.choice
    qtbot.waitUntil(lambda: choice.told.text() == SAME)
    assert not choice.apply.isEnabled()
    entry(page).setValue(7)
    page.editor.save()
    qtbot.waitUntil(lambda: bool(desk.said))
    choice.box.setCurrentIndex(choice.box.findData("dak-lak-2025"))
    choice.ask_changes()
    qtbot.waitUntil(lambda: "→ 17/11/2026" in choice.told.text())
    assert "7 → 3 ngày làm việc" in choice.told.text()
    before = saves(database)
    choice.apply.click()
    qtbot.waitUntil(lambda: len(desk.said) == 2)
    qtbot.waitUntil(lambda: choice.told.text() == SAME)
    assert saves(database) == before + 1
    assert choice.box.currentData() == "dak-lak-2025"
    assert read(database, read_regulations).on(date.max).session_document_days == 3


def test_a_number_holds_from_the_chosen_day_and_can_be_taken_back(qtbot, page, desk, database):
    """A session before the day keeps its last day for documents; what is told is for the others."""
    page.editor.from_day.day.type_in("1/12/2026")
    qtbot.waitUntil(lambda: page.editor.fields is not None)
    entry(page).setValue(5)
    qtbot.waitUntil(lambda: "Không hạn nào thay đổi" in page.editor.moved.text())
    page.editor.save()
    qtbot.waitUntil(lambda: bool(desk.said))
    found = read(database, read_regulations)
    assert [found.on(day).session_document_days for day in (date(2026, 11, 30), date(2026, 12, 1))] == [3, 5]
    qtbot.waitUntil(lambda: "từ 01/12/2026: 5 ngày làm việc" in page.editor.versions.text())
    [row] = read(database, lambda session: regulation.read(session, [DAYS], today=date(2026, 11, 2)))
    assert row.versions == "từ đầu: 3 ngày làm việc; từ 01/12/2026: 5 ngày làm việc"
    qtbot.waitUntil(page.editor.drop.isVisible)
    assert page.editor.drop.text() == "Bỏ mức từ 01/12/2026"
    page.editor.drop.click()
    qtbot.waitUntil(lambda: len(desk.said) == 2)
    assert read(database, read_regulations).on(date.max).session_document_days == 3
    qtbot.waitUntil(lambda: not page.editor.drop.isVisible())


def test_a_wrong_number_is_put_right_for_all_days(qtbot, page, desk, database):
    page.editor.from_day.always.setChecked(True)
    entry(page).setValue(4)
    qtbot.waitUntil(lambda: "Mọi kỳ đã qua" in page.editor.moved.text())
    page.editor.save()
    qtbot.waitUntil(lambda: bool(desk.said))
    found = read(database, read_regulations)
    assert [found.on(day).session_document_days for day in (date(2020, 1, 1), date.max)] == [4, 4]


def test_the_list_has_the_cursor_though_it_is_made_in_turns(qtbot, desk):
    page = RegulationPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(lambda: page.focusWidget() is page.list.table)
    assert page._splitter.indexOf(page.list) == 0


def test_the_list_has_two_thirds_of_a_page_at_150_percent(qtbot, page):
    """Its column of sources would be cut after the words that all begin with."""
    page.resize(1048, 660)  # of 1280×720 points beside the menu
    qtbot.waitUntil(lambda: page.list.width() >= 2 * page.side.width() - 20)
