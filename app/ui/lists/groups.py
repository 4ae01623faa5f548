"""Where the headings of groups stand among the rows of a list: found by bisection, nothing kept a row; its totals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from app.briefings.lists import Group, Total
from app.core import words

PART_OF = "trong đó "
"""How the label of a total begins that is part of the one before it."""


def said(group: Group) -> str:
    """A group's heading: "Sở Tài chính (12)"."""
    return f"{group.label} ({words.number(group.count)})"


class Places:
    """The rows of a list on the screen: each group's heading, then its records.

    Records are counted without the headings, rows with them, both from 0.
    """

    def __init__(self, records: int, groups: Sequence[Group] = ()) -> None:
        self.groups = groups
        self.rows = records + len(groups)
        self._first = [0, *accumulate(group.count for group in groups)][: len(groups)]
        self._heads = [first + number for number, first in enumerate(self._first)]

    def record(self, row: int) -> int | None:
        """The record in a row; nothing where a heading stands."""
        number = bisect_right(self._heads, row) - 1
        if number >= 0 and self._heads[number] == row:
            return None
        return row - number - 1

    def row(self, record: int) -> int:
        """The row of a record."""
        return record + bisect_right(self._first, record)

    def heading(self, row: int) -> Group | None:
        """The group whose heading stands in a row."""
        number = bisect_right(self._heads, row) - 1
        return self.groups[number] if number >= 0 and self._heads[number] == row else None

    def records(self, first: int, last: int) -> range:
        """The records in the rows from `first` to `last`, both included."""
        begin = first if self.record(first) is not None else first + 1
        end = last
        while end >= begin and self.record(end) is None:
            end -= 1
        while begin <= end and self.record(begin) is None:
            begin += 1
        start, stop = self.record(begin), self.record(end)
        return range(start, stop + 1) if start is not None and stop is not None and begin <= end else range(0)


def said_totals(totals: Iterable[Total]) -> str:
    """Totals in one line: "Quá hạn: 5   Hoàn thành: 12 (trong đó quá hạn 2)"."""
    told: list[str] = []
    for each in totals:
        if told and each.label.startswith(PART_OF):
            told[-1] += f" ({each.label} {words.number(each.value)})"
        else:
            told.append(f"{words.capital(each.label)}: {words.number(each.value)}")
    return "   ".join(told)
