"""Working days: the weekly pattern, days off and make-up days; counted back from a session, and left until a day."""

from datetime import date, timedelta

from app.core.terms import DayKind
from app.core.words import number
from app.rules.regulation import Calendar

SATURDAY = 5
ONE_DAY = timedelta(days=1)
WEEKLY = Calendar(frozenset(), frozenset())
"""Monday to Friday, without days off."""


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Tell whether the office works: on a make-up day always, on a day off never, else Monday to Friday."""
    if day in calendar.make_up_days:
        return True
    return day.weekday() < SATURDAY and day not in calendar.days_off


def off_name(day: date, calendar: Calendar) -> str | None:
    """What a day off is called, empty for a weekend; None for a day on which people work."""
    if day in calendar.days_off:
        return calendar.names.get(day, DayKind.OFF.label)
    return None if is_working_day(day, calendar) else ""


def working_days_before(day: date, number: int, calendar: Calendar) -> date:
    """Return the `number`-th working day before `day`, which itself is not counted (duties 55, 56).

    Three days before Monday 12/10/2026 is Wednesday 7/10; none before a day is the day itself.
    ValueError for a negative number.
    """
    if number < 0:
        raise ValueError(f"cannot count {number} working days back")
    found = 0
    while found < number:
        day -= ONE_DAY
        found += is_working_day(day, calendar)
    return day


def working_days_after(day: date, number: int, calendar: Calendar) -> date:
    """Return the `number`-th working day after `day`, which itself is not counted; none after a day is the day itself.

    ValueError for a negative number.
    """
    if number < 0:
        raise ValueError(f"cannot count {number} working days on")
    found = 0
    while found < number:
        day += ONE_DAY
        found += is_working_day(day, calendar)
    return day


def days_worked(start: date, end: date, calendar: Calendar) -> tuple[date, date]:
    """Return the first and the last working day from a day to a day, both included; these two where there is none."""
    each = (start + ONE_DAY * number for number in range((end - start).days + 1))
    worked = [day for day in each if is_working_day(day, calendar)]
    return (worked[0], worked[-1]) if worked else (start, end)


def working_days_left(day: date, today: date, calendar: Calendar) -> int:
    """Count the working days after `today` up to `day`; after a day that has passed, those since, below 0.

    Seen on Friday 9/10/2026, Monday 12/10 is 1 and Thursday 8/10 is -1; the day itself is 0.
    """
    first, last, sign = (today, day, 1) if day >= today else (day, today, -1)
    between = (first + ONE_DAY * step for step in range(1, (last - first).days + 1))
    return sign * sum(is_working_day(one, calendar) for one in between)


def say_left(day: date, today: date, calendar: Calendar) -> str:
    """Say what is left until a day that has not passed, in working days; what is late is told in calendar days."""
    if day == today:
        return "hôm nay là hạn"
    left = working_days_left(day, today, calendar)
    return f"còn {number(left)} ngày làm việc" if left else "chỉ còn ngày nghỉ"
