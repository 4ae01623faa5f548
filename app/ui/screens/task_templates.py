"""Mẫu nhiệm vụ: tasks that are given again and again with the same steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.ui.lists.screen import Action, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add

if TYPE_CHECKING:
    from app.services.lists.task_templates import ListedTemplate
    from app.ui.shell import Shell

ASK = ListService("task_templates")

COLUMNS: tuple[Column[ListedTemplate], ...] = (
    Column("Tên mẫu", lambda row: row.name, 26),
    Column("Nội dung nhiệm vụ", lambda row: row.content, 44),
    Column("Số bước", lambda row: row.steps, 8, Kind.NUMBER),
    Column("Ngày làm việc", lambda row: row.days, 11, Kind.NUMBER),
    Column("Loại cuộc họp", lambda row: row.meeting_kind.label if row.meeting_kind else "", 18),
)


def _use(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_form("from_template", keys[0])


TASK_TEMPLATES: ListScreen[ListedTemplate] = ListScreen(
    name="task_templates",
    title="Mẫu nhiệm vụ",
    noun="mẫu nhiệm vụ",
    columns=COLUMNS,
    orders=("name", "", "steps", "days", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có mẫu nhiệm vụ nào.",
    hidden=frozenset({"Loại cuộc họp"}),
    actions=(
        add("Thêm mẫu nhiệm vụ", "task_template"),
        Action("Tạo nhiệm vụ từ mẫu", "Lập nhiệm vụ và các bước theo mẫu đã chọn", _use),
    ),
    form="task_template",
    table="task_template",
)
