"""Working days: the weekly pattern, days off and make-up days, counted backwards from a session."""

from datetime import date, timedelta

from app.rules.regulation import Calendar

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Tell whether the office works: on a make-up day always, on a day off never, else Monday to Friday."""
    if day in calendar.make_up_days:
        return True
    return day.weekday() < SATURDAY and day not in calendar.days_off


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
