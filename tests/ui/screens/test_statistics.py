"""The page of statistics: counted, compared, ranked, opened, exported; as things are and as they were known."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from app.briefings.programme_shares import ShareBy
from app.core.statistics_terms import (
    By,
    Comparison,
    Criterion,
    ExtensionBy,
    ExtensionRank,
    PresenceBy,
    PresenceRank,
    ReportBy,
)
from app.core.terms import AgencyKind, AgencyRole, Attendance, MeetingKind, TaskOrigin
from app.exports.formats import Format
from app.models.agency import Agency
from app.models.meeting import Meeting, MeetingAttendance
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Extension, Task, TaskAgency
from app.models.task_life import ExtensionRequest
from app.services.lists import extension_requests, extensions, presence, programme, reports
from app.services.lists import tasks as task_list
from app.services.settings import load_preset
from app.ui.lists import export, periods
from app.ui.screens import statistics
from app.ui.screens.statistics import StatisticsPage
from app.ui.today import now
from tests.ui.shells import RecordingShell

TODAY = date(2026, 11, 22)
OCTOBER = periods.code(date(2026, 10, 1), date(2026, 10, 31))


@pytest.fixture
def office(database) -> None:
    """Two agencies with a task each in October; one is done."""
    with database.write("Kiểm thử") as session:
        load_preset(session)
        home = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT, position=1)
        commune = Agency(name="UBND xã Ea Kar", kind=AgencyKind.COMMUNE, position=2)
        session.add_all([home, commune])
        session.flush()
        for lead, completed in ((home, date(2026, 10, 28)), (commune, None)):
            task = Task(
                content="Báo cáo",
                assigned_on=date(2026, 10, 5),
                deadline=date(2026, 10, 20),
                completed_on=completed,
            )
            session.add(task)
            session.flush()
            session.add(TaskAgency(task_id=task.id, agency_id=lead.id, role=AgencyRole.LEAD))


@pytest.fixture
def desk(tasks, settings, database, monkeypatch) -> RecordingShell:
    monkeypatch.setattr(statistics, "today", lambda: TODAY)
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def page(qtbot, desk, office) -> StatisticsPage:
    page = StatisticsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.show_period(OCTOBER)
    counted(qtbot, page)
    return page


def counted(qtbot, page: StatisticsPage) -> None:
    """Wait until what is asked is shown."""
    qtbot.waitUntil(lambda: page._counted == page.asked() and not page.progress.is_busy())


def shown(page: StatisticsPage) -> list[list[str]]:
    model = page.table.figures
    return [[model.index(row, column).data() for column in (0, 1, 3, 9)] for row in range(model.rowCount())]


def choose(qtbot, page: StatisticsPage, box, code: str) -> None:
    box.setCurrentIndex(box.findData(code))
    counted(qtbot, page)


def test_it_opens_with_the_present_month_seen_today(qtbot, desk, office):
    page = StatisticsPage(desk)
    qtbot.addWidget(page)
    asked = page.asked().period
    assert (asked.start, asked.end, asked.as_of) == (date(2026, 11, 1), date(2026, 11, 30), TODAY)


def test_rows_and_the_total_are_shown_with_what_a_reader_must_know(page):
    assert shown(page) == [
        ["Sở Nội vụ", "1", "1", "0"],
        ["UBND xã Ea Kar", "1", "0", "1"],
        ["Toàn bộ", "2", "1", "1"],
    ]
    assert "2 dòng, từ 01/10/2026 đến 31/10/2026; tính đến hết 31/10/2026" in page.said.text()


def test_each_figure_opens_exactly_its_rows(page, desk, database):
    model = page.table.figures
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            index = model.index(row, column)
            if (link := model.link(index)) is None:
                continue
            page.table.opened.emit(link)
            _, name, wanted = desk.asked[-1]
            with database.read() as session:
                assert name == "tasks"
                assert str(task_list.count(session, wanted, today=TODAY)) == index.data()


def test_another_day_of_the_look_counts_the_facts_up_to_then(qtbot, page):
    page.as_of.type_in("27/10/2026")
    page.as_of.box.editingFinished.emit()
    counted(qtbot, page)
    assert shown(page)[0] == ["Sở Nội vụ", "1", "0", "1"]


def test_by_something_else_of_one_kind_compared_and_ranked(qtbot, page):
    choose(qtbot, page, page.kind, AgencyKind.COMMUNE.value)
    assert [row[0] for row in shown(page)] == ["UBND xã Ea Kar", "Toàn bộ"]
    choose(qtbot, page, page.by, f"Nhiệm vụ:{By.SOURCE}")
    assert not page.kind.isEnabled()
    assert shown(page)[0][:2] == [TaskOrigin.PROVINCE.label, "2"]
    before = page.table.figures.columnCount()
    choose(qtbot, page, page.compare, " ".join(each.value for each in Comparison))
    assert page.table.figures.columnCount() == before + 8
    choose(qtbot, page, page.rank, Criterion.DONE.value)
    assert "xếp hạng theo tỷ lệ hoàn thành" in page.said.text()


def test_what_is_typed_later_is_seen_at_once_but_not_as_known_before(qtbot, page, tasks, database):
    page.known_at.show_value(now() - timedelta(days=1))
    page.is_known_at.setChecked(True)
    counted(qtbot, page)
    assert shown(page) == [["Toàn bộ", "0", "0", "0"]]
    assert page.meaning.isVisible()
    assert "theo dữ liệu đã nhập đến" in page.said.text()
    page.is_known_at.setChecked(False)
    counted(qtbot, page)

    def finish(session) -> None:
        for task in session.query(Task):
            task.completed_on = date(2026, 10, 20)

    tasks.do(finish)
    qtbot.waitUntil(lambda: shown(page)[-1] == ["Toàn bộ", "2", "2", "0"])


def test_a_figure_as_known_opens_its_rows_as_they_were_known(qtbot, page, tasks, monkeypatch):
    previewed: list[object] = []
    monkeypatch.setattr(export.Output, "preview", lambda _, listed: previewed.append(listed))
    page.known_at.show_value(now() + timedelta(minutes=1))
    page.is_known_at.setChecked(True)
    counted(qtbot, page)
    page.table.setCurrentIndex(page.table.figures.index(1, 9))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(previewed))
    [listed] = previewed
    assert [row[2] for row in listed.parts[0].rows] == ["UBND xã Ea Kar"]
    assert listed.filters[0] == "UBND xã Ea Kar: đang quá hạn"
    assert any("theo dữ liệu đã nhập đến" in line for line in listed.filters)


def test_what_is_on_the_screen_is_exported_in_its_order_with_the_total(qtbot, page, tmp_path, monkeypatch):
    target = tmp_path / "thong-ke.xlsx"
    monkeypatch.setattr(export.Output, "ask_path", lambda *_: target)
    page.table.sortByColumn(9, Qt.SortOrder.DescendingOrder)
    page._export(Format.XLSX)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.progress.is_busy())
    assert rows_of(target) == [
        (1, "UBND xã Ea Kar", 1),
        (2, "Sở Nội vụ", 1),
        (None, "Toàn bộ", 2),
    ]


def test_a_workbook_draws_the_first_rate_as_bars(qtbot, page, tmp_path, monkeypatch):
    target = tmp_path / "thong-ke.xlsx"
    monkeypatch.setattr(export.Output, "ask_path", lambda *_: target)
    page._export(Format.XLSX)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.progress.is_busy())
    with ZipFile(target) as packed:
        [chart] = [name for name in packed.namelist() if "/charts/chart" in name]
        drawn = packed.read(chart).decode()
    assert "Tỷ lệ hoàn thành (%)" in drawn


def test_rates_are_drawn_under_their_numbers(page):
    model = page.table.figures
    shares = [[model.share(model.rows[row], column) for column in (1, 10, 11)] for row in range(3)]
    assert shares == [[None, 1.0, 0.0], [None, 0.0, None], [None, 0.5, 0.0]]


def rows_of(path: Path) -> list[tuple[object, ...]]:
    """Counter, name and first figure of each row."""
    sheet = load_workbook(path).active
    cells = [tuple(row[:3]) for row in sheet.iter_rows(values_only=True)]
    return [row for row in cells if isinstance(row[2], int)]


def test_the_moment_is_the_end_of_the_minute_that_is_shown(page):
    page.known_at.show_value(datetime(2026, 11, 5, 14, 30).astimezone())
    page.is_known_at.setChecked(True)
    assert page.asked().known_at == datetime(2026, 11, 5, 14, 30, 59, 999999).astimezone()


def test_the_programme_is_counted_on_the_same_page_and_its_figures_open_their_items(
    qtbot, page, desk, database
):
    with database.write("Kiểm thử") as session:
        lead = session.query(Agency).first()
        for submitted in (date(2026, 10, 9), None):
            item = ProgrammeItem(content="Đề án", due_year=2026, due_month=10, submitted_on=submitted)
            item.added_on = None if submitted else date(2026, 10, 3)
            session.add(item)
            session.flush()
            session.add(ProgrammeAgency(item_id=item.id, agency_id=lead.id, role=AgencyRole.LEAD))
        session.add(ProgrammeItem(content="Đề án", due_year=2026, due_month=9))
    choose(qtbot, page, page.compare, Comparison.BEFORE.value)
    for by in ShareBy:
        choose(qtbot, page, page.by, f"Chương trình:{by}")
        assert page.compare.isEnabled() is (by is not ShareBy.MONTH)
        model = page.table.figures
        said = [model.index(model.rowCount() - 1, column).data() for column in range(7)]
        assert said == ["Toàn bộ", "2", "1", "0", "1", "50,00%", "0,00%"]
        assert model.index(model.rowCount() - 1, 13).data() == "1"  # added in the period
        columns = range(1, 15 if by is ShareBy.MONTH else 18)
        cells = [model.index(row, column) for row in range(model.rowCount()) for column in columns]
        assert by is ShareBy.MONTH or model.index(model.rowCount() - 1, 15).data() == "1"  # in September
        for cell in (cell for cell in cells if model.link(cell) is not None):
            page.table.opened.emit(model.link(cell))
            _, name, wanted = desk.asked[-1]
            with database.read() as session:
                assert name == "programme"
                assert str(programme.count(session, wanted, today=TODAY)) == cell.data()


def test_attendance_is_counted_on_the_same_page_and_its_figures_open_their_invitations(
    qtbot, page, desk, database
):
    with database.write("Kiểm thử") as session:
        agencies = session.query(Agency).order_by(Agency.position).all()
        meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=date(2026, 10, 26))
        session.add(meeting)
        session.flush()
        for agency, state in zip(agencies, (Attendance.PRESENT, Attendance.ABSENT), strict=False):
            session.add(MeetingAttendance(meeting_id=meeting.id, agency_id=agency.id, state=state))
    for by in PresenceBy:
        choose(qtbot, page, page.by, f"Dự họp:{by}")
        model = page.table.figures
        last = model.rowCount() - 1
        said = [model.index(last, column).data() for column in range(10)]
        assert said == ["Toàn bộ", "2", "1", "0", "0", "1", "0", "0", "50,00%", "50,00%"]
        for cell in (model.index(row, column) for row in range(last + 1) for column in range(1, 10)):
            if (link := model.link(cell)) is None:
                continue
            page.table.opened.emit(link)
            _, name, wanted = desk.asked[-1]
            with database.read() as session:
                assert name == "presence"
                assert str(presence.count(session, wanted, today=TODAY)) == cell.data()


def test_reports_are_counted_on_the_same_page_and_their_figures_open_them(qtbot, page, desk, database):
    with database.write("Kiểm thử") as session:
        first, second = session.query(Agency).order_by(Agency.position).limit(2)
        for agency, came in ((first, date(2026, 10, 20)), (first, date(2026, 10, 22)), (second, None)):
            session.add(
                ReportObligation(
                    name="Báo cáo", agency_id=agency.id, due_on=date(2026, 10, 20), received_on=came
                )
            )
    for by in ReportBy:
        choose(qtbot, page, page.by, f"Báo cáo:{by}")
        model = page.table.figures
        last = model.rowCount() - 1
        said = [model.index(last, column).data() for column in range(7)]
        assert said == ["Toàn bộ", "3", "1", "1", "1", "33,33%", "66,67%"]
        for cell in (model.index(row, column) for row in range(last + 1) for column in range(1, 5)):
            page.table.opened.emit(model.link(cell))
            _, name, wanted = desk.asked[-1]
            with database.read() as session:
                assert name == "reports"
                assert str(reports.count(session, wanted, today=TODAY)) == cell.data()


def test_extensions_are_counted_on_the_same_page_and_open_requests_extensions_and_tasks(
    qtbot, page, desk, database
):
    with database.write("Kiểm thử") as session:
        tasks_ = session.query(Task).order_by(Task.id).all()
        day, until = date(2026, 10, 12), date(2026, 10, 27)
        for task, granted in zip(tasks_, (True, False), strict=True):
            asked = ExtensionRequest(
                task_id=task.id, requested_on=day, requested_to=until, granted=granted, decided_on=day
            )
            session.add(asked)
        session.add(Extension(task_id=tasks_[0].id, extended_to=until, decided_on=day))
    lists = {"extension_requests": extension_requests, "extensions": extensions, "tasks": task_list}
    for by in ExtensionBy:
        choose(qtbot, page, page.by, f"Gia hạn:{by}")
        model = page.table.figures
        last = model.rowCount() - 1
        said = [model.index(last, column).data() for column in range(10)]
        assert said == ["Toàn bộ", "2", "1", "1", "0", "0", "1", "1", "1", "5"]
        for cell in (model.index(row, column) for row in range(last + 1) for column in range(1, 8)):
            if (link := model.link(cell)) is None:  # nothing to open
                continue
            page.table.opened.emit(link)
            _, name, wanted = desk.asked[-1]
            with database.read() as session:
                assert str(lists[name].count(session, wanted, today=TODAY)) == cell.data()


LISTS = {"presence": presence, "extension_requests": extension_requests, "extensions": extensions}


def opened_figures(page, desk, database) -> list[tuple[str, str]]:
    """The title and the cell of each figure that opens a list, which has as many rows as the figure says."""
    model, found = page.table.figures, []
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            cell = model.index(row, column)
            link = model.link(cell)
            if link is None or link.list not in LISTS or link.wanted.filters["figure"] == ("days",):
                continue  # of days the list shows what they are the sum of
            page.table.opened.emit(link)
            _, name, wanted = desk.asked[-1]
            with database.read() as session:
                assert str(LISTS[name].count(session, wanted, today=TODAY)) == cell.data()
            found.append((model.headerData(column, Qt.Orientation.Horizontal), cell.data()))
    return found


def titles(page) -> list[str]:
    model = page.table.figures
    return [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]


def test_attendance_is_compared_and_ranked_and_what_it_is_compared_with_opens(qtbot, page, desk, database):
    with database.write("Kiểm thử") as session:
        agencies = session.query(Agency).order_by(Agency.position).all()
        for day, state in ((date(2026, 10, 26), Attendance.PRESENT), (date(2026, 9, 25), Attendance.ABSENT)):
            meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=day)
            session.add(meeting)
            session.flush()
            for agency in agencies:
                part = MeetingAttendance(meeting_id=meeting.id, agency_id=agency.id, state=state)
                session.add(part)
    choose(qtbot, page, page.by, f"Dự họp:{PresenceBy.AGENCY}")
    choose(qtbot, page, page.compare, Comparison.BEFORE.value)
    choose(qtbot, page, page.rank, PresenceRank.REPRESENTED.value)
    assert titles(page)[-4:] == [
        *("Xếp hạng", "Kỳ trước: lượt mời", "Kỳ trước: tỷ lệ trực tiếp dự (%)", "Kỳ trước: tăng, giảm tỷ lệ")
    ]
    assert ("Kỳ trước: lượt mời", "1") in opened_figures(page, desk, database)
    assert "xếp hạng theo tỷ lệ dự kể cả cử người dự thay" in page.said.text()
    assert "kỳ trước: 01/09/2026 – 30/09/2026" in page.said.text()
    choose(qtbot, page, page.by, f"Dự họp:{PresenceBy.MONTH}")
    assert not page.compare.isEnabled()
    assert "Xếp hạng" not in titles(page)


def test_extensions_are_compared_and_ranked_and_what_they_are_compared_with_opens(
    qtbot, page, desk, database
):
    with database.write("Kiểm thử") as session:
        first, second = session.query(Task).order_by(Task.id).all()
        for task, day in (
            (first, date(2026, 10, 12)),
            (second, date(2026, 10, 13)),
            (second, date(2025, 10, 8)),
        ):
            session.add(ExtensionRequest(task_id=task.id, requested_on=day, requested_to=day + timedelta(20)))
            session.add(Extension(task_id=task.id, extended_to=day + timedelta(20), decided_on=day))
    choose(qtbot, page, page.rank, Criterion.DONE.value)
    choose(qtbot, page, page.by, f"Gia hạn:{ExtensionBy.AGENCY}")
    assert page.rank.currentData() == "", "a rate of tasks is no number of extensions"
    choose(qtbot, page, page.compare, Comparison.YEAR_AGO.value)
    choose(qtbot, page, page.rank, ExtensionRank.EXTENSIONS.value)
    assert titles(page)[-5:] == [
        "Xếp hạng",
        *("Cùng kỳ: lượt xin gia hạn", "Cùng kỳ: tăng, giảm lượt xin gia hạn"),
        *("Cùng kỳ: lượt gia hạn", "Cùng kỳ: tăng, giảm lượt gia hạn"),
    ]
    model = page.table.figures
    assert [model.index(2, column).data() for column in range(11, 15)] == ["1", "1", "1", "1"]
    found = opened_figures(page, desk, database)
    assert {("Cùng kỳ: lượt xin gia hạn", "1"), ("Cùng kỳ: lượt gia hạn", "1")} <= set(found)
    assert "số lượt gia hạn, nhiều nhất đứng trước" in page.said.text()


def test_what_is_ranked_by_stays_where_the_next_statistic_has_it_too(qtbot, page):
    choose(qtbot, page, page.rank, Criterion.ON_TIME.value)
    choose(qtbot, page, page.by, f"Báo cáo:{ReportBy.AGENCY}")
    assert page.rank.currentData() == Criterion.ON_TIME.value
    choose(qtbot, page, page.by, f"Dự họp:{PresenceBy.PERSON}")
    offered = [page.rank.itemText(place) for place in range(page.rank.count())]
    assert offered == ["Không xếp hạng", "Tỷ lệ trực tiếp dự", "Tỷ lệ kể cả dự thay"]
    widest = max(page.rank.fontMetrics().horizontalAdvance(text) for text in offered)
    qtbot.waitUntil(lambda: page.rank.width() >= widest + page.rank.height(), timeout=2000)
