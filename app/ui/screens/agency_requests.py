"""Yêu cầu: what agencies were asked to provide, and whether it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.task_terms import Supply
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, came_today, past_day
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.agency_requests import ListedAgencyRequest

ASK = ListService("agency_requests")
STATE, RECEIVED = "Tình trạng", "Ngày nhận"
MARKS = {
    Supply.WAITING: Mark.NEUTRAL,
    Supply.DUE_SOON: Mark.SOON,
    Supply.MISSING: Mark.LATE,
    Supply.ON_TIME: Mark.DONE,
    Supply.LATE: Mark.DONE_LATE,
}
COLUMNS: tuple[Column[ListedAgencyRequest], ...] = (
    Column("Nội dung yêu cầu", lambda row: row.content, 34),
    Column("Cơ quan", lambda row: row.agency, 14),
    Column("Cách yêu cầu", lambda row: row.way.label, 12),
    Column("Ngày yêu cầu", lambda row: row.requested_on, 10, Kind.DATE),
    Column("Hạn cung cấp", lambda row: row.due_on, 10, Kind.DATE),
    Column(STATE, lambda row: row.standing.label, 18),
    Column(RECEIVED, lambda row: row.received_on, 10, Kind.DATE),
    Column("Văn bản yêu cầu", lambda row: row.document_number, 12),
    Column("Văn bản, tài liệu nhận", lambda row: row.received_document, 16),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Phục vụ nhiệm vụ", lambda row: row.task, 24),
    Column("Ghi chú", lambda row: row.note, 18),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)
AGENCY_REQUESTS: ListScreen[ListedAgencyRequest] = ListScreen(
    name="agency_requests",
    title="Yêu cầu",
    noun="yêu cầu",
    columns=COLUMNS,
    orders=(
        *("content", "agency", "way", "requested_on", "due_on", "state", "received_on", "", ""),
        *("officer", "", ""),
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có yêu cầu nào. Ghi điều Văn phòng yêu cầu cơ quan cung cấp, báo cáo.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("period", "Hạn cung cấp", period=True),
        Filter("way", "Cách yêu cầu", ASK.choices("way")),
    ),
    groups=(
        Choice("agency", "Cơ quan"),
        Choice("state", STATE),
        Choice("month", "Tháng đến hạn"),
        Choice("officer", "Chuyên viên"),
    ),
    marks={STATE: lambda row: MARKS[row.standing]},
    edits={RECEIVED: past_day("agency_request", "received_on")},
    hidden=frozenset(
        {
            "Cách yêu cầu",
            "Ngày yêu cầu",
            "Văn bản yêu cầu",
            "Văn bản, tài liệu nhận",
            "Chuyên viên",
            "Phục vụ nhiệm vụ",
            "Ghi chú",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=(add("Thêm yêu cầu", "agency_request"), came_today("agency_request", "tài liệu")),
    form="agency_request",
    table="agency_request",
)
