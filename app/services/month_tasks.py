"""The tasks behind a month's figures, judged one by one, in a few queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Executable, Row, Select, and_, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.briefings.figures import Period
from app.briefings.month import TaskRow
from app.core.terms import AgencyRole, TaskOrigin
from app.models.agency import Agency
from app.models.person import Person, Post
from app.models.task import DelayReport, Extension, SourceDocument, Task, TaskAgency
from app.models.task_life import TaskReturn
from app.rules.outcomes import (
    DelayReportFact,
    ExtensionFact,
    Judgement,
    LeadFact,
    ReturnFact,
    TaskFacts,
    done_on,
    judge,
)
from app.rules.regulation import InForce
from app.rules.secrets import HIDDEN_CONTENT, is_secret
from app.rules.successors import Succession
from app.services.heirs import read_agencies, read_successions
from app.services.in_force import in_force
from app.services.leads import NO_PLACE, Lead, Place, names_and_place

_FACTS = (
    Task.assigned_on,
    Task.deadline,
    Task.completed_on,
    Task.quality_accepted,
    Task.quality_judged_on,
    Task.withdrawn,
    Task.withdrawn_on,
    Task.deadline_time,
    Task.completed_at,
)
_RETURN = (
    TaskReturn.completed_on,
    TaskReturn.returned_on,
    TaskReturn.quality_accepted,
    TaskReturn.quality_judged_on,
    TaskReturn.completed_at,
)


_Link = tuple[AgencyRole, UUID, Lead]


@dataclass(frozen=True, slots=True)
class Assigner:
    """Who assigned a task; `place` puts posts first, then people by rank, then nobody."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class SeenTask:
    """A task that was not withdrawn nor completed before the period, with all that its outcome depends on.

    `document` is the key of the document that assigns it, `leads` are those of the agencies that lead it (merged ones:
    of their successors).
    """

    key: UUID
    document: UUID | None
    leads: tuple[UUID, ...]
    facts: TaskFacts
    origin: TaskOrigin
    assigner: Assigner
    place: Place
    tell: Callable[[Judgement], TaskRow]


@dataclass(frozen=True, slots=True)
class _Agencies:
    leads: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    place: Place = NO_PLACE
    lead_keys: tuple[UUID, ...] = ()


def see_tasks(
    session: Session, period: Period, *, only: ColumnElement[bool] | None = None
) -> tuple[SeenTask, ...]:
    """Return the tasks that were open or done since the period began and were assigned by its end or `as_of`.

    `only` narrows them further.
    """
    alive = _alive(period) if only is None else and_(_alive(period), only)
    agencies = _agencies(session, alive, period.as_of)
    extensions = _by_task(
        session.execute(_of(alive, Extension.task_id, Extension.decided_on, Extension.extended_to)),
        ExtensionFact,
    )
    reports = _by_task(
        session.execute(
            _of(
                alive,
                DelayReport.task_id,
                DelayReport.reported_on,
                DelayReport.accepted,
                DelayReport.decided_on,
                DelayReport.agency_id,
            )
        ),
        DelayReportFact,
    )
    leads = _by_task(session.execute(_leads(alive)), LeadFact)
    returns = _by_task(session.execute(_of(alive, TaskReturn.task_id, *_RETURN)), ReturnFact)
    merged = read_successions(session)
    return tuple(
        _seen(
            row,
            _facts(row, extensions[row.id], reports[row.id], returns[row.id], leads[row.id], merged),
            agencies.get(row.id, _Agencies()),
            as_of=period.as_of,
        )
        for row in session.execute(_tasks(alive))
    )


def judge_tasks(
    tasks: Iterable[SeenTask], period: Period, regulation: InForce
) -> tuple[tuple[SeenTask, Judgement], ...]:
    """Return the tasks of a period with their judgements, in the order of agencies, then of deadlines."""
    judged = [(task, judge(task.facts, period, regulation)) for task in tasks]
    kept = [(task, judgement) for task, judgement in judged if judgement is not None]
    return tuple(sorted(kept, key=lambda one: (one[0].place, one[1].deadline or date.max)))


def _alive(period: Period) -> ColumnElement[bool]:
    """What `rules.outcomes.belongs` says of a task, and tasks assigned later but by `as_of`."""
    withdrawn = and_(Task.withdrawn, or_(Task.withdrawn_on.is_(None), Task.withdrawn_on <= period.as_of))
    return and_(
        Task.deleted_at.is_(None),
        not_(withdrawn),
        Task.assigned_on <= max(period.end, period.as_of),
        or_(
            Task.completed_on.is_(None),
            Task.completed_on > period.as_of,
            Task.completed_on >= period.start,
        ),
    )


