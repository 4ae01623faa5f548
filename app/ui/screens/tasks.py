"""Danh sách nhiệm vụ: every task as it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.custom_terms import CustomSubject
from app.core.tables import Cell, Column, Kind
from app.core.terms import Outcome, Secrecy, TaskState
from app.rules.deadline_hours import say_hour
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Edit, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.custom_columns import columns_of, filters_of
from app.ui.screens.task_actions import ACTIONS
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.tasks import ListedTask

ASK = ListService("tasks")
STATE, DEADLINE, COMPLETED, OFFICER = "Tình trạng", "Thời hạn", "Hoàn thành", "Chuyên viên"
ROOM, OBLIGATION = "Phòng theo dõi", "Yêu cầu xử lý"
RESULT, NOTE, PROGRESS = "Văn bản kết quả", "Ghi chú", "Tiến độ"
MARKS = {
    Outcome.DONE_ON_TIME: Mark.DONE,
    Outcome.DONE_LATE: Mark.DONE_LATE,
    Outcome.IN_TIME: Mark.NEUTRAL,
    Outcome.NO_DEADLINE: Mark.NEUTRAL,
    Outcome.OVERDUE: Mark.LATE,
}
FIGURES = {
    "total": "Tất cả trong kỳ",
    "carried_over": "Chuyển từ kỳ trước",
    "new": "Giao trong kỳ",
    "done": "Đã hoàn thành",
    "done_on_time": "Hoàn thành đúng hạn",
    "done_late": "Hoàn thành quá hạn",
    "not_done": "Chưa hoàn thành",
    "in_time": "Trong hạn",
    "no_deadline": "Không thời hạn",
    "overdue": "Quá hạn",
    "excused": "Chậm, lý do được chấp nhận",
    "failed": "Không hoàn thành nhiệm vụ",
}


def state(task: ListedTask) -> str:
    """The state in words."""
    if task.outcome is None:
        return TaskState.WITHDRAWN.label
    return TaskState.DUE_SOON.label if task.due_soon else TaskState(task.outcome.value).label


def mark(task: ListedTask) -> Mark:
    """The look of the state."""
    if task.outcome is None:
        return Mark.GONE
    return Mark.SOON if task.due_soon else MARKS[task.outcome]


def time_left(task: ListedTask) -> str:
    """The working days that are left, or how many calendar days late the task is or was done."""
    if task.days_late is not None:
        return f"Chậm {task.days_late} ngày"
    if task.outcome is Outcome.DONE_LATE and task.deadline_time is not None:
        return f"Chậm, sau {say_hour(task.deadline_time)}"
    if task.due_today:
        return f"Hôm nay, trước {say_hour(task.deadline_time)}" if task.deadline_time else "Hôm nay"
    if task.days_left == 0:
        return "Chỉ còn ngày nghỉ"
    return "" if task.days_left is None else f"{task.days_left} ngày làm việc"


def hour(task: ListedTask) -> str:
    """The hour of the deadline; empty where none was given."""
    return _clock(task.deadline_time)


def _clock(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def _secrecy(task: ListedTask) -> Cell:
    return "" if task.secrecy is Secrecy.NONE else task.secrecy.label


_SHOWN: tuple[tuple[Column[ListedTask], str], ...] = (
    (Column("Số, ký hiệu", lambda task: task.number, 16), "number"),
    (Column("Nội dung", lambda task: task.content, 40), "content"),
    (Column("Cơ quan chủ trì", lambda task: "; ".join(task.leads), 14), "lead"),
    (Column(DEADLINE, lambda task: task.deadline, 10, Kind.DATE), "deadline"),
    (Column(STATE, state, 18), "state"),
)
_HIDDEN: tuple[tuple[Column[ListedTask], str], ...] = (
    (Column("Còn lại", time_left, 13), "left"),
    (Column(OFFICER, lambda task: task.officer, 15), "officer"),
    (Column(ROOM, lambda task: task.room, 15), "room"),
    (Column("Phó Trưởng phòng", lambda task: task.deputy, 15), "deputy"),
    (Column("Giờ hết hạn", hour, 8, Kind.CENTRED), ""),
    (Column("Đánh dấu", lambda task: "; ".join(task.marks), 16), ""),
    (Column("Nhiệm vụ cha", lambda task: task.parent, 20), ""),
    (Column("Số bước đã xong", lambda task: task.steps, 8, Kind.CENTRED), ""),
    (Column("Trang, điều, khoản", lambda task: task.passage, 12), ""),
    (Column("Người giao", lambda task: task.assigner, 13), "assigner"),
    (Column("Ngày giao", lambda task: task.assigned_on, 10, Kind.DATE), "assigned_on"),
    (Column(COMPLETED, lambda task: task.completed_on, 10, Kind.DATE), "completed_on"),
    (Column("Giờ hoàn thành", lambda task: _clock(task.completed_at), 8, Kind.CENTRED), ""),
    (Column("Cơ quan trước sáp nhập", lambda task: "; ".join(task.former), 16), ""),
    (Column("Cơ quan phối hợp", lambda task: "; ".join(task.coordinating), 16), ""),
    (Column("Sản phẩm", lambda task: task.product, 16), ""),
    (Column("Nguồn giao", lambda task: task.origin.label, 16), "origin"),
    (Column("Lĩnh vực", lambda task: task.field, 13), "field"),
    (Column("Loại", lambda task: task.kind.label, 12), ""),
    (Column(OBLIGATION, lambda task: task.obligation.label, 11), "obligation"),
    (Column("Số lần gia hạn", lambda task: task.extensions or None, 9, Kind.NUMBER), "extensions"),
    (Column(RESULT, lambda task: task.result_document, 16), ""),
    (Column("Ngày văn bản kết quả", lambda task: task.result_on, 10, Kind.DATE), ""),
    (Column("Người duyệt", lambda task: task.approver, 14), ""),
    (Column("Ngày duyệt", lambda task: task.approved_on, 10, Kind.DATE), ""),
    (Column("Tệp đính kèm", lambda task: "Có" if task.attached else "", 9, Kind.CENTRED), "attached"),
    (Column("Độ mật", _secrecy, 9), "secrecy"),
    (Column(NOTE, lambda task: task.note, 20), ""),
    (Column(PROGRESS, lambda task: task.progress, 28), ""),
)
COLUMNS = tuple(column for column, _ in _SHOWN + _HIDDEN)
ORDERS = tuple(order for _, order in _SHOWN + _HIDDEN)
HIDDEN = frozenset(column.title for column, _ in _HIDDEN)


FILTERS = (
    Filter("state", STATE, ASK.choices("state")),
    Filter("period", "Kỳ", period=True, several=False),
    Filter("agency", "Cơ quan chủ trì", ASK.choices("agency")),
    Filter("leader", "Người giao", ASK.choices("leader")),
    Filter("officer", OFFICER, ASK.choices("officer")),
    Filter("room", ROOM, ASK.choices("room")),
    Filter("follower", "Phó phòng, chuyên viên", ASK.choices("follower")),
    Filter("mark", "Đánh dấu", ASK.choices("mark")),
    Filter("source", "Nguồn giao", ASK.choices("source")),
    Filter("issuer", "Nơi ban hành văn bản", ASK.choices("issuer")),
    Filter("deadline", DEADLINE, period=True),
    Filter("assigned", "Ngày giao", period=True),
    Filter("extended", "Được gia hạn", period=True),
    Filter("coordinating", "Cơ quan phối hợp", ASK.choices("coordinating")),
    Filter("field", "Lĩnh vực", ASK.choices("field")),
    Filter("kind", "Loại", ASK.choices("kind")),
    Filter("obligation", OBLIGATION, ASK.choices("obligation")),
    Filter("flag", "Lưu ý", ASK.choices("flag")),
    Filter("soon", "Đến hạn trong", say=lambda days: f"{days} ngày làm việc"),
    figure(FIGURES),
    as_of(),
    Filter("recurring", "Nhiệm vụ định kỳ", say=lambda _: "một nhiệm vụ định kỳ"),
    Filter("parent", "Các bước", say=lambda _: "của một nhiệm vụ"),
    Filter("document", "Văn bản giao", say=lambda _: "một văn bản"),
    Filter("meeting", "Kết luận", say=lambda _: "của một cuộc họp"),
    Filter("conclusion", "Kết luận", say=lambda _: "một kết luận"),
)
GROUPS = (
    Choice("agency", "Cơ quan chủ trì"),
    Choice("leader", "Người giao"),
    Choice("officer", OFFICER),
    Choice("room", ROOM),
    Choice("state", STATE),
    Choice("source", "Nguồn giao"),
    Choice("obligation", OBLIGATION),
    Choice("deadline", "Tháng đến hạn"),
    Choice("field", "Lĩnh vực"),
    Choice("document", "Văn bản giao"),
)


def _write_deadline(session: Session, key: str, typed: str) -> None:
    from app.services import task_cells

    task_cells.write_deadline(session, key, typed, today=today())


def _write_completed(session: Session, key: str, typed: str) -> None:
    from app.services import task_cells

    task_cells.write_completed(session, key, typed, today=today())


def _write_officer(session: Session, key: str, code: str) -> None:
    from app.services import task_cells

    task_cells.write_officer(session, key, code, today=today())


def _write_result(session: Session, key: str, typed: str) -> None:
    from app.services import task_cells

    task_cells.write_result_document(session, key, typed)


def _write_note(session: Session, key: str, typed: str) -> None:
    from app.services import task_cells

    task_cells.write_note(session, key, typed)


def _write_progress(session: Session, key: str, typed: str) -> None:
    from app.services import task_cells

    task_cells.write_progress(session, key, typed, today=today())


def _officers(session: Session) -> Sequence[Choice]:
    from app.services import task_cells

    return task_cells.officers(session)


EDITS = {
    DEADLINE: Edit(_write_deadline),
    COMPLETED: Edit(_write_completed),
    OFFICER: Edit(_write_officer, _officers),
    RESULT: Edit(_write_result),
    NOTE: Edit(_write_note),
    PROGRESS: Edit(_write_progress),
}


TASKS: ListScreen[ListedTask] = ListScreen(
    name="tasks",
    title="Nhiệm vụ",
    noun="nhiệm vụ",
    columns=COLUMNS,
    orders=ORDERS,
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có nhiệm vụ nào. Thêm nhiệm vụ, hoặc thả tệp Excel của Văn phòng vào cửa sổ.",
    filters=FILTERS,
    groups=GROUPS,
    marks={STATE: mark},
    edits=EDITS,
    hidden=HIDDEN,
    actions=ACTIONS,
    form="task",
    table="task",
    more=columns_of(CustomSubject.TASK),
    more_filters=filters_of(CustomSubject.TASK),
)
