"""Phối hợp: which agencies take part in tasks, and whether each of them answered (duty 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.task_making_terms import Answered
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import came_today, past_day
from app.ui.screens.task_parts import opener
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.coordination import ListedCoordination

ASK = ListService("coordination")
STATE, AGENCY, ANSWERED = "Tình trạng", "Cơ quan phối hợp", "Ngày trả lời"
MARKS = {
    Answered.MISSING: Mark.LATE,
    Answered.DUE_SOON: Mark.SOON,
    Answered.WAITING: Mark.NEUTRAL,
    Answered.LATE: Mark.DONE_LATE,
    Answered.ON_TIME: Mark.DONE,
    Answered.CLOSED: Mark.NEUTRAL,
}
COLUMNS: tuple[Column[ListedCoordination], ...] = (
    Column("Nhiệm vụ", lambda row: row.content, 30),
    Column(AGENCY, lambda row: row.agency, 16),
    Column("Phần việc", lambda row: row.part, 18),
    Column("Ngày đề nghị", lambda row: row.asked_on, 10, Kind.DATE),
    Column("Hạn trả lời", lambda row: row.deadline, 10, Kind.DATE),
    Column(STATE, lambda row: row.standing.label, 16),
    Column(ANSWERED, lambda row: row.answered_on, 10, Kind.DATE),
    Column("Kết quả trả lời", lambda row: row.answer, 18),
    Column("Cơ quan chủ trì", lambda row: row.leads, 16),
    Column("Đầu mối", lambda row: row.contact, 16),
    Column("Điện thoại", lambda row: row.phone, 12),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)
COORDINATION: ListScreen[ListedCoordination] = ListScreen(
    name="coordination",
    title="Phối hợp",
    noun="phần phối hợp",
    columns=COLUMNS,
    orders=(
        *("content", "agency", "", "asked_on", "deadline", "state", "answered_on", ""),
        *("leads", "", "", "officer"),
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có cơ quan phối hợp nào. Ghi cơ quan phối hợp trong từng nhiệm vụ.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("period", "Ngày đề nghị", period=True),
        Filter("answered", ANSWERED, period=True),
        Filter("agency", AGENCY, ASK.choices("agency")),
        Filter("level", "Loại cơ quan", ASK.choices("level")),
        Filter("officer", "Chuyên viên", ASK.choices("officer")),
    ),
    groups=(
        Choice("agency", AGENCY),
        Choice("state", STATE),
        Choice("month", "Tháng đề nghị"),
        Choice("officer", "Chuyên viên"),
    ),
    marks={STATE: lambda row: MARKS[row.standing]},
    edits={ANSWERED: past_day("task_agency", "answered_on")},
    hidden=frozenset(
        {
            "Phần việc",
            "Ngày đề nghị",
            "Cơ quan chủ trì",
            "Đầu mối",
            "Điện thoại",
            "Chuyên viên",
            "Kết quả trả lời",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=(came_today("task_agency", "trả lời"),),
    opens=opener(ASK),
)
