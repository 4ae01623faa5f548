"""Nhiệm vụ định kỳ: tasks that come again, and when each is next due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.core.tables import Column, Kind
from app.core.words import number
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.recurring_tasks import ListedRecurring
    from app.ui.shell import Shell

ASK = ListService("recurring_tasks")

COLUMNS: tuple[Column[ListedRecurring], ...] = (
    Column("Nội dung", lambda row: row.content, 40),
    Column("Nhịp", lambda row: row.rhythm, 20),
    Column("Kỳ tới", lambda row: row.next_on, 10, Kind.DATE),
    Column("Cơ quan chủ trì", lambda row: "; ".join(row.leads), 18),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Từ ngày", lambda row: row.starts_on, 10, Kind.DATE),
    Column("Đến ngày", lambda row: row.ends_on, 10, Kind.DATE),
    Column("Đã lập", lambda row: row.made, 8, Kind.NUMBER),
)


def make_due(session: Session) -> int:
    """Make what is due by today."""
    from app.services.recurring import make_due as make

    return make(session, today=today())


def _make(shell: Shell, _: Sequence[str]) -> None:
    def say(made: int) -> None:
        if made:
            shell.say(f"Đã lập {number(made)} nhiệm vụ định kỳ.", undoable=True)
        else:
            shell.say("Các nhiệm vụ định kỳ đến kỳ đều đã được lập.")

    shell.tasks.do(make_due, say)


RECURRING_TASKS: ListScreen[ListedRecurring] = ListScreen(
    name="recurring_tasks",
    title="Nhiệm vụ định kỳ",
    noun="nhiệm vụ định kỳ",
    columns=COLUMNS,
    orders=("content", "", "", "", "officer", "starts_on", "ends_on", "made"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có nhiệm vụ định kỳ nào.",
    filters=(
        Filter("state", "Tình trạng", ASK.choices("state"), several=False),
        Filter("rhythm", "Nhịp", ASK.choices("rhythm")),
    ),
    hidden=frozenset({"Chuyên viên", "Từ ngày", "Đến ngày"}),
    actions=(
        add("Thêm nhiệm vụ định kỳ", "recurring"),
        Action(
            "Lập các kỳ đến hạn",
            "Lập ngay nhiệm vụ của các kỳ đã đến ngày lập; mỗi sáng chương trình cũng tự làm việc này",
            _make,
            needs_rows=False,
        ),
        tasks_of("recurring", "đã lập từ các dòng đã chọn"),
    ),
    form="recurring",
    table="recurring_task",
)
