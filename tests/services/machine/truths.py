"""What always holds of an office, whatever was done: told from the rows themselves and from what is asked of them."""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, timedelta
from functools import reduce
from importlib import import_module
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.figures import Period, TaskFigures
from app.core.statistics_terms import By
from app.core.terms import AgencyRole, Outcome
from app.models.agency import Agency
from app.models.base import Record
from app.models.task import DelayReport, Extension, Task, TaskAgency
from app.models.task_life import TaskReturn
from app.rules.outcomes import (
    DelayReportFact,
    ExtensionFact,
    Judgement,
    LeadFact,
    ReturnFact,
    TaskFacts,
    judge,
)
from app.rules.regulation import InForce
from app.rules.successors import Succession
from app.rules.tallies import count_judgements, plus
from app.services import desk
from app.services.figures import count_figures
from app.services.lists import tasks as task_list
from app.services.records import OWNERS
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar
from app.services.statistics import SPANS, count_statistics
from tests.services.machine.office import Tables, alive
from tests.services.test_statistics import behind

NUMBERS = tuple(field.name for field in fields(TaskFigures))
THINGS = tuple(by for by in By if by not in SPANS)
LATE = (Outcome.DONE_LATE, Outcome.OVERDUE)
"""Outcomes that come after a deadline."""


def facts(session: Session) -> dict[str, TaskFacts]:
    """All tasks that are there, as the rules see them, read row by row."""
    rows = session.scalars(select(Task).where(Task.deleted_at.is_(None)))
    return {row.id.hex: _facts_of(session, row) for row in rows}


def _facts_of(session: Session, row: Task) -> TaskFacts:
    def parts(model: type[Any]) -> Iterable[Any]:
        return session.scalars(select(model).where(model.task_id == row.id, model.deleted_at.is_(None)))

    return TaskFacts(
        assigned_on=row.assigned_on,
        deadline=row.deadline,
        extensions=tuple(ExtensionFact(one.decided_on, one.extended_to) for one in parts(Extension)),
        completed_on=row.completed_on,
        quality_accepted=row.quality_accepted,
        quality_judged_on=row.quality_judged_on,
        withdrawn=row.withdrawn,
        withdrawn_on=row.withdrawn_on,
        delay_reports=tuple(
            DelayReportFact(one.reported_on, one.accepted, one.decided_on, one.agency_id)
            for one in parts(DelayReport)
        ),
        returns=tuple(
            ReturnFact(
                *(one.completed_on, one.returned_on, one.quality_accepted, one.quality_judged_on),
                one.completed_at,
            )
            for one in parts(TaskReturn)
        ),
        deadline_time=row.deadline_time,
        completed_at=row.completed_at,
        leads=tuple(
            LeadFact(one.agency_id, one.from_on, one.to_on)
            for one in parts(TaskAgency)
            if one.role is AgencyRole.LEAD
        ),
        successions=_successions(session),
    )


def _successions(session: Session) -> dict[UUID, Succession[UUID]]:
    """Who merged into whom, of agencies that are there."""
    there = {one.id: one for one in session.scalars(select(Agency).where(Agency.deleted_at.is_(None)))}
    followed = ((key, one.valid_to, one.successor_id) for key, one in there.items())
    return {key: Succession(last_day, heir) for key, last_day, heir in followed if heir in there}


def figures_hold(session: Session, period: Period, turn: int) -> None:
    """Figures are those of the rules, rows add up to the whole, and each figure is the count of its list.

    Each time it is the turn of another thing that rows are by, and of other figures.
    """
    regulation, known = read_regulations(session), facts(session)
    judged = {key: judge(one, period, regulation) for key, one in known.items()}
    counted = count_figures(session, period, regulation, read_calendar(session)).tasks
    assert counted == count_judgements(one for one in judged.values() if one is not None)
    for key, one in judged.items():
        if one is not None:
            explain(known[key], one, period, regulation)
    by = THINGS[turn % len(THINGS)]
    found = count_statistics(session, period, by)
    assert found.whole.tasks == counted, by
    total = reduce(plus, (line.tasks for line in found.lines), TaskFigures())
    assert total == counted or (by is By.AGENCY and total.total >= counted.total), by
    name = NUMBERS[turn % len(NUMBERS)]
    for line in (found.whole, *found.lines):
        for each in ("total", name):
            assert behind(session, line, each) == getattr(line.tasks, each), (by, line.name, each)


