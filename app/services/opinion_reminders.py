"""Reminders of opinions by a letter that went out (duties 90, 91): noted with it, taken back when it is cancelled."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.models.opinion import OpinionReminder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.votes import OpinionUrging
    from app.models.document import OfficialDocument

WAY = "Công văn đôn đốc"


def note_letter(session: Session, letter: OfficialDocument, told: OpinionUrging) -> None:
    """Note of everybody whom an issued letter urges that they were reminded on its day."""
    if letter.issued_on is None:
        raise ValueError("a letter that did not go out")
    for key in told.keys:
        session.add(
            OpinionReminder(answer_id=UUID(key), reminded_on=letter.issued_on, way=WAY, letter_id=letter.id)
        )
    session.flush()


def forget_letter(session: Session, letter: OfficialDocument) -> None:
    """Take out what was noted of a letter that is cancelled: it asks for nothing any more."""
    rows = session.scalars(
        select(OpinionReminder).where(
            OpinionReminder.letter_id == letter.id, OpinionReminder.deleted_at.is_(None)
        )
    )
    for row in rows:
        row.deleted_at = datetime.now(UTC)
    session.flush()
