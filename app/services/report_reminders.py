"""How reports that did not come were asked for again: by hand, or by a letter that went out (duties 42, 49, 118)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from app.core.task_terms import ContactWay
from app.core.text import clean
from app.core.words import short_date
from app.models.change_log import Change
from app.models.document import OfficialDocument
from app.models.report import ReportObligation, ReportReminder
from app.services.forms.common import alive, part_rows
from app.services.forms.telling import with_aside

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from app.briefings.report_urging import ReportUrging


def remind(
    session: Session, keys: Sequence[str], *, today: date, way: ContactWay | None = None, note: str = ""
) -> int:
    """Note that reports which did not come were asked for again on a day; returns how many (duties 42, 49)."""
    late = [row for row in (alive(session, ReportObligation, key) for key in keys) if row.received_on is None]
    session.add_all(
        ReportReminder(report_id=row.id, reminded_on=today, way=way, note=clean(note)) for row in late
    )
    session.flush()
    return len(late)


def note_letter(session: Session, letter: OfficialDocument, told: ReportUrging) -> None:
    """Note at each report that an issued letter urges that it was asked for: when, and by which letter."""
    if letter.issued_on is None:
        raise ValueError("a letter that did not go out")
    keys = [UUID(report.key) for agency in told.agencies for report in agency.reports]
    for key in keys:
        session.add(
            ReportReminder(
                report_id=key, reminded_on=letter.issued_on, way=ContactWay.WRITING, letter_id=letter.id
            )
        )
    session.flush()


def forget_letter(session: Session, letter: OfficialDocument) -> None:
    """Take out what was noted of a letter that is cancelled, or replaced by one that asks in its place."""
    rows = session.scalars(
        select(ReportReminder).where(
            ReportReminder.letter_id == letter.id, ReportReminder.deleted_at.is_(None)
        )
    )
    for row in rows:
        row.deleted_at = datetime.now(UTC)
    session.flush()


def say_reminders(session: Session, report: UUID) -> tuple[str, ...]:
    """Say each time that a report was asked for: the day, how, by which letter, and who wrote it down."""
    rows = sorted(
        part_rows(session, ReportReminder, {"report_id": report}), key=lambda row: (row.reminded_on, row.id)
    )
    return tuple(_said(session, row) for row in rows)


def _said(session: Session, row: ReportReminder) -> str:
    way = f", {row.way.label.lower()}" if row.way is not None else ""
    letter = _letter(session, row.letter_id)
    by = session.scalar(
        select(Change.actor).where(
            Change.table_name == "report_reminder", Change.row_id == row.id.hex, Change.operation == "insert"
        )
    )
    asides = (row.note, f"người ghi: {by}" if by else "")
    return with_aside(f"{short_date(row.reminded_on)}{way}{letter}", "; ".join(filter(None, asides)))


def _letter(session: Session, key: UUID | None) -> str:
    letter = session.get(OfficialDocument, key) if key is not None else None
    return f": Công văn số {letter.number}/{letter.symbol}" if letter is not None else ""
