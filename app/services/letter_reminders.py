"""Reminders by a letter that went out (duties 49, 90, 91, 118): noted with it, taken out when it is cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.core.task_terms import ContactWay
from app.models.opinion import OpinionReminder
from app.models.report import ReportReminder

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.report_urging import ReportUrging
    from app.briefings.votes import OpinionUrging
    from app.models.document import OfficialDocument

WAY = "Công văn đôn đốc"
TABLES: tuple[type[OpinionReminder | ReportReminder], ...] = (OpinionReminder, ReportReminder)


def note_opinions(session: Session, letter: OfficialDocument, told: OpinionUrging) -> None:
    """Note of everybody whom an issued letter urges to answer that they were reminded on its day."""
    day = _issued_on(letter)
    _keep(
        session,
        (
            OpinionReminder(answer_id=UUID(key), reminded_on=day, way=WAY, letter_id=letter.id)
            for key in told.keys
        ),
    )


def note_reports(session: Session, letter: OfficialDocument, told: ReportUrging) -> None:
    """Note at each report that an issued letter urges that it was asked for: when, and by which letter."""
    day = _issued_on(letter)
    _keep(
        session,
        (
            ReportReminder(
                report_id=UUID(report.key), reminded_on=day, way=ContactWay.WRITING, letter_id=letter.id
            )
            for agency in told.agencies
            for report in agency.reports
        ),
    )


def forget_letter(session: Session, letter: OfficialDocument) -> None:
    """Take out what was noted of a letter that is cancelled, or replaced by one that asks in its place."""
    for table in TABLES:
        noted = select(table).where(table.letter_id == letter.id, table.deleted_at.is_(None))
        for row in session.scalars(noted):
            row.deleted_at = datetime.now(UTC)
    session.flush()


def _issued_on(letter: OfficialDocument) -> date:
    if letter.issued_on is None:
        raise ValueError("a letter that did not go out")
    return letter.issued_on


def _keep(session: Session, rows: Iterable[OpinionReminder | ReportReminder]) -> None:
    session.add_all(rows)
    session.flush()
