"""The generic list, shown with the tasks of the office."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.models.task import Task
from app.ui.list_screen import PAGE, PAGES_KEPT, ListView, as_html, as_tsv
from app.ui.screens.tasks import TASKS

MANY = 1000
CONTENT, LEAD = 1, 2


@pytest.fixture
def show(qtbot, tasks):
    """The list, open and filled."""

    def show() -> ListView:
        view = ListView(TASKS, tasks)
        qtbot.addWidget(view)
        view.resize(1200, 600)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(lambda: view.count.text() != "")
        return view

    return show


def cell(view: ListView, row: int, column: int = CONTENT) -> str | None:
    return view.model.index(row, column).data()


def column(view: ListView, number: int) -> list[str | None]:
    return [cell(view, row, number) for row in range(view.model.rowCount())]


def click_header(view: ListView, section: int) -> None:
    header = view.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(section) + 5, 5)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_long_list_is_counted_at_once_and_read_page_by_page(qtbot, show, fill):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    assert view.count.text() == "1.000 nhiệm vụ"
    assert view.model.rowCount() == MANY
    assert cell(view, 0) == "Việc 899"
    assert cell(view, MANY - 1) is None, "the last page is not here before it is looked at"
    view.table.scrollToBottom()
    qtbot.waitUntil(lambda: cell(view, MANY - 1) == "Việc 0")


def test_only_so_many_pages_are_kept(qtbot, show, fill, monkeypatch):
    monkeypatch.setattr("app.ui.list_screen.PAGES_KEPT", 2)
    fill(f"Việc {number}" for number in range(3 * PAGE))
    view = show()
    for page in (1, 2):
        cell(view, page * PAGE)
        qtbot.waitUntil(lambda p=page: cell(view, p * PAGE) is not None)
    assert len(view.model._pages) == 2
    assert PAGES_KEPT > 2


def test_words_are_found_without_accents(qtbot, show, fill):
    fill(["Quy hoạch tỉnh Đắk Lắk", *(f"Việc {number}" for number in range(MANY))])
    view = show()
    for typed in ("dak", "ĐẮK", "hoach dak"):
        view.search.setText(typed)
        qtbot.waitUntil(lambda: view.count.text() == "1 nhiệm vụ")
        assert cell(view, 0) == "Quy hoạch tỉnh Đắk Lắk"
        view.search.clear()
        qtbot.waitUntil(lambda: view.count.text() == "1.001 nhiệm vụ")


def test_what_is_not_found_is_said_in_one_sentence(qtbot, show, fill):
    fill(["Việc"])
    view = show()
    view.search.setText("khong co")
    qtbot.waitUntil(view.nothing.isVisible)
    assert view.nothing.text() == "Không có nhiệm vụ nào khớp “khong co”."
    assert not view.table.isVisible()


def test_an_empty_list_says_how_to_fill_it(show):
    view = show()
    assert view.count.text() == "0 nhiệm vụ"
    assert view.nothing.isVisible()
    assert view.nothing.text() == TASKS.empty


def test_a_click_on_the_heading_sorts_as_a_vietnamese_dictionary_and_another_turns_it(qtbot, show, fill):
    ordered = ["Ban Dân tộc", "Sở An toàn", "Sở Ăn uống", "Sở Dân tộc", "Sở Địa chính", "Sở Y tế"]
    fill([f"Việc {number}" for number in range(6)], agencies=ordered[::-1][1:] + ordered[-1:])
    view = show()
    click_header(view, LEAD)
    qtbot.waitUntil(lambda: column(view, LEAD) == ordered)
    header = view.table.horizontalHeader()
    assert (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (LEAD, Qt.SortOrder.AscendingOrder)
    click_header(view, LEAD)
    qtbot.waitUntil(lambda: column(view, LEAD) == ordered[::-1])
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_selected_rows_are_copied_as_a_table(qtbot, show, fill):
    fill(["Việc một", "Việc hai", "Việc ba"])
    view = show()
    view.table.setFocus()
    view.table.selectAll()
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != "")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["12/UBND-TH", f"Việc {name}", "Sở Y tế"] for name in ("ba", "hai", "một")
    ]
    assert "<td" in QGuiApplication.clipboard().mimeData().html()


def test_ctrl_f_goes_to_the_search_line(qtbot, show, fill):
    fill(["Việc"])
    view = show()
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(view.search.hasFocus)


def test_a_change_is_shown_and_what_is_looked_at_stays_in_place(qtbot, show, fill, tasks):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    view.table.selectRow(500)
    view.table.scrollTo(view.model.index(500, 0))
    chosen, place = view.model.keys[500], view.table.verticalScrollBar().value()
    qtbot.waitUntil(lambda: cell(view, 500) is not None)

    def rename(session):
        session.get(Task, UUID(chosen)).content = "Việc mới"

    tasks.do(rename)
    qtbot.waitUntil(lambda: cell(view, 500) == "Việc mới")
    assert view.table.verticalScrollBar().value() == place
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [500]


def test_a_late_page_of_another_list_is_not_shown(qtbot, show, fill):
    fill(f"Việc {number}" for number in range(MANY))
    view = show()
    asked = []
    view.model.missing.connect(asked.append)
    cell(view, 700)
    view.search.setText("viec 9")
    qtbot.waitUntil(lambda: view.count.text() == "111 nhiệm vụ")
    assert asked == [700 // PAGE]
    assert set(view.model._pages) == {0}


def test_a_failed_question_is_reported_and_the_list_stays(qtbot, show, fill, reported, monkeypatch):
    fill(["Việc"])
    view = show()

    def fails(*_, **__):
        raise ValueError("no")

    monkeypatch.setattr("app.services.task_list.find_tasks", fails)
    view.search.setText("x")
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert cell(view, 0) == "Việc"


def test_every_part_has_a_name_for_a_screen_reader(show, fill):
    fill(["Việc"])
    view = show()
    for part in (view, view.search, view.count, view.table, view.nothing):
        assert part.accessibleName()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([["a", "b"], ["c", "d"]], "a\tb\nc\td\n"),
        ([["hai\ndòng", "có\ttab"]], '"hai\ndòng"\t"có\ttab"\n'),
        ([['"trích"']], '"""trích"""\n'),
    ],
)
def test_cells_are_written_between_tabs(cells, expected):
    assert as_tsv(cells) == expected


def test_cells_are_written_as_text_that_is_no_formula_and_no_markup():
    html = as_html([["=1+1", "<b>&\nhai"]])
    assert html.count("mso-number-format:'\\@'") == 2
    assert ">=1+1</td>" in html
    assert "&lt;b&gt;&amp;<br>hai" in html
