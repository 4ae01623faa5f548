"""Letters that pass tasks on: the tasks of one document, or those that were chosen (duty 13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select

from app.briefings.figures import Period
from app.briefings.lists import Choice
from app.briefings.task_letters import Assignment
from app.core.errors import AppError
from app.core.words import short_date
from app.models.task import SourceDocument, Task
from app.rules.secrets import is_secret
from app.services.briefs import Question
from app.services.briefs.days import KEYS
from app.services.forms.common import key_of
from app.services.month_tasks import SeenTask, judge_tasks, see_tasks
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_DOCUMENTS_SHOWN = 50
_WHOLE_TIME = (date.min, date.max)


def brief(session: Session, subject: str, today: date) -> Assignment:
    """Return the tasks of the document with this key, or the tasks with these keys joined by "+"."""
    keys = [key_of(key) for key in subject.split(KEYS)]
    document = session.get(SourceDocument, keys[0]) if len(keys) == 1 else None
    of_document = document is not None and document.deleted_at is None
    only = Task.source_document_id == keys[0] if of_document else Task.id.in_(keys)
    seen = _seen(session, only, today)
    if not of_document:
        document = _common(session, seen)
    judged = judge_tasks(seen, Period(*_WHOLE_TIME, today), read_regulations(session))
    rows = tuple(task.tell(judgement) for task, judgement in judged)
    if document is None:
        return Assignment(rows)
    told = not is_secret(document.secrecy)
    return Assignment(
        rows,
        document.number,
        document.issued_on,
        document.issuer if told else "",
        document.summary if told else "",
    )


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the documents that assign tasks, the latest first."""
    rows = session.execute(
        select(SourceDocument.id, SourceDocument.number, SourceDocument.issued_on, func.count(Task.id))
        .join(Task, Task.source_document_id == SourceDocument.id)
        .where(SourceDocument.deleted_at.is_(None), Task.deleted_at.is_(None), Task.withdrawn.is_(False))
        .group_by(SourceDocument.id)
        .order_by(SourceDocument.issued_on.desc(), SourceDocument.id.desc())
        .limit(_DOCUMENTS_SHOWN)
    )
    return tuple(
        Choice(key.hex, f"{number} ngày {short_date(day)}" if day else number, f"{many} nhiệm vụ")
        for key, number, day, many in rows
    )


def _seen(session: Session, only: ColumnElement[bool], today: date) -> tuple[SeenTask, ...]:
    """The tasks, none of them withdrawn; AppError if there is none, or one that nobody leads."""
    seen = see_tasks(session, Period(*_WHOLE_TIME, today), only=only)
    if not seen:
        raise AppError("Không có nhiệm vụ nào để giao.", "Chọn nhiệm vụ chưa thu hồi, chưa xóa.")
    nobody = sum(not task.leads for task in seen)
    if nobody:
        raise AppError(f"Có {nobody} nhiệm vụ chưa có cơ quan chủ trì.", "Ghi cơ quan chủ trì rồi lập lại.")
    return seen


def _common(session: Session, seen: tuple[SeenTask, ...]) -> SourceDocument | None:
    """The document that all of the tasks are from, if it is one."""
    keys: set[UUID | None] = {task.document for task in seen}
    key = keys.pop() if len(keys) == 1 else None
    return session.get(SourceDocument, key) if key else None


QUESTIONS = {"assignment_letter": Question(brief, subjects)}
