"""Months as whole periods, and the months that a period covers."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line names months at every start
    from app.briefings.figures import Period

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; months compare in time."""

    year: int
    month: int

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """The last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def following(self) -> Month:
        """The month after this one."""
        year, month = divmod(self.month, MONTHS_A_YEAR)
        return Month(self.year + year, month + 1)


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return Month(day.year, day.month)


def month_period(year: int, month: int, *, as_of: date | None = None) -> Period:
    """Return a whole month, seen on `as_of` (None: on its last day)."""
    whole = Month(year, month)
    from app.briefings.figures import Period

    return Period(whole.start, whole.end, as_of or whole.end)


def usual_look(start: date, end: date, today: date) -> date:
    """Return the day as of which a period is counted unless another is named: its last, but not after today.

    A period that has not begun is seen as of its last day: what would be so if nothing happened until then.
    """
    return end if today < start else min(end, today)


def months_covered(period: Period) -> tuple[Month, Month]:
    """Return the first and the last month that a period is of: those that it touches, unless it names them."""
    if period.months is not None:
        first, last = period.months
        return Month(*first), Month(*last)
    return month_of(period.start), month_of(period.end)


def year_to_date(period: Period) -> tuple[Month, Month]:
    """Return January and the last month of the period, of the year in which it ends."""
    _, last = months_covered(period)
    return Month(last.year, 1), last
