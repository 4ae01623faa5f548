"""The month's figures agency by agency."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt

from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.ui import theme
from app.ui.widgets.agency_figures import HEADINGS, AgencyFigures, rows
from app.ui.widgets.figure_links import Link, behind
from app.ui.widgets.figure_table import FigureColumn, FigureTable

PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))
AGENCIES = (("a1", "Sở Nội vụ"), ("b1", "Sở Tư pháp"), ("c1", "Ban Dân tộc"), ("d1", "Sở Y tế"))
FIGURES = Figures(
    period=PERIOD,
    tasks=TaskFigures(),
    tasks_by_agency={
        "Sở Nội vụ": TaskFigures(total=1200, done=4, done_on_time=3, overdue=2),
        "Sở Tư pháp": TaskFigures(total=9, overdue=5),
    },
    programme=ProgrammeFigures(),
    programme_year_to_date=ProgrammeFigures(),
    programme_by_agency={"Sở Nội vụ": ProgrammeFigures(due=1, not_submitted=1)},
    session_documents=SessionDocumentFigures(),
    session_documents_by_agency={"Ban Dân tộc": SessionDocumentFigures(items=2, missing=2)},
    reports=ReportFigures(),
)


@pytest.fixture
def table(qtbot) -> AgencyFigures:
    table = AgencyFigures()
    qtbot.addWidget(table)
    table.show_figures(FIGURES, AGENCIES)
    table.show()
    return table


def shown(table: AgencyFigures) -> list[list[str]]:
    model = table.figures
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def column_of(title: str) -> int:
    return 1 + [heading.title for heading in HEADINGS].index(title)


def test_agencies_with_figures_stand_in_the_office_s_own_order(table):
    assert shown(table) == [
        ["Sở Nội vụ", "1.200", "4", "3", "75,00%", "2", "1", "0"],
        ["Sở Tư pháp", "9", "0", "0", "–", "5", "0", "0"],
        ["Ban Dân tộc", "0", "0", "0", "–", "0", "0", "2"],
    ]


def test_agencies_of_one_name_are_one_row_with_all_their_keys():
    found = rows(FIGURES, (*AGENCIES, ("a2", "Sở Nội vụ")))
    assert [row.keys for row in found] == [("a1", "a2"), ("b1",), ("c1",)]


@pytest.mark.parametrize(
    ("column", "down", "names"),
    [
        (0, False, ["Ban Dân tộc", "Sở Nội vụ", "Sở Tư pháp"]),
        (column_of("Quá hạn"), True, ["Sở Tư pháp", "Sở Nội vụ", "Ban Dân tộc"]),
        (column_of("Tỷ lệ đúng hạn"), True, ["Sở Nội vụ", "Sở Tư pháp", "Ban Dân tộc"]),
        (-1, False, ["Sở Nội vụ", "Sở Tư pháp", "Ban Dân tộc"]),
    ],
)
def test_a_heading_sorts_and_figures_that_come_anew_keep_the_order(table, column, down, names):
    table.sortByColumn(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
    table.show_figures(FIGURES, AGENCIES)
    assert [row[0] for row in shown(table)] == names


def test_what_nobody_leads_comes_last_and_opens_its_own_rows(qtbot, table):
    opened: list[Link] = []
    table.opened.connect(opened.append)
    lone = replace(
        FIGURES,
        tasks_of_nobody=TaskFigures(total=3, overdue=1),
        programme_of_nobody=ProgrammeFigures(due=1, not_submitted=1),
        session_documents_of_nobody=SessionDocumentFigures(items=1, missing=1),
    )
    table.show_figures(lone, AGENCIES)
    assert shown(table)[-1] == ["Chưa có cơ quan", "3", "0", "0", "–", "1", "1", "1"]
    for title in ("Quá hạn", "Chưa trình", "Thiếu tài liệu"):
        table.setCurrentIndex(table.figures.index(3, column_of(title)))
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [
        behind("tasks", "overdue", PERIOD, narrowed={"state": ("no_lead",)}),
        behind("programme", "not_submitted", PERIOD, narrowed={"agency": ("none",)}),
        behind("papers", "missing", PERIOD, narrowed={"agency": ("none",)}),
    ]


def test_enter_opens_the_rows_behind_a_figure_of_an_agency(qtbot, table):
    opened: list[Link] = []
    table.opened.connect(opened.append)
    table.setCurrentIndex(table.figures.index(1, column_of("Quá hạn")))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [behind("tasks", "overdue", PERIOD, narrowed={"agency": ("b1",)})]
    assert opened[0].wanted.filters["agency"] == ("b1",)


def test_a_click_opens_once_and_where_there_is_no_list_nothing(qtbot, table):
    opened: list[Link] = []
    table.opened.connect(opened.append)
    for column in (column_of("Chưa trình"), column_of("Tỷ lệ đúng hạn"), 0):
        spot = table.visualRect(table.figures.index(0, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [behind("programme", "not_submitted", PERIOD, narrowed={"agency": ("a1",)})]


def test_the_pointer_says_what_opens(qtbot, table):
    cells = {0: Qt.CursorShape.ArrowCursor, 1: Qt.CursorShape.PointingHandCursor}
    for column, cursor in cells.items():
        spot = table.visualRect(table.figures.index(0, column)).center()
        qtbot.mouseMove(table.viewport(), QPoint(1, 1))
        qtbot.mouseMove(table.viewport(), spot)
        assert table.viewport().cursor().shape() == cursor


def test_what_is_late_is_red_and_what_is_nothing_is_quiet(table):
    def ink(row: int, title: str) -> str | None:
        colour = table.figures.index(row, column_of(title)).data(Qt.ItemDataRole.ForegroundRole)
        return colour.name() if colour else None

    assert ink(0, "Quá hạn") == theme.tokens().late
    assert ink(2, "Quá hạn") == theme.tokens().quiet
    assert ink(0, "Nhiệm vụ") is None


def test_new_figures_leave_the_cursor_where_it_is(table):
    table.setCurrentIndex(table.figures.index(1, 2))
    table.show_figures(FIGURES, AGENCIES)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)


def test_the_longest_heading_is_read_whole(qtbot):
    """A title of four lines was cut above and below."""

    def height(*titles: str) -> int:
        shown = FigureTable("Thống kê")
        qtbot.addWidget(shown)
        columns = [FigureColumn(title, lambda _: 0) for title in titles]
        shown.fill(columns, [], named=("Cơ quan", str))
        return shown.horizontalHeader().height()

    assert height("Kỳ trước: tăng, giảm tỷ lệ") > height("Tổng", "Kỳ trước: tổng số") > height("Tổng")
