"""Who makes something secret is told what was taken out of the data because of it (duty 12)."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.briefings.erased import Erased
from app.core.terms import Secrecy
from app.models.task import SourceDocument
from app.ui.erased import ErasedSheet, lines, tell
from app.ui.seat import FIRST_START_OVER
from app.ui.window import Window

SUMMARY = "V/v kho dự trữ ở Bản Mường"


def test_each_kind_has_a_line_the_most_first():
    erased = Erased({"agenda_item": 1, "official_document": 1_200}, drafts=2, changes=7)
    assert lines(erased) == [
        "1.200 văn bản phát hành",
        "1 nội dung họp",
        "2 bản viết dở",
        "7 lần ghi trong lịch sử thay đổi",
    ]


def test_what_was_said_only_in_the_history_has_one_line():
    assert lines(Erased({}, drafts=0, changes=3)) == ["3 lần ghi trong lịch sử thay đổi"]


@pytest.fixture
def window(qtbot, tasks, database, settings):
    window = Window(tasks, database.folder)
    window.settings.setValue(FIRST_START_OVER, "true")
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def sheets():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ErasedSheet) and one.isVisible()]


def test_the_window_tells_it_once_something_is_secret(qtbot, tasks, window):
    def enter(session):
        session.add(SourceDocument(number="5/UBND", issued_on=date(2026, 11, 3), summary=SUMMARY))

    def hide(session):
        [row] = session.query(SourceDocument)
        row.secrecy, row.summary = Secrecy.SECRET, ""

    with qtbot.waitSignal(tasks.changed):
        tasks.do(enter)
    assert not sheets(), "nothing was secret"
    tasks.do(hide)
    qtbot.waitUntil(lambda: len(sheets()) == 1)
    [sheet] = sheets()
    assert sheet.list.text() == "– 2 lần ghi trong lịch sử thay đổi", "as entered, as it was hidden"
    sheet.reject()
    qtbot.waitUntil(lambda: not sheets())


def test_the_sheet_goes_when_it_is_closed(qtbot, window):
    sheet = tell(window, Erased({"task": 1}, drafts=0, changes=1))
    with qtbot.waitSignal(sheet.destroyed):
        sheet.reject()
