"""Cơ quan: every agency with its other names and its open tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.terms import TaskState
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.agencies import ListedAgency

ASK = ListService("agencies")
STATE = "Tình trạng"


def state(row: ListedAgency) -> str:
    """Whether the agency is there, and what came after it."""
    if row.is_valid:
        return "Đang hoạt động"
    return f"Nay là {row.successor}" if row.successor else "Không còn hoạt động"


COLUMNS: tuple[Column[ListedAgency], ...] = (
    Column("Tên cơ quan", lambda row: row.name, 34),
    Column("Viết tắt", lambda row: row.short_name, 10),
    Column("Loại", lambda row: row.kind.label, 14),
    Column("Tên gọi khác", lambda row: "; ".join(row.aliases), 30),
    Column(STATE, state, 16),
    Column("Từ ngày", lambda row: row.valid_from, 10, Kind.DATE),
    Column("Đến ngày", lambda row: row.valid_to, 10, Kind.DATE),
    Column("Việc chưa xong", lambda row: row.open_tasks, 11, Kind.NUMBER),
)

AGENCIES: ListScreen[ListedAgency] = ListScreen(
    name="agencies",
    title="Cơ quan",
    noun="cơ quan",
    columns=COLUMNS,
    orders=("name", "short_name", "kind", "", "", "valid_from", "valid_to", "open_tasks"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có cơ quan nào.",
    filters=(
        Filter("kind", "Loại", ASK.choices("kind")),
        Filter("state", STATE, ASK.choices("state"), several=False),
    ),
    groups=(Choice("kind", "Loại"),),
    marks={STATE: lambda row: Mark.NEUTRAL if row.is_valid else Mark.GONE},
    hidden=frozenset({"Loại", "Tên gọi khác", "Từ ngày", "Đến ngày"}),
    actions=(
        add("Thêm cơ quan", "agency"),
        tasks_of("agency", "chưa xong mà các cơ quan đã chọn chủ trì", state=TaskState.UNFINISHED),
    ),
    form="agency",
    table="agency",
)
