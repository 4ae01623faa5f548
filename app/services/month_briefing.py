"""The question behind the monthly briefing set: everything that it says, in one snapshot."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.month import MonthBriefing, NextMonth, Share, TaskRow
from app.core.terms import Outcome, TaskOrigin
from app.rules.outcomes import Judgement
from app.rules.periods import month_of, month_period, months_covered
from app.rules.praise import praised
from app.rules.regulation import Regulation
from app.rules.tallies import count_judgements
from app.services.figures import count_figures
from app.services.month_lists import (
    SeenItem,
    due_between,
    list_reports,
    list_session_documents,
    see_programme,
)
from app.services.month_tasks import SeenTask, judge_tasks, see_tasks
from app.services.settings import read_calendar, read_regulation

NO_ASSIGNER = "Chưa ghi người giao"

Judged = tuple[tuple[SeenTask, Judgement], ...]


def brief_month(session: Session, year: int, month: int, *, as_of: date | None = None) -> MonthBriefing:
    """Gather all that the briefing set of a month says, seen on `as_of` (None: the last day of the month)."""
    period = month_period(year, month, as_of=as_of)
    regulation, calendar = read_regulation(session), read_calendar(session)
    figures = count_figures(session, period, regulation, calendar)
    seen = see_tasks(session, period)
    judged = judge_tasks(seen, period, regulation)
    rows = _rows(judged)
    items = see_programme(session, period)
    programme = due_between(items, months_covered(period), period)
    return MonthBriefing(
        year=year,
        month=month,
        figures=figures,
        by_origin=_by_origin(judged),
        by_assigner=_by_assigner(judged),
        praised=praised(figures.tasks_by_agency, regulation),
        tasks=rows,
        overdue=tuple(row for row in rows if row.outcome is Outcome.OVERDUE),
        programme=programme,
        not_submitted=tuple(row for row in programme if row.submitted_on is None),
        session_documents=list_session_documents(session, period, regulation, calendar),
        reports=list_reports(session, period),
        next_month=_next_month(seen, items, period, regulation),
    )


def _rows(judged: Judged) -> tuple[TaskRow, ...]:
    return tuple(task.tell(judgement) for task, judgement in judged)


def _by_origin(judged: Judged) -> tuple[Share, ...]:
    origins = list(TaskOrigin)
    named = ((origins.index(task.origin), task.origin.label, judgement) for task, judgement in judged)
    return _shares(named)


def _by_assigner(judged: Judged) -> tuple[Share, ...]:
    return _shares(
        (task.assigner.place, task.assigner.name or NO_ASSIGNER, judgement) for task, judgement in judged
    )


def _shares(named: Iterable[tuple[Any, str, Judgement]]) -> tuple[Share, ...]:
    """The tasks of each name counted; names in the order of their places."""
    found: dict[str, list[Judgement]] = {}
    for _, name, judgement in sorted(named, key=itemgetter(0)):
        found.setdefault(name, []).append(judgement)
    return tuple(Share(name, count_judgements(judgements)) for name, judgements in found.items())


def _next_month(
    seen: tuple[SeenTask, ...], items: tuple[SeenItem, ...], period: Period, regulation: Regulation
) -> NextMonth:
    """What falls due in the month after the period and is not done as far as `as_of` knows."""
    month = month_of(period.end).following
    coming = judge_tasks(seen, Period(month.start, month.end, period.as_of), regulation)
    due = tuple(
        (task, judgement)
        for task, judgement in coming
        if judgement.outcome in (Outcome.IN_TIME, Outcome.OVERDUE)
        and judgement.deadline is not None
        and month.start <= judgement.deadline <= month.end
    )
    programme = due_between(items, (month, month), period)
    return NextMonth(
        month.year, month.month, _rows(due), tuple(row for row in programme if row.submitted_on is None)
    )
