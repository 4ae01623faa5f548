"""Verbs for many chosen tasks at once: one transaction, and so one line of history, for all of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.words import number, short_date
from app.models.task import SourceDocument, Task
from app.rules.secrets import SENTENCE
from app.services.bulk import insert_rows
from app.services.forms.common import key_of
from app.services.forms.refs import Refs
from app.services.records import name_of, names, slices, tables

_NAMED = 2


def chosen(session: Session, keys: Sequence[str], *, unfinished: bool) -> Chosen:
    """Tell which of the chosen tasks a verb would change; with `unfinished` those that are done or withdrawn stay."""
    session.flush()
    asked = list(dict.fromkeys(map(key_of, keys)))
    there: dict[UUID, bool] = {}
    for some in slices(asked):
        is_open = Task.completed_on.is_(None) & Task.withdrawn.is_(False)
        query = select(Task.id, is_open).where(Task.id.in_(some), Task.deleted_at.is_(None))
        there.update((key, stands) for key, stands in session.execute(query))
    fitting = [key for key in asked if key in there and (there[key] or not unfinished)]
    called = names(session, Task.__tablename__, fitting[:_NAMED])
    first = tuple(called[key] for key in fitting[:_NAMED])
    return Chosen(tuple(key.hex for key in fitting), first, len(there) - len(fitting))


def set_officer(session: Session, keys: Sequence[str], officer: Ref | None) -> int:
    """Let one person follow the tasks, or nobody; returns how many tasks there were.

    Raises:
        AppError: a task or the person is not there any more.
    """
    tasks = _alive(session, keys)
    return _write(session, tasks, {"officer_id": Refs(session).key(officer)})


def extend(
    session: Session,
    keys: Sequence[str],
    *,
    extended_to: date,
    decided_on: date | None,
    document_number: str = "",
    reason: str = "",
) -> int:
    """Give the tasks a new deadline by an extension each; the first deadline stays.

    Raises:
        AppError: a task is not there any more, is completed or withdrawn, was assigned after the new deadline, or is
            secret and a reason is given (duty 12).
    """
    tasks = _alive(session, keys)
    _refuse(session, tasks, Task.assigned_on > extended_to, f"được giao sau ngày {short_date(extended_to)}")
    _refuse(session, tasks, Task.completed_on.is_not(None), "đã hoàn thành")
    _refuse(session, tasks, Task.withdrawn, "đã thu hồi")
    if reason:
        _refuse(session, tasks, _IS_SECRET, "là nhiệm vụ mật", advice=SENTENCE)
    same = {"extended_to": extended_to, "decided_on": decided_on, "deleted_at": None}
    rows = [{"task_id": key, **same, "document_number": document_number, "reason": reason} for key in tasks]
    insert_rows(session, tables()["extension"], rows)
    return len(tasks)


def complete(
    session: Session, keys: Sequence[str], *, completed_on: date, today: date, result_document: str = ""
) -> int:
    """Complete the tasks on a day; without a result document theirs stay.

    Raises:
        AppError: the day is in the future, or a task is not there any more, is completed or withdrawn already, was
            assigned after that day, or is secret and a result document is given (duty 12).
    """
    if completed_on > today:
        raise AppError(
            f"Ngày hoàn thành {short_date(completed_on)} ở tương lai.", "Nhập ngày hôm nay hoặc trước đó."
        )
    tasks = _alive(session, keys)
    _refuse(session, tasks, Task.completed_on.is_not(None), "đã hoàn thành")
    _refuse(session, tasks, Task.withdrawn, "đã thu hồi")
    _refuse(session, tasks, Task.assigned_on > completed_on, f"được giao sau ngày {short_date(completed_on)}")
    if result_document:
        _refuse(session, tasks, _IS_SECRET, "là nhiệm vụ mật", advice=SENTENCE)
    result = {"result_document": result_document} if result_document else {}
    return _write(session, tasks, {"completed_on": completed_on, **result})


def withdraw(session: Session, keys: Sequence[str], *, withdrawn_on: date | None) -> int:
    """Withdraw the tasks from a day on (None: from the start).

    Raises:
        AppError: a task is not there any more, is withdrawn or completed already, or was assigned after that day.
    """
    tasks = _alive(session, keys)
    _refuse(session, tasks, Task.withdrawn, "đã thu hồi")
    _refuse(session, tasks, Task.completed_on.is_not(None), "đã hoàn thành")
    if withdrawn_on is not None:
        day = short_date(withdrawn_on)
        _refuse(session, tasks, Task.assigned_on > withdrawn_on, f"được giao sau ngày {day}")
    return _write(session, tasks, {"withdrawn": True, "withdrawn_on": withdrawn_on})


_IS_SECRET = Task.source_document_id.in_(select(SourceDocument.id).where(SourceDocument.secrecy != "none"))


def _alive(session: Session, keys: Sequence[str]) -> list[UUID]:
    """The keys of the tasks, each once; all of them must be there."""
    session.flush()
    tasks = list(dict.fromkeys(map(key_of, keys)))
    there: set[UUID] = set()
    for some in slices(tasks):
        there.update(session.scalars(select(Task.id).where(Task.id.in_(some), Task.deleted_at.is_(None))))
    if missing := len(tasks) - len(there):
        raise AppError(
            f"{number(missing)} nhiệm vụ đã chọn không còn nữa.", "Tải lại danh sách rồi chọn lại."
        )
    return tasks


def _refuse(
    session: Session,
    tasks: list[UUID],
    condition: Any,
    what: str,
    *,
    advice: str = "Bỏ chọn những nhiệm vụ đó rồi làm lại.",
) -> None:
    """Refuse the whole when some of the tasks do not fit; the first is named."""
    found: list[UUID] = []
    for some in slices(tasks):
        found.extend(session.scalars(select(Task.id).where(Task.id.in_(some), condition)))
    if found:
        first = name_of(session, Task.__tablename__, min(found))
        told = f"{number(len(found))} nhiệm vụ {what}, trong đó có {first}." if len(found) > 1 else ""
        raise AppError(told or f"{first[:1].upper()}{first[1:]} {what}.", advice)


def _write(session: Session, tasks: list[UUID], values: Mapping[str, Any]) -> int:
    table: Table = tables()["task"]
    for some in slices(tasks):
        session.execute(update(table).where(table.c.id.in_(some)).values(**values))
    session.expire_all()
    return len(tasks)
