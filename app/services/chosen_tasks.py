"""What verbs for chosen rows share: all of them must be there and fit, or nothing is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, or_, select, update
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.core.errors import AppError
from app.core.fields import NOUNS
from app.core.words import number, short_date
from app.models.base import Record
from app.models.task import SourceDocument, Task
from app.rules.refusing import ADVICE, Unfit, named_ones, refusal
from app.rules.secrets import BY_NUMBER, tells_content
from app.services.bulk import insert_rows
from app.services.forms.common import key_of
from app.services.records import names, slices, tables

_NAMED = 2
IS_OPEN = Task.completed_on.is_(None) & Task.withdrawn.is_(False)
IS_DONE = Task.completed_on.is_not(None) & Task.withdrawn.is_(False)
IS_SECRET = Task.source_document_id.in_(select(SourceDocument.id).where(SourceDocument.secrecy != "none"))


def chosen_rows(
    session: Session, model: type[Record], keys: Sequence[str], fits: ColumnElement[bool] | None
) -> Chosen:
    """Tell which of the chosen rows a verb would change: those that fit; the others stay."""
    session.flush()
    asked = list(dict.fromkeys(map(key_of, keys)))
    there: dict[UUID, bool] = {}
    for some in slices(asked):
        query = select(model.id, fits if fits is not None else model.id.is_not(None))
        query = query.where(model.id.in_(some), model.deleted_at.is_(None))
        there.update((key, bool(stands)) for key, stands in session.execute(query))
    fitting = [key for key in asked if there.get(key)]
    called = _called(session, model, fitting[:_NAMED])
    first = tuple(called[key] for key in fitting[:_NAMED])
    secret = _secret_ones(session, model, fitting)
    return Chosen(tuple(key.hex for key in fitting), first, len(there) - len(fitting), secret)


def _secret_ones(session: Session, model: type[Record], keys: list[UUID]) -> int:
    """How many of the tasks, or of their parts, are secret."""
    if model is not Task and not hasattr(model, "task_id"):
        return 0
    own = Task.id if model is Task else getattr(model, "task_id")  # noqa: B009
    secret = select(Task.id).where(IS_SECRET)
    return sum(
        session.scalar(select(func.count(model.id)).where(model.id.in_(some), own.in_(secret))) or 0
        for some in slices(keys)
    )


def _called(session: Session, model: type[Record], keys: list[UUID]) -> dict[UUID, str]:
    """What rows are called; parts of tasks by their task."""
    owner = getattr(model, "task_id", None)
    if owner is None:
        return names(session, model.__tablename__, keys)
    query = select(model.id, owner).where(model.id.in_(keys))
    tasks = {row[0]: row[1] for row in session.execute(query)}
    called = names(session, Task.__tablename__, tasks.values())
    return {key: called.get(task, "") for key, task in tasks.items()}


def alive_rows(session: Session, model: type[Record], keys: Sequence[str]) -> list[UUID]:
    """The keys of the rows, each once; AppError when one of them is not there any more."""
    session.flush()
    asked = list(dict.fromkeys(map(key_of, keys)))
    there: set[UUID] = set()
    for some in slices(asked):
        there.update(session.scalars(select(model.id).where(model.id.in_(some), model.deleted_at.is_(None))))
    if missing := len(asked) - len(there):
        noun = NOUNS[model.__tablename__]
        raise AppError(f"{number(missing)} {noun} đã chọn không còn nữa.", "Tải lại danh sách rồi chọn lại.")
    return asked


def have_hours(session: Session, tasks: Sequence[UUID]) -> bool:
    """Whether the deadline of one of the tasks has an hour."""
    timed = select(Task.id).where(Task.deadline_time.is_not(None))
    return any(session.scalar(timed.where(Task.id.in_(some)).limit(1)) for some in slices(list(tasks)))


def unfit(
    session: Session, tasks: Sequence[UUID], condition: Any, what: str, *, advice: str = ""
) -> tuple[Unfit, ...]:
    """Those of the tasks that a condition rules out, with what is so of them; empty where all fit."""
    found: list[UUID] = []
    for some in slices(list(tasks)):
        found.extend(session.scalars(select(Task.id).where(Task.id.in_(some), condition)))
    return (Unfit(what, tuple(found), advice),) if found else ()


def require_fit(session: Session, *found: tuple[Unfit, ...]) -> None:
    """Refuse the whole, with an AppError that names the tasks, when some of them do not fit."""
    refused = [one for some in found for one in some]
    if refused:
        called = names(session, Task.__tablename__, named_ones(refused))
        raise AppError(refusal(refused, called), next((one.advice for one in refused if one.advice), ADVICE))


def refuse_words_of_secrets(session: Session, tasks: Sequence[UUID], *words: str) -> None:
    """Refuse, with an AppError, words that are not kept of secret tasks."""
    require_fit(session, words_of_secrets(session, tasks, *words))


def words_of_secrets(session: Session, tasks: Sequence[UUID], *words: str) -> tuple[Unfit, ...]:
    """Of secret tasks no words are kept (duty 12), only the number and the day of the paper that says them."""
    told = any(map(tells_content, words))
    return unfit(session, tasks, IS_SECRET, "là nhiệm vụ mật", advice=BY_NUMBER) if told else ()


def finished(session: Session, tasks: Sequence[UUID], *, on: date | None = None) -> tuple[Unfit, ...]:
    """Those that a verb for tasks under way does not take: finished now, or by a day, as papers come later than it."""
    if on is None:
        done = unfit(session, tasks, Task.completed_on.is_not(None), "đã hoàn thành")
        return done + unfit(session, tasks, Task.withdrawn, "đã thu hồi")
    gone = Task.withdrawn & or_(Task.withdrawn_on.is_(None), Task.withdrawn_on <= on)
    done = unfit(session, tasks, Task.completed_on <= on, "đã hoàn thành")
    return done + unfit(session, tasks, gone, "đã thu hồi")


def under_way_once(session: Session, keys: Sequence[str]) -> Chosen:
    """The chosen tasks under way; where none is, those that are finished: for papers that came after the end."""
    found = chosen_rows(session, Task, keys, IS_OPEN)
    if found.keys:
        return found
    late = chosen_rows(session, Task, keys, Task.withdrawn.is_(False) | Task.withdrawn_on.is_not(None))
    return replace(late, warning=LATE_PAPERS) if late.keys else found


LATE_PAPERS = "Nhiệm vụ đã hoàn thành hoặc thu hồi: chỉ ghi được văn bản có ngày trước ngày đó."


def unfinished(session: Session, tasks: Sequence[UUID]) -> tuple[Unfit, ...]:
    """Those that a verb for tasks whose result is there does not take."""
    open_ones = unfit(session, tasks, Task.completed_on.is_(None), "chưa có kết quả")
    return open_ones + unfit(session, tasks, Task.withdrawn, "đã thu hồi")


def assigned_after(session: Session, tasks: Sequence[UUID], day: date) -> tuple[Unfit, ...]:
    """Nothing happens to a task before it is assigned."""
    return unfit(session, tasks, Task.assigned_on > day, f"được giao sau ngày {short_date(day)}")


def not_ahead(day: date, today: date, what: str) -> None:
    """Refuse, with an AppError, a day of something that happened and lies in the future."""
    if day > today:
        raise AppError(f"{what} {short_date(day)} ở tương lai.", "Nhập ngày hôm nay hoặc trước đó.")


def write_rows(session: Session, model: type[Record], keys: Sequence[UUID], values: Mapping[str, Any]) -> int:
    """Give rows the same values; how many there were."""
    table: Table = tables()[model.__tablename__]
    for some in slices(list(keys)):
        session.execute(update(table).where(table.c.id.in_(some)).values(**values))
    session.expire_all()
    return len(keys)


def write_differing(session: Session, keys: Sequence[UUID], values: Mapping[str, Any]) -> int:
    """Give tasks the same values where theirs are others; how many became so."""
    table: Table = tables()[Task.__tablename__]
    others = or_(*(table.c[name].is_distinct_from(value) for name, value in values.items()))
    changed = 0
    for some in slices(list(keys)):
        differing = session.scalars(select(table.c.id).where(table.c.id.in_(some), others)).all()
        changed += write_rows(session, Task, differing, values) if differing else 0
    return changed


def add_parts(session: Session, model: type[Record], tasks: Sequence[UUID], values: Mapping[str, Any]) -> int:
    """Give each task a part with the same values; how many tasks there were."""
    rows = [{"task_id": key, "deleted_at": None, **values} for key in tasks]
    insert_rows(session, tables()[model.__tablename__], rows)
    return len(tasks)
