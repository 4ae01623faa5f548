"""Danh sách nhiệm vụ: every task as it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app import COMMAND
from app.core.tables import Column, Kind
from app.core.terms import Outcome
from app.ui.list_screen import ListScreen
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.task_list import ListedTask

WITHDRAWN = "Đã thu hồi"
STATE = "Tình trạng"
STATES = {
    Outcome.DONE_ON_TIME: "Hoàn thành",
    Outcome.DONE_LATE: "Hoàn thành quá hạn",
    Outcome.IN_TIME: "Trong hạn",
    Outcome.NO_DEADLINE: "Không thời hạn",
    Outcome.OVERDUE: "Quá hạn",
}
MARKS = {
    Outcome.DONE_ON_TIME: Mark.DONE,
    Outcome.DONE_LATE: Mark.DONE_LATE,
    Outcome.IN_TIME: Mark.NEUTRAL,
    Outcome.NO_DEADLINE: Mark.NEUTRAL,
    Outcome.OVERDUE: Mark.LATE,
}


def find(session: Session, words: str, *, order: str, descending: bool) -> Sequence[str]:
    """The keys of the list, as it is today."""
    from app.services.task_list import find_tasks

    return find_tasks(session, words, today=today(), order=order, descending=descending)


def page(session: Session, keys: Sequence[str]) -> Sequence[ListedTask]:
    """The rows of one page, as they are today."""
    from app.services.task_list import read_tasks

    return read_tasks(session, keys, today=today())


def state(task: ListedTask) -> str:
    """The state in words."""
    return STATES[task.outcome] if task.outcome else WITHDRAWN


def mark(task: ListedTask) -> Mark:
    """The look of the state."""
    return MARKS[task.outcome] if task.outcome else Mark.GONE


COLUMNS: tuple[Column[ListedTask], ...] = (
    Column("Số ký hiệu", lambda task: task.number, 16),
    Column("Nội dung", lambda task: task.content, 40),
    Column("Cơ quan chủ trì", lambda task: "; ".join(task.leads), 16),
    Column("Người giao", lambda task: task.assigner, 13),
    Column("Ngày giao", lambda task: task.assigned_on, 10, Kind.DATE),
    Column("Thời hạn", lambda task: task.deadline, 10, Kind.DATE),
    Column("Hoàn thành", lambda task: task.completed_on, 10, Kind.DATE),
    Column(STATE, state, 19),
    Column("Chuyên viên", lambda task: task.officer, 13),
)
ORDERS = (
    "number",
    "content",
    "lead",
    "assigner",
    "assigned_on",
    "deadline",
    "completed_on",
    "state",
    "officer",
)

TASKS: ListScreen[ListedTask] = ListScreen(
    title="Nhiệm vụ",
    noun="nhiệm vụ",
    columns=COLUMNS,
    orders=ORDERS,
    find=find,
    page=page,
    empty=f"Chưa có nhiệm vụ nào. Nhập tệp Excel của Văn phòng bằng lệnh “{COMMAND} import TỆP”.",
    marks={STATE: mark},
)
