"""The guide of the first start: three questions, or the sample, or later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from app.models.change_log import Change
from app.models.task import Task
from app.services.first_start import needs_first_start
from app.services.presets import preset_in_force
from app.services.settings import load_preset, read_office
from app.ui import seat
from app.ui.first_start import END, LOSES, FirstStart, when_wanted
from tests.ui.shells import RecordingShell

PROVINCE, PLACE, SIGNER = "office.province", "office.place", "office.signer_name"


@pytest.fixture
def desk(database, tasks, settings) -> RecordingShell:
    with database.write("Giao Ban") as session:
        load_preset(session)
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def guide(qtbot, desk) -> FirstStart:
    guide = FirstStart(desk)
    qtbot.addWidget(guide)
    with qtbot.waitActive(guide):
        guide.show()
    return guide


def read(database, question):
    with database.read() as session:
        return question(session)


def line(guide, form, key):
    return getattr(guide, form).fields[key].entry


def press(guide, key) -> None:
    QTest.keyClick(guide.focusWidget(), key)


def test_enter_alone_leads_through_all_questions_with_their_defaults(qtbot, guide, desk, database):
    press(guide, Qt.Key.Key_Return)
    press(guide, Qt.Key.Key_Return)
    assert (guide.steps.currentIndex(), guide.forth.text()) == (2, END)
    with qtbot.waitSignal(guide.done):
        press(guide, Qt.Key.Key_Return)
    office = read(database, read_office)
    assert (office.province, office.signer_name, office.is_sample) == ("tỉnh Đắk Lắk", "", False)
    assert not read(database, needs_first_start)
    assert desk.settings.value(seat.FIRST_START_OVER) is not None


def test_what_is_typed_replaces_what_is_proposed_and_enter_goes_on_at_each_question(guide):
    for form, key in (("first", PROVINCE), ("second", PLACE)):
        assert guide.focusWidget() is line(guide, form, key)
        assert guide.focusWidget().selectedText() == line(guide, form, key).text() != ""
        assert guide.forth.isDefault()
        press(guide, Qt.Key.Key_Return)
    assert guide.forth.isDefault()


def test_the_answers_are_one_save_by_the_person_at_the_desk(qtbot, guide, desk, database):
    line(guide, "first", PROVINCE).setText("thành phố Huế")
    guide.go_on()
    assert line(guide, "second", PLACE).text() == "Huế"
    line(guide, "second", SIGNER).setText("Lò Thị Mẫu")
    guide.person.setEditText("Trần Văn Chuyên")
    guide.go_on()
    guide.preset.setCurrentIndex(guide.preset.findData("bac-giang"))
    with qtbot.waitSignal(guide.done):
        guide.go_on()
    office = read(database, read_office)
    assert (office.parent_name, office.place, office.signer_name) == (
        "UBND THÀNH PHỐ HUẾ",
        "Huế",
        "Lò Thị Mẫu",
    )
    assert office.report_addressees == ("Ủy ban nhân dân thành phố Huế",)
    assert read(database, preset_in_force) == "bac-giang"
    actors = read(database, lambda s: s.scalars(select(Change.actor).order_by(Change.seq)).all())
    assert list(dict.fromkeys(actors)) == ["Giao Ban", "Trần Văn Chuyên"]
    assert len(set(read(database, lambda s: s.scalars(select(Change.txn)).all()))) == 2
    assert seat.actor_of(desk.settings) == "Trần Văn Chuyên"


def test_back_keeps_what_was_answered_and_a_place_of_ones_own_stays(guide):
    guide.go_on()
    line(guide, "second", PLACE).setText("Buôn Ma Thuột")
    guide.back.click()
    line(guide, "first", PROVINCE).setText("tỉnh Lào Cai")
    guide.go_on()
    assert line(guide, "second", PLACE).text() == "Buôn Ma Thuột"
    guide.back.click()
    assert line(guide, "first", PROVINCE).text() == "tỉnh Lào Cai"


@pytest.mark.parametrize("step", [0, 1])
def test_an_empty_answer_is_named_and_the_guide_stays(guide, step):
    form, key = (("first", PROVINCE), ("second", PLACE))[step]
    for _ in range(step):
        guide.go_on()
    line(guide, form, key).setText(" ")
    guide.go_on()
    assert guide.steps.currentIndex() == step
    assert not getattr(guide, form).fields[key].complaint.isHidden()


def test_somebody_has_to_sit_at_the_desk(guide):
    guide.go_on()
    guide.person.setEditText("")
    guide.go_on()
    assert guide.steps.currentIndex() == 1
    assert "ngồi ở bàn này" in guide.state.text()


def test_esc_leaves_it_for_the_next_start(qtbot, guide, desk, database):
    with qtbot.waitSignal(guide.done):
        press(guide, Qt.Key.Key_Escape)
    assert read(database, needs_first_start)
    assert desk.settings.value(seat.FIRST_START_OVER) is None


@pytest.mark.parametrize("step", [0, 1, 2])
def test_answers_are_thrown_away_only_when_asked_for_twice(qtbot, guide, step):
    line(guide, "first", PROVINCE).setText("tỉnh Bắc Ninh")
    for _ in range(step):
        guide.go_on()
        guide.person.setEditText("Lê An")
    with qtbot.assertNotEmitted(guide.done):
        press(guide, Qt.Key.Key_Escape)
    assert (guide.state.text(), guide.steps.currentIndex()) == (LOSES, step)
    with qtbot.waitSignal(guide.done):
        guide.later.click()


def test_the_sample_office_is_enough_and_is_not_asked_about_again(qtbot, guide, desk, database):
    with qtbot.waitSignal(guide.done):
        guide.sample_office.click()
    assert read(database, read_office).is_sample
    assert desk.settings.value(seat.FIRST_START_OVER) is not None


def test_the_sample_data_come_only_when_asked_for_and_can_be_undone(qtbot, guide, desk, database):
    def count(session) -> int:
        return session.scalar(select(func.count()).select_from(Task)) or 0

    assert read(database, count) == 0
    with qtbot.waitSignal(guide.done, timeout=20000):
        guide.sample_data.click()
    assert read(database, count) > 0
    assert desk.said == [("Đã nhập dữ liệu mẫu.", True)]


def test_a_failed_import_leaves_the_guide_usable(qtbot, guide, reported, monkeypatch):
    def fails(*_, **__):
        raise OSError

    monkeypatch.setattr("app.importers.office_workbook.read_workbook", fails)
    guide.sample_data.click()
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert guide.sample_data.isEnabled()


@pytest.mark.parametrize("over", [True, False])
def test_it_is_wanted_on_fresh_data_until_it_is_over(qtbot, desk, guide, over):
    shown, read = [], []
    if over:
        desk.settings.setValue(seat.FIRST_START_OVER, True)
    when_wanted(desk.tasks, desk.settings, guide, lambda: shown.append(1))
    desk.tasks.ask(guide, "then", lambda _: None, lambda _: read.append(1))
    qtbot.waitUntil(lambda: bool(read))
    assert bool(shown) is not over
