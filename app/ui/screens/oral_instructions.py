"""Chỉ đạo bằng lời: what leaders said, who passed it on, and the tasks that follow from it (duty 26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of

if TYPE_CHECKING:
    from app.services.lists.oral_instructions import ListedOral

ASK = ListService("oral_instructions")

COLUMNS: tuple[Column[ListedOral], ...] = (
    Column("Ngày", lambda row: row.said_on, 10, Kind.DATE),
    Column("Giờ", lambda row: f"{row.said_at:%H:%M}" if row.said_at else "", 7, Kind.CENTRED),
    Column("Người chỉ đạo", lambda row: row.said_by, 19),
    Column("Nội dung", lambda row: row.content, 40),
    Column("Người truyền đạt", lambda row: row.transmitted_by, 15),
    Column("Truyền đạt đến", lambda row: row.transmitted_to, 15),
    Column("Văn bản xác nhận", lambda row: row.confirmed, 19),
    Column("Nhiệm vụ", lambda row: row.tasks, 8, Kind.NUMBER),
    Column("Chưa xong", lambda row: row.unfinished, 8, Kind.NUMBER),
)

ORAL_INSTRUCTIONS: ListScreen[ListedOral] = ListScreen(
    name="oral_instructions",
    title="Chỉ đạo bằng lời",
    noun="chỉ đạo bằng lời",
    columns=COLUMNS,
    orders=("said_on", "", "", "", "", "", "confirmed", "tasks", "unfinished"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa ghi chỉ đạo bằng lời nào.",
    filters=(
        Filter("state", "Tình trạng", ASK.choices("state"), several=False),
        Filter("period", "Ngày chỉ đạo", period=True),
    ),
    hidden=frozenset({"Giờ", "Người truyền đạt", "Truyền đạt đến", "Nhiệm vụ"}),
    actions=(
        add("Ghi chỉ đạo bằng lời", "oral_instruction"),
        tasks_of("document", "theo các chỉ đạo đã chọn"),
    ),
    form="oral_instruction",
    table="source_document",
)
