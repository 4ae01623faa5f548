"""Whether the days off of a year were announced: until then every day counted in it may still move."""

from collections.abc import Iterable
from datetime import date

from app.rules.periods import Month
from app.rules.regulation import Calendar


def is_unconfirmed(day: date, calendar: Calendar) -> bool:
    """Whether a day lies in a year whose days off nobody confirmed."""
    return calendar.confirmed is not None and day.year not in calendar.confirmed


def say_unconfirmed(years: Iterable[int]) -> str:
    """The warning wherever a deadline is counted in such years; empty for none."""
    named = ", ".join(map(str, sorted(set(years))))
    return f"Lịch nghỉ năm {named} chưa được xác nhận, hạn có thể thay đổi." if named else ""


def warning_of(day: date, calendar: Calendar) -> str:
    """The warning for one day; empty where there is nothing to warn of."""
    return say_unconfirmed([day.year] if is_unconfirmed(day, calendar) else [])


def warning_of_month(month: Month, calendar: Calendar) -> str:
    """The warning for a month in which something is due: the month itself stays; empty where there is none."""
    if not is_unconfirmed(month.end, calendar):
        return ""
    return (
        f"Lịch nghỉ năm {month.year} chưa được xác nhận: tháng {month.month}/{month.year} giữ nguyên, "
        "nhưng các hạn đếm theo ngày làm việc trong tháng có thể thay đổi."
    )
