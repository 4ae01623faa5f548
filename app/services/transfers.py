"""Tasks go to another lead agency from a day on; who led before is kept, so figures of earlier days stand."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.orm import Session

from app.briefings.task_life import Transfer
from app.core.errors import AppError
from app.core.task_terms import TaskEventKind
from app.core.terms import AgencyRole
from app.core.words import short_date
from app.models.task import Task, TaskAgency
from app.models.task_life import TaskEvent
from app.rules.refusing import Unfit
from app.services.bulk import insert_rows
from app.services.chosen_tasks import (
    alive_rows,
    assigned_after,
    finished,
    require_fit,
    unfit,
    words_of_secrets,
)
from app.services.ended_agencies import require_working
from app.services.forms.refs import Refs
from app.services.records import slices, tables


def transfer(session: Session, keys: Sequence[str], values: Transfer) -> int:
    """Let another agency lead the tasks from a day on, with a trace of who led; how many there were.

    That the agency before had refused a task is settled by it.

    Raises:
        AppError: a task is gone, done or withdrawn by that day, assigned later, goes to another lead after it already,
            is led by that agency or secret with a reason; the agency is no more, or it or the day missing.
    """
    if values.agency is None or values.from_on is None:
        raise AppError("Chưa chọn cơ quan chủ trì mới hoặc ngày chuyển.", "Nhập đủ rồi làm lại.")
    tasks = alive_rows(session, Task, keys)
    refs = Refs(session)
    agency = refs.key(values.agency)
    day = values.from_on
    words = values.reason, values.document_number
    require_fit(session, *_not_transferable(session, tasks, agency, day, words))
    post, person = refs.holder(values.decider)
    same = {
        "kind": TaskEventKind.TRANSFERRED,
        "happened_on": day,
        "content": values.reason,
        "document_number": values.document_number,
        "agency_id": agency,
        "decider_post_id": post,
        "decider_person_id": person,
        "settlement": "",
        "deleted_at": None,
    }
    former = _end(session, tasks, agency, day)
    events = [
        {"task_id": key, "former_agency_id": one, **same} for key in tasks for one in former.get(key, [None])
    ]
    insert_rows(session, tables()[TaskEvent.__tablename__], events)
    insert_rows(session, tables()[TaskAgency.__tablename__], [_link(key, agency, day) for key in tasks])
    _settle_refusals(session, tasks, day)
    session.expire_all()
    return len(tasks)


def _not_transferable(
    session: Session, tasks: Sequence[UUID], agency: UUID | None, day: date, words: tuple[str, ...]
) -> Iterator[tuple[Unfit, ...]]:
    require_working(session, agency, day)
    yield finished(session, tasks, on=day)
    yield assigned_after(session, tasks, day)
    yield words_of_secrets(session, tasks, *words)
    leads = exists().where(TaskAgency.task_id == Task.id, TaskAgency.deleted_at.is_(None), _LEADS)
    later = leads.where(TaskAgency.from_on > day)
    yield unfit(session, tasks, later, f"đã chuyển cơ quan chủ trì sau {short_date(day)}")
    led = leads.where(TaskAgency.agency_id == agency, _stands(day))
    yield unfit(session, tasks, led, "đã do cơ quan này chủ trì")


def mend_transfer(
    session: Session, task: UUID, before: Sequence[TaskAgency], now: Sequence[TaskAgency]
) -> None:
    """Let the one lead that a form names instead of one to whom the task was transferred lead from that day on.

    Who led until then stays; the trace of the transfer tells the other agency too.
    """
    gone, new = [one for one in before if one not in now], [one for one in now if one not in before]
    if len(gone) != 1 or len(new) != 1 or gone[0].from_on is None:
        return
    new[0].from_on, new[0].to_on = gone[0].from_on, gone[0].to_on
    events = select(TaskEvent).where(
        TaskEvent.task_id == task,
        TaskEvent.kind == TaskEventKind.TRANSFERRED,
        TaskEvent.happened_on == gone[0].from_on,
        TaskEvent.agency_id == gone[0].agency_id,
        TaskEvent.deleted_at.is_(None),
    )
    for event in session.scalars(events):
        event.agency_id = new[0].agency_id
    session.flush()


def _settle_refusals(session: Session, tasks: Sequence[UUID], day: date) -> None:
    table = tables()[TaskEvent.__tablename__]
    refused = (
        TaskEvent.kind == TaskEventKind.REFUSED,
        TaskEvent.settled_on.is_(None),
        TaskEvent.happened_on <= day,
        TaskEvent.deleted_at.is_(None),
    )
    for some in slices(list(tasks)):
        session.execute(update(table).where(TaskEvent.task_id.in_(some), *refused).values(settled_on=day))


_LEADS = TaskAgency.role == AgencyRole.LEAD


def _stands(day: date) -> ColumnElement[bool]:
    return or_(TaskAgency.to_on.is_(None), TaskAgency.to_on >= day)


def _link(task: UUID, agency: UUID | None, day: date) -> dict[str, object]:
    return {
        "task_id": task,
        "agency_id": agency,
        "role": AgencyRole.LEAD,
        "position": 0,
        "from_on": day,
        "to_on": None,
        "deleted_at": None,
    }


def _end(session: Session, tasks: Sequence[UUID], agency: UUID | None, day: date) -> dict[UUID, list[UUID]]:
    """End on the day before what leads now, and the part that the new lead had; who led, by task."""
    former: dict[UUID, list[UUID]] = {}
    for some in slices(list(tasks)):
        query = select(TaskAgency).where(
            TaskAgency.task_id.in_(some),
            TaskAgency.deleted_at.is_(None),
            or_(_LEADS, TaskAgency.agency_id == agency),
            _stands(day),
        )
        for link in session.scalars(query.order_by(TaskAgency.position, TaskAgency.id)):
            if link.role is AgencyRole.LEAD:
                former.setdefault(link.task_id, []).append(link.agency_id)
            if link.from_on is not None and link.from_on >= day:
                link.deleted_at = datetime.now(UTC)
            else:
                link.to_on = day - timedelta(days=1)
    session.flush()
    return former
