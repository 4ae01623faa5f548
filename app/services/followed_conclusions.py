"""What became of the conclusions of earlier meetings of a kind: they come back on the next agenda."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.meeting import FollowedConclusion, FollowedTask
from app.core.terms import Outcome, TaskState
from app.models.meeting import Conclusion, ConclusionTask, Meeting
from app.models.task import Task
from app.rules.secrets import is_secret
from app.services.forms.common import part_rows
from app.services.lists import tasks as task_list
from app.services.lists.tasks import ListedTask
from app.services.meeting_locks import earlier
from app.services.meeting_order import held_before

_DONE = frozenset({Outcome.DONE_ON_TIME, Outcome.DONE_LATE})


def followed(session: Session, meeting: Meeting, *, today: date) -> tuple[FollowedConclusion, ...]:
    """All conclusions of the last meeting of the kind, then those of meetings before it that are not done yet.

    The newest meeting first, each in the order in which its notice gives them.

    One whose tasks are all secret is not told, nor are its secret tasks (duty 12).
    """
    last = earlier(session, meeting)
    if last is None:
        return ()
    before = Meeting.kind == meeting.kind, held_before(meeting), Meeting.deleted_at.is_(None)
    newest = Meeting.held_on.desc(), Meeting.starts_at.desc(), Meeting.id.desc()
    rows = session.scalars(select(Meeting).where(*before).order_by(*newest)).all()
    found = [one for row in rows for one in _of(session, row, is_last=row.id.hex == last.key, today=today)]
    return tuple(found)


def _of(session: Session, row: Meeting, *, is_last: bool, today: date) -> list[FollowedConclusion]:
    conclusions = part_rows(session, Conclusion, {"meeting_id": row.id})
    tasks = _tasks(session, conclusions, today=today)
    told = []
    for number, conclusion in enumerate(conclusions, 1):
        own = tasks.get(conclusion.id, [])
        open_ones = [task for task in own if not is_secret(task.secrecy)]
        if (own and not open_ones) or not (is_last or any(_is_unfinished(task) for task in open_ones)):
            continue
        told.append(FollowedConclusion(row.held_on, number, conclusion.content, tuple(map(_told, open_ones))))
    return told


def _tasks(
    session: Session, conclusions: Sequence[Conclusion], *, today: date
) -> dict[UUID, list[ListedTask]]:
    links = session.execute(
        select(ConclusionTask.conclusion_id, ConclusionTask.task_id)
        .join(Task, Task.id == ConclusionTask.task_id)
        .where(ConclusionTask.conclusion_id.in_([row.id for row in conclusions]))
        .where(ConclusionTask.deleted_at.is_(None), Task.deleted_at.is_(None))
        .order_by(ConclusionTask.id)
    ).all()
    keys = list(dict.fromkeys(task.hex for _, task in links))
    listed = {one.key: one for one in task_list.read(session, keys, today=today)}
    found: dict[UUID, list[ListedTask]] = {}
    for conclusion, task in links:
        found.setdefault(conclusion, []).append(listed[task.hex])
    return found


def _is_unfinished(task: ListedTask) -> bool:
    return task.outcome is not None and task.outcome not in _DONE


def _told(task: ListedTask) -> FollowedTask:
    state = task.outcome.label if task.outcome is not None else TaskState.WITHDRAWN.label
    result = f" ({task.result_document})" if task.result_document and task.outcome in _DONE else ""
    return FollowedTask(task.content, task.leads, task.deadline, f"{state}{result}")


def say_followed(one: FollowedConclusion) -> str:
    """A conclusion in a line: "2. Giao Sở Y tế … → Hoàn thành đúng hạn"."""
    states = "; ".join(task.state for task in one.tasks) or "chưa giao nhiệm vụ"
    return f"{one.number}. {one.content} → {states}"
