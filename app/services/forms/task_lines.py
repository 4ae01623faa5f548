"""Tasks that are entered line by line: read, and written as whole tasks."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.task_form import TaskForm
from app.briefings.task_lines import TaskLine
from app.core.terms import AgencyRole
from app.models.task import SourceDocument, Task, TaskAgency
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.rules.task_kinds import kind_by_words
from app.services.forms import task
from app.services.forms.common import alive, open_links, put, write_links
from app.services.forms.refs import Refs, ref_of, refs_of


def tasks_of(session: Session, document: UUID) -> Sequence[Task]:
    """The tasks of a document, in the order in which they were made."""
    query = select(Task).where(Task.source_document_id == document, Task.deleted_at.is_(None))
    return session.scalars(query.order_by(Task.id)).all()


def line_of(session: Session, row: Task, *, today: date) -> TaskLine:
    """A task as one line."""
    links = open_links(session, TaskAgency, {"task_id": row.id, "role": AgencyRole.LEAD}, today=today)
    return TaskLine(
        content=row.content,
        leads=refs_of(session, "agency", [link.agency_id for link in links]),
        deadline=row.deadline,
        deadline_words=row.deadline_words,
        product=row.product,
        officer=ref_of(session, "person", row.officer_id),
        key=row.id.hex,
    )


def form_of(line: TaskLine, start: TaskForm) -> TaskForm:
    """The form of a new task: what `start` says of all of them, and the line of this one."""
    return TaskForm(
        document=start.document,
        document_day=start.document_day,
        secrecy=start.secrecy,
        content=line.content,
        origin=start.origin,
        assigner=start.assigner,
        product=line.product,
        kind=kind_by_words(line.deadline_words),
        assigned_on=start.assigned_on,
        deadline=line.deadline,
        deadline_words=line.deadline_words,
        leads=line.leads,
        officer=line.officer,
    )


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
        AppError: the task is not there any more.
    """
    if not line.key:
        return task.write(session, None, form_of(line, start), document=document, refs=refs, today=today)
    row = alive(session, Task, line.key)
    hidden = is_secret(start.secrecy)
    columns = {
        "content": line.content or (HIDDEN_CONTENT if hidden else ""),
        "deadline": line.deadline,
        "deadline_words": "" if hidden else line.deadline_words,
        "product": line.product,
        "officer_id": refs.key(line.officer),
    }
    put(session, Task, row, columns)
    _write_leads(session, row, refs.keys(line.leads), today=today)
    return row


def _write_leads(session: Session, row: Task, leads: list[UUID], *, today: date) -> None:
    """Write the leads; an agency that leads now does not coordinate any more."""
    write_links(session, TaskAgency, {"task_id": row.id, "role": AgencyRole.LEAD}, leads, today=today)
    owner = {"task_id": row.id, "role": AgencyRole.COORDINATING}
    others = [link.agency_id for link in open_links(session, TaskAgency, owner, today=today)]
    if set(others) & set(leads):
        others = [key for key in others if key not in leads]
        write_links(session, TaskAgency, owner, others, today=today)
