"""So sánh: what became of the programme between two days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import SHORT_GROUNDS, Basis, ItemChange
from app.core.tables import Column, Kind
from app.core.words import short_date
from app.ui.detail_panel import Shown
from app.ui.lists.periods import say_months
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.progress_round import describe_item, open_item
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from app.briefings.programme_changes import ChangedItem
    from app.briefings.programme_item_form import YearMonth

ASK = ListService("programme_changes")
CHANGE = "Thay đổi"
MARKS = {
    ItemChange.ADDED: Mark.DONE,
    ItemChange.ARRIVED: Mark.DONE,
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


def _start() -> Mapping[str, tuple[str, ...]]:
    """This year until today, by the days of the facts: what is compared is said above the list and on paper."""
    from app.services.lists.programme_changes import days

    return {"period": (days(Wanted(), today()),), "basis": (Basis.FACTS.value,)}


def _title(wanted: Wanted) -> str:
    """ "So sánh chương trình công tác ngày 01/01/2026 với ngày 29/11/2026": what the annex is called."""
    from app.services.lists.common import days_of
    from app.services.lists.programme_changes import days

    first, second = map(short_date, days_of(days(wanted, today())))
    return f"So sánh chương trình công tác ngày {first} với ngày {second}"


def decision(row: ChangedItem) -> str:
    """ "Khách quan; 12/UBND-TH, 05/10/2026": the ground, the document that decided and its day, where known."""
    ground = SHORT_GROUNDS[row.ground] if row.ground else ""
    day = short_date(row.decided_on) if row.decided_on else ""
    return "; ".join(filter(None, (ground, ", ".join(filter(None, (row.document, day))))))


COLUMNS: tuple[Column[ChangedItem], ...] = (
    Column("Nội dung", lambda row: row.content, 20),
    Column("Cơ quan chủ trì", lambda row: "; ".join(row.leads), 11),
    Column("Lãnh đạo phụ trách", lambda row: row.leader, 16),
    Column(CHANGE, lambda row: row.change.label, 10),
    Column("Tháng cũ", lambda row: _month(row.before), 7, Kind.CENTRED),
    Column("Tháng mới", lambda row: _month(row.after), 7, Kind.CENTRED),
    Column("Căn cứ, quyết định", decision, 20),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Văn bản quyết định", lambda row: row.document, 14),
    Column("Người quyết định", lambda row: row.decided_by, 14),
    Column("Lý do", lambda row: row.reason, 22),
    Column("Căn cứ theo quy chế", lambda row: row.ground.label if row.ground else "", 22),
    Column("Chương trình", lambda row: row.book.label, 18),
)

PROGRAMME_CHANGES: ListScreen[ChangedItem] = ListScreen(
    name="programme_changes",
    title="So sánh",
    noun="thay đổi của chương trình",
    columns=COLUMNS,
    orders=("",) * len(COLUMNS),
    find=ASK.find,
    page=ASK.page,
    empty="Chương trình không thay đổi giữa hai ngày; chọn hai ngày khác ở “Từ ngày – đến ngày”.",
    filters=(
        Filter("period", "Từ ngày – đến ngày", period=True, several=False),
        Filter("basis", "Cách so sánh", ASK.choices("basis"), several=False),
        Filter("change", CHANGE, ASK.choices("change")),
        Filter("due", "Chương trình của kỳ", period=True, say=say_months),
        Filter("book", "Chương trình", ASK.choices("book")),
    ),
    groups=(Choice("change", CHANGE),),
    marks={CHANGE: lambda row: MARKS[row.change]},
    hidden=frozenset(
        {
            "Lãnh đạo phụ trách",
            "Ngày quyết định",
            "Văn bản quyết định",
            "Người quyết định",
            "Lý do",
            "Căn cứ theo quy chế",
            "Chương trình",
        }
    ),
    start=_start,
    opens=open_item,
    paper=_title,
)
