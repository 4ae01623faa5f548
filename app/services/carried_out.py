"""Which conclusions tasks carry out: such a conclusion is not struck out, for its task would stand on nothing (64)."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import Select, select

from app.core.errors import AppError
from app.models.meeting import Conclusion, ConclusionTask
from app.models.task import Task
from app.services.records import name_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

ADVICE = "Thu hồi hoặc xóa nhiệm vụ đó trước, rồi bỏ kết luận."


def carried_out() -> Select[UUID, UUID]:
    """Conclusions with the tasks that carry them out; a task that was withdrawn or deleted does not."""
    return (
        select(ConclusionTask.conclusion_id, ConclusionTask.task_id)
        .join(Task, Task.id == ConclusionTask.task_id)
        .where(ConclusionTask.deleted_at.is_(None), Task.deleted_at.is_(None), Task.withdrawn.is_(False))
        .order_by(ConclusionTask.id)
    )


def tasks_of(session: Session, meeting: UUID) -> dict[UUID, str]:
    """The conclusions of a meeting that tasks carry out, each with its tasks in words: "nhiệm vụ “Rà soát”"."""
    query = carried_out().join(Conclusion, Conclusion.id == ConclusionTask.conclusion_id)
    found: dict[UUID, list[str]] = {}
    for conclusion, task in session.execute(query.where(Conclusion.meeting_id == meeting)):
        found.setdefault(conclusion, []).append(name_of(session, Task.__tablename__, task))
    return {conclusion: ", ".join(names) for conclusion, names in found.items()}


def require_free(session: Session, meeting: UUID, struck: Collection[UUID]) -> None:
    """Refuse, with an AppError that names the task, to strike out a conclusion of a meeting that has one."""
    tasks = tasks_of(session, meeting) if struck else {}
    for key in struck:
        if key in tasks:
            content = session.get_one(Conclusion, key).content
            raise AppError(f"Kết luận “{' '.join(content.split())}” đã giao {tasks[key]}.", ADVICE)
