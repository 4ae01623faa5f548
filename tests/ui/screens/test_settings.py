"""The settings page: everything that is saved is one save in the change log, nothing wrong is saved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
)
from sqlalchemy import select

from app.core.terms import DayKind
from app.models.change_log import Change
from app.models.person import Person
from app.services.issuing import read_kind
from app.services.settings import load_preset, read_issuing, read_office
from app.services.special_days import list_days
from app.ui import seat, theme
from app.ui.screens.settings import SAVED, UNSAVED, WRONG, SettingsPage
from app.ui.shell import Writing
from app.ui.widgets.days_off import CONFIRMED
from tests.ui.shells import RecordingShell

PLACE, SIGNER, SYMBOL = "office.place", "office.signer_name", "issuing.committee_symbol"


@pytest.fixture
def desk(database, tasks, settings) -> RecordingShell:
    with database.write("Kiểm thử") as session:
        load_preset(session)
        session.add(Person(full_name="Lò Thị Mẫu"))
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def page(qtbot, qapp, desk) -> SettingsPage:
    theme.apply(qapp)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.state.text() == SAVED and page._kept is not None and bool(page.days.days))
    yield page
    theme.apply(qapp)


def entry(form, key):
    return form.fields[key].entry


def read(database, question):
    with database.read() as session:
        return question(session)


def saves(database) -> int:
    return read(database, lambda session: len(set(session.scalars(select(Change.txn)))))


def test_every_setting_of_the_office_has_a_field_and_nothing_is_unsaved(page):
    assert isinstance(page, Writing)
    assert page.is_saved()
    assert entry(page.office, PLACE).text() == "Đắk Lắk"
    assert entry(page.signer, SIGNER).text() == "Trần Quang Bình"
    assert page.state.text() == SAVED
    assert not page.button.isEnabled()


def test_typing_shows_at_once_how_documents_will_be_headed(qtbot, page):
    entry(page.office, PLACE).setText("Lào Cai")
    entry(page.signer, SIGNER).setText("Lò Thị Mẫu")
    assert page.state.text() == UNSAVED
    for number, preview in enumerate(page.previews):  # each is drawn when it is seen
        page.sections.setCurrentRow(number)
        qtbot.waitUntil(preview.isVisible)
        assert "Lào Cai, ngày" in preview.said()
        assert "Lò Thị Mẫu" in preview.said()


def test_ctrl_s_saves_everything_in_one_save(qtbot, page, desk, database):
    before = saves(database)
    entry(page.office, PLACE).setText(" Lào   Cai ")
    entry(page.signer, SIGNER).setText("Lò Thị Mẫu")
    entry(page.office, PLACE).setFocus()
    QTest.keyClick(entry(page.office, PLACE), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.said == [("Đã lưu cài đặt.", True)])
    office = read(database, read_office)
    assert (office.place, office.signer_name, office.is_sample) == ("Lào Cai", "Lò Thị Mẫu", False)
    assert saves(database) == before + 1
    assert page.is_saved()
    assert page.state.text() == SAVED
    newest = select(Change.table_name, Change.actor).order_by(Change.seq.desc()).limit(1)
    assert read(database, lambda session: session.execute(newest).one()) == ("setting", "Kiểm thử")


@pytest.mark.parametrize(
    ("form", "key", "value"),
    [("office", PLACE, " "), ("issuing", SYMBOL, " ")],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_saved(page, database, form, key, value):
    before, went_on = saves(database), []
    fields = getattr(page, form)
    field = entry(fields, key)
    field.setText(value)
    entry(page.signer, SIGNER).setText("Lò Thị Mẫu")
    page.save(lambda: went_on.append(1))
    assert fields.fields[key].complaint.text()
    assert not fields.fields[key].complaint.isHidden()
    assert (page.state.text(), went_on, saves(database)) == (WRONG, [], before)
    assert page.sections.currentRow() == page.forms.index(fields)


def test_a_complaint_goes_when_the_field_is_mended(page):
    field = entry(page.office, PLACE)
    field.setText("")
    page.save()
    field.setText("Lào Cai")
    field.editingFinished.emit()
    assert page.office.fields[PLACE].complaint.isHidden()


def test_what_was_typed_survives_a_change_from_elsewhere(qtbot, page, desk):
    entry(page.office, PLACE).setText("Lào Cai")
    with qtbot.waitSignal(desk.tasks.changed):
        desk.tasks.do(lambda _: None)
    desk.tasks.ask(page, "then", lambda _: None, lambda _: desk.say("read"))
    qtbot.waitUntil(lambda: bool(desk.said))
    assert entry(page.office, PLACE).text() == "Lào Cai"


def test_a_day_is_added_confirmed_and_removed(qtbot, page, desk, database):
    days = page.days
    days.year.setValue(2027)
    qtbot.waitUntil(lambda: len(days.days) == 0)
    days.day.type_in("6/3/2027")
    days.kind.setCurrentIndex(days.kind.findData(DayKind.MAKE_UP.value))
    days.name.setText("Làm bù")
    qtbot.waitUntil(lambda: "Nếu thêm ngày làm bù 06/03/2027" in days.moved.text())
    days.add.click()
    qtbot.waitUntil(lambda: len(days.days) == 1)
    days.table.item(0, CONFIRMED).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: not days.days[0].confirmed)
    days.confirm.click()
    qtbot.waitUntil(lambda: days.days[0].confirmed)
    assert days._chosen() == [date(2027, 3, 6)], "what was added is chosen"
    days.remove.click()
    qtbot.waitUntil(lambda: len(days.days) == 0)
    assert read(database, lambda session: list_days(session, 2027)) == ()
    assert all(undoable for _, undoable in desk.said)


def test_a_day_that_was_added_is_chosen_in_sight_among_many(qtbot, page):
    days = page.days
    days.table.setFixedHeight(200)
    days.year.setValue(2027)
    days.seed.click()
    qtbot.waitUntil(lambda: {day.day.year for day in days.days} == {2027})
    page.sections.setCurrentRow(page.sections.count() - 1)
    days.day.type_in("31/12/2027")
    days.kind.setCurrentIndex(days.kind.findData(DayKind.OFF.value))
    days.add.click()
    qtbot.waitUntil(lambda: days._chosen() == [date(2027, 12, 31)])
    assert days.table.item(days.table.currentRow(), 1).text() == "Thứ Sáu"

    def is_in_sight() -> bool:
        place = days.table.visualItemRect(days.table.item(days.table.currentRow(), 0))
        return days.table.viewport().rect().contains(place)

    qtbot.waitUntil(is_in_sight)


def test_a_year_is_taken_from_the_public_calendar_and_waits_for_confirmation(qtbot, page, desk):
    page.days.year.setValue(2027)
    page.days.seed.click()
    qtbot.waitUntil(lambda: {day.day.year for day in page.days.days} == {2027})
    assert not any(day.confirmed for day in page.days.days)


def test_a_year_in_use_that_nobody_confirmed_is_named(page):
    assert "2026" in page.days.warning.text()
    assert not page.days.warning.isHidden()


def test_a_day_that_cannot_be_leaves_the_table_as_it_is(qtbot, page, reported):
    before = page.days.days
    page.days.day.type_in("4/3/2026")
    page.days.kind.setCurrentIndex(page.days.kind.findData(DayKind.MAKE_UP.value))
    page.days.add.click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert page.days.days == before


def test_the_look_and_the_size_are_in_force_at_once_and_remembered(qapp, page, desk):
    display = page.display
    display.look.setCurrentIndex(display.look.findData(theme.Look.DARK.value))
    display.text_size.setCurrentIndex(display.text_size.findData(150))
    display.text_size.activated.emit(3)
    assert theme.tokens() is theme.DARK
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * theme.POINTS)
    assert (seat.look_of(desk.settings), seat.text_size_of(desk.settings)) == (theme.Look.DARK, 150)


def test_who_sits_at_the_desk_is_chosen_among_the_people_and_remembered(qtbot, page, desk):
    box = page.person.person
    qtbot.waitUntil(lambda: box.findText("Lò Thị Mẫu") >= 0)
    assert box.name() == "Kiểm thử"
    box.setCurrentIndex(box.findText("Lò Thị Mẫu"))
    with qtbot.waitSignal(desk.tasks.actor_changed) as told:
        page.person.use.click()
    assert told.args == ["Lò Thị Mẫu"]
    assert desk.tasks.actor == seat.actor_of(desk.settings) == "Lò Thị Mẫu"


def test_the_way_to_the_regulation(qtbot, page, desk):
    page.show_section("Quy chế")
    [button] = [each for each in page.stack.findChildren(QAbstractButton) if each.text() == "Mở quy chế"]
    button.click()
    assert desk.asked == [("page", "regulation")]


def test_nobody_is_no_user(page, desk):
    page.person.person.setEditText("  ")
    page.person.use.click()
    assert not page.person.complaint.isHidden()
    assert desk.tasks.actor == "Kiểm thử"


def test_the_way_to_the_copies(page, desk):
    page.show_section("Dữ liệu và sao lưu")
    page.data.backups.click()
    assert desk.asked == [("page", "backups")]
    assert page.data.folder.text() == str(desk.folder)


def test_every_control_says_what_it_is(page):
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
    inner = "qt_spinbox_lineedit"
    unnamed = [
        widget
        for kind in kinds
        for widget in page.findChildren(kind)
        if not widget.accessibleName()
        and widget.objectName() != inner
        and not isinstance(widget.parent(), QComboBox)
    ]
    assert unnamed == []
    assert all(button.text() for button in page.stack.findChildren(QAbstractButton) if button.isVisible())


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (820, False)])
def test_the_preview_stands_under_the_fields_where_there_is_no_room_beside_them(qtbot, page, width, beside):
    page.resize(width, 700)
    area, preview = page.stack.currentWidget().findChild(QScrollArea), page.previews[0]

    def stands_beside() -> bool:
        end = page.office.mapTo(area, page.office.rect().topRight())
        return preview.mapTo(area, preview.rect().topLeft()).x() > end.x()

    qtbot.waitUntil(lambda: stands_beside() is beside)
    assert area.horizontalScrollBar().maximum() == 0


def test_how_kinds_go_out_is_saved_with_the_rest_in_one_save(qtbot, page, desk, database):
    before = saves(database)
    page.ways.kinds.show_kind("conclusion_notice")
    page.ways.kinds.entries["signing"].show_value("deputy_chief")
    page.ways.kinds.entries["signing"].edited.emit()
    entry(page.issuing, "issuing.committee_symbol").setText("UBNDT")
    assert page.state.text() == UNSAVED
    page.save()
    qtbot.waitUntil(lambda: desk.said == [("Đã lưu cài đặt.", True)])
    assert page.is_saved()
    assert saves(database) == before + 1
    assert read(database, lambda session: read_kind(session, "conclusion_notice").signing) == "deputy_chief"
    assert read(database, read_issuing).committee_symbol == "UBNDT"


def test_the_first_page_is_drawn_of_what_is_typed(qtbot, page):
    page.show_section("Thể thức văn bản")
    pane = page.ways.pane
    qtbot.waitUntil(lambda: pane.is_ready() and pane.document.file_name == "Xem truoc month_report")
    page.ways.kinds.show_kind("urging_letter")
    qtbot.waitUntil(lambda: pane.is_ready() and pane.document.file_name == "Xem truoc urging_letter")
    entry(page.office, PLACE).setText("Lào Cai")
    qtbot.waitUntil(lambda: pane.is_ready() and "Lào Cai, ngày" in str(pane.document))


def test_a_province_s_letterhead_says_what_it_changes_and_is_one_save(qtbot, page, desk, database):
    choice = page.ways.choice
    qtbot.waitUntil(lambda: choice.told.text() != "")
    choice.box.setCurrentIndex(choice.box.findData("ho-chi-minh"))
    choice.ask_changes()
    qtbot.waitUntil(choice.apply.isEnabled)
    assert "UBND THÀNH PHỐ HỒ CHÍ MINH" in choice.told.text()
    before = saves(database)
    choice.apply.click()
    qtbot.waitUntil(lambda: bool(desk.said))
    assert read(database, read_office).place == "Thành phố Hồ Chí Minh"
    assert saves(database) == before + 1
    qtbot.waitUntil(lambda: entry(page.office, PLACE).text() == "Thành phố Hồ Chí Minh")
