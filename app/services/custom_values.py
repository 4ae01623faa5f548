"""What an office's own fields say of its tasks and meetings: shown in forms, written, told (feature 16)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.briefings.custom_fields import CustomRow, NewValue
from app.briefings.forms import Complaint, Ref
from app.core.custom_terms import CustomSubject
from app.core.errors import AppError
from app.core.task_terms import Obligation
from app.core.terms import MeetingKind
from app.models.custom import CustomField, MeetingValue, TaskValue
from app.models.task import Task
from app.rules.custom_values import read_value, say_value
from app.services.chosen_tasks import alive_rows, refuse_words_of_secrets
from app.services.forms.common import alive, part_rows, put

Value = TaskValue | MeetingValue
_TABLES: Mapping[CustomSubject, type[TaskValue | MeetingValue]] = {
    CustomSubject.TASK: TaskValue,
    CustomSubject.MEETING: MeetingValue,
}
OWN_FIELDS = "Trường riêng"
"""Under which heading the panel shows them."""
_ANOTHER = "Chọn trường khác, hoặc bỏ dòng đó."


def fields_of(session: Session, subject: CustomSubject) -> list[CustomField]:
    """The fields of tasks or of meetings, in the order in which they were defined."""
    query = select(CustomField).where(CustomField.subject == subject, CustomField.deleted_at.is_(None))
    return list(session.scalars(query.order_by(CustomField.id)))


def rows_of(
    session: Session, subject: CustomSubject, owner: UUID | None, of: Obligation | MeetingKind
) -> tuple[CustomRow, ...]:
    """The rows of a record's form (None: a new one): fields for its kind, and those that say something of it."""
    fields = fields_of(session, subject)
    said = {row.field_id: row.value for row in _values(session, subject, owner)} if fields else {}
    return tuple(
        CustomRow(
            Ref("custom_field", field.id.hex, field.name), say_value(field.kind, said.get(field.id, ""))
        )
        for field in fields
        if said.get(field.id) or _is_for(field, of)
    )


def write_rows(
    session: Session, subject: CustomSubject, owner: UUID, rows: Sequence[CustomRow], *, today: date
) -> None:
    """Make what the fields say of a record what its form says; a field without a row says nothing any more.

    Raises:
        AppError: a value is not what its field takes, a field stands twice or is gone.
    """
    fields = {field.id: field for field in fields_of(session, subject)}
    if not fields and not rows:
        return
    said: dict[UUID, str] = dict.fromkeys(fields, "")
    for row in rows:
        if (field := _field(session, row)) is not None:
            if said.get(field.id):
                raise AppError(f"Trường “{field.name}” ghi hai lần.", _ANOTHER)
            said[field.id] = _read(field, row.value, today)
    known = {row.field_id: row for row in _values(session, subject, owner)}
    for key, value in said.items():
        _say(session, subject, owner, key, known.get(key), value)


def _say(
    session: Session, subject: CustomSubject, owner: UUID, field: UUID, row: Value | None, value: str
) -> None:
    """Make what a field says of a record a value; `row` is what it says now."""
    if row is not None and row.value != value:
        gone = None if value else datetime.now(UTC)  # both in one change: the history tells what stood there
        put(session, _TABLES[subject], row, {"value": value, "deleted_at": gone})
    elif row is None and value:
        values = {_column(subject): owner, "field_id": field, "value": value}
        put(session, _TABLES[subject], None, values)


def set_value(session: Session, keys: Sequence[str], chosen: NewValue, *, today: date) -> int:
    """Let one field say the same of many tasks, or nothing of them any more; how many tasks there were.

    Raises:
        AppError: no field is chosen, the value is not what it takes, a task or the field is gone, or a task is secret
            and the value tells more than may be kept of it (duty 12).
    """
    if chosen.field is None:
        raise AppError("Chưa chọn trường.", "Chọn trường riêng rồi làm lại.")
    field, tasks = alive(session, CustomField, chosen.field.key), alive_rows(session, Task, keys)
    value = _read(field, chosen.value, today)
    refuse_words_of_secrets(session, tasks, value)
    query = select(TaskValue).where(TaskValue.field_id == field.id, TaskValue.deleted_at.is_(None))
    known = {row.task_id: row for row in session.scalars(query) if row.task_id in set(tasks)}
    for task in tasks:
        _say(session, CustomSubject.TASK, task, field.id, known.get(task), value)
    return len(tasks)


def advice(session: Session, rows: Sequence[CustomRow], *, today: date) -> tuple[Complaint, ...]:
    """A warning in each row of a form whose value is not what its field takes."""
    return tuple(_complaints(session, rows, today))


def _complaints(session: Session, rows: Sequence[CustomRow], today: date) -> Iterator[Complaint]:
    for place, row in enumerate(rows):
        try:
            field = _field(session, row)
            _ = field and _read(field, row.value, today)
        except AppError as wrong:
            yield Complaint("custom", wrong.whole, place, "value", warning=True)


def lines(session: Session, subject: CustomSubject, owner: UUID) -> tuple[str, ...]:
    """What the fields say of a record, a line each: "Mã dự án: 15"."""
    said = {row.field_id: row.value for row in _values(session, subject, owner) if row.value}
    fields = fields_of(session, subject) if said else []
    return tuple(
        f"{field.name}: {say_value(field.kind, said[field.id])}" for field in fields if field.id in said
    )


def count_values(session: Session, field: CustomField) -> int:
    """Of how many records a field says something."""
    table = _TABLES[field.subject]
    told = (table.field_id == field.id, table.value != "", table.deleted_at.is_(None))
    return session.scalar(select(func.count()).where(*told)) or 0


def _is_for(field: CustomField, of: Obligation | MeetingKind) -> bool:
    only: tuple[Obligation | MeetingKind, ...] = (*field.obligations, *field.meeting_kinds)
    return not only or of in only


def _field(session: Session, row: CustomRow) -> CustomField | None:
    if row.field is None:
        if row.value:
            raise AppError(f"Chưa chọn trường cho giá trị “{row.value}”.", _ANOTHER)
        return None
    return alive(session, CustomField, row.field.key)


def _read(field: CustomField, typed: str, today: date) -> str:
    return read_value(field.name, field.kind, field.choices.splitlines(), typed, today=today)


def _column(subject: CustomSubject) -> str:
    return f"{subject.value}_id"


def _values(session: Session, subject: CustomSubject, owner: UUID | None) -> Sequence[Value]:
    return [] if owner is None else part_rows(session, _TABLES[subject], {_column(subject): owner})
