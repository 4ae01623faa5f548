"""Danh sách lịch: every line of the weekly schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.fields import LABELS
from app.core.tables import Column, Kind
from app.core.words import capital, weekday
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens.schedule_actions import OF_LINES

if TYPE_CHECKING:
    from app.services.lists.appointments import ListedAppointment

ASK = ListService("appointments")
_LABELS = LABELS["appointment"]


def hours(row: ListedAppointment) -> str:
    """From when to when, as far as it is known."""
    return "–".join(f"{moment:%H:%M}" for moment in (row.starts_at, row.ends_at) if moment)


COLUMNS: tuple[Column[ListedAppointment], ...] = (
    Column("Thứ", lambda row: capital(weekday(row.day)), 8),
    Column("Ngày", lambda row: row.day, 10, Kind.DATE),
    Column("Giờ", lambda row: hours(row) or row.half.label, 10, Kind.CENTRED),
    Column("Nội dung", lambda row: row.content, 44),
    Column("Chủ trì", lambda row: row.chair, 40),
    Column("Địa điểm", lambda row: row.place, 16),
    Column("Loại việc", lambda row: row.kind.label, 16),
    Column("Lãnh đạo dự", lambda row: "; ".join(row.people), 20),
    Column("Thành phần khác", lambda row: row.attends, 20),
    Column("Chuẩn bị", lambda row: row.prepares, 12),
    Column("Lãnh đạo Văn phòng", lambda row: row.office_leader, 16),
    Column("Phòng theo dõi", lambda row: row.room, 12),
    Column("Từ cuộc họp", lambda row: "Có" if row.of_meeting else "", 9, Kind.CENTRED),
    Column("Ghi chú", lambda row: row.note, 16),
)

APPOINTMENTS: ListScreen[ListedAppointment] = ListScreen(
    name="appointments",
    title="Danh sách lịch",
    noun="mục lịch công tác",
    columns=COLUMNS,
    orders=("", "day", "", "content", "chair", "place", "kind", "", "", "", "", "", "", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có mục lịch nào. Thêm ở tab Tuần, hoặc đưa cuộc họp vào lịch.",
    filters=(
        Filter("period", "Kỳ", period=True, several=False),
        Filter("leader", "Lãnh đạo", ASK.choices("leader")),
        Filter("kind", _LABELS["kind"], ASK.choices("kind")),
        Filter("state", "Khi nào", ASK.choices("state")),
    ),
    groups=(Choice("kind", _LABELS["kind"]),),
    hidden=frozenset(
        {
            *("Thứ", "Địa điểm", "Loại việc", "Thành phần khác", "Chuẩn bị"),
            *("Lãnh đạo Văn phòng", "Phòng theo dõi", "Từ cuộc họp", "Ghi chú"),
        }
    ),
    actions=(add("Thêm mục lịch", "appointment"), *OF_LINES),
    form="appointment",
    table="appointment",
)
