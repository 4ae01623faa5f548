"""Letters to the agencies that have not reported on the programme in the round of a month (duties 17, 42)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Wanted
from app.briefings.progress_round import OwedItem, Owing, ProgressUrging
from app.core.errors import AppError
from app.core.programme_terms import RoundStanding
from app.core.words import capital
from app.models.asking import ask
from app.rules.periods import MONTHS_A_YEAR, Month, month_of
from app.rules.regular_days import progress_report_due
from app.rules.spans import SpanKind, read_span
from app.rules.working_days import working_days_after
from app.services.briefs import Question
from app.services.lists import progress_round
from app.services.regulation_versions import read_regulations, regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_UNREPORTED = (RoundStanding.WAITING.value, RoundStanding.MISSING.value)
_SHOWN = 6


def brief(session: Session, subject: str, today: date) -> ProgressUrging:
    """Return who has not reported in the round of a month; AppError where everybody has."""
    span = read_span(subject, SpanKind.MONTH)
    month = month_of(span.start)
    reply_days = regulation_on(session, today).urging_reply_days
    agencies = _owing(session, month, today)
    if not agencies:
        raise AppError(f"Không còn cơ quan nào chưa báo cáo chương trình {span.name}.", "Chọn tháng khác.")
    return ProgressUrging(
        year=month.year,
        month=month.month,
        due_on=progress_report_due(month.year, month.month, read_regulations(session)),
        as_of=today,
        answer_by=working_days_after(today, reply_days, read_calendar(session)),
        agencies=agencies,
    )


def subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the rounds of the last months in which a report is missing, the latest first."""
    number = today.year * MONTHS_A_YEAR + today.month
    months = (_month(each) for each in range(number, number - _SHOWN, -1))
    counted = ((month, _count(session, month, today)) for month in months)
    return tuple(
        Choice(
            progress_round.code(month),
            capital(read_span(progress_round.code(month)).name),
            f"{many} nội dung",
        )
        for month, many in counted
        if many
    )


def _month(number: int) -> Month:
    year, month = divmod(number - 1, MONTHS_A_YEAR)
    return Month(year, month + 1)


def _wanted(month: Month) -> Wanted:
    return Wanted(filters={progress_round.ROUND: (progress_round.code(month),), "state": _UNREPORTED})


def _count(session: Session, month: Month, today: date) -> int:
    return progress_round.count(session, _wanted(month), today=today)


def _owing(session: Session, month: Month, today: date) -> tuple[Owing, ...]:
    """The agencies in the office's order, each with the items that it leads and did not report."""
    keys = progress_round.find(session, _wanted(month), today=today).keys
    rows = progress_round.read(session, keys, today=today)
    found: dict[str, list[OwedItem]] = {}
    for row in rows:
        late = (month.year - row.due.year) * MONTHS_A_YEAR + month.month - row.due.month
        item = OwedItem(row.content, _form(session, row.item), (row.due.year, row.due.month), late)
        for lead in row.leads:
            found.setdefault(lead, []).append(item)
    names = [row.name for row in ask(session, "SELECT name FROM agency ORDER BY position, sort_key, id")]
    return tuple(Owing(name, tuple(found[name])) for name in dict.fromkeys(names) if name in found)


def _form(session: Session, item: str) -> str:
    return str(ask(session, "SELECT form FROM programme_item WHERE id = :item", {"item": item})[0].form)


QUESTIONS = {"progress_urging": Question(brief, subjects)}
