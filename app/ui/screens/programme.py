"""Chương trình công tác: every item of the programme books as it stands today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.programme_terms import UNASSIGNED
from app.core.tables import Column, Kind
from app.core.terms import ItemStanding
from app.ui.lists.figure_filters import as_of, changed, figure, moved, within
from app.ui.lists.periods import say_months
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, past_day
from app.ui.screens.document_actions import OF_PROGRAMME
from app.ui.screens.programme_sheets import OF_ITEMS
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.programme import ListedItem

ASK = ListService("programme")
STATE, SUBMITTED, ISSUED = "Tình trạng", "Ngày trình", "Ngày ban hành"
LEADS = "Cơ quan chủ trì"
MARKS = {
    ItemStanding.NOT_YET: Mark.NEUTRAL,
    ItemStanding.DUE: Mark.SOON,
    ItemStanding.LATE: Mark.LATE,
    ItemStanding.SUBMITTED: Mark.DONE,
    ItemStanding.ISSUED: Mark.DONE,
    ItemStanding.CARRIED: Mark.NEUTRAL,
    ItemStanding.WITHDRAWN: Mark.GONE,
}
FIGURES = {
    "due": "phải trình",
    "submitted": "đã trình",
    "issued": "đã ban hành",
    "not_submitted": "chưa trình",
    "late": "chậm",
    "submitted_late": "trình chậm",
    "carried": "chuyển kỳ sau",
    "dropped": "đã rút",
}
CHANGES = {"postponed": "lùi hạn", "added": "bổ sung", "withdrawn": "rút khỏi chương trình"}

COLUMNS: tuple[Column[ListedItem], ...] = (
    Column("Nội dung", lambda row: row.content, 42),
    Column("Hình thức", lambda row: row.form, 12),
    Column("Cấp quyết định", lambda row: row.level.label, 14),
    Column(LEADS, lambda row: "; ".join(row.leads) or UNASSIGNED, 14),
    Column("Cơ quan trước sáp nhập", lambda row: "; ".join(row.former), 14),
    Column("Lãnh đạo phụ trách", lambda row: row.leader, 16),
    Column("Tháng trình", lambda row: f"{row.due.month:02d}/{row.due.year}", 9, Kind.CENTRED),
    Column(STATE, lambda row: row.state, 20),
    Column(SUBMITTED, lambda row: row.submitted_on, 10, Kind.DATE),
    Column(ISSUED, lambda row: row.issued_on, 10, Kind.DATE),
    Column("Điều chỉnh", lambda row: row.adjustments or None, 8, Kind.NUMBER),
    Column("Lùi", lambda row: row.postponed or None, 6, Kind.NUMBER),
    Column("Chuyển kỳ", lambda row: row.carried_times or None, 8, Kind.NUMBER),
    Column("Lĩnh vực", lambda row: row.field, 14),
    Column("Phòng theo dõi", lambda row: row.room, 14),
    Column("Bổ sung", lambda row: row.added_on, 10, Kind.DATE),
    Column("Cần lưu ý", lambda row: "; ".join(need.label for need in row.needs), 22),
    Column("Còn thiếu", lambda row: "; ".join(part.label for part in row.lacks), 26),
    Column("Chương trình", lambda row: row.book.label, 24),
)

PROGRAMME: ListScreen[ListedItem] = ListScreen(
    name="programme",
    title="Chương trình công tác",
    noun="nội dung",
    columns=COLUMNS,
    orders=(
        "content",
        "",
        "level",
        "lead",
        "",
        "leader",
        "month",
        "state",
        "submitted_on",
        "issued_on",
        "adjustments",
        *("postponed", "", "field", "room", "added_on", "", ""),
        "book",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có nội dung nào trong chương trình công tác.",
    filters=(
        Filter("period", "Tháng trình", period=True, say=say_months),
        Filter("state", STATE, ASK.choices("state")),
        Filter("agency", "Cơ quan chủ trì", ASK.choices("agency")),
        Filter("leader", "Lãnh đạo", ASK.choices("leader")),
        Filter("level", "Cấp quyết định", ASK.choices("level")),
        Filter("field", "Lĩnh vực", ASK.choices("field")),
        Filter("room", "Phòng theo dõi", ASK.choices("room")),
        Filter("need", "Cần lưu ý", ASK.choices("need")),
        Filter("lacks", "Còn thiếu", ASK.choices("lacks")),
        Filter("room_plan", "Kế hoạch của phòng", ASK.choices("room_plan")),
        Filter("book", "Chương trình", ASK.choices("book")),
        as_of(),
        figure(FIGURES),
        changed(CHANGES),
        moved(),
        within(),
    ),
    groups=(
        Choice("agency", "Cơ quan chủ trì"),
        Choice("month", "Tháng trình"),
        Choice("leader", "Lãnh đạo phụ trách"),
        Choice("level", "Cấp quyết định"),
        Choice("field", "Lĩnh vực"),
        Choice("room", "Phòng theo dõi"),
    ),
    marks={STATE: lambda row: MARKS[row.standing], LEADS: lambda row: None if row.leads else Mark.LATE},
    edits={
        SUBMITTED: past_day("programme_item", "submitted_on"),
        ISSUED: past_day("programme_item", "issued_on"),
    },
    hidden=frozenset(
        {
            "Hình thức",
            "Cấp quyết định",
            "Cơ quan trước sáp nhập",
            "Lãnh đạo phụ trách",
            ISSUED,
            "Điều chỉnh",
            "Chương trình",
        }
        | {"Lùi", "Chuyển kỳ", "Lĩnh vực", "Phòng theo dõi", "Bổ sung", "Cần lưu ý", "Còn thiếu"}
    ),
    actions=(add("Thêm nội dung", "programme_item"), *OF_ITEMS, *OF_PROGRAMME),
    form="programme_item",
    table="programme_item",
)
