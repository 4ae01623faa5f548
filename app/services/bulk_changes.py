"""Verbs for many chosen tasks at once: one transaction, and so one line of history, for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.forms import Ref
from app.core.errors import AppError
from app.core.task_making_terms import FollowRole
from app.core.task_terms import Obligation, TaskEventKind
from app.models.task import Task
from app.models.task_life import TaskEvent
from app.rules.regulation import Calendar
from app.rules.secrets import SENTENCE
from app.rules.working_days import working_days_after
from app.services.bulk import insert_rows
from app.services.chosen_tasks import (
    IS_OPEN,
    IS_SECRET,
    add_parts,
    alive_rows,
    assigned_after,
    chosen_rows,
    finished,
    have_hours,
    not_ahead,
    require_fit,
    unfit,
    words_of_secrets,
    write_differing,
    write_rows,
)
from app.services.closing import missing, refuse_unfounded, unfounded
from app.services.extending import deadlines, not_extendable
from app.services.followers import follow
from app.services.forms.refs import Refs
from app.services.open_steps import left_open, with_warning
from app.services.records import slices, tables
from app.services.task_course import keeping_order


def chosen(session: Session, keys: Sequence[str], *, unfinished: bool) -> Chosen:
    """Tell which of the chosen tasks a verb would change; with `unfinished` those that are done or withdrawn stay."""
    return chosen_rows(session, Task, keys, IS_OPEN if unfinished else None)


def to_withdraw(session: Session, keys: Sequence[str]) -> Chosen:
    """The chosen tasks under way, with a warning of open steps: these are not withdrawn with them."""
    return with_warning(session, chosen(session, keys, unfinished=True))


def to_complete(session: Session, keys: Sequence[str], *, on: date) -> Chosen:
    """The chosen tasks under way, with a warning of open steps and of evidence that they lack to be closed that day."""
    found = with_warning(session, chosen(session, keys, unfinished=True))
    tasks = [UUID(key) for key in found.keys]
    lacks = missing(session, tasks, {"completed_on": on})
    warning = " ".join(filter(None, (found.warning, lacks)))
    return replace(found, warning=warning, hours=have_hours(session, tasks))


def set_officer(session: Session, keys: Sequence[str], officer: Ref | None, *, on: date) -> int:
    """Let one person follow the tasks from a day on, or nobody; returns of how many tasks it was another before.

    Raises:
        AppError: a task or the person is not there any more.
    """
    tasks = alive_rows(session, Task, keys)
    return len(follow(session, tasks, {FollowRole.OFFICER: Refs(session).key(officer)}, on=on))


def set_followers(
    session: Session,
    keys: Sequence[str],
    *,
    on: date,
    room: Ref | None = None,
    deputy: Ref | None = None,
    officer: Ref | None = None,
) -> int:
    """Give the tasks to a room, its deputy head and a specialist from a day on; None leaves who it is (duty 19).

    Returns of how many tasks somebody changed.

    Raises:
        AppError: a task, the room or a person is not there any more.
    """
    tasks, refs = alive_rows(session, Task, keys), Refs(session)
    said = {FollowRole.ROOM: room, FollowRole.DEPUTY: deputy, FollowRole.OFFICER: officer}
    return len(follow(session, tasks, {role: refs.key(who) for role, who in said.items() if who}, on=on))


def extend(
    session: Session,
    keys: Sequence[str],
    *,
    extended_to: date,
    decided_on: date | None,
    today: date,
    document_number: str = "",
    reason: str = "",
) -> int:
    """Give the tasks a new deadline by an extension each; the first deadline stays.

    Raises:
        AppError: a task is not there any more, was completed or withdrawn by the day of the decision (None: is), was
            assigned after the new deadline, is due no earlier on that day, has had as many extensions as the regulation
            allows, or is secret and a reason is given (duty 12); that day is ahead.
    """
    if decided_on is not None:
        not_ahead(decided_on, today, "Ngày quyết định")
    tasks = alive_rows(session, Task, keys)
    said = _Extending(decided_on, document_number, reason)
    _extend(session, {extended_to: tasks}, said)
    return len(tasks)


@dataclass(frozen=True, slots=True)
class _Extending:
    """What the extensions of many tasks have in common."""

    decided_on: date | None
    document_number: str
    reason: str


def _extend(session: Session, wanted: Mapping[date, Sequence[UUID]], said: _Extending) -> None:
    """Extend tasks to the days under which they stand; all that does not fit is refused together."""
    together = [key for tasks in wanted.values() for key in tasks]
    require_fit(
        session,
        finished(session, together, on=said.decided_on),
        *(assigned_after(session, tasks, day) for day, tasks in wanted.items()),
        *(not_extendable(session, tasks, day, decided_on=said.decided_on) for day, tasks in wanted.items()),
        words_of_secrets(session, together, said.reason, said.document_number),
    )
    same = {**asdict(said), "deleted_at": None}
    rows = [{"task_id": key, "extended_to": day, **same} for day, tasks in wanted.items() for key in tasks]
    insert_rows(session, tables()["extension"], rows)


def complete(
    session: Session,
    keys: Sequence[str],
    *,
    completed_on: date,
    today: date,
    completed_at: time | None = None,
    result_document: str = "",
    result_on: date | None = None,
    despite_steps: bool = False,
) -> int:
    """Complete the tasks on a day, at an hour where that counts; without a result document or its day theirs stay.

    Who knows that steps of them are open completes them `despite_steps` (feature 8).

    Raises:
        AppError: the day is in the future, or a task is not there any more, is completed or withdrawn already, was
            assigned or its result given back after that day, lacks what closes it (feature 5), has steps that are
            neither done nor completed with it, or is secret and a result document is given (duty 12).
    """
    not_ahead(completed_on, today, "Ngày hoàn thành")
    tasks = alive_rows(session, Task, keys)
    said = {"result_document": result_document, "result_on": result_on}
    result = {name: value for name, value in said.items() if value}
    columns: dict[str, Any] = {"completed_on": completed_on, "completed_at": completed_at, **result}
    require_fit(
        session,
        finished(session, tasks),
        assigned_after(session, tasks, completed_on),
        words_of_secrets(session, tasks, result_document),
        unfounded(session, tasks, columns),
        () if despite_steps else left_open(session, tasks),
    )
    with keeping_order(session, tasks):
        return write_rows(session, Task, tasks, columns)


def set_obligation(session: Session, keys: Sequence[str], obligation: Obligation) -> int:
    """Say what the tasks ask of who leads them (feature 5); of how many it was another before.

    Raises:
        AppError: a task is not there any more, or is done and lacks what would have closed it.
    """
    tasks = alive_rows(session, Task, keys)
    refuse_unfounded(session, tasks, {"obligation": obligation})
    return write_differing(session, tasks, {"obligation": obligation})


def withdraw(
    session: Session,
    keys: Sequence[str],
    *,
    withdrawn_on: date | None,
    today: date,
    reason: str = "",
    document_number: str = "",
    decider: Ref | None = None,
) -> int:
    """Withdraw the tasks from a day on (None: from the start), with the reason, the document and who decided.

    Raises:
        AppError: the day is ahead; a task is not there any more, is withdrawn or completed already, was assigned,
            handed in or given back after that day, or is secret and a reason is given (duty 12).
    """
    if withdrawn_on is not None:
        not_ahead(withdrawn_on, today, "Ngày thu hồi")
    tasks = alive_rows(session, Task, keys)
    require_fit(
        session,
        finished(session, tasks),
        assigned_after(session, tasks, withdrawn_on) if withdrawn_on is not None else (),
        words_of_secrets(session, tasks, reason, document_number),
    )
    if reason or document_number or decider is not None:
        post, person = Refs(session).holder(decider)
        why = {
            "kind": TaskEventKind.WITHDRAWN,
            "content": reason,
            "document_number": document_number,
            "decider_post_id": post,
            "decider_person_id": person,
            "settlement": "",
        }
        _note_withdrawal(session, tasks, why, withdrawn_on)
    with keeping_order(session, tasks):
        return write_rows(session, Task, tasks, {"withdrawn": True, "withdrawn_on": withdrawn_on})


def _note_withdrawal(
    session: Session, tasks: Sequence[UUID], why: Mapping[str, Any], withdrawn_on: date | None
) -> None:
    """One from the start is noted on the day on which its task was assigned."""
    if withdrawn_on is not None:
        add_parts(session, TaskEvent, tasks, {**why, "happened_on": withdrawn_on})
        return
    for some in slices(list(tasks)):
        for key, day in session.execute(select(Task.id, Task.assigned_on).where(Task.id.in_(some))):
            add_parts(session, TaskEvent, [key], {**why, "happened_on": day})


def set_field(session: Session, keys: Sequence[str], field: Ref | None) -> int:
    """Put the tasks into a field of work, or into none; how many were in another.

    Raises:
        AppError: a task or the field is not there any more, or a task is secret (duty 12).
    """
    tasks = alive_rows(session, Task, keys)
    if field is not None:
        require_fit(session, unfit(session, tasks, IS_SECRET, "là nhiệm vụ mật", advice=SENTENCE))
    return write_differing(session, tasks, {"field_id": Refs(session).key(field)})


def set_assigner(session: Session, keys: Sequence[str], assigner: Ref | None) -> int:
    """Name the leader who assigned the tasks, a post or a person; how many had another.

    Raises:
        AppError: a task or the leader is not there any more.
    """
    tasks = alive_rows(session, Task, keys)
    post, person = Refs(session).holder(assigner)
    return write_differing(session, tasks, {"assigner_post_id": post, "assigner_person_id": person})


def shift_deadlines(
    session: Session,
    keys: Sequence[str],
    *,
    days: int,
    decided_on: date | None,
    calendar: Calendar,
    today: date,
    document_number: str = "",
    reason: str = "",
) -> int:
    """Extend each of the tasks by working days, from the deadline that it has today; how many there were.

    Raises:
        AppError: as `extend`; a task has no deadline, or there is no day to add.
    """
    if days <= 0:
        raise AppError("Số ngày gia hạn thêm phải lớn hơn 0.", "Nhập số ngày làm việc cần thêm.")
    if decided_on is not None:
        not_ahead(decided_on, today, "Ngày quyết định")
    tasks = alive_rows(session, Task, keys)
    found = deadlines(session, tasks, today)
    without = [key for key in tasks if key not in found]
    require_fit(session, unfit(session, without, true(), "không có thời hạn"))
    wanted: defaultdict[date, list[UUID]] = defaultdict(list)
    for key, deadline in found.items():
        wanted[working_days_after(deadline, days, calendar)].append(key)
    _extend(session, wanted, _Extending(decided_on, document_number, reason))
    return len(tasks)
