"""A day of every year, as regulations name it: 15/6."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_WRITTEN = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})")
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month and a day of it; `str` writes it as people do: 15/6."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"{self.day}/{self.month}"

    @classmethod
    def read(cls, words: str) -> Self:
        """Read "15/6"; ValueError for what is no day of a year."""
        found = _WRITTEN.fullmatch(words.strip())
        if found is None:
            raise ValueError(f"no day of a year: {words!r}")
        day, month = int(found[1]), int(found[2])
        date(_LEAP_YEAR, month, day)
        return cls(month, day)

    def of(self, year: int) -> date:
        """The day in a year; 29 February of a common year is its 28th."""
        return day_of_month(year, self.month, self.day)


def months_after(day: date, months: int) -> date:
    """The same day so many months later: 31/8 and six months is 28/2."""
    count = day.year * 12 + day.month - 1 + months
    return day_of_month(count // 12, count % 12 + 1, day.day)


def day_of_month(year: int, month: int, day: int) -> date:
    """A day of a month by its number; a number past the end of the month is its last day (31 → 30/9)."""
    from calendar import monthrange

    return date(year, month, min(day, monthrange(year, month)[1]))
