"""So sánh: what became of the programme between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.lists import Choice
from app.core.programme_terms import ItemChange
from app.core.tables import Column, Kind
from app.ui.detail_panel import Shown
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.progress_round import describe_item, open_item
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.briefings.programme_changes import ChangedItem
    from app.briefings.programme_item_form import YearMonth

ASK = ListService("programme_changes")
CHANGE = "Thay đổi"
MARKS = {
    ItemChange.ADDED: Mark.DONE,
    ItemChange.DROPPED: Mark.GONE,
    ItemChange.CARRIED: Mark.NEUTRAL,
    ItemChange.LATER: Mark.LATE,
    ItemChange.EARLIER: Mark.DONE,
}


def tell(key: str) -> Shown:
    """What the panel shows of a row: its item."""
    item = key.partition("@")[0]
    return Shown(item, describe_item, ("programme_item", UUID(item)))


def _month(month: YearMonth | None) -> str:
    return f"{month[1]:02d}/{month[0]}" if month else ""


COLUMNS: tuple[Column[ChangedItem], ...] = (
    Column("Nội dung", lambda row: row.content, 44),
    Column("Cơ quan chủ trì", lambda row: "; ".join(row.leads), 18),
    Column("Lãnh đạo phụ trách", lambda row: row.leader, 18),
    Column(CHANGE, lambda row: row.change.label, 16),
    Column("Tháng trước", lambda row: _month(row.before), 10, Kind.CENTRED),
    Column("Tháng sau", lambda row: _month(row.after), 10, Kind.CENTRED),
)

PROGRAMME_CHANGES: ListScreen[ChangedItem] = ListScreen(
    name="programme_changes",
    title="So sánh",
    noun="thay đổi",
    columns=COLUMNS,
    orders=("",) * len(COLUMNS),
    find=ASK.find,
    page=ASK.page,
    empty="Chương trình không thay đổi giữa hai ngày; chọn hai ngày khác ở “Từ ngày – đến ngày”.",
    filters=(
        Filter("period", "Từ ngày – đến ngày", period=True, several=False),
        Filter("change", CHANGE, ASK.choices("change")),
    ),
    groups=(Choice("change", CHANGE),),
    marks={CHANGE: lambda row: MARKS[row.change]},
    hidden=frozenset({"Lãnh đạo phụ trách"}),
    opens=open_item,
)
