"""The tasks that a meeting's conclusions gave, as a notice says them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.meeting import AssignedTask
from app.core.terms import AgencyRole, TaskKind
from app.models.agency import Agency
from app.models.meeting import Conclusion, ConclusionTask
from app.models.task import SourceDocument, Task, TaskAgency
from app.rules.due_words import say_due, say_rhythm
from app.rules.regulation import InForce
from app.rules.secrets import is_secret
from app.services.heirs import read_agencies

Names = dict[AgencyRole, dict[str, None]]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A task; of a secret one only that it is one."""

    task: AssignedTask
    is_secret: bool


def tasks_of(
    session: Session, meeting: UUID, regulation: InForce, *, today: date
) -> Mapping[UUID, tuple[Assigned, ...]]:
    """Return the tasks by the key of their conclusion, as they were given; withdrawn ones are left out.

    An agency that merged by today is told as its successor.
    """
    given: defaultdict[UUID, list[Assigned]] = defaultdict(list)
    agencies = _agencies(session, meeting, today)
    rows = session.execute(
        select(ConclusionTask.conclusion_id, Task, SourceDocument.secrecy)
        .join(Task, Task.id == ConclusionTask.task_id)
        .join(Conclusion, Conclusion.id == ConclusionTask.conclusion_id)
        .outerjoin(SourceDocument, SourceDocument.id == Task.source_document_id)
        .where(Conclusion.meeting_id == meeting, Task.withdrawn.is_(False))
        .where(ConclusionTask.deleted_at.is_(None), Task.deleted_at.is_(None))
        .order_by(ConclusionTask.id)
    )
    for conclusion, task, secrecy in rows:
        hidden = secrecy is not None and is_secret(secrecy)
        told = AssignedTask("") if hidden else _told(task, agencies[task.id], regulation)
        given[conclusion].append(Assigned(told, hidden))
    return {conclusion: tuple(tasks) for conclusion, tasks in given.items()}


def _agencies(session: Session, meeting: UUID, today: date) -> Mapping[UUID, Names]:
    """The names under which the agencies of each task stand, by their part in it, each once and in their order."""
    agencies = read_agencies(session, today)
    found: defaultdict[UUID, Names] = defaultdict(lambda: {role: {} for role in AgencyRole})
    rows = session.execute(
        select(TaskAgency.task_id, TaskAgency.role, Agency.id)
        .join(ConclusionTask, ConclusionTask.task_id == TaskAgency.task_id)
        .join(Conclusion, Conclusion.id == ConclusionTask.conclusion_id)
        .join(Agency, Agency.id == TaskAgency.agency_id)
        .where(Conclusion.meeting_id == meeting, TaskAgency.deleted_at.is_(None))
        .where(ConclusionTask.deleted_at.is_(None), Agency.deleted_at.is_(None))
        .order_by(TaskAgency.position, Agency.position, Agency.sort_key)
    )
    for task, role, agency in rows:
        found[task][role][agencies.standing_name(agency)] = None
    return found


def _told(task: Task, agencies: Names, regulation: InForce) -> AssignedTask:
    regular, leads = task.kind is TaskKind.REGULAR, tuple(agencies[AgencyRole.LEAD])
    return AssignedTask(
        content=task.content,
        leads=leads,
        coordinating=tuple(name for name in agencies[AgencyRole.COORDINATING] if name not in leads),
        product=task.product,
        due="" if regular else say_due(task.deadline, task.deadline_words, regulation),
        rhythm=say_rhythm(task.deadline_words) if regular else "",
    )
