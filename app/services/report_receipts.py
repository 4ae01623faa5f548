"""Reports of the regulation that the program itself makes are handed in when they are issued (duties 111, 112)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import or_, select

from app.models.report import ReportObligation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.document import OfficialDocument


def hand_in(
    session: Session, code: str, start: date, end: date, whose: UUID, *, letter: OfficialDocument
) -> None:
    """Note that an owed report came: on the day and with the number of what was issued; what came before stays."""
    for row in _owed(session, code, start, end, whose):
        if row.received_on is None:
            row.received_on, row.document_number = letter.issued_on, _number(letter)
    session.flush()


def give_back(
    session: Session, code: str, start: date, end: date, whose: UUID, *, letter: OfficialDocument
) -> None:
    """Take that back for a report that is cancelled."""
    for row in _owed(session, code, start, end, whose):
        if (row.received_on, row.document_number) == (letter.issued_on, _number(letter)):
            row.received_on, row.received_at, row.document_number = None, None, ""
    session.flush()


def _owed(session: Session, code: str, start: date, end: date, whose: UUID) -> list[ReportObligation]:
    """The reports of a kind and period that a person owes, or a room."""
    rows = select(ReportObligation).where(
        ReportObligation.code == code,
        ReportObligation.period_from == start,
        ReportObligation.period_to == end,
        or_(ReportObligation.person_id == whose, ReportObligation.agency_id == whose),
        ReportObligation.deleted_at.is_(None),
    )
    return list(session.scalars(rows))


def _number(letter: OfficialDocument) -> str:
    return f"{letter.number}/{letter.symbol}" if letter.number else ""
