"""What is written into one cell of a list: a line of text, or a day typed freely; and one day into many rows."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.fields import LABELS
from app.core.text import clean
from app.core.words import short_date
from app.models.base import Record
from app.models.invitation import Invitation
from app.models.meeting import AgendaItem
from app.models.person import Person
from app.models.programme import ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Task, TaskAgency
from app.models.task_life import AgencyRequest
from app.rules.typed_days import read_typed_day
from app.services.adjustable import require_item_day
from app.services.agenda_papers import judged_papers, papers_came
from app.services.chosen_tasks import refuse_words_of_secrets
from app.services.invitations import require_before
from app.services.locked_meetings import require_rows_open

_CLASSES: dict[str, type[Record]] = {
    "agency_request": AgencyRequest,
    "agenda_item": AgendaItem,
    "invitation": Invitation,
    "person": Person,
    "programme_item": ProgrammeItem,
    "report_obligation": ReportObligation,
    "task_agency": TaskAgency,
}
RECEIVED = {
    "agency_request": "received_on",
    "agenda_item": "documents_received_on",
    "report_obligation": "received_on",
    "task_agency": "answered_on",
}
"""The column that says when something came, by table."""
_HOURS = {"report_obligation": "received_at"}
"""The column that says at which hour of that day it came, where this counts."""


def write_line(session: Session, table: str, key: str, *, column: str, typed: str) -> None:
    """Keep what was typed as one line; AppError when the row is gone, or is a secret task's and words are typed."""
    row = _row(session, table, key)
    if task := getattr(row, "task_id", None):
        refuse_words_of_secrets(session, [task], typed)
    setattr(row, column, clean(typed))


def write_past_day(
    session: Session, table: str, key: str, *, column: str, typed: str, today: date, at: time | None = None
) -> None:
    """Keep a day of something that happened; nothing typed: it did not happen yet. `at` is the hour where it is today.

    Raises AppError for what is no day, for a day that is still to come, when the row is gone, for
    instructions that are asked for after the meeting, for what the course of a programme item does not allow, and
    for what came before it was asked for.
    """
    row = _row(session, table, key)
    read = read_typed_day(typed, today)
    if read.complaint or (read.words and read.day is None):
        told = read.complaint or f"“{clean(typed)}” không phải là một ngày."
        raise AppError(told, "Ghi ngày như 15/10/2026, 15/10 hoặc “hôm nay”.")
    if read.day is not None and read.day > today:
        label = LABELS[table][column]
        raise AppError(f"{label} {short_date(read.day)} sau ngày hôm nay.", "Ghi ngày đã diễn ra.")
    if isinstance(row, AgendaItem) and judged_papers(session, row.id):
        raise AppError(
            f"“{row.content}” có danh sách tài liệu nên ngày nhận đủ tự tính.",
            "Mở nội dung, ghi ngày nhận từng tài liệu; hoặc bấm Đã nhận hôm nay.",
        )
    if isinstance(row, Invitation) and column == "asked_on":
        require_before(read.day, row.held_on, row.content)
    if isinstance(row, ProgrammeItem):
        require_item_day(session, row, column, read.day)
    _require_since(session, row, table, column, read.day)
    _put_day(row, table, column, read.day, at if read.day == today else None)


def _require_since(session: Session, row: Any, table: str, column: str, day: date | None) -> None:
    """Refuse that something came before it was asked for: requests of agencies, what coordinating ones answer."""
    began: date | None = None
    if isinstance(row, AgencyRequest):
        began = row.requested_on
    elif isinstance(row, TaskAgency):
        began = session.get_one(Task, row.task_id).assigned_on
    if day is not None and began is not None and day < began:
        raise AppError(
            f"{LABELS[table][column]} {short_date(day)} trước ngày {short_date(began)} được yêu cầu, được giao.",
            "Ghi lại ngày; ngày yêu cầu, ngày giao sai thì mở ra sửa trước.",
        )


def receive(session: Session, table: str, keys: Iterable[str], *, day: date, at: time | None = None) -> int:
    """Note that papers or reports came on a day, those that are not here yet; answer how many these are.

    `at` is the hour, which is kept where it counts: of reports.
    """
    column = RECEIVED[table]
    missing = [row for row in (_row(session, table, key) for key in keys) if getattr(row, column) is None]
    for row in missing:
        _put_day(row, table, column, day, at)
        if isinstance(row, AgendaItem):
            papers_came(session, row.id, day)
    return len(missing)


def _put_day(row: Any, table: str, column: str, day: date | None, at: time | None) -> None:
    """Write a day; another one than before takes the hour with it."""
    hour = _HOURS.get(table)
    if hour and getattr(row, column) != day:
        setattr(row, hour, at)
    setattr(row, column, day)


def _row(session: Session, table: str, key: str) -> Any:
    row = session.get(_CLASSES[table], UUID(key))
    if row is None or row.deleted_at is not None:
        raise AppError("Dòng này vừa được xóa ở nơi khác.", "Xem lại danh sách; có thể lấy lại từ thùng rác.")
    require_rows_open(session, table, [row.id])
    return row
