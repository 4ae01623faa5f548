"""Báo cáo định kỳ: every report that agencies owe, when it is due and when it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.terms import ReportStanding
from app.rules.obligations import say_whose
from app.ui.lists import periods
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, came_today, past_day
from app.ui.screens.report_actions import ACTIONS
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.reports import ListedReport

ASK = ListService("reports")
STATE, RECEIVED = "Tình trạng", "Ngày nhận"
MARKS = {
    ReportStanding.WAITING: Mark.NEUTRAL,
    ReportStanding.DUE_SOON: Mark.SOON,
    ReportStanding.MISSING: Mark.LATE,
    ReportStanding.ON_TIME: Mark.DONE,
    ReportStanding.LATE: Mark.DONE_LATE,
}
FIGURES = {"due": "đến hạn", "on_time": "gửi đúng hạn", "late": "gửi chậm", "missing": "chưa gửi"}


def period(row: ListedReport) -> str:
    """The period in words; nothing where it is not written."""
    if row.period_from and row.period_to:
        said = periods.say(periods.code(row.period_from, row.period_to))
        return said[0].upper() + said[1:]
    return ""


def whose(row: ListedReport) -> str:
    """Who owes it."""
    return say_whose(row.person, row.agency)


COLUMNS: tuple[Column[ListedReport], ...] = (
    Column("Tên báo cáo", lambda row: row.name, 36),
    Column("Cơ quan báo cáo", whose, 17),
    Column("Kỳ báo cáo", period, 17),
    Column("Hạn gửi", lambda row: row.due_on, 10, Kind.DATE),
    Column(
        "Trước giờ",
        lambda row: f"{row.due_hour:02}:00" if row.due_hour is not None else None,
        8,
        Kind.CENTRED,
    ),
    Column(STATE, lambda row: row.standing.label, 12),
    Column(RECEIVED, lambda row: row.received_on, 10, Kind.DATE),
    Column("Giờ nhận", lambda row: f"{row.received_at:%H:%M}" if row.received_at else None, 8, Kind.CENTRED),
    Column("Người báo cáo", lambda row: row.person, 16),
    Column("Số lần nhắc", lambda row: row.reminders or None, 8, Kind.NUMBER),
    Column("Căn cứ", lambda row: row.source, 30),
)

REPORTS: ListScreen[ListedReport] = ListScreen(
    name="reports",
    title="Báo cáo định kỳ",
    noun="báo cáo",
    columns=COLUMNS,
    orders=("name", "agency", "period", "due_on", "", "state", "received_on", "", "person", "reminders", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có báo cáo định kỳ nào.",
    filters=(
        Filter("period", "Hạn gửi", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("kind", "Loại theo quy chế", ASK.choices("kind")),
        Filter("person", "Người báo cáo", ASK.choices("person")),
        as_of(),
        figure(FIGURES),
    ),
    groups=(
        Choice("agency", "Cơ quan"),
        Choice("name", "Tên báo cáo"),
        Choice("month", "Tháng đến hạn"),
        Choice("state", STATE),
    ),
    marks={STATE: lambda row: MARKS[row.standing]},
    edits={RECEIVED: past_day("report_obligation", "received_on")},
    hidden=frozenset({"Kỳ báo cáo", "Trước giờ", "Giờ nhận", "Người báo cáo", "Số lần nhắc", "Căn cứ"}),
    actions=(
        add("Thêm báo cáo", "report"),
        came_today("report_obligation", "báo cáo"),
        *ACTIONS,
    ),
    form="report",
    table="report_obligation",
)
