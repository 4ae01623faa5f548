"""The list of the office's documents and the register of numbers at the window."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.briefings.number_sheets import HeldNumber
from app.core.issuing import NumberState, Standing
from app.models.document import DocumentNumber, OfficialDocument
from app.services.issued import issue
from app.services.number_lines import hold_elsewhere
from app.services.official_documents import draft_of
from app.ui.forms.sheet import Sheet
from app.ui.lists import services
from app.ui.screens import document_numbers, number_sheets
from app.ui.screens.official import OfficialPage
from app.ui.screens.official_work import Paper
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 22)


class Desk(RecordingShell, QWidget):
    """A window that sheets stand over."""

    def __init__(self, *given):
        QWidget.__init__(self)
        RecordingShell.__init__(self, *given)


@pytest.fixture
def shell(tasks, settings, database, monkeypatch):
    for module in (services, document_numbers, number_sheets):
        monkeypatch.setattr(module, "today", lambda: TODAY)
    return Desk(tasks, settings, database.folder)


@pytest.fixture
def kept(database):
    """A report that went out, a draft of another, and a number held for a letter made elsewhere."""
    with database.write("Kiểm thử") as session:
        issue(session, "month_report", "2026-10", issued_on=TODAY, today=TODAY)
        draft_of(session, "month_report", "2026-09")
        hold_elsewhere(session, HeldNumber(letters="TB"), year=2026)


@pytest.fixture
def page(qtbot, shell, kept):
    page = OfficialPage(shell)
    qtbot.addWidget(page, before_close_func=lambda page: page.composing.pane.clear())
    page.resize(1134, 700)
    with qtbot.waitActive(page):
        page.show()
    return page


@pytest.fixture
def show(qtbot, page):
    def show(name, many):
        page.show_list(name, Wanted())
        view = page._records[name].view()
        qtbot.waitUntil(lambda: len(view.model.keys) == many)
        return view

    return show


def verb(view, label):
    return next(made for action, made in view.verbs.own if action.label == label)


def choose(qtbot, view, text):
    """Put the cursor on the row that says so somewhere."""
    model = view.model
    qtbot.waitUntil(lambda: model.shown(0) is not None and not view.shell.tasks._latest)
    for row in range(len(model.keys)):
        if any(text in str(model.index(row, n).data()) for n in range(model.columnCount())):
            view.table.choose((row,), current=row)
            return model.keys[row]
    raise AssertionError(text)


@pytest.fixture
def open_sheet(qtbot, shell):
    """The sheet that is open over the window."""

    def open_sheet() -> Sheet:
        found: list[Sheet] = []

        def is_open() -> bool:
            found[:] = [one for one in shell.findChildren(Sheet) if one.isVisible()]
            return bool(found) and found[0].button.isEnabled()

        qtbot.waitUntil(is_open)
        return found[0]

    return open_sheet


def stored(database, model):
    with database.read() as session:
        return list(session.scalars(select(model).where(model.deleted_at.is_(None))))


def test_the_tabs_are_writing_the_list_and_the_register(page, show):
    assert [page.tabs.tabText(n) for n in range(page.tabs.count())] == [
        "Soạn văn bản",
        "Văn bản đã lập",
        "Sổ số văn bản",
    ]
    view = show("official_documents", 2)
    assert page.tabs.currentIndex() == 1
    assert not view.title.isVisible()
    assert show("document_numbers", 2) is not view


def test_a_document_is_opened_from_the_list(qtbot, shell, show):
    view = show("official_documents", 2)
    choose(qtbot, view, "01/BC-VP")
    view.open_current()
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked == [("form", "official", None, Paper("month_report", "2026-10"))]


def test_drafts_are_discarded_what_went_out_is_not(qtbot, show, database, reported, shell):
    view = show("official_documents", 2)
    choose(qtbot, view, "01/BC-VP")
    verb(view, "Bỏ dự thảo").trigger()
    qtbot.waitUntil(lambda: len(reported) == 1)
    choose(qtbot, view, "Dự thảo")
    verb(view, "Bỏ dự thảo").trigger()
    qtbot.waitUntil(lambda: ("Đã bỏ 1 bản dự thảo.", True) in shell.said)
    assert [row.standing for row in stored(database, OfficialDocument)] == [Standing.ISSUED]


def test_the_panel_tells_a_document_and_its_history(qtbot, page, show):
    view = show("official_documents", 2)
    choose(qtbot, view, "01/BC-VP")
    panel = page._records["official_documents"].panel
    qtbot.waitUntil(lambda: panel.title.text() == "Tháng 10 năm 2026")
    assert "01/BC-VP" in panel.facts.toPlainText()


def test_a_number_is_held_used_and_another_cancelled(qtbot, show, database, shell, open_sheet):
    view = show("document_numbers", 2)
    verb(view, "Giữ số…").trigger()
    asked = open_sheet()
    asked.frames["letters"].entry.type_in("TB")
    asked.apply()
    qtbot.waitUntil(lambda: len(view.model.keys) == 3)
    choose(qtbot, view, "02/TB-VP")
    verb(view, "Ghi vào sổ…").trigger()
    line = open_sheet()
    line.frames["summary"].entry.type_in("Kết luận phiên họp")
    line.frames["issued_on"].entry.type_in("20/11")
    line.apply()
    qtbot.waitUntil(lambda: ("Đã ghi 1 dòng vào sổ.", True) in shell.said)
    choose(qtbot, view, "01/TB-VP")
    verb(view, "Hủy số…").trigger()
    cancel = open_sheet()
    cancel.apply()
    assert cancel.isVisible(), "the reason is missing"
    cancel.frames["reason"].entry.type_in("Không ban hành")
    cancel.apply()
    qtbot.waitUntil(lambda: ("Đã hủy 1 số; số hủy vẫn đứng trong sổ.", True) in shell.said)
    notices = {
        row.number: (row.state, row.summary)
        for row in stored(database, DocumentNumber)
        if row.abbreviation == "TB"
    }
    assert notices == {1: (NumberState.CANCELLED, ""), 2: (NumberState.USED, "Kết luận phiên họp")}


def test_a_series_begins_behind_the_paper_book(qtbot, show, database, open_sheet):
    view = show("document_numbers", 2)
    verb(view, "Số cuối của sổ giấy…").trigger()
    asked = open_sheet()
    asked.frames["letters"].entry.type_in("QĐ")
    asked.apply()
    assert asked.isVisible(), "the number is missing"
    asked.frames["last"].entry.type_in("57")
    asked.apply()
    qtbot.waitUntil(lambda: len(view.model.keys) == 3)
    assert [row.number for row in stored(database, DocumentNumber) if row.abbreviation == "QĐ"] == [57]


def test_enter_opens_the_document_of_a_number_or_its_line(qtbot, shell, show, open_sheet):
    view = show("document_numbers", 2)
    choose(qtbot, view, "01/BC-VP")
    view.open_current()
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert shell.asked == [("form", "official", None, Paper("month_report", "2026-10"))]
    choose(qtbot, view, "01/TB-VP")
    view.open_current()
    open_sheet().reject()


def test_the_book_is_printed_as_a_document(show, shell):
    verb(show("document_numbers", 2), "In sổ…").trigger()
    assert shell.asked == [("form", "official", None, Paper("outgoing_book", ""))]
