"""What a task's form holds of how it came to be: its agencies' parts, consultations, chain, steps (duties 1-4, 19)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.task_form import AgencyPartRow, ConsultationRow, TaskForm
from app.core.errors import AppError
from app.core.task_making_terms import FollowRole
from app.models.task import Task, TaskAgency
from app.models.task_making import TaskConsultation
from app.services.followers import follow
from app.services.forms.common import key_of, open_links, part_rows, put, write_parts
from app.services.forms.refs import Refs, ref_of
from app.services.open_steps import open_children, told

_PART = ("contact", "phone", "part", "deadline", "answered_on", "answer")
_CONSULTATION = ("asked_on", "document_number", "answered_on", "agreed", "content")
_NOTHING: Mapping[str, Any] = {name: getattr(AgencyPartRow(), name) for name in _PART}


def making_of(session: Session, row: Task, *, today: date) -> dict[str, Any]:
    """What a task's form shows of it, by the names of the form."""
    links = open_links(session, TaskAgency, {"task_id": row.id}, today=today)
    asked = sorted(part_rows(session, TaskConsultation, {"task_id": row.id}), key=lambda part: part.asked_on)
    return {
        "room": ref_of(session, "agency", row.room_id),
        "deputy": ref_of(session, "person", row.deputy_id),
        "marks": row.marks,
        "parent": ref_of(session, "task", row.parent_id),
        "agency_parts": tuple(
            AgencyPartRow(ref_of(session, "agency", link.agency_id), **_said(link, _PART))
            for link in links
            if _said(link, _PART) != _NOTHING
        ),
        "consultations": tuple(
            ConsultationRow(
                **_said(part, _CONSULTATION),
                agency=ref_of(session, "agency", part.agency_id),
                key=part.id.hex,
            )
            for part in asked
        ),
    }


def advice(session: Session, typed: Loaded[TaskForm]) -> tuple[Complaint, ...]:
    """A warning of a task that is said to be done while steps of it are not."""
    if not typed.key or typed.values.completed_on is None:
        return ()
    count = open_children(session, key_of(typed.key))
    return (Complaint("completed_on", told(count), warning=True),) if count else ()


def followers_of(form: TaskForm, refs: Refs) -> dict[FollowRole, UUID | None]:
    """Who is to follow the task, by their role."""
    return {
        FollowRole.ROOM: refs.key(form.room),
        FollowRole.DEPUTY: refs.key(form.deputy),
        FollowRole.OFFICER: refs.key(form.officer),
    }


def parent_of(session: Session, row: Task | None, form: TaskForm, refs: Refs) -> UUID | None:
    """The task of which this one is a step.

    Raises:
        AppError: it would be a step of itself, or of one of its own steps.
    """
    parent = refs.key(form.parent)
    above, seen = parent, set[UUID]()
    while row is not None and above is not None and above not in seen:
        if above == row.id:
            raise AppError("Nhiệm vụ không thể là bước của chính nó.", "Chọn nhiệm vụ cha khác.")
        seen.add(above)
        above = session.scalar(select(Task.parent_id).where(Task.id == above))
    return parent


def write_making(session: Session, row: Task, form: TaskForm, refs: Refs, *, today: date) -> None:
    """Write who follows the task from today on, its agencies' own parts and its consultations.

    Raises:
        AppError: a part is said of an agency that neither leads nor takes part.
    """
    follow(session, [row.id], followers_of(form, refs), on=today)
    _write_agency_parts(session, row, form, refs, today=today)
    asked = [
        (part.key, {**_said(part, _CONSULTATION), "agency_id": refs.key(part.agency)})
        for part in form.consultations
    ]
    write_parts(session, TaskConsultation, {"task_id": row.id}, asked)


def _write_agency_parts(session: Session, row: Task, form: TaskForm, refs: Refs, *, today: date) -> None:
    links = open_links(session, TaskAgency, {"task_id": row.id}, today=today)
    said: dict[UUID | None, Mapping[str, Any]] = {}
    for part in form.agency_parts:
        key = refs.key(part.agency)
        if key not in {link.agency_id for link in links}:
            name = part.agency.name if part.agency is not None else ""
            raise AppError(f"“{name}” chưa là cơ quan chủ trì hay phối hợp.", "Thêm cơ quan đó rồi lưu lại.")
        said[key] = _said(part, _PART)
    for link in links:
        put(session, TaskAgency, link, said.get(link.agency_id, _NOTHING))


def _said(row: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
