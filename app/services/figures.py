"""The figures of a period, counted in the database."""

from collections.abc import Mapping
from functools import reduce
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.terms import Receipt
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.report import ReportObligation
from app.rules.periods import Month, months_covered, year_to_date
from app.rules.receipts import is_of_party, is_report_counted, receipt, session_documents_due
from app.rules.regulation import Calendar, Regulation
from app.rules.tallies import plus, sum_by_name
from app.services.agenda_papers import stays_until
from app.services.figure_queries import PROGRAMME, TASKS


def count_figures(session: Session, period: Period, regulation: Regulation, calendar: Calendar) -> Figures:
    """Count everything of a period as seen on its `as_of` (duties 10, 30, 42-44, 55-57)."""
    session.flush()  # the SQL below is not known to the session, which would do so by itself
    tasks, tasks_by_agency = _count_tasks(session, period, regulation)
    programme, year, programme_by_agency = _count_programme(session, period)
    documents, documents_by_agency = _count_session_documents(session, period, regulation, calendar)
    return Figures(
        period=period,
        tasks=tasks,
        tasks_by_agency=tasks_by_agency,
        programme=programme,
        programme_year_to_date=year,
        programme_by_agency=programme_by_agency,
        session_documents=documents,
        session_documents_by_agency=documents_by_agency,
        reports=_count_reports(session, period),
    )


def _count_tasks(
    session: Session, period: Period, regulation: Regulation
) -> tuple[TaskFigures, Mapping[str, TaskFigures]]:
    values = {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "as_of": period.as_of.isoformat(),
        "days_before": f"-{regulation.delay_report_days} days",
    }
    total, *agencies = session.execute(TASKS, values).all()
    return _task_figures(total), sum_by_name((row.name, _task_figures(row)) for row in agencies)


def _task_figures(row: Row[Any]) -> TaskFigures:
    if row.total == 0:
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


def _count_programme(
    session: Session, period: Period
) -> tuple[ProgrammeFigures, ProgrammeFigures, Mapping[str, ProgrammeFigures]]:
    first, last = months_covered(period)
    january, _ = year_to_date(period)
    values = {
        "as_of": period.as_of.isoformat(),
        "first": _number(first),
        "last": _number(last),
        "january": _number(january),
    }
    rows = session.execute(PROGRAMME, values).all()
    whole = {row.scope: _programme_figures(row) for row in rows if row.name is None}
    agencies = sum_by_name((row.name, _programme_figures(row)) for row in rows if row.name is not None)
    return whole["period"], whole["year"], agencies


def _number(month: Month) -> int:
    return month.year * 12 + month.month


def _programme_figures(row: Row[Any]) -> ProgrammeFigures:
    return ProgrammeFigures(row.due, row.submitted, row.issued, row.due - row.submitted)


def _count_session_documents(
    session: Session, period: Period, regulation: Regulation, calendar: Calendar
) -> tuple[SessionDocumentFigures, Mapping[str, SessionDocumentFigures]]:
    received_on = AgendaItem.documents_received_on
    rows = session.execute(
        select(Meeting.held_on, Meeting.kind, Meeting.title, Agency.name, received_on, func.count())
        .select_from(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Agency, (Agency.id == AgendaItem.agency_id) & Agency.deleted_at.is_(None))
        .where(Meeting.held_on.between(period.start, period.end))
        .where(AgendaItem.deleted_at.is_(None), Meeting.deleted_at.is_(None), stays_until(period.as_of))
        .group_by(Meeting.id, Agency.id, received_on)
        .order_by(Agency.position, Agency.sort_key)
    ).all()
    counted: list[tuple[str | None, SessionDocumentFigures]] = []
    for held_on, kind, title, agency, received, number in rows:
        due_on = session_documents_due(
            held_on, of_party=is_of_party(kind, title), regulation=regulation, calendar=calendar
        )
        states = _receipts(receipt(due_on, received, period.as_of), number)
        counted.append((agency, SessionDocumentFigures(number, *states)))
    total = reduce(plus, (figures for _, figures in counted), SessionDocumentFigures())
    return total, sum_by_name((name, figures) for name, figures in counted if name is not None)


def _count_reports(session: Session, period: Period) -> ReportFigures:
    due_on, received_on = ReportObligation.due_on, ReportObligation.received_on
    rows = session.execute(
        select(due_on, received_on, func.count())
        .where(due_on.between(period.start, period.end), ReportObligation.deleted_at.is_(None))
        .group_by(due_on, received_on)
    ).all()
    counted = (
        ReportFigures(number, *_receipts(receipt(due, received, period.as_of), number))
        for due, received, number in rows
        if is_report_counted(due, period.as_of)
    )
    return reduce(plus, counted, ReportFigures())


def _receipts(state: Receipt, number: int) -> tuple[int, int, int]:
    on_time, late, missing = (number if state is one else 0 for one in Receipt)
    return on_time, late, missing
