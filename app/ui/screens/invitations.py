"""Giấy mời đến: every invitation by others, who goes, and what was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.meeting_held_terms import InvitationStanding as Standing
from app.core.tables import Column, Kind
from app.core.words import short_date
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, past_day
from app.ui.screens.invitation_actions import ASK_BEFORE, REPORT_AFTER
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.invitations import ListedInvitation

ASK = ListService("invitations")
STATE, ASKED, REPORTED = "Tình trạng", "Xin ý kiến", "Báo cáo"
MARKS = {
    Standing.UNDECIDED: Mark.SOON,
    Standing.UNASKED: Mark.SOON,
    Standing.READY: Mark.NEUTRAL,
    Standing.TODAY: Mark.SOON,
    Standing.UNREPORTED: Mark.SOON,
    Standing.OVERDUE: Mark.LATE,
    Standing.REPORTED: Mark.DONE,
    Standing.DECLINED: Mark.NEUTRAL,
}


def _state(row: ListedInvitation) -> str:
    """Where it stands; that it was asked about for another day than it is on now."""
    old = f" (đã xin cho ngày cũ, {short_date(row.asked_for)})" if row.asked_for else ""
    return f"{row.standing.label}{old}"


COLUMNS: tuple[Column[ListedInvitation], ...] = (
    Column("Ngày họp", lambda row: row.held_on, 10, Kind.DATE),
    Column("Giờ", lambda row: f"{row.starts_at:%H:%M}" if row.starts_at else None, 6, Kind.CENTRED),
    Column("Cơ quan mời", lambda row: row.agency, 12),
    Column("Nội dung", lambda row: row.content, 34),
    Column("Người đi", lambda row: row.attendees, 13),
    Column(STATE, _state, 14),
    Column(ASKED, lambda row: row.asked_on, 10, Kind.DATE),
    Column(REPORTED, lambda row: row.reported_on, 10, Kind.DATE),
    Column("Số giấy mời", lambda row: row.number, 12),
    Column("Mời", lambda row: row.manner.label, 18),
    Column("Loại", lambda row: row.kind.label, 18),
    Column("Địa điểm", lambda row: row.place, 18),
    Column("Phòng đề xuất", lambda row: row.room, 16),
)

INVITATIONS: ListScreen[ListedInvitation] = ListScreen(
    name="invitations",
    title="Giấy mời đến",
    noun="giấy mời",
    columns=COLUMNS,
    orders=(
        *("held_on", "", "agency", "content", "", "state", "asked_on", "reported_on"),
        *("", "", "", "", ""),
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có giấy mời nào của cơ quan khác.",
    filters=(
        Filter("period", "Ngày họp", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("kind", "Loại", ASK.choices("kind")),
        Filter("manner", "Mời", ASK.choices("manner")),
        Filter("person", "Người đi", ASK.choices("person")),
    ),
    groups=(
        Choice("month", "Tháng"),
        Choice("state", STATE),
        Choice("agency", "Cơ quan mời"),
        Choice("kind", "Loại"),
    ),
    marks={STATE: lambda row: MARKS[row.standing]},
    edits={ASKED: past_day("invitation", "asked_on"), REPORTED: past_day("invitation", "reported_on")},
    hidden=frozenset({ASKED, REPORTED, *("Số giấy mời", "Mời", "Loại", "Địa điểm", "Phòng đề xuất")}),
    actions=(add("Thêm giấy mời đến", "invitation"), ASK_BEFORE, REPORT_AFTER),
    form="invitation",
    table="invitation",
)
