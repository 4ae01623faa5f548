"""Letters to the agencies that have not reported on the programme in the round of a month (duties 17, 42)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.lists import Choice, Wanted
from app.briefings.progress_round import OwedItem, Owing, ProgressUrging
from app.core.errors import AppError
from app.core.programme_terms import RoundStanding
from app.core.terms import Book
from app.core.words import capital
from app.models.asking import ask
from app.models.programme import ProgrammeItem
from app.rules.periods import MONTHS_A_YEAR, Month, month_of
from app.rules.regular_days import progress_report_due
from app.rules.spans import SpanKind, read_span
from app.rules.working_days import working_days_after
from app.services.briefs import Question
from app.services.briefs.days import OFFICE, parts
from app.services.forms.common import alive
from app.services.heirs import read_agencies
from app.services.lists import progress_round
from app.services.regulation_versions import read_regulations, regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_UNREPORTED = (RoundStanding.WAITING.value, RoundStanding.MISSING.value)
_SHOWN = 6
ITSELF = "Văn phòng UBND tỉnh"
"""Who is asked for an item that nobody leads, proposed, follows or keeps."""


def brief(session: Session, subject: str, today: date) -> ProgressUrging:
    """Return who has not reported in the round of a month; AppError where everybody has.

    "/office" behind the month asks for the office's own book.
    """
    named, asked = parts(subject)
    if asked not in ("", OFFICE):
        raise AppError(f"Không có sổ chương trình “{asked}”.", f"Ghi {named} hoặc {named}/{OFFICE}.")
    book = Book.OFFICE if asked else Book.COMMITTEE
    span = read_span(named, SpanKind.MONTH)
    month = month_of(span.start)
    reply_days = regulation_on(session, today).urging_reply_days
    agencies = _owing(session, month, book, today)
    if not agencies:
        raise AppError(f"Không còn cơ quan nào chưa báo cáo chương trình {span.name}.", "Chọn tháng khác.")
    return ProgressUrging(
        year=month.year,
        month=month.month,
        due_on=progress_report_due(month.year, month.month, read_regulations(session)),
        as_of=today,
        answer_by=working_days_after(today, reply_days, read_calendar(session)),
        agencies=agencies,
        book=book,
    )


def subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the rounds of the last months in which a report is missing, the latest first."""
    number = today.year * MONTHS_A_YEAR + today.month
    months = (_month(each) for each in range(number, number - _SHOWN, -1))
    counted = ((month, book, _count(session, month, book, today)) for month in months for book in Book)
    return tuple(
        Choice(
            progress_round.code(month) + (f"/{OFFICE}" if book is Book.OFFICE else ""),
            capital(read_span(progress_round.code(month)).name),
            f"{book.label}: {many} nội dung",
        )
        for month, book, many in counted
        if many
    )


def subject_of(session: Session, key: str) -> str:
    """Return the subject of the letter for a row of the round: its month, and its book's sign."""
    item = alive(session, ProgrammeItem, progress_round.item_of(key))
    month = progress_round.code(progress_round.round_of(key))
    return f"{month}/{OFFICE}" if item.book is Book.OFFICE else month


def _month(number: int) -> Month:
    year, month = divmod(number - 1, MONTHS_A_YEAR)
    return Month(year, month + 1)


def _wanted(month: Month, book: Book) -> Wanted:
    return Wanted(
        filters={
            progress_round.ROUND: (progress_round.code(month),),
            "state": _UNREPORTED,
            "book": (book.value,),
        }
    )


def _count(session: Session, month: Month, book: Book, today: date) -> int:
    return progress_round.count(session, _wanted(month, book), today=today)


def _owing(session: Session, month: Month, book: Book, today: date) -> tuple[Owing, ...]:
    """The agencies in the office's order, each with the items that it leads and did not report, then the office.

    A merged agency is asked as its successor.

    An item without a lead is asked of whoever proposed it, follows it or keeps its programme; of none of them, of the
    office itself: it is always in the letter.
    """
    keys = progress_round.find(session, _wanted(month, book), today=today).keys
    rows = progress_round.read(session, keys, today=today)
    found: dict[str, list[OwedItem]] = {}
    stands = read_agencies(session, today).standing_names()
    for row in rows:
        late = (month.year - row.due.year) * MONTHS_A_YEAR + month.month - row.due.month
        item = OwedItem(
            row.content,
            _form(session, row.item),
            (row.due.year, row.due.month),
            late,
            unassigned=not row.leads,
        )
        asked = row.leads or (row.chased or ITSELF,)
        for name in dict.fromkeys(stands.get(one, one) for one in asked):
            found.setdefault(name, []).append(item)
    agencies = ask(session, "SELECT name FROM agency ORDER BY position, sort_key, id")
    names = [*(agency.name for agency in agencies), ITSELF]
    return tuple(Owing(name, tuple(found[name])) for name in dict.fromkeys(names) if name in found)


def _form(session: Session, item: str) -> str:
    return str(ask(session, "SELECT form FROM programme_item WHERE id = :item", {"item": item})[0].form)


QUESTIONS = {"progress_urging": Question(brief, subjects)}
