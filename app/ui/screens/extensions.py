"""Gia hạn: every new deadline that was given, how much time it gave, who decided (feature 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.exports.extension_statistics import GIVEN_FIGURES
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.task_parts import opener
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.extensions import ListedExtension

ASK = ListService("extensions")
PLACE = "Lần thứ"
COLUMNS: tuple[Column[ListedExtension], ...] = (
    Column("Nhiệm vụ", lambda row: row.content, 24),
    Column("Cơ quan", lambda row: row.agency, 12),
    Column("Hạn cũ", lambda row: row.old, 10, Kind.DATE),
    Column("Gia hạn đến", lambda row: row.extended_to, 10, Kind.DATE),
    Column("Số ngày làm việc", lambda row: row.days, 8, Kind.NUMBER),
    Column(PLACE, lambda row: row.place, 6, Kind.NUMBER),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Người quyết định", lambda row: row.decider, 14),
    Column("Lý do", lambda row: row.reason, 22),
    Column("Văn bản", lambda row: row.document_number, 12),
    Column("Số, ký hiệu văn bản giao", lambda row: row.number, 14),
    Column("Phòng theo dõi", lambda row: row.room, 14),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)
EXTENSIONS: ListScreen[ListedExtension] = ListScreen(
    name="extensions",
    title="Gia hạn",
    noun="lần gia hạn",
    columns=COLUMNS,
    orders=(
        *("content", "agency", "", "extended_to", "", "place", "decided_on"),
        *("", "", "", "", "", "officer"),
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có lần gia hạn nào. Quyết định ở thẻ Xin gia hạn, hoặc Thao tác ▸ Gia hạn ở danh sách nhiệm vụ.",
    filters=(
        Filter("period", "Ngày quyết định", period=True),
        Filter("agency", "Cơ quan chủ trì", ASK.choices("agency")),
        Filter("room", "Phòng theo dõi", ASK.choices("room")),
        Filter("officer", "Chuyên viên", ASK.choices("officer")),
        Filter("leader", "Người giao", ASK.choices("leader")),
        Filter("field", "Lĩnh vực", ASK.choices("field")),
        Filter("state", PLACE, ASK.choices("state")),
        as_of(),
        figure(GIVEN_FIGURES),
    ),
    groups=(
        Choice("agency", "Cơ quan chủ trì"),
        Choice("month", "Tháng quyết định"),
        Choice("task", "Nhiệm vụ"),
        Choice("officer", "Chuyên viên"),
        Choice("leader", "Người giao"),
        Choice("field", "Lĩnh vực"),
    ),
    marks={PLACE: lambda row: Mark.LATE if row.place > 1 else None},
    hidden=frozenset(
        {
            "Ngày quyết định",
            "Người quyết định",
            "Lý do",
            "Văn bản",
            "Số, ký hiệu văn bản giao",
            "Phòng theo dõi",
            "Chuyên viên",
            "Cơ quan trước sáp nhập",
        }
    ),
    opens=opener(ASK),
    table="extension",
)