def _tasks(alive: ColumnElement[bool]) -> Executable:
    officer, whole = aliased(Person), aliased(Task)
    return (
        select(
            Task.id,
            *_FACTS,
            Task.content,
            Task.product,
            Task.origin,
            Task.deadline_words,
            Task.source_document_id,
            SourceDocument.number,
            SourceDocument.issued_on,
            SourceDocument.secrecy,
            Post.name.label("post"),
            Post.position.label("post_position"),
            Post.sort_key.label("post_key"),
            Person.full_name.label("person"),
            Person.rank.label("person_rank"),
            Person.sort_key.label("person_key"),
            officer.full_name.label("officer"),
            whole.content.label("step_of"),
        )
        .outerjoin(SourceDocument, SourceDocument.id == Task.source_document_id)
        .outerjoin(Post, Post.id == Task.assigner_post_id)
        .outerjoin(Person, Person.id == Task.assigner_person_id)
        .outerjoin(officer, officer.id == Task.officer_id)
        .outerjoin(whole, (whole.id == Task.parent_id) & whole.deleted_at.is_(None))
        .where(alive)
        .order_by(SourceDocument.number, Task.id)
    )


def _of(
    alive: ColumnElement[bool], task_id: InstrumentedAttribute[UUID], *columns: InstrumentedAttribute[Any]
) -> Select[Any]:
    table = task_id.class_
    return select(task_id, *columns).join(Task, Task.id == task_id).where(alive, table.deleted_at.is_(None))


def _leads(alive: ColumnElement[bool]) -> Executable:
    """Who leads on which days; `_agencies` names those of the look."""
    query = _of(alive, TaskAgency.task_id, TaskAgency.agency_id, TaskAgency.from_on, TaskAgency.to_on)
    return query.where(TaskAgency.role == AgencyRole.LEAD)


def _by_task(rows: Iterable[Row[Any]], make: Callable[..., Any]) -> Mapping[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(make(*row[1:]))
    return found


def _agencies(session: Session, alive: ColumnElement[bool], as_of: date) -> Mapping[UUID, _Agencies]:
    agencies = read_agencies(session, as_of)
    rows = session.execute(
        select(TaskAgency.task_id, TaskAgency.role, Agency.id)
        .join(Task, Task.id == TaskAgency.task_id)
        .join(Agency, Agency.id == TaskAgency.agency_id)
        .where(
            alive, TaskAgency.deleted_at.is_(None), Agency.deleted_at.is_(None), in_force(TaskAgency, as_of)
        )
        .order_by(TaskAgency.position, Agency.position, Agency.sort_key)
    )
    found: defaultdict[UUID, list[_Link]] = defaultdict(list)
    for task_id, role, key in rows:
        heir = UUID(agencies.stands_under(key.hex))
        found[task_id].append((role, heir, agencies.leads[heir.hex]))
    return {task_id: _told(links) for task_id, links in found.items()}


def _told(links: list[_Link]) -> _Agencies:
    leading = [(key, lead) for role, key, lead in links if role is AgencyRole.LEAD]
    leads, place = names_and_place([lead for _, lead in leading])
    others = dict.fromkeys(name for role, _, (name, *_) in links if role is AgencyRole.COORDINATING)
    return _Agencies(leads, tuple(others), place, tuple(dict.fromkeys(key for key, _ in leading)))


def _facts(
    row: Row[Any],
    extensions: list[ExtensionFact],
    reports: list[DelayReportFact],
    returns: list[ReturnFact],
    leads: list[LeadFact],
    successions: Mapping[UUID, Succession[UUID]],
) -> TaskFacts:
    return TaskFacts(
        **{column.key: getattr(row, column.key) for column in _FACTS},
        extensions=tuple(extensions),
        delay_reports=tuple(reports),
        returns=tuple(returns),
        leads=tuple(leads),
        successions=successions,
    )


def _seen(row: Row[Any], facts: TaskFacts, agencies: _Agencies, *, as_of: date) -> SeenTask:
    assigner, secret = _assigner(row), row.secrecy is not None and is_secret(row.secrecy)

    def tell(judgement: Judgement) -> TaskRow:
        return TaskRow(
            number=row.number or "",
            content=HIDDEN_CONTENT if secret else row.content,
            assigner=assigner.name,
            leads=agencies.leads,
            coordinating=agencies.coordinating,
            product="" if secret else row.product,
            assigned_on=facts.assigned_on,
            deadline=judgement.deadline,
            completed_on=done_on(facts, as_of),
            officer=row.officer or "",
            outcome=judgement.outcome,
            days_late=judgement.days_late,
            excused=judgement.excused,
            failed=judgement.failed,
            issued_on=row.issued_on,
            secret=secret,
            deadline_words="" if secret else row.deadline_words,
            key=row.id.hex,
            step_of="" if secret or row.step_of == HIDDEN_CONTENT else row.step_of or "",
        )

    return SeenTask(
        row.id,
        row.source_document_id,
        agencies.lead_keys,
        facts,
        row.origin,
        assigner,
        agencies.place,
        tell,
    )


def _assigner(row: Row[Any]) -> Assigner:
    if row.post is not None:
        return Assigner(row.post, (0, row.post_position, row.post_key))
    if row.person is not None:
        return Assigner(row.person, (1, row.person_rank == 0, row.person_rank, row.person_key))
    return Assigner("", (2,))
