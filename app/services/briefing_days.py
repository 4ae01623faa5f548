"""On which day the giao ban of a month is: as it was made, else as the regulation has it (duties 67, 114)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from app.core.terms import MeetingKind
from app.rules.obligations import BriefingDay
from app.rules.regular_days import briefing_day
from app.services.meeting_schedule import plan_year
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads

MadeBriefing = Callable[[int, int], date | None]
"""The day of a month's giao ban if it was made and not cancelled, by year and month."""


def made_briefings(session: Reads) -> MadeBriefing:
    """Return how the day of a month's giao ban is found where it was made: its chair may have moved it (duty 67)."""
    held: dict[int, dict[int, date]] = {}

    def day(year: int, month: int) -> date | None:
        if year not in held:
            held[year] = {
                one.occasion.regular_on.month: one.made.held_on
                for one in plan_year(session, year)
                if one.made is not None
                and not one.made.is_cancelled
                and one.occasion.kind is MeetingKind.OFFICE_BRIEFING
            }
        return held[year].get(month)

    return day


def briefings(session: Reads) -> BriefingDay:
    """Return how the day of any month's giao ban is found (duty 114)."""
    regulations, calendar, made = read_regulations(session), read_calendar(session), made_briefings(session)

    def day(year: int, month: int) -> date:
        return made(year, month) or regulations.day(
            lambda numbers: briefing_day(year, month, numbers, calendar)
        )

    return day
