"""Where an invitation by others stands, and when its report is due (duties 77-82)."""

from collections.abc import Collection, Hashable
from datetime import date, timedelta

from app.core.meeting_held_terms import InvitationStanding as Standing
from app.rules.facts import happened
from app.rules.regulation import Calendar
from app.rules.working_days import working_days_after


def is_substituted(invited: Hashable | None, attendees: Collection[Hashable]) -> bool:
    """Whether others go than the one who is invited by name (duty 79)."""
    return invited is not None and bool(attendees) and invited not in attendees


def report_due(ended_on: date, days: int, calendar: Calendar) -> date:
    """The last day for the report: so many working days after the meeting (duty 80)."""
    return working_days_after(ended_on, days, calendar)


def last_overdue(today: date, days: int, calendar: Calendar) -> date:
    """The latest day of a meeting whose report is overdue today: SQL compares days with it."""
    day = today - timedelta(days=1)
    while report_due(day, days, calendar) >= today:
        day -= timedelta(days=1)
    return day


def standing(
    *,
    held_on: date,
    ends_on: date | None,
    is_assigned: bool,
    declined: bool,
    asked_on: date | None,
    reported_on: date | None,
    overdue_until: date,
    today: date,
) -> Standing:
    """Where an invitation stands today; `overdue_until` is `last_overdue`."""
    ended = ends_on or held_on
    if declined:
        return Standing.DECLINED
    if happened(reported_on, today):
        return Standing.REPORTED
    if not is_assigned:
        return Standing.UNDECIDED
    if ended < today:
        return Standing.OVERDUE if ended <= overdue_until else Standing.UNREPORTED
    if held_on <= today:
        return Standing.TODAY
    return Standing.READY if happened(asked_on, today) else Standing.UNASKED
