"""The question behind the reports of a period: everything that they say, in one snapshot."""

from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.figures import Figures
from app.briefings.month import TaskRow
from app.briefings.period import Coming, Earlier, PeriodBriefing, Share
from app.briefings.programme_shares import ProgrammeShare
from app.core.terms import Outcome, TaskOrigin
from app.rules.outcomes import Judgement
from app.rules.periods import months_covered
from app.rules.praise import praised
from app.rules.regulation import InForce
from app.rules.report_periods import Closing, following, named, preceding, report_period
from app.rules.spans import Span, SpanKind, span_of
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
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

NO_ASSIGNER = "Chưa ghi người giao"

Judged = tuple[tuple[SeenTask, Judgement], ...]
Known = tuple[tuple[SeenTask, ...], tuple[SeenItem, ...], InForce]


def brief_month(session: Session, year: int, month: int, *, as_of: date | None = None) -> PeriodBriefing:
    """Gather all that the briefing set of a month says, seen on `as_of` (None: the last day of the month)."""
    return brief_period(
        session, span_of(date(year, month, 1), SpanKind.MONTH), closing=lambda last: last, as_of=as_of
    )


def brief_period(
    session: Session, span: Span, *, closing: Closing, as_of: date | None = None, compares: bool = False
) -> PeriodBriefing:
    """Gather all that the reports of a period say, seen on `as_of` (None: its last day).

    `closing` says with which day the figures close; with `compares`, the period before is counted too.
    """
    period = report_period(span, closing, as_of=as_of)
    regulation, calendar = read_regulations(session), read_calendar(session)
    figures = count_figures(session, period, regulation, calendar)
    seen = see_tasks(session, period)
    judged = judge_tasks(seen, period, regulation)
    rows = _rows(judged)
    items = see_programme(session, period)
    programme = due_between(items, months_covered(period), period)
    after = following(span)
    return PeriodBriefing(
        named=named(span),
        figures=figures,
        by_origin=_by_origin(judged),
        by_assigner=_by_assigner(judged),
        praised=praised(figures.tasks_by_agency, regulation.on(period.end)),
        tasks=rows,
        overdue=tuple(row for row in rows if row.outcome is Outcome.OVERDUE),
        programme=programme,
        not_submitted=tuple(row for row in programme if row.submitted_on is None),
        session_documents=list_session_documents(session, period, regulation, calendar),
        reports=list_reports(session, period),
        coming=_coming(after, closing, period.as_of, (seen, items, regulation)) if after else None,
        earlier=_earlier(session, span, closing) if compares else None,
        by_book=_by_book(figures),
    )


def _by_book(figures: Figures) -> tuple[ProgrammeShare, ...]:
    """The programme of the committee and that of the office apart (duty 34); none where only one has contents."""
    told = tuple(
        ProgrammeShare(one.book.value, one.book.label, one.period)
        for one in figures.books
        if one.period.due or one.period.left
    )
    return told if len(told) > 1 else ()


def _earlier(session: Session, span: Span, closing: Closing) -> Earlier | None:
    """The period before, seen on its last day; none where it had no tasks to compare with."""
    before = preceding(span)
    if before is None:
        return None
    period = report_period(before, closing)
    figures = count_figures(session, period, read_regulations(session), read_calendar(session))
    return Earlier(named(before), figures) if figures.tasks.total else None


def _rows(judged: Judged) -> tuple[TaskRow, ...]:
    return tuple(task.tell(judgement) for task, judgement in judged)


def _by_origin(judged: Judged) -> tuple[Share, ...]:
    origins = list(TaskOrigin)
    return _shares((origins.index(task.origin), task.origin.label, judgement) for task, judgement in judged)


def _by_assigner(judged: Judged) -> tuple[Share, ...]:
    return _shares(
        (task.assigner.place, task.assigner.name or NO_ASSIGNER, judgement) for task, judgement in judged
    )


def _shares(told: Iterable[tuple[Any, str, Judgement]]) -> tuple[Share, ...]:
    """The tasks of each name counted; names in the order of their places."""
    found: dict[str, list[Judgement]] = {}
    for _, name, judgement in sorted(told, key=itemgetter(0)):
        found.setdefault(name, []).append(judgement)
    return tuple(Share(name, count_judgements(judgements)) for name, judgements in found.items())


def _coming(span: Span, closing: Closing, as_of: date, known: Known) -> Coming:
    """What falls due in a span that comes and is not done as far as `as_of` knows."""
    period = report_period(span, closing, as_of=as_of)
    seen, items, regulation = known
    due = tuple(
        (task, judgement)
        for task, judgement in judge_tasks(seen, period, regulation)
        if judgement.outcome in (Outcome.IN_TIME, Outcome.OVERDUE)
        and judgement.deadline is not None
        and period.start <= judgement.deadline <= period.end
    )
    programme = due_between(items, months_covered(period), period)
    return Coming(named(span), _rows(due), tuple(row for row in programme if row.submitted_on is None))
