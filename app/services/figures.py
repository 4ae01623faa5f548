"""The figures of a period, counted in the database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, Select, bindparam, func, select

from app.briefings.figures import (
    BookFigures,
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.statistics_terms import By
from app.core.terms import Book, Receipt
from app.models.asking import ask
from app.models.meeting import AgendaItem, Meeting
from app.models.report import ReportObligation
from app.models.task_days import number_of
from app.rules.periods import Month, months_covered, year_to_date
from app.rules.receipts import is_of_party, is_report_counted, receipt, session_documents_due
from app.rules.regulation import Calendar, InForce
from app.rules.tallies import plus, sum_by_name
from app.services.agenda_papers import papers_count
from app.services.figure_queries import PROGRAMME, TASKS_BY
from app.services.heirs import Agencies, read_agencies
from app.services.programme_sql import figures_of
from app.services.regulation_sql import delay_reported_ahead

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def count_figures(session: Session, period: Period, regulation: InForce, calendar: Calendar) -> Figures:
    """Count everything of a period as seen on its `as_of` (duties 10, 30, 42-44, 55-57).

    A merged agency is counted under its successor.
    """
    agencies = read_agencies(session, period.as_of)
    tasks, tasks_by_agency, tasks_of_nobody = _count_tasks(session, period, regulation, agencies)
    programme = _count_programme(session, period, agencies)
    documents, documents_by_agency, documents_of_nobody = _count_session_documents(
        session, period, (regulation, calendar), agencies
    )
    return Figures(
        period=period,
        tasks=tasks,
        tasks_by_agency=tasks_by_agency,
        programme=programme.wholes["period"],
        programme_year_to_date=programme.wholes["year"],
        programme_by_agency=programme.agencies,
        session_documents=documents,
        session_documents_by_agency=documents_by_agency,
        reports=_count_reports(session, period),
        tasks_of_nobody=tasks_of_nobody,
        programme_of_nobody=programme.wholes["nobody"],
        session_documents_of_nobody=documents_of_nobody,
        books=programme.books,
    )


def task_values(period: Period, regulation: InForce, agencies: Agencies) -> dict[str, str | int]:
    """Return what the questions for tasks bind."""
    return {
        **_look(period, agencies),
        "days_before": delay_reported_ahead(regulation),
        "heirs": agencies.bound,
    }


def looks_values(looks: Sequence[Period], regulation: InForce, agencies: Agencies) -> dict[str, str]:
    """Return what the question for all tasks of several periods binds."""
    return {
        "looks": json.dumps([_look(look, agencies) for look in looks]),
        "days_before": delay_reported_ahead(regulation),
    }


def _look(period: Period, agencies: Agencies) -> dict[str, str | int]:
    """The days of a look as the questions name them, and who had merged by then."""
    days = {
        "start": period.start,
        "as_of": period.as_of,
        "since": period.start if period.start <= period.as_of else period.as_of + timedelta(1),
        "until": min(period.end, period.as_of),
    }
    numbers = {f"{name}_number": number_of(day) for name, day in days.items()}
    said = {name: day.isoformat() for name, day in days.items()}
    return said | numbers | {"heirs_then": agencies.bound_on(period.as_of)}


def _count_tasks(
    session: Session, period: Period, regulation: InForce, agencies: Agencies
) -> tuple[TaskFigures, Mapping[str, TaskFigures], TaskFigures]:
    """Count the whole, those of each agency, and those that nobody leads."""
    total, *rows = ask(session, TASKS_BY[By.AGENCY], task_values(period, regulation, agencies))
    each = sum_by_name((row.name, task_figures(row)) for row in rows if row.code)
    alone = reduce(plus, (task_figures(row) for row in rows if not row.code), TaskFigures())
    return task_figures(total), each, alone


def task_figures(row: Any) -> TaskFigures:
    """Return the figures of one row of these questions."""
    if not row.total:  # the sum of nothing is empty
        return TaskFigures()
    done = row.done_on_time + row.done_late
    return TaskFigures(
        total=row.total,
        carried_over=row.carried_over,
        new=row.total - row.carried_over,
        done=done,
        done_on_time=row.done_on_time,
        done_late=row.done_late,
        not_done=row.total - done,
        in_time=row.in_time,
        no_deadline=row.no_deadline,
        overdue=row.overdue,
        excused=row.excused,
        failed=row.failed,
    )


@dataclass(frozen=True, slots=True)
class _Programme:
    """The wholes by their scopes (period, year, nobody), the items of each agency, and those of each book."""

    wholes: Mapping[str, ProgrammeFigures]
    agencies: Mapping[str, ProgrammeFigures]
    books: tuple[BookFigures, ...]


def _count_programme(session: Session, period: Period, agencies: Agencies) -> _Programme:
    first, last = months_covered(period)
    january, _ = year_to_date(period)
    values = {
        "as_of": period.as_of.isoformat(),
        "first": _number(first),
        "last": _number(last),
        "january": _number(january),
        "heirs": agencies.bound,
    }
    found: dict[str, list[tuple[str, ProgrammeFigures]]] = {}
    for row in ask(session, PROGRAMME, values):
        found.setdefault(row.scope, []).append((row.name, figures_of(row)))
    agencies_, books, years = (found.pop(scope, []) for scope in ("agency", "book", "book of the year"))
    return _Programme(
        {scope: figures for scope, [(_, figures)] in found.items()},
        sum_by_name(agencies_),
        tuple(_books(dict(books), dict(years))),
    )


def _books(
    period: Mapping[str, ProgrammeFigures], year: Mapping[str, ProgrammeFigures]
) -> Iterator[BookFigures]:
    for book in Book:
        own, of_year = (found.get(book.value, ProgrammeFigures()) for found in (period, year))
        if any(figures.due or figures.left for figures in (own, of_year)):
            yield BookFigures(book, own, of_year)


def _number(month: Month) -> int:
    return month.year * 12 + month.month


def _count_session_documents(
    session: Session, period: Period, rules: tuple[InForce, Calendar], agencies: Agencies
) -> tuple[SessionDocumentFigures, Mapping[str, SessionDocumentFigures], SessionDocumentFigures]:
    """Count the whole, those of each agency, and those that nobody presents."""
    counted: dict[str | None, SessionDocumentFigures] = {}
    for key, held_on, of_party, own_due, received, number in _session_documents(session, period):
        regulation, calendar = rules
        due_on = own_due or session_documents_due(
            held_on, of_party=of_party, regulation=regulation, calendar=calendar
        )
        states = _receipts(receipt(due_on, received, period.as_of), number)
        heir = agencies.stands_under(key) if key in agencies.leads else None
        figures = SessionDocumentFigures(number, *states)
        counted[heir] = plus(counted.get(heir, SessionDocumentFigures()), figures)
    each = sum_by_name((name, counted[key]) for key, name in agencies.names.items() if key in counted)
    whole = reduce(plus, counted.values(), SessionDocumentFigures())
    return whole, each, counted.get(None, SessionDocumentFigures())


def _session_documents(
    session: Session, period: Period
) -> list[tuple[str, date, bool, date | None, date | None, int]]:
    """Agency, day and kind of the session, own last day, day of receipt, and how many."""
    rows = session.execute(_documents_asked(), _days(period))
    return [
        (key.hex if key else "", held_on, is_of_party(kind, title), own, received, number)
        for key, held_on, kind, title, own, received, number in rows
    ]


@cache  # to make the statement takes longer than to answer it
def _documents_asked() -> Select[*tuple[Any, ...]]:
    received_on, agency = AgendaItem.documents_received_on, AgendaItem.agency_id
    own_due = AgendaItem.documents_due_on
    return (
        select(agency, Meeting.held_on, Meeting.kind, Meeting.title, own_due, received_on, func.count())
        .select_from(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.held_on.between(bindparam("start"), bindparam("end")))
        .where(AgendaItem.deleted_at.is_(None), Meeting.deleted_at.is_(None))
        .where(papers_count(bindparam("as_of", type_=Date)))
        .group_by(Meeting.id, agency, own_due, received_on)
    )


def _days(period: Period) -> dict[str, date]:
    return {"start": period.start, "end": period.end, "as_of": period.as_of}


def _count_reports(session: Session, period: Period) -> ReportFigures:
    rows = session.execute(_reports_asked(), _days(period)).all()
    counted = (
        ReportFigures(
            number, *_receipts(receipt(due, received, period.as_of, due_hour=hour, received_at=at), number)
        )
        for due, received, hour, at, number in rows
        if is_report_counted(due, period.as_of)
    )
    return reduce(plus, counted, ReportFigures())


@cache
def _reports_asked() -> Select[*tuple[Any, ...]]:
    due_on, received_on = ReportObligation.due_on, ReportObligation.received_on
    hours = ReportObligation.due_hour, ReportObligation.received_at
    return (
        select(due_on, received_on, *hours, func.count())
        .where(due_on.between(bindparam("start"), bindparam("end")), ReportObligation.deleted_at.is_(None))
        .group_by(due_on, received_on, *hours)
    )


def _receipts(state: Receipt, number: int) -> tuple[int, int, int]:
    on_time, late, missing = (number if state is one else 0 for one in Receipt)
    return on_time, late, missing
