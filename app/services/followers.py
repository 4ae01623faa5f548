"""Who in the office follows tasks: room, deputy room head, specialist, from day to day (duties 18, 19).

The task holds who follows it now; `task_follower` keeps from which day to which others did. A task that has no row of
a role was followed by the same from its start.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.core.task_making_terms import FollowRole
from app.models.task import Task
from app.models.task_making import TaskFollower
from app.services.bulk import insert_rows
from app.services.records import slices, tables

COLUMNS = {
    FollowRole.ROOM: "room_id",
    FollowRole.DEPUTY: "deputy_id",
    FollowRole.OFFICER: "officer_id",
}
"""Where a task says who follows it now."""

_ONE_DAY = timedelta(days=1)


def follow(
    session: Session, tasks: Sequence[UUID], who: Mapping[FollowRole, UUID | None], *, on: date
) -> set[UUID]:
    """Let others follow tasks from a day on, or nobody (None); returns the tasks of which somebody changed.

    Who followed until then stays in the trace, to the day before. Nothing is written where nothing changes.
    """
    session.flush()
    changed = {task for role, key in who.items() for task in _hand_on(session, tasks, role, key, on)}
    if changed:
        session.expire_all()
    return changed


def _hand_on(
    session: Session, tasks: Sequence[UUID], role: FollowRole, key: UUID | None, on: date
) -> list[UUID]:
    column = getattr(Task, COLUMNS[role])
    before: dict[UUID, tuple[UUID | None, date]] = {}
    for some in slices(list(tasks)):
        query = select(Task.id, column, Task.assigned_on)
        changing = session.execute(query.where(Task.id.in_(some), column.is_distinct_from(key)))
        before.update((task, (was, start)) for task, was, start in changing)
    if not before:
        return []
    traced = _end_traces(session, list(before), role, on)
    ended = [
        _row(each, role, was, to_on=on - _ONE_DAY)
        for each, (was, start) in before.items()
        if was and start < on and each not in traced
    ]
    insert_rows(session, tables()["task_follower"], ended)
    if key is not None:
        insert_rows(
            session, tables()["task_follower"], [_row(each, role, key, from_on=on) for each in before]
        )
    task = tables()["task"]
    for some in slices(list(before)):
        session.execute(update(task).where(task.c.id.in_(some)).values({column.key: key}))
    return list(before)


def _end_traces(session: Session, tasks: list[UUID], role: FollowRole, on: date) -> set[UUID]:
    """End the open rows of the tasks; one that began on the day itself or later was a mistake, and goes."""
    traced: set[UUID] = set()
    for some in slices(tasks):
        rows = session.scalars(
            select(TaskFollower).where(
                TaskFollower.task_id.in_(some), TaskFollower.role == role, TaskFollower.deleted_at.is_(None)
            )
        )
        for row in rows:
            traced.add(row.task_id)
            if row.to_on is None and row.from_on is not None and row.from_on >= on:
                row.deleted_at = datetime.now(UTC)
            elif row.to_on is None:
                row.to_on = on - _ONE_DAY
    session.flush()
    return traced


def _row(
    task: UUID, role: FollowRole, key: UUID, *, from_on: date | None = None, to_on: date | None = None
) -> dict[str, object]:
    is_room = role is FollowRole.ROOM
    return {
        "task_id": task,
        "role": role,
        "agency_id": key if is_room else None,
        "person_id": None if is_room else key,
        "from_on": from_on,
        "to_on": to_on,
        "deleted_at": None,
    }
