"""Tasks for a workbook that a department fills in and sends back (features 9, 15); the import knows them by key."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from app.briefings.task_sheet import SheetPart, SheetTask, TaskSheet
from app.core.custom_terms import CustomSubject
from app.core.progress import Progress
from app.core.terms import AgencyRole, Secrecy, TaskKind
from app.models.agency import Agency
from app.models.person import Field, Person, Post
from app.models.task import DelayReport, Extension, ProgressEntry, SourceDocument, Task, TaskAgency
from app.rules.regulation import InForce
from app.rules.written_days import deadline_day, read_deadline
from app.services.lists.custom_columns import columns, with_values

_BATCH = 500
_PART = ("contact", "phone", "part", "deadline", "answered_on", "answer")


def read_task_sheet(
    session: Session,
    keys: Sequence[str],
    *,
    regulation: InForce,
    today: date,
    progress: Progress | None = None,
) -> TaskSheet:
    """Return the tasks with these keys, in their order; deleted ones are left out. What `progress` raises ends it."""
    found: dict[str, SheetTask] = {}
    for start in range(0, len(keys), _BATCH):
        if progress is not None:
            progress(start, len(keys))
        some = [UUID(key) for key in keys[start : start + _BATCH]]
        found.update((task.key, task) for task in _read(session, some, regulation))
    tasks = [found[key] for key in keys if key in found]
    own = columns(session, CustomSubject.TASK)
    said = with_values(session, CustomSubject.TASK, tasks) if own else tasks
    return TaskSheet(tuple(said), today, tuple(own))


def _read(session: Session, keys: list[UUID], regulation: InForce) -> Iterable[SheetTask]:
    agencies = _agencies(session, keys)
    extensions = _last(session, Extension, (Extension.decided_on, Extension.extended_to), keys)
    progress = _last(session, ProgressEntry, (ProgressEntry.reported_on,), keys)
    delays = _last(session, DelayReport, (DelayReport.reported_on,), keys)
    rows = session.execute(_named().where(Task.id.in_(keys), Task.deleted_at.is_(None)))
    for row in rows:
        key = row.Task.id
        yield SheetTask(
            **_task(row.Task, regulation),
            **_document(row.SourceDocument),
            **_extension(extensions.get(key)),
            **_delay(delays.get(key)),
            **_progress(progress.get(key)),
            **agencies.get(key, {}),
            assigner=row.post or row.person or "",
            field=row.field or "",
            officer=row.officer or "",
            deputy=row.deputy or "",
            room=row.room or "",
        )


def _named() -> Select[Task, SourceDocument, str, str, str, str, str, str]:
    """Tasks with what they point to."""
    officer, deputy, room = aliased(Person), aliased(Person), aliased(Agency)
    return (
        select(
            Task,
            SourceDocument,
            Post.name.label("post"),
            Person.full_name.label("person"),
            Field.name.label("field"),
            officer.full_name.label("officer"),
            deputy.full_name.label("deputy"),
            room.name.label("room"),
        )
        .outerjoin(SourceDocument, SourceDocument.id == Task.source_document_id)
        .outerjoin(Post, Post.id == Task.assigner_post_id)
        .outerjoin(Person, Person.id == Task.assigner_person_id)
        .outerjoin(Field, Field.id == Task.field_id)
        .outerjoin(officer, officer.id == Task.officer_id)
        .outerjoin(deputy, deputy.id == Task.deputy_id)
        .outerjoin(room, room.id == Task.room_id)
    )


def _task(task: Task, regulation: InForce) -> dict[str, Any]:
    return {
        "key": task.id.hex,
        "content": task.content,
        "product": task.product,
        "passage": task.passage,
        "assigned_on": task.assigned_on,
        "deadline": _deadline(task, regulation),
        "completed_on": task.completed_on,
        "result_document": task.result_document,
        "quality": task.quality_accepted,
        "withdrawn": task.withdrawn,
        "withdrawn_on": task.withdrawn_on,
        "note": task.note,
        "origin": task.origin.label,
        "obligation": task.obligation.label,
        "result_on": task.result_on,
        "approved_on": task.approved_on if task.approved else None,
        "marks": tuple(mark.label for mark in task.marks),
    }


def _deadline(task: Task, regulation: InForce) -> date | str | None:
    """The words of the deadline where they are read back as the same day, else the day itself."""
    if task.kind is TaskKind.REGULAR and not task.deadline_words:
        return task.kind.label
    if task.deadline_words:
        read = read_deadline(task.deadline_words).value
        regular = task.kind is TaskKind.REGULAR
        if read and read.regular is regular and deadline_day(read, regulation) == task.deadline:
            return task.deadline_words
    return task.deadline


def _document(document: SourceDocument | None) -> dict[str, Any]:
    if document is None:
        return {}
    return {
        "document_number": document.number,
        "document_date": document.issued_on,
        "issuer": document.issuer,
        "summary": document.summary,
        "secrecy": "" if document.secrecy is Secrecy.NONE else document.secrecy.label,
    }


def _extension(extension: Extension | None) -> dict[str, Any]:
    if extension is None:
        return {}
    return {"extended_to": extension.extended_to, "extension_decided_on": extension.decided_on}


def _delay(delay: DelayReport | None) -> dict[str, Any]:
    if delay is None:
        return {}
    return {
        "delay_reported_on": delay.reported_on,
        "delay_accepted": delay.accepted,
        "delay_reason": delay.reason,
    }


def _progress(entry: ProgressEntry | None) -> dict[str, Any]:
    if entry is None:
        return {}
    told = {"difficulty": entry.difficulty, "proposal": entry.proposal}
    return {"percent": entry.percent, "progress": entry.content, **told}


def _last(session: Session, model: Any, days: Sequence[Any], keys: list[UUID]) -> Mapping[UUID, Any]:
    """The last part of each task, by these days; one without a day came first."""
    rows = session.scalars(
        select(model)
        .where(model.task_id.in_(keys), model.deleted_at.is_(None))
        .order_by(*(day.asc().nulls_first() for day in days), model.id)
    )
    return {row.task_id: row for row in rows}


def _agencies(session: Session, keys: list[UUID]) -> Mapping[UUID, dict[str, Any]]:
    rows = session.execute(
        select(
            TaskAgency.task_id, TaskAgency.role, Agency.name, *(getattr(TaskAgency, name) for name in _PART)
        )
        .join(Agency, Agency.id == TaskAgency.agency_id)
        .where(TaskAgency.task_id.in_(keys), TaskAgency.deleted_at.is_(None), TaskAgency.to_on.is_(None))
        .order_by(TaskAgency.position, TaskAgency.id)
    )
    found: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
    for task_id, role, name, *said in rows:
        place = "leads" if role is AgencyRole.LEAD else "coordinating"
        found[task_id][place] = (*found[task_id].get(place, ()), name)
        if any(said):
            found[task_id]["parts"] = (*found[task_id].get("parts", ()), SheetPart(name, *said))
    return found
