"""The list of the programme's figures by agency, leader, field, room or month (duties 43, 44, 48-50).

A key says the grouping, the group and the period: "agency|018f…|2026-10-01..2026-10-31".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.figures import Period
from app.briefings.lists import Choice, Listing, Total, Wanted
from app.briefings.programme_shares import ProgrammeShare, ShareBy
from app.core.terms import Book
from app.core.text import words
from app.rules.periods import month_of
from app.services.lists.common import NONE, PERIOD_SIGN, days_of, seen_on
from app.services.lists.parts import term_choices
from app.services.programme_figures import programme_figures

if TYPE_CHECKING:
    from app.models.asking import Reads

_SIGN = "|"


@dataclass(frozen=True, slots=True)
class ListedShare:
    """One line with what it is counted by and the days of its period."""

    by: ShareBy
    days: tuple[date, date]
    share: ProgrammeShare


def find(session: Reads, wanted: Wanted, *, today: date) -> Listing:
    """The keys of the groups in their own order; without a choice by agency, of the month of today."""
    by, days, book = _asked(wanted, today)
    shares = programme_figures(session, _period(days, seen_on(wanted, today)), by, book=book)
    parts = words(wanted.words)
    return Listing(
        [
            _SIGN.join((by.value, share.key, days, book.value if book else ""))
            for share in shares
            if all(any(word.startswith(part) for word in words(share.name)) for part in parts)
        ]
    )


def count(session: Reads, wanted: Wanted, *, today: date) -> int:
    """How many groups `find` answers."""
    return len(find(session, wanted, today=today).keys)


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedShare]:
    """The groups with these keys, all of one count, in their order."""
    if not keys:
        return []
    by, _, days, book = keys[0].split(_SIGN)
    counted = programme_figures(session, _period(days, today), ShareBy(by), book=Book(book) if book else None)
    found = {share.key: share for share in counted}
    named = (key.split(_SIGN)[1] for key in keys)
    return [ListedShare(ShareBy(by), days_of(days), found[key]) for key in named]


def totals(session: Reads, wanted: Wanted, *, today: date) -> tuple[Total, ...]:
    """The four counters of duty 43 for the whole programme of the period: a content led by two counts once."""
    _, days, book = _asked(wanted, today)
    [whole] = programme_figures(session, _period(days, seen_on(wanted, today)), book=book)
    figures = whole.figures
    return (
        Total("phải trình", figures.due),
        Total("đã trình", figures.submitted),
        Total("đã ban hành", figures.issued),
        Total("chưa trình", figures.not_submitted),
    )


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"by": ShareBy, "book": Book}[filter_name])


def behind(key: str) -> Wanted:
    """What the list of items is asked for to show the rows behind a group's figures."""
    by, group, days, book = key.split(_SIGN)
    of_book = {"book": (book,)} if book else {}
    name = "period" if by == ShareBy.MONTH else by
    if by == ShareBy.MONTH:
        return Wanted(filters={**of_book, "figure": ("due",), "period": (_month_days(int(group)),)})
    return Wanted(filters={name: (group or NONE,), **of_book, "period": (days,), "figure": ("due",)})


def _month_days(number: int) -> str:
    year, month = divmod(number - 1, 12)
    whole = month_of(date(year, month + 1, 1))
    return f"{whole.start.isoformat()}{PERIOD_SIGN}{whole.end.isoformat()}"


def _asked(wanted: Wanted, today: date) -> tuple[ShareBy, str, Book | None]:
    by, period, book = (wanted.filters.get(name) for name in ("by", "period", "book"))
    month = month_of(today)
    days = period[0] if period else f"{month.start.isoformat()}{PERIOD_SIGN}{month.end.isoformat()}"
    return ShareBy(by[0]) if by else ShareBy.AGENCY, days, Book(book[0]) if book else None


def _period(days: str, as_of: date) -> Period:
    first, last = days_of(days)
    return Period(first, last, as_of)
