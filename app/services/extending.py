"""What every extension of a task keeps to, asked for or decided: it gives more time, and not too often (feature 7)."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.words import short_date
from app.models.asking import Question, ask
from app.models.task import Extension, Task
from app.services.chosen_tasks import refuse
from app.services.lists.task_sql import DEADLINE
from app.services.records import slices
from app.services.regulation_versions import regulation_on


def deadlines(session: Session, tasks: Sequence[UUID], on: date) -> dict[UUID, date]:
    """The deadlines that tasks have on a day; those without one are left out."""
    question = f"SELECT task.id, {DEADLINE} AS deadline FROM task WHERE task.id IN :keys"
    found: dict[UUID, date] = {}
    for some in slices(list(tasks)):
        values = {"keys": [key.hex for key in some], "seen": on.isoformat()}
        rows = ask(session, Question(question, {"deadline": date.fromisoformat}), values)
        found.update((UUID(row.id), row.deadline) for row in rows if row.deadline is not None)
    return found


def refuse_no_later(session: Session, tasks: Sequence[UUID], extended_to: date, *, on: date | None) -> None:
    """Refuse a new deadline that is no later than the one in force on a day (None: from the start)."""
    in_force = deadlines(session, tasks, on or date.min)
    soon = [key for key, deadline in in_force.items() if deadline >= extended_to]
    refuse(session, soon, true(), f"có hạn không trước ngày {short_date(extended_to)}")


def refuse_too_often(session: Session, tasks: Sequence[UUID], limit: int) -> None:
    """Refuse one more extension of tasks that have had as many as the regulation allows (0: as many as wanted)."""
    if limit:
        refuse(session, tasks, limit <= _EXTENSIONS, f"đã gia hạn đủ {limit} lần theo quy chế")


def refuse_extension(
    session: Session, tasks: Sequence[UUID], extended_to: date, *, decided_on: date | None
) -> None:
    """Refuse what the deadline in force or the regulation of the day of the decision (None: the start) rules out."""
    refuse_no_later(session, tasks, extended_to, on=decided_on)
    refuse_too_often(session, tasks, _limit(session, decided_on))


def require_within_limit(session: Session, extensions: int, *, decided_on: date | None) -> None:
    """Refuse so many extensions of one task, the last of them decided on a day."""
    limit = _limit(session, decided_on)
    if limit and extensions > limit:
        raise AppError(f"Quy chế chỉ cho gia hạn {limit} lần.", "Bỏ dòng gia hạn vừa thêm rồi lưu lại.")


def _limit(session: Session, decided_on: date | None) -> int:
    return regulation_on(session, decided_on or date.min).extension_limit


_EXTENSIONS = (
    select(func.count())
    .select_from(Extension)
    .where(Extension.task_id == Task.id, Extension.deleted_at.is_(None))
    .correlate(Task)
    .scalar_subquery()
)
