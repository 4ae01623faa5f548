"""Tasks that come again are made ahead of their day, each once, however often this runs (regular tasks; duty 18)."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.terms import AgencyRole
from app.models.task import Task, TaskAgency
from app.models.task_making import RecurringAgency, RecurringException, RecurringTask
from app.rules.recurrence import LONGEST_MOVE, Recurrence, comes_by, days_of, due_day, is_put_off, last_day
from app.rules.regulation import Calendar
from app.services.ended_agencies import heir_on, heirs_on
from app.services.forms.common import part_rows, put
from app.services.settings import read_calendar

_SAME = (
    "content",
    "product",
    "origin",
    "obligation",
    "assigner_post_id",
    "assigner_person_id",
    "field_id",
    "room_id",
    "officer_id",
)


def make_due(session: Session, *, today: date) -> int:
    """Make every occurrence that is to be there by today; returns how many tasks were made.

    What was made once, also if it was deleted since, is not made again: an occurrence is known by its recurring task
    and its day, and the database holds each of them once. A day before the newest one that was made is never made
    later, so a changed rhythm counts from then on. While none of its leads works, nor anybody who follows
    them, nothing is made; once another is named, what was missed is made up.
    """
    missing = list(_all_missing(session, today))
    for row, day, due in missing:
        _make(session, row, day, due)
    return len(missing)


def waiting(session: Session, *, today: date) -> int:
    """How many tasks `make_due` would make."""
    return sum(1 for _ in _all_missing(session, today))


def rule_of(session: Session, row: RecurringTask) -> Recurrence:
    """When it comes again, as the rules take it."""
    exceptions = part_rows(session, RecurringException, {"recurring_id": row.id})
    but = tuple((one.day, one.moved_to) for one in exceptions)
    return Recurrence(row.rhythm, row.weekday, row.day, row.month, row.move, row.every, row.starts_on, but)


def _all_missing(session: Session, today: date) -> Iterator[tuple[RecurringTask, date, date]]:
    calendar = read_calendar(session)
    query = select(RecurringTask).where(RecurringTask.deleted_at.is_(None)).order_by(RecurringTask.id)
    for row in session.scalars(query).all():
        for day, due in _missing(session, row, calendar, today):
            if has_lead_on(session, row, _assigned_on(row, due)):
                yield row, day, due


def _missing(
    session: Session, row: RecurringTask, calendar: Calendar, today: date
) -> Iterator[tuple[date, date]]:
    """The days of the rhythm that are to be there and are not, each with the day on which it is due."""
    newest = session.scalar(select(func.max(Task.occurrence)).where(Task.recurring_id == row.id))
    first = row.starts_on if newest is None else max(row.starts_on, newest + timedelta(days=1))
    ahead, rule = timedelta(days=row.ahead_days), rule_of(session, row)
    last = today + ahead + LONGEST_MOVE
    put_off = _put_off(session, row, rule, calendar, newest) if newest is not None else ()
    for day in (*put_off, *days_of(rule, first, last_day(last, row.ends_on))):
        due = due_day(rule, day, calendar)
        if due is not None and due - ahead <= today and comes_by(day, due, row.ends_on):
            yield day, due


def _put_off(
    session: Session, row: RecurringTask, rule: Recurrence, calendar: Calendar, newest: date
) -> Iterator[date]:
    """The days before the newest one that an exception moved to later and that are not made yet."""
    if not rule.but:
        return
    done = set(session.scalars(select(Task.occurrence).where(Task.recurring_id == row.id)))
    first = max(row.starts_on, min(day for day, _ in rule.but) - LONGEST_MOVE)
    for day in days_of(rule, first, newest):
        if day not in done and is_put_off(rule, day, calendar):
            yield day


def _make(session: Session, row: RecurringTask, day: date, due: date) -> UUID:
    """One task; who merged by the day on which it counts as assigned gives way to the successor."""
    assigned = _assigned_on(row, due)
    columns = {name: getattr(row, name) for name in _SAME}
    columns["room_id"] = heir_on(session, row.room_id, assigned)
    task = put(
        session,
        Task,
        None,
        {**columns, "assigned_on": assigned, "deadline": due, "recurring_id": row.id, "occurrence": day},
    )
    leads = heirs_on(session, _named(session, row, AgencyRole.LEAD), assigned)
    others = heirs_on(session, _named(session, row, AgencyRole.COORDINATING), assigned)
    for role, keys in (
        (AgencyRole.LEAD, leads),
        (AgencyRole.COORDINATING, [key for key in others if key not in leads]),
    ):
        for position, key in enumerate(keys):
            values = {"task_id": task.id, "agency_id": key, "role": role, "position": position}
            put(session, TaskAgency, None, values)
    return task.id


def has_lead_on(session: Session, row: RecurringTask, day: date) -> bool:
    """Whether one of its leads, or who follows it, works on a day; so of one that names no lead."""
    named = _named(session, row, AgencyRole.LEAD)
    return not named or bool(heirs_on(session, named, day))


def _named(session: Session, row: RecurringTask, role: AgencyRole) -> list[UUID]:
    return [
        one.agency_id for one in part_rows(session, RecurringAgency, {"recurring_id": row.id, "role": role})
    ]


def _assigned_on(row: RecurringTask, due: date) -> date:
    """The day on which one was to be made."""
    return min(due, max(row.starts_on, due - timedelta(days=row.ahead_days)))
