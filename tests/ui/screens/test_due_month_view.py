"""The month of what is due in the window: walked by keys and by hand, its days open as lists, it goes out on paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.report import ReportObligation
from app.services.settings import load_preset
from app.ui import theme
from app.ui.screens import due_month_view
from app.ui.screens.due_month_view import DueMonthView
from app.ui.widgets import month_cells
from tests.ui.shells import RecordingShell

TODAY, LATE = date(2026, 9, 18), date(2026, 9, 10)
Role, Key = Qt.ItemDataRole, Qt.Key


@pytest.fixture
def view(qtbot, tasks, settings, database, monkeypatch):
    monkeypatch.setattr(due_month_view, "today", lambda: TODAY)
    with database.write("Lan") as session:
        load_preset(session)
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        session.add(agency)
        session.flush()
        for count in range(9):
            session.add(ReportObligation(name=f"Báo cáo {count}", agency_id=agency.id, due_on=LATE))
    view = DueMonthView(RecordingShell(tasks, settings, database.folder))
    qtbot.addWidget(view)
    view.resize(1100, 560)
    with qtbot.waitActive(view):
        view.show()
    qtbot.waitUntil(lambda: view.month is not None)
    view.grid.setFocus()
    return view


def press(view, *keys):
    for key in keys:
        QTest.keyClick(view.grid, key)


def waits_for(qtbot, view, year, month):
    qtbot.waitUntil(lambda: view.month is not None and (view.month.year, view.month.month) == (year, month))


def test_it_opens_on_today_and_says_what_a_day_holds(view):
    assert (view.name.text(), view.grid.day) == ("Tháng 9/2026", TODAY)
    view.grid.choose(LATE)
    assert view.state.text().startswith("Thứ Năm, 10/09/2026, ngày làm việc, 10 việc, 9 quá hạn · Cả tháng ")
    assert "▲ 9 quá hạn" in view.state.text()


def test_arrows_walk_over_the_edge_of_a_month_and_pages_change_it(qtbot, view):
    press(view, Key.Key_Left, Key.Key_Up)
    assert view.grid.day == date(2026, 9, 10)
    press(view, Key.Key_Up, Key.Key_Up)
    assert view.grid.day == date(2026, 8, 27)
    waits_for(qtbot, view, 2026, 8)
    assert view.grid.currentIndex().data(Role.UserRole).day == date(2026, 8, 27)
    press(view, Key.Key_PageDown)
    waits_for(qtbot, view, 2026, 9)
    press(view, Key.Key_End, Key.Key_PageUp)
    assert view.grid.day == date(2026, 8, 30)
    press(view, Key.Key_Home)
    assert view.grid.day == date(2026, 8, 1)


def test_enter_a_double_click_and_a_week_open_the_list_of_its_days(qtbot, view):
    view.grid.choose(LATE)
    press(view, Key.Key_Return)
    name, wanted = view._shell.asked[-1][1:]
    assert (name, wanted.filters, wanted.group) == ("due_days", {"period": ("2026-09-10..2026-09-10",)}, "")
    place = view.grid.visualRect(view.grid.currentIndex().siblingAtColumn(4)).center()
    QTest.mouseClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.grid.day == LATE + timedelta(days=1)
    QTest.mouseDClick(view.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view._shell.asked[-1][2].filters == {"period": ("2026-09-11..2026-09-11",)}
    view.grid.verticalHeader().sectionClicked.emit(1)
    assert view._shell.asked[-1][2].filters == {"period": ("2026-09-07..2026-09-13",)}
    assert view._shell.asked[-1][2].group == "day"


def test_one_kind_is_shown_and_opened(qtbot, view):
    view.kind.setCurrentIndex(view.kind.findData("meeting"))
    view.kind.activated.emit(0)
    qtbot.waitUntil(lambda: view.month.kind is not None)
    assert view.grid.shown(LATE).lines == ()
    view.grid.choose(LATE)
    press(view, Key.Key_Return)
    assert view._shell.asked[-1][2].filters["kind"] == ("meeting",)


def test_who_cannot_see_it_is_told_every_day(view):
    index = next(
        view.grid.model().index(row, column)
        for row in range(5)
        for column in range(7)
        if view.grid.model().index(row, column).data(Role.UserRole).day == LATE
    )
    assert index.data(Role.AccessibleTextRole) == "Thứ Năm, 10/09/2026, ngày làm việc, 10 việc, 9 quá hạn"
    assert "▲ Báo cáo 0" in index.data(Role.ToolTipRole)
    assert view.grid.accessibleName() == "Lịch nhắc việc tháng 9/2026"


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize("scale", [1, 1.5])
def test_every_look_and_size_paints_it(qapp, view, look, scale):
    try:
        theme.apply(qapp, look, scale)
        picture = view.grid.grab().toImage()
        late, ground = theme.colour(theme.Mark.LATE).rgb(), theme.tokens().surface
        seen = {picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 3)}
        assert late in seen
        assert ground in {f"#{rgb & 0xFFFFFF:06x}" for rgb in seen}
    finally:
        theme.apply(qapp)


def test_it_goes_out_as_a_file(qtbot, view, tmp_path, monkeypatch):
    path = tmp_path / "lich.xlsx"
    monkeypatch.setattr(view._output, "ask_path", lambda *_: path)
    view._save(due_month_view.FORMATS[0])
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: bool(view._shell.said))
    assert view._shell.said == [("Đã xuất lịch nhắc việc của tháng ra tệp lich.xlsx.", False)]


@pytest.mark.parametrize(
    ("lines", "room", "told"), [(3, 5, (3, 0)), (5, 5, (5, 0)), (9, 5, (4, 5)), (9, 0, (0, 9))]
)
def test_a_day_tells_what_there_is_room_for_and_counts_the_rest(view, lines, room, told):
    day = view.grid.shown(LATE)
    shown, more = month_cells.told(replace(day, lines=day.lines[:lines]), room)
    assert (len(shown), more) == told


def test_working_days_are_wider_than_weekends_and_fill_the_grid(view):
    header = view.grid.horizontalHeader()
    widths = [header.sectionSize(column) for column in range(7)]
    assert min(widths[:5]) > max(widths[5:])
    assert sum(widths) == view.grid.viewport().width()


def test_weekends_are_as_wide_as_other_days_where_their_headings_would_be_cut(qtbot, view):
    view.resize(600, 560)
    header = view.grid.horizontalHeader()
    qtbot.waitUntil(
        lambda: max(map(header.sectionSize, range(7))) - min(map(header.sectionSize, range(7))) <= 1
    )


def test_what_is_cut_goes_on_below_while_there_is_room(view):
    """Every line has a row of its own first; the rows that are left go to those that are cut."""
    line = view.grid.shown(LATE).lines[0]
    long = replace(line, hour=None, title="Báo cáo kết quả thực hiện nhiệm vụ của tuần 44")
    short = replace(long, title="Họp")
    fitted = month_cells.Fitted()
    fitted.begin(view.font())
    width = fitted.width("▲ Báo cáo kết quả thực hiện")

    def rows(lines, room):
        return [len(parts) for parts in month_cells.broken(lines, room, width, fitted)]

    assert rows((long, short), 4) == [2, 1]
    assert rows((long, long), 3) == [2, 1]
    assert rows((long, long), 2) == [1, 1]
    [[cut]] = month_cells.broken((long,), 1, width, fitted)
    assert cut.endswith("…")
    [whole] = month_cells.broken((long,), 2, width, fitted)
    assert " ".join(whole).endswith("của tuần 44")
