"""What the list of reports and the calendar lead to: the letter of a report period, of chosen reports, of all."""

from dataclasses import replace
from datetime import date

import pytest

from app.core.terms import AgencyKind, ReportStanding
from app.models.agency import Agency
from app.models.report import ReportObligation
from app.services.lists.reports import ListedReport
from app.services.settings import load_preset
from app.ui.screens import report_actions
from app.ui.screens.official_work import FORM, Paper
from app.ui.screens.reports import COLUMNS
from tests.ui.shells import RecordingShell

TODAY, DUE = date(2026, 11, 25), date(2026, 11, 23)
NAME = "Báo cáo tháng 11/2026"


@pytest.fixture
def shell(tasks, settings, database, monkeypatch):
    monkeypatch.setattr(report_actions, "today", lambda: TODAY)
    return RecordingShell(tasks, settings, database.folder)


@pytest.fixture
def key(database):
    """A report that is late."""
    with database.write("Lan") as session:
        load_preset(session)
        room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
        session.add(room)
        session.flush()
        row = ReportObligation(name=NAME, agency_id=room.id, due_on=DUE)
        session.add(row)
        session.flush()
        return row.id.hex


def led_to(shell):
    _, name, _, start = shell.asked[-1]
    return name, start


def test_chosen_reports_lead_to_their_letter_and_none_to_that_of_all(shell, key):
    action = next(one for one in report_actions.ACTIONS if one.document == "report_urging")
    assert action.shortcut == "Ctrl+D"
    action.run(shell, [key])
    assert led_to(shell) == (FORM, Paper("report_urging", f"{key}+"))
    action.run(shell, [])
    assert led_to(shell) == (FORM, Paper("report_urging", "2026-11-25"))


@pytest.mark.parametrize("line", ["", "2026-11-23|regular|Ban hành lịch", "2026-11-22|report|Báo cáo khác"])
def test_a_line_of_the_calendar_leads_to_its_report_period(qtbot, shell, key, line):
    [action] = report_actions.OF_CALENDAR
    action.run(shell, [f"2026-11-23|report|{NAME}"])
    qtbot.waitUntil(lambda: bool(shell.asked))
    assert led_to(shell) == (FORM, Paper("report_urging", key))
    before = len(shell.asked)
    action.run(shell, [line] if line else [])
    qtbot.waitUntil(lambda: len(shell.asked) > before)
    assert led_to(shell) == (FORM, Paper("report_urging", "2026-11-25"))


def test_reports_of_people_of_one_room_are_told_apart():
    column = next(one for one in COLUMNS if one.title == "Cơ quan báo cáo")
    row = ListedReport(
        *("1" * 32, "Báo cáo", "Phòng TH", None, None, date(2026, 11, 20), None, ReportStanding.WAITING),
        *(None, "Lê Thị Hoa", 0, ""),
    )
    assert column.value(row) == "Lê Thị Hoa (Phòng TH)"
    assert column.value(replace(row, person="")) == "Phòng TH"
