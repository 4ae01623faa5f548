"""The list of the programme's figures by agency, leader, field, room or month (duties 43, 44, 48-50).

A key says the grouping, the group, the period, the book and the day of the look, where these are asked for:
"agency|018f…|2026-10-01..2026-10-31||".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.figures import Period
from app.briefings.lists import Choice, Listing, Total, Wanted
from app.briefings.programme_shares import CHANGES, ProgrammeShare, ShareBy
from app.core.errors import AppError
from app.core.terms import Book
from app.core.text import words
from app.rules.periods import month_of
from app.services.lists.common import AS_OF, PERIOD_SIGN, days_of, seen_on
from app.services.lists.parts import term_choices
from app.services.programme_figures import programme_figures
from app.services.programme_statistics import count_programme

if TYPE_CHECKING:
    from app.briefings.programme_statistics import ProgrammeLine
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
    parts, day = words(wanted.words), "".join(wanted.filters.get(AS_OF, ())[:1])
    return Listing(
        [
            _SIGN.join((by.value, share.key, days, book.value if book else "", day))
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
    by, _, days, book, _ = keys[0].split(_SIGN)
    counted = programme_figures(session, _period(days, today), ShareBy(by), book=Book(book) if book else None)
    found = {share.key: share for share in counted}
    named = (key.split(_SIGN)[1] for key in keys)
    return [ListedShare(ShareBy(by), days_of(days), found[key]) for key in named]


def totals(session: Reads, wanted: Wanted, *, today: date) -> tuple[Total, ...]:
    """The four counters of duty 43 and what left the period, of the whole: a content that two lead counts once."""
    _, days, book = _asked(wanted, today)
    [whole] = programme_figures(session, _period(days, seen_on(wanted, today)), book=book)
    figures = whole.figures
    return (
        Total("phải trình", figures.due),
        Total("đã trình", figures.submitted),
        Total("đã ban hành", figures.issued),
        Total("chưa trình", figures.not_submitted),
        Total("điều chỉnh sang kỳ khác", figures.moved),
        Total("chuyển kỳ sau", figures.carried),
        Total("đã rút", figures.dropped),
    )


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return term_choices({"by": ShareBy, "book": Book}[filter_name])


def behind(reads: Reads, key: str, *, today: date) -> Wanted:
    """What the list of items is asked for to show the rows that a group counts: merged agencies with their successor.

    Where nothing of it is to be submitted these are what was moved, added or withdrawn, else what was carried over.
    AppError for a group that counts nothing any more.
    """
    by, group, days, book, day = key.split(_SIGN)
    as_of = date.fromisoformat(day) if day else today
    told = count_programme(reads, _period(days, as_of), ShareBy(by), book=Book(book) if book else None)
    line = next((line for line in told.lines if line.share.key == group), None)
    if line is None:
        raise AppError("Dòng này không còn nội dung nào.", "Tải lại danh sách rồi mở lại.")
    common = {**({"book": (book,)} if book else {}), **({AS_OF: (day,)} if day else {})}
    return Wanted(filters={**common, **_counted(line, _period(days, as_of))})


def _counted(line: ProgrammeLine, period: Period) -> Mapping[str, tuple[str, ...]]:
    """The filters of what a line counts."""
    within, share = {"period": (_code(line.period.start, line.period.end),)}, line.share
    if share.figures.due:
        return {**within, **(line.narrowed or {}), "figure": ("due",)}
    if share.postponed or share.added or share.withdrawn:
        days = _code(period.start, min(period.end, period.as_of))
        return {**(line.changed or {}), "changed": tuple(f"{change}:{days}" for change in CHANGES)}
    figure = "carried" if share.figures.carried else "dropped"
    if share.figures.moved and not (share.figures.carried or share.figures.dropped):
        return {**(line.changed or {}), "moved": (_code(period.start, period.end),)}
    return {**within, **(line.narrowed or {}), "figure": (figure,)}


def _code(first: date, last: date) -> str:
    return f"{first.isoformat()}{PERIOD_SIGN}{last.isoformat()}"


def _asked(wanted: Wanted, today: date) -> tuple[ShareBy, str, Book | None]:
    by, period, book = (wanted.filters.get(name) for name in ("by", "period", "book"))
    month = month_of(today)
    days = period[0] if period else f"{month.start.isoformat()}{PERIOD_SIGN}{month.end.isoformat()}"
    return ShareBy(by[0]) if by else ShareBy.AGENCY, days, Book(book[0]) if book else None


def _period(days: str, as_of: date) -> Period:
    first, last = days_of(days)
    return Period(first, last, as_of)
