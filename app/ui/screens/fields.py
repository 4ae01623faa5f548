"""Lĩnh vực: fields of work, and which leader follows each of them today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.core.terms import TaskState
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of

if TYPE_CHECKING:
    from app.services.lists.fields import ListedField

ASK = ListService("fields")

COLUMNS: tuple[Column[ListedField], ...] = (
    Column("Lĩnh vực", lambda row: row.name, 40),
    Column("Lãnh đạo phụ trách", lambda row: "; ".join(row.leaders), 36),
    Column("Việc chưa xong", lambda row: row.open_tasks, 11, Kind.NUMBER),
)

FIELDS: ListScreen[ListedField] = ListScreen(
    name="fields",
    title="Lĩnh vực",
    noun="lĩnh vực",
    columns=COLUMNS,
    orders=("name", "leader", "open_tasks"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có lĩnh vực nào.",
    filters=(Filter("state", "Tình trạng", ASK.choices("state"), several=False),),
    actions=(
        add("Thêm lĩnh vực", "field"),
        tasks_of("field", "chưa xong của các lĩnh vực đã chọn", state=TaskState.UNFINISHED),
    ),
    form="field",
    table="field",
)
