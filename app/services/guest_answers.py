"""What those invited to meetings answer, noted for many at once or cell by cell (duty 64; feature 30)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance
from app.core.text import clean
from app.models.meeting import MeetingAttendance
from app.services.forms.common import alive, key_of
from app.services.locked_meetings import require_open
from app.services.old_days import answered_for

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

SUBSTITUTE = ("substitute", "substitute_post", "substitute_phone")


def answer(session: Session, keys: Sequence[str], *, answer: Answer | None, answered_on: date) -> int:
    """Note what was answered on a day; None takes an answer back. Answer how many there were.

    Who cannot come is excused from then on, until something else is answered.

    Raises:
        AppError: an invitation is not there any more, or its meeting is locked or cancelled.
    """
    rows = _rows(session, keys)
    _forget_old(session, rows)
    for row in rows:
        _answered(row, answer, answered_on)
    session.flush()
    return len(rows)


def _forget_old(session: Session, rows: Sequence[MeetingAttendance]) -> None:
    """What was answered for an old day goes first: the same answer, given again, is one for the day that stands."""
    for meeting in dict.fromkeys(row.meeting_id for row in rows):
        old = answered_for(session, meeting)
        for row in rows:
            if row.id.hex in old:
                row.answer = row.answered_on = None
    session.flush()


def follow_day(session: Session, meeting: UUID) -> None:
    """A meeting is on another day: who could not come on the old one is asked anew, and is not excused by that."""
    session.flush()
    old = answered_for(session, meeting)
    of = MeetingAttendance.meeting_id == meeting, MeetingAttendance.answer == Answer.CANNOT
    for row in session.scalars(select(MeetingAttendance).where(*of, MeetingAttendance.deleted_at.is_(None))):
        if row.id.hex in old and row.state is Attendance.EXCUSED:
            row.state = Attendance.INVITED
        elif row.id.hex not in old and row.state is Attendance.INVITED:
            row.state = Attendance.EXCUSED
    session.flush()


def write_words(session: Session, key: str, *, column: str, words: str, today: date) -> None:
    """Keep a cell: of the substitute, or the reason. Who names somebody sends him, who gives a reason cannot come.

    AppError as `answer`.
    """
    [row] = _rows(session, [key])
    if clean(words):
        _forget_old(session, [row])
    setattr(row, column, clean(words))
    meant = Answer.SUBSTITUTE if column in SUBSTITUTE else Answer.CANNOT
    if clean(words) and row.answer is not meant and (row.answer is None or meant is Answer.SUBSTITUTE):
        _answered(row, meant, today)
    session.flush()


def _answered(row: MeetingAttendance, answer: Answer | None, day: date) -> None:
    was_excused = row.answer is Answer.CANNOT and row.state is Attendance.EXCUSED
    row.answer, row.answered_on = answer, day if answer is not None else None
    if answer is Answer.CANNOT and row.state is Attendance.INVITED:
        row.state = Attendance.EXCUSED
    elif answer is not Answer.CANNOT and was_excused:
        row.state = Attendance.INVITED


def _rows(session: Session, keys: Sequence[str]) -> list[MeetingAttendance]:
    rows = [alive(session, MeetingAttendance, key_of(key).hex) for key in dict.fromkeys(keys)]
    for meeting in dict.fromkeys(row.meeting_id for row in rows):
        require_open(session, meeting)
    return rows
