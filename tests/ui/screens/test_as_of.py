"""A list that is seen on an older day tells its rows as of that day: on the screen, copied and exported."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication

from app.briefings.lists import Wanted
from app.core.terms import AgencyKind, Book
from app.exports.formats import Format
from app.models.agency import Agency
from app.models.programme import ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Extension, Task
from app.ui import theme
from app.ui.lists.view import ListView
from app.ui.screens.programme import PROGRAMME
from app.ui.screens.reports import REPORTS
from app.ui.screens.tasks import TASKS
from app.ui.widgets import saving
from tests.conftest import ACTOR
from tests.ui.shells import RecordingShell

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 10)
SEEN = Wanted(filters={"as_of": (OCTOBER.isoformat(),)})


@dataclass(frozen=True)
class Case:
    """A list, and what its row says on the last of October and later."""

    screen: Any
    then: dict[str, str]
    later: dict[str, str]


CASES = (
    Case(
        TASKS,
        {"Tình trạng": "Quá hạn", "Thời hạn": "20/10/2026", "Còn lại": "Chậm 11 ngày", "Hoàn thành": ""},
        {"Tình trạng": "Hoàn thành", "Thời hạn": "20/11/2026", "Hoàn thành": "10/11/2026"},
    ),
    Case(PROGRAMME, {"Tình trạng": "Đến tháng, chưa trình"}, {"Tình trạng": "Đã trình"}),
    Case(REPORTS, {"Ngày nhận": ""}, {"Ngày nhận": "10/11/2026"}),
)


@pytest.fixture
def office(database) -> None:
    """One record of each list: what it waited for came in November."""
    with database.write(ACTOR) as session:
        agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
        task = Task(
            content="Việc",
            assigned_on=date(2026, 10, 1),
            deadline=date(2026, 10, 20),
            completed_on=NOVEMBER,
        )
        item = ProgrammeItem(
            content="Đề án", book=Book.COMMITTEE, due_year=2026, due_month=10, submitted_on=NOVEMBER
        )
        session.add_all([agency, task, item])
        session.flush()
        session.add(Extension(task_id=task.id, extended_to=date(2026, 11, 20), decided_on=NOVEMBER))
        session.add(
            ReportObligation(
                agency_id=agency.id, name="Báo cáo tháng", due_on=date(2026, 10, 20), received_on=NOVEMBER
            )
        )


@pytest.fixture
def show(qtbot, tasks, settings, tmp_path, office):
    def show(screen) -> ListView:
        view = ListView(screen, RecordingShell(tasks, settings, tmp_path))
        qtbot.addWidget(view)
        view.resize(1400, 600)
        with qtbot.waitExposed(view):
            view.show()
        for number in range(view.header.count()):
            view.header.setSectionHidden(number, False)
        qtbot.waitUntil(lambda: view.count.text() != "")
        return view

    return show


def told(view: ListView) -> dict[str, str]:
    """The first row, by the titles of the columns."""
    titles = [column.title for column in view.declared.columns]
    return {title: view.model.index(0, number).data() or "" for number, title in enumerate(titles)}


def bare(said: str) -> str:
    return said.lstrip(f"{''.join(theme.SIGNS.values())} ")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.screen.name)
def test_the_row_says_how_things_stood(qtbot, show, case):
    view = show(case.screen)
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    row = told(view)
    assert {title: bare(row[title]) for title in case.later} == case.later
    view.show_wanted(SEEN)
    qtbot.waitUntil(lambda: told(view) != row)
    row = told(view)
    assert {title: bare(row[title]) for title in case.then} == case.then


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.screen.name)
def test_what_is_copied_and_exported_is_what_is_seen(qtbot, show, case, tmp_path, monkeypatch):
    view = show(case.screen)
    view.show_wanted(SEEN)
    qtbot.waitUntil(lambda: view.model.wanted == view.wanted())
    view.table.selectAll()
    QGuiApplication.clipboard().clear()
    view.copy(headings=True)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    heads, cells = (line.split("\t") for line in QGuiApplication.clipboard().text().strip("\n").split("\n"))
    copied = dict(zip(heads, cells, strict=True))
    assert {title: copied[title] for title in case.then} == case.then

    path = tmp_path / "danh sách.xlsx"
    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    view.shell.said.clear()  # how many rows were copied
    view.exporter().save(view.shown(), Format.XLSX)
    qtbot.waitUntil(lambda: bool(view.shell.said))
    lines = [
        [f"{cell:%d/%m/%Y}" if hasattr(cell, "year") else str(cell or "") for cell in row]
        for row in load_workbook(path).worksheets[0].iter_rows(values_only=True)
    ]
    at = next(number for number, line in enumerate(lines) if "Tình trạng" in line)
    exported = dict(zip(lines[at], lines[at + 1], strict=True))
    assert {title: exported[title] for title in case.then} == case.then
