"""What every extension of a task keeps to, asked for or decided: it gives more time, and not too often (feature 7)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.words import short_date
from app.models.asking import Question, ask
from app.models.task import Extension, Task
from app.rules.extending import StepBack, made_by, new_steps_back, say_step_back
from app.rules.outcomes import ExtensionFact
from app.rules.refusing import Unfit
from app.services.chosen_tasks import unfit
from app.services.lists.task_sql import DEADLINE
from app.services.records import slices
from app.services.regulation_versions import regulation_on

Deadlines = tuple[date | None, Sequence[ExtensionFact]]
"""The first deadline of a task, and what it was extended to."""
ADVICE = "Xem lại ngày quyết định và hạn mới của các lần gia hạn rồi làm lại."


def deadlines(session: Session, tasks: Sequence[UUID], on: date) -> dict[UUID, date]:
    """The deadlines that tasks have on a day; those without one are left out."""
    question = f"SELECT task.id, {DEADLINE} AS deadline FROM task WHERE task.id IN :keys"
    found: dict[UUID, date] = {}
    for some in slices(list(tasks)):
        values = {"keys": [key.hex for key in some], "seen": on.isoformat()}
        rows = ask(session, Question(question, {"deadline": date.fromisoformat}), values)
        found.update((UUID(row.id), row.deadline) for row in rows if row.deadline is not None)
    return found


def all_deadlines(session: Session, tasks: Sequence[UUID]) -> Mapping[UUID, Deadlines]:
    """The first deadlines of tasks, with all that they were ever extended to."""
    first: dict[UUID, date | None] = {}
    extended: defaultdict[UUID, list[ExtensionFact]] = defaultdict(list)
    columns = Extension.task_id, Extension.decided_on, Extension.extended_to
    for some in slices(list(tasks)):
        first.update(
            (key, day)
            for key, day in session.execute(select(Task.id, Task.deadline).where(Task.id.in_(some)))
        )
        query = select(*columns).where(Extension.task_id.in_(some), Extension.deleted_at.is_(None))
        for key, decided_on, extended_to in session.execute(query.order_by(Extension.id)):
            extended[key].append(ExtensionFact(decided_on, extended_to))
    return {key: (day, extended[key]) for key, day in first.items()}


def no_later(session: Session, tasks: Sequence[UUID], extended_to: date, *, on: date) -> tuple[Unfit, ...]:
    """Those for which a day is no later than the deadline in force on another."""
    soon = [key for key, deadline in deadlines(session, tasks, on).items() if deadline >= extended_to]
    return unfit(session, soon, true(), f"có hạn không trước ngày {short_date(extended_to)}")


def too_often(session: Session, tasks: Sequence[UUID], limit: int) -> tuple[Unfit, ...]:
    """Those that were extended as often as the regulation allows (0: as often as wanted)."""
    said = f"đã gia hạn đủ {limit} lần theo quy chế"
    return unfit(session, tasks, limit <= _EXTENSIONS, said) if limit else ()


def not_extendable(
    session: Session, tasks: Sequence[UUID], extended_to: date, *, decided_on: date | None
) -> tuple[Unfit, ...]:
    """Those that an extension decided on a day (None: from the start) would give no more time, or too often.

    One dated before another that stands must leave that one its gain: a later decision never shortens a deadline.
    """
    added = ExtensionFact(decided_on, extended_to)
    why: defaultdict[str, list[UUID]] = defaultdict(list)
    for key, (first, extensions) in all_deadlines(session, tasks).items():
        for step in made_by(first, extensions, added):
            why[_told_of(step, added)].append(key)
    stepping = tuple(Unfit(what, tuple(keys)) for what, keys in why.items())
    return stepping + too_often(session, tasks, _limit(session, decided_on))


def why_not(session: Session, wanted: Mapping[UUID, date], *, decided_on: date | None) -> Mapping[UUID, str]:
    """Why tasks cannot be extended to the days that they would get, in words; those that can be are left out."""
    days: defaultdict[date, list[UUID]] = defaultdict(list)
    for key, day in wanted.items():
        days[day].append(key)
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    for day, tasks in days.items():
        for one in not_extendable(session, tasks, day, decided_on=decided_on):
            for key in one.tasks:
                found[key].append(one.what)
    return {key: "; ".join(said) for key, said in found.items()}


def _told_of(step: StepBack, added: ExtensionFact) -> str:
    if step.extension == added:
        return f"có hạn không trước ngày {short_date(added.extended_to)}"
    decided_on, later = step.extension.decided_on, short_date(step.extension.extended_to)
    decided = f" ngày {short_date(decided_on)}" if decided_on else ""
    return f"đã gia hạn đến {later} bằng quyết định{decided}, không sau {short_date(added.extended_to)}"


def require_growing(before: Deadlines, after: Deadlines) -> None:
    """Refuse, with an AppError, deadlines that step back where they did not before."""
    if found := new_steps_back(before, after):
        raise AppError(say_step_back(found[0]), ADVICE)


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
