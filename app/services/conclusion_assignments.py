"""The tasks that a meeting's conclusions gave, as a notice says them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
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

Names = dict[AgencyRole, dict[str, None]]


@dataclass(frozen=True, slots=True)
class Assigned:
    """A task; of a secret one only that it is one."""

    task: AssignedTask
    is_secret: bool


def tasks_of(session: Session, meeting: UUID, regulation: InForce) -> Mapping[UUID, tuple[Assigned, ...]]:
    """Return the tasks by the key of their conclusion, as they were given; withdrawn ones are left out."""
    given: defaultdict[UUID, list[Assigned]] = defaultdict(list)
    agencies = _agencies(session, meeting)
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


def _agencies(session: Session, meeting: UUID) -> Mapping[UUID, Names]:
    """The names of the agencies of each task, by their part in it, each once and in their order."""
    found: defaultdict[UUID, Names] = defaultdict(lambda: {role: {} for role in AgencyRole})
    rows = session.execute(
        select(TaskAgency.task_id, TaskAgency.role, Agency.name)
        .join(ConclusionTask, ConclusionTask.task_id == TaskAgency.task_id)
        .join(Conclusion, Conclusion.id == ConclusionTask.conclusion_id)
        .join(Agency, Agency.id == TaskAgency.agency_id)
        .where(Conclusion.meeting_id == meeting, TaskAgency.deleted_at.is_(None))
        .where(ConclusionTask.deleted_at.is_(None), Agency.deleted_at.is_(None))
        .order_by(TaskAgency.position, Agency.position, Agency.sort_key)
    )
    for task, role, name in rows:
        found[task][role][name] = None
    return found


def _told(task: Task, agencies: Names, regulation: InForce) -> AssignedTask:
    regular = task.kind is TaskKind.REGULAR
    return AssignedTask(
        content=task.content,
        leads=tuple(agencies[AgencyRole.LEAD]),
        coordinating=tuple(agencies[AgencyRole.COORDINATING]),
        product=task.product,
        due="" if regular else say_due(task.deadline, task.deadline_words, regulation),
        rhythm=say_rhythm(task.deadline_words) if regular else "",
    )
