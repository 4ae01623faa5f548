"""The days that a working regulation sets each month, quarter and year (duties 42, 53, 54, 67, 111-117)."""

from datetime import date, timedelta

from app.core.month_days import day_of_month
from app.core.regulation_terms import DayOffRule
from app.rules.regulation import Calendar, InForce, Regulation
from app.rules.working_days import is_working_day, working_days_after, working_days_before


def keeps_before(day: date, regulation: Regulation) -> date:
    """The last day that keeps "trước ngày …": the day before it, unless the office counts the day itself."""
    return day - timedelta(days=1) if regulation.before_means_day_before else day


def moved_off(day: date, rule: DayOffRule, calendar: Calendar) -> date:
    """Where a regular day goes that falls on a day off; where its chair decides, the working day before is proposed."""
    if rule is DayOffRule.STAYS or is_working_day(day, calendar):
        return day
    if rule is DayOffRule.AFTER:
        return working_days_after(day, 1, calendar)
    return working_days_before(day, 1, calendar)


def waits_for_chair(day: date, rule: DayOffRule, calendar: Calendar) -> bool:
    """Whether a regular day falls on a day off and its chair still has to decide about it."""
    return rule is DayOffRule.CHAIR and not is_working_day(day, calendar)


def session_day(year: int, month: int, regulation: Regulation, calendar: Calendar) -> date:
    """The day of a month's regular session of the UBND (duty 53), moved off days off."""
    return moved_off(day_of_month(year, month, regulation.session_day), regulation.session_day_off, calendar)


def briefing_day(year: int, month: int, regulation: Regulation, calendar: Calendar) -> date:
    """The day of a month's giao ban of the office (duty 67), moved off days off."""
    return moved_off(
        day_of_month(year, month, regulation.briefing_day), regulation.briefing_day_off, calendar
    )


def citizens_day(year: int, month: int, regulation: Regulation, calendar: Calendar) -> date:
    """The day on which the chairman receives citizens in a month (duty 137); the next working day after a day off.

    It stays in its month, for there is one in each: where only days off are left, it is the working day before.
    """
    regular = day_of_month(year, month, regulation.citizens_day)
    day = moved_off(regular, DayOffRule.AFTER, calendar)
    return day if day.month == month else moved_off(regular, DayOffRule.BEFORE, calendar)


def consultation_due(session: date, regulation: Regulation) -> date:
    """The last day to ask the chairmen about what a session will hear: in the month of the session (duty 54)."""
    return keeps_before(day_of_month(session.year, session.month, regulation.consultation_day), regulation)


def progress_report_due(year: int, month: int, regulations: InForce) -> date:
    """The last day for the agencies' monthly report on the programme (duty 42)."""
    return regulations.day(
        lambda numbers: keeps_before(day_of_month(year, month, numbers.agency_progress_report_day), numbers)
    )


def half_month_report_due(last: date, regulation: Regulation) -> date:
    """The day for the reports of a half of a month that ends on a day (duties 111, 112)."""
    return last + timedelta(days=regulation.half_month_report_days)


def week_report_due(monday: date, regulation: Regulation) -> date:
    """The day for the rooms' report of a week (duty 118)."""
    return monday + timedelta(days=regulation.week_report_weekday.number)


def month_report_due(briefing: date, regulation: Regulation) -> date:
    """The day for the rooms' monthly reports: so many days before the giao ban as it is held (duty 114)."""
    return briefing - timedelta(days=regulation.room_report_days_before_briefing)


def quarter_report_due(year: int, quarter: int, regulation: Regulation) -> date:
    """The last day for the rooms' quarterly reports, in the last month of the quarter (duty 115)."""
    return keeps_before(day_of_month(year, 3 * quarter, regulation.quarter_report_day), regulation)


def half_year_report_due(year: int, regulation: Regulation) -> date:
    """The last day for the rooms' 6-month reports (duty 116)."""
    return keeps_before(regulation.half_year_report_due.of(year), regulation)


def year_report_due(year: int, regulation: Regulation) -> date:
    """The last day for the rooms' annual reports (duty 117)."""
    return keeps_before(regulation.year_report_due.of(year), regulation)
