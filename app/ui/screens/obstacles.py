"""Vướng mắc: what hinders tasks, as agencies said, over any period; printed as it stands it is the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.terms import TaskState
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.task_parts import opener

if TYPE_CHECKING:
    from app.services.lists.obstacles import ListedObstacle

ASK = ListService("obstacles")


def _state(row: ListedObstacle) -> str:
    return (TaskState.DONE_ON_TIME if row.done else TaskState.UNFINISHED).label


COLUMNS: tuple[Column[ListedObstacle], ...] = (
    Column("Nhiệm vụ", lambda row: row.content, 24),
    Column("Cơ quan", lambda row: row.agency, 12),
    Column("Ngày báo cáo", lambda row: row.reported_on, 10, Kind.DATE),
    Column("Khó khăn, vướng mắc", lambda row: row.difficulty, 18),
    Column("Đề xuất, kiến nghị", lambda row: row.proposal, 13),
    Column("Tiến độ (%)", lambda row: row.percent, 8, Kind.NUMBER),
    Column("Thời hạn", lambda row: row.deadline, 10, Kind.DATE),
    Column("Nhiệm vụ nay", _state, 12),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)


OBSTACLES: ListScreen[ListedObstacle] = ListScreen(
    name="obstacles",
    title="Vướng mắc",
    noun="khó khăn, vướng mắc",
    columns=COLUMNS,
    orders=("content", "agency", "reported_on", "", "", "percent", "deadline", "state", "officer", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có khó khăn, vướng mắc nào. Ghi từ danh sách nhiệm vụ: chọn việc, Ctrl+Shift+G.",
    filters=(
        Filter("period", "Ngày báo cáo", period=True),
        Filter("state", "Nhiệm vụ", ASK.choices("state")),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("officer", "Chuyên viên", ASK.choices("officer")),
    ),
    groups=(
        Choice("agency", "Cơ quan"),
        Choice("content", "Nhiệm vụ"),
        Choice("month", "Tháng báo cáo"),
        Choice("officer", "Chuyên viên"),
    ),
    hidden=frozenset({"Tiến độ (%)", "Thời hạn", "Nhiệm vụ nay", "Chuyên viên", "Cơ quan trước sáp nhập"}),
    opens=opener(ASK),
    table="progress_entry",
)
