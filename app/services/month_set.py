"""The monthly set of documents: what its report and its bulletin are told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.briefings.period import MonthSet
from app.briefings.told import Told

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def read_month_set(
    session: Session, year: int, month: int, *, today: date, as_of: date | None = None
) -> MonthSet:
    """Return the month seen on `as_of` (None: its last day), for documents that are made `today`.

    One that was issued says what it said then, for its number and day stand on it.
    """
    from app.services.editions import read_edition
    from app.services.issued import tell_issued
    from app.services.office_texts import month_name
    from app.services.period_briefing import brief_month

    name, briefing = month_name(year, month), brief_month(session, year, month, as_of=as_of)

    def told(code: str) -> Told:
        went_out = tell_issued(session, code, name)
        return went_out or Told(briefing, read_edition(session, code, name, today=today))

    return MonthSet(told("month_report"), told("month_bulletin"))
