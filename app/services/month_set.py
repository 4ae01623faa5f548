"""The monthly set of documents: the month, and how its report and its bulletin go out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.period import MonthSet

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def read_month_set(
    session: Session, year: int, month: int, *, today: date, as_of: date | None = None
) -> MonthSet:
    """Return the month seen on `as_of` (None: its last day), for documents that are made `today`."""
    from app.services.editions import read_edition
    from app.services.office_texts import month_name
    from app.services.period_briefing import brief_month

    name = month_name(year, month)
    return MonthSet(
        brief_month(session, year, month, as_of=as_of),
        report=read_edition(session, "month_report", name, today=today),
        bulletin=read_edition(session, "month_bulletin", name, today=today),
    )
