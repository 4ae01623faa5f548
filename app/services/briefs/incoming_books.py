"""The registers of incoming documents of a year (Decree 30/2020, appendix IV; duty 101)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.document_books import HandlingBook, HandlingEntry, IncomingBook, IncomingEntry
from app.briefings.lists import Choice
from app.core.words import long_date, short_date
from app.models.register import IncomingDocument
from app.rules.secrets import is_secret
from app.rules.spans import SpanKind, read_span
from app.services.briefs import Question
from app.services.lists.incoming import ListedIncoming, read

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def brief_register(session: Session, subject: str, today: date) -> IncomingBook:
    """Return the register of "2026": every document that came, by number."""
    year, rows = _rows(session, subject, today)
    return IncomingBook(year, tuple(map(_line, rows)))


def brief_handling(session: Session, subject: str, today: date) -> HandlingBook:
    """Return the book of "2026" that follows the handling: what was to be answered, by number."""
    year, rows = _rows(session, subject, today)
    followed = (row for row in rows if row.deadline is not None or row.answered_on is not None)
    return HandlingBook(year, tuple(map(_handled, followed)))


def subjects(session: Session, today: date) -> tuple[Choice, ...]:
    """Return the years that documents came in, this one first."""
    years = set(session.scalars(select(IncomingDocument.year).where(IncomingDocument.deleted_at.is_(None))))
    return tuple(Choice(f"{year}", f"Năm {year}") for year in sorted(years | {today.year}, reverse=True))


def _rows(session: Session, subject: str, today: date) -> tuple[int, list[ListedIncoming]]:
    year = read_span(subject, SpanKind.YEAR).start.year
    keys = session.scalars(
        select(IncomingDocument.id)
        .where(IncomingDocument.year == year, IncomingDocument.deleted_at.is_(None))
        .order_by(IncomingDocument.number)
    )
    return year, read(session, [key.hex for key in keys], today=today)


def _line(row: ListedIncoming) -> IncomingEntry:
    return IncomingEntry(
        arrived_on=row.arrived_on,
        number=row.number,
        author=row.author,
        symbol=row.symbol,
        issued_on=row.issued_on,
        about=_about(row),
        receiver=row.person or row.room,
        handed_on=row.handed_on,
        note=row.note,
    )


def _about(row: ListedIncoming) -> str:
    if is_secret(row.secrecy):
        return f"Văn bản {row.secrecy.label.lower()}"
    return ": ".join(filter(None, (row.type_name, row.summary)))


def _handled(row: ListedIncoming) -> HandlingEntry:
    day = f"ngày {short_date(row.issued_on)}" if row.issued_on else ""
    author = f"của {row.author}" if row.author else ""
    done = f"Xong {long_date(row.answered_on)}" if row.answered_on else row.standing.label
    return HandlingEntry(
        number=row.number,
        document=" ".join(filter(None, (row.type_name or "Văn bản", row.symbol, day, author))),
        receiver=row.person or row.room,
        deadline=row.deadline,
        progress="; ".join(filter(None, (done, row.progress))),
        answer=row.answer_symbol,
        note=row.note,
    )


QUESTIONS = {
    "incoming_book": Question(brief_register, subjects),
    "handling_book": Question(brief_handling, subjects),
}
