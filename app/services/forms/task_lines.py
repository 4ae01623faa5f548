"""Tasks that are entered line by line: read, and written as whole tasks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Ref
from app.briefings.task_form import TaskForm
from app.briefings.task_lines import TaskLine
from app.core.task_making_terms import FollowRole
from app.core.terms import AgencyRole
from app.models.task import SourceDocument, Task, TaskAgency
from app.rules.deadline_hours import hour_in
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.rules.task_kinds import kind_by_words
from app.services.bin import delete_all
from app.services.closing import closing_of, require_founded
from app.services.ended_agencies import advise_ended
from app.services.extending import all_deadlines, require_growing
from app.services.followers import follow
from app.services.forms import task
from app.services.forms.common import alive, key_of, open_links, put, require_fresh, write_links
from app.services.forms.refs import Refs, holder_of, ref_of, refs_of
from app.services.records import parts


def tasks_of(session: Session, document: UUID) -> Sequence[Task]:
    """The tasks of a document, in the order in which they were made."""
    query = select(Task).where(Task.source_document_id == document, Task.deleted_at.is_(None))
    return session.scalars(query.order_by(Task.id)).all()


def rows_of(session: Session, tasks: Sequence[Task]) -> set[UUID]:
    """The tasks and their parts: a form of their document is stale when one of them was changed."""
    keys = {task.id for task in tasks}
    return keys.union(
        *(found for table, found in parts(session, "task", keys).items() if table != "attachment")
    )


def require_fresh_tasks(
    session: Session, row: SourceDocument | None, lines: Sequence[TaskLine], *, seen: int
) -> Sequence[Task]:
    """The tasks of a document (None: a new one has none), or an AppError when it or one of them was changed since."""
    if row is None:
        return []
    tasks = tasks_of(session, row.id)
    shown = {key_of(line.key) for line in lines if line.key}  # another document may have it now
    require_fresh(session, "source_document", row.id, seen=seen, also=rows_of(session, tasks) | shown)
    return tasks


def line_of(session: Session, row: Task, *, today: date) -> TaskLine:
    """A task as one line."""
    return TaskLine(
        content=row.content,
        leads=_agencies(session, row, AgencyRole.LEAD, today),
        coordinating=_agencies(session, row, AgencyRole.COORDINATING, today),
        deadline=row.deadline,
        deadline_words=row.deadline_words,
        product=row.product,
        officer=ref_of(session, "person", row.officer_id),
        assigner=holder_of(session, row.assigner_post_id, row.assigner_person_id),
        key=row.id.hex,
        obligation=row.obligation,
        passage=row.passage,
        kind=row.kind,
        withdrawn=row.withdrawn,
    )


def _agencies(session: Session, row: Task, role: AgencyRole, today: date) -> tuple[Ref, ...]:
    links = open_links(session, TaskAgency, {"task_id": row.id, "role": role}, today=today)
    return refs_of(session, "agency", [link.agency_id for link in links])


def advise_lines(session: Session, day: date | None, lines: Sequence[TaskLine]) -> tuple[Complaint, ...]:
    """Warn of agencies that are no more on the day on which a task is given to them.

    That is `day`; a task that is there already has its own.
    """
    return tuple(_of_ended(session, day, lines))


def _of_ended(session: Session, day: date | None, lines: Sequence[TaskLine]) -> Iterator[Complaint]:
    for place, line in enumerate(lines):
        row = session.get(Task, key_of(line.key)) if line.key else None
        given = row.assigned_on if row is not None else day
        named = [(name, ref) for name in ("leads", "coordinating") for ref in getattr(line, name)]
        for one in advise_ended(session, given, named) if given else ():
            yield replace(one, field="tasks", row=place, column=one.field)


def form_of(line: TaskLine, start: TaskForm) -> TaskForm:
    """The form of a new task: what `start` says of all of them, and the line of this one."""
    return TaskForm(
        document=start.document,
        document_day=start.document_day,
        secrecy=start.secrecy,
        content=line.content,
        origin=start.origin,
        assigner=line.assigner or start.assigner,
        product=line.product,
        kind=kind_by_words(line.deadline_words),
        assigned_on=start.assigned_on,
        deadline=line.deadline,
        deadline_words=line.deadline_words,
        leads=line.leads,
        coordinating=line.coordinating,
        officer=line.officer,
        obligation=line.obligation,
        passage=line.passage,
    )


def write_lines(
    session: Session,
    lines: Sequence[TaskLine],
    start: TaskForm,
    *,
    document: SourceDocument,
    tasks: Sequence[Task],
    refs: Refs,
    today: date,
) -> None:
    """Make the `tasks` of a document what the lines say; those without a line go to the bin. AppError as one line."""
    kept = {key_of(line.key) for line in lines if line.key}
    delete_all(session, Task.__tablename__, [task.id for task in tasks if task.id not in kept])
    for line in lines:
        write_line(session, line, start, document=document, refs=refs, today=today)


def write_line(
    session: Session,
    line: TaskLine,
    start: TaskForm,
    *,
    document: SourceDocument | None,
    refs: Refs,
    today: date,
) -> Task:
    """Write a line: the task that it shows is corrected in what the line has, another one is made.

    Raises:
        AppError: the task is not there any more, or it is done without what would have closed it (feature 5).
    """
    if not line.key:
        return task.write(session, None, form_of(line, start), document=document, refs=refs, today=today)
    row = alive(session, Task, line.key)
    before = closing_of(row)
    require_founded(session, before, replace(before, obligation=line.obligation))
    stood = all_deadlines(session, [row.id])[row.id]
    require_growing(stood, (line.deadline, stood[1]))
    hidden = is_secret(start.secrecy)
    post, person = refs.holder(line.assigner)
    columns: dict[str, Any] = {
        "content": line.content or (HIDDEN_CONTENT if hidden else ""),
        "deadline": line.deadline,
        "deadline_words": "" if hidden else line.deadline_words,
        "product": line.product,
        "passage": line.passage,
        "obligation": line.obligation,
        "assigner_post_id": post,
        "assigner_person_id": person,
    }
    if line.deadline_words or not hidden:
        columns["deadline_time"] = hour_in(line.deadline_words) if line.deadline is not None else None
    put(session, Task, row, columns)
    follow(session, [row.id], {FollowRole.OFFICER: refs.key(line.officer)}, on=today)
    _write_agencies(session, row, line, refs, today=today)
    return row


def _write_agencies(session: Session, row: Task, line: TaskLine, refs: Refs, *, today: date) -> None:
    """Write the agencies; one that leads does not coordinate as well."""
    leads = refs.keys(line.leads)
    others = [key for key in refs.keys(line.coordinating) if key not in leads]
    for role, keys in ((AgencyRole.LEAD, leads), (AgencyRole.COORDINATING, others)):
        write_links(session, TaskAgency, {"task_id": row.id, "role": role}, keys, today=today)
