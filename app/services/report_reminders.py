"""How reports that did not come were asked for again: noted by hand, told with those by letter (duties 42, 49, 118)."""

from __future__ import annotations

from collections.abc import Sequence
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
