"""The monthly set: what a month was, for its report and its bulletin."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.errors import AppError
from app.rules.periods import Month, month_of
from app.services.briefs import Question
from app.services.month_briefing import brief_month

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.month import MonthBriefing

_MONTHS_SHOWN = 24


def brief(session: Session, subject: str, today: date) -> MonthBriefing:
    """Return the month "2026-10", seen on its last day or today, whichever comes first."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", subject)
    if not found:
        raise AppError(f"“{subject}” không phải là tháng.", "Viết như 2026-10.")
    month = Month(int(found[1]), int(found[2]))
    return brief_month(session, month.year, month.month, as_of=min(month.end, max(today, month.start)))


def subjects(_: Session, today: date) -> tuple[Choice, ...]:
    """Return this month and those before it."""
    here = month_of(today)
    months = (divmod(here.year * 12 + here.month - 1 - back, 12) for back in range(_MONTHS_SHOWN))
    return tuple(Choice(f"{year}-{place + 1:02d}", f"Tháng {place + 1} năm {year}") for year, place in months)


QUESTIONS = {code: Question(brief, subjects) for code in ("month_report", "month_bulletin")}