def explain(task: TaskFacts, judged: Judgement, period: Period, regulation: InForce) -> None:
    """No outcome without the facts that it comes from, all of them dated up to the day of the look."""
    seen = period.as_of
    results = [(one.completed_on, one.returned_on) for one in task.returns if one.returned_on > seen]
    results += [(task.completed_on, date.max)] if task.completed_on else []
    done = [day for day, _ in results if day <= seen]
    deadlines = {task.deadline} | {
        one.extended_to for one in task.extensions if (one.decided_on or date.min) <= seen
    }
    assert judged.deadline in deadlines
    assert bool(done) == (judged.outcome in (Outcome.DONE_ON_TIME, Outcome.DONE_LATE))
    if judged.outcome is Outcome.OVERDUE:
        assert judged.deadline is not None
        assert judged.deadline < seen
    if judged.outcome is Outcome.DONE_LATE:
        assert judged.deadline is not None
        assert max(done) > judged.deadline
    assert not (task.withdrawn and (task.withdrawn_on or date.min) <= seen)
    poor = any(
        one.quality_accepted is False and (one.quality_judged_on or date.min) <= seen
        for one in (task, *task.returns)
    )
    if judged.excused:
        assert judged.outcome in LATE
        assert judged.deadline is not None
        in_time = judged.deadline - timedelta(days=regulation.on(judged.deadline).delay_report_days)
        moved = [day for one in task.extensions if (day := one.decided_on or date.min) <= seen]
        since = max(moved, default=date.min)
        assert any(
            one.accepted and since <= one.reported_on <= min(in_time, seen) for one in task.delay_reports
        )
    assert not judged.failed or (judged.outcome in LATE and not judged.excused) or poor


def lists_hold(session: Session, today: date) -> None:
    """Each row of the list of tasks says what the rules say, and each count of the desk is that of its list."""
    regulation, known = read_regulations(session), facts(session)
    far = Period(date.min, date.max, today)
    for row in task_list.read(session, list(known), today=today):
        task = known[row.key]  # one that is assigned later stands in the list already
        judged = judge(replace(task, assigned_on=min(task.assigned_on, today)), far, regulation)
        assert row.outcome == (judged.outcome if judged else None)
        if judged:
            assert row.deadline == judged.deadline
            assert row.days_late == judged.days_late
    counters = [card.counter for card in desk.read_desk(session, today=today).cards]
    for one in (*counters, *desk.menu_counts(session, today).values()):
        assert (
            len(import_module(f"app.services.lists.{one.list}").find(session, one.wanted, today=today).keys)
            == one.count
        ), one


def belonging(tables: Tables, meeting: str) -> dict[str, Any]:
    """All rows that belong to a meeting, but for its locks, what the press was told, and whether it was approved."""
    found = {}
    for name, rows in tables.items():
        for key, row in rows.items():
            if _owner(tables, name, row) == meeting:
                told = {k: v for k, v in row.items() if k not in ("approved_on", "approved_in_id")}
                found[name, key] = told
    return {key: row for key, row in found.items() if key[0] not in ("meeting_lock", "press_event")}


def _owner(tables: Tables, name: str, row: dict[str, Any]) -> str:
    while name != "meeting":
        if name not in OWNERS:
            return ""
        name, column = OWNERS[name]
        row = tables[name][row[column]]
    return str(row["id"])


def locked(tables: Tables) -> set[str]:
    """The meetings whose last lock holds."""
    last = {row["meeting_id"]: row for _, row in sorted(alive(tables)["meeting_lock"].items())}
    return {meeting for meeting, row in last.items() if row["locked"]}


def locks_hold(before: Tables, now: Tables) -> None:
    """Nothing of a meeting that was locked and still is has changed; how its minutes were approved may come."""
    for meeting in locked(before) & locked(now):
        old, new = belonging(before, meeting), belonging(now, meeting)
        came = {key: row for key, row in new.items() if key not in old}
        assert {key: new.get(key) for key in old} == old
        assert all(name == "meeting_record" and not row["notes"] for (name, _), row in came.items())


def telling(tables: Tables, words: Iterable[str]) -> list[tuple[str, str, str]]:
    """Where words are stored: the table, the row and the words."""
    return [
        (name, key, one)
        for name, rows in tables.items()
        for key, row in rows.items()
        for one in words
        if one in json.dumps(row, ensure_ascii=False, default=str)
    ]


def key(text: str) -> UUID:
    """A key as the session takes it."""
    return UUID(hex=text)


def model_named(name: str) -> type[Record]:
    """The class of a table."""
    from tests.models.edits import record_classes

    return next(one for one in record_classes() if one.__tablename__ == name)
