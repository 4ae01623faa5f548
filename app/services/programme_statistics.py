"""The programme of a period by one thing, each line with the list behind it (duties 43, 44)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.briefings.figures import Period
from app.briefings.programme_shares import ProgrammeShare, ShareBy
from app.briefings.programme_statistics import ProgrammeLine, ProgrammeStatistics
from app.rules.periods import MONTHS_A_YEAR, Month, months_covered
from app.services.heirs import Agencies, read_agencies
from app.services.lists.common import NONE, PERIOD_SIGN
from app.services.programme_figures import whole_and_lines

if TYPE_CHECKING:
    from app.core.terms import Book
    from app.models.asking import Reads


def count_programme(
    reads: Reads, period: Period, by: ShareBy, *, book: Book | None = None
) -> ProgrammeStatistics:
    """Count the items due in the months of a period, seen on its `as_of`; `book` narrows to one of the two."""
    agencies = read_agencies(reads, period.as_of)
    whole, *shares = whole_and_lines(reads, period, by, agencies=agencies, book=book)
    lines = (_line(share, by, period, agencies) for share in shares)
    return ProgrammeStatistics(by, ProgrammeLine(replace(whole, name="Toàn bộ"), period), tuple(lines))


def _line(share: ProgrammeShare, by: ShareBy, period: Period, agencies: Agencies) -> ProgrammeLine:
    if by is ShareBy.MONTH:
        year, month = divmod(int(share.key) - 1, MONTHS_A_YEAR)
        whole = Month(year, month + 1)
        first, last = months_covered(period)
        within = first <= whole <= last  # else a row only of what was moved there, added or withdrawn
        own = {"period": (f"{whole.start}{PERIOD_SIGN}{whole.end}",)}
        return ProgrammeLine(share, Period(whole.start, whole.end, period.as_of), {} if within else None, own)
    narrowed = _narrowed(share.key, by, agencies)
    return ProgrammeLine(share, period, narrowed, narrowed)


def _narrowed(key: str, by: ShareBy, agencies: Agencies) -> Mapping[str, tuple[str, ...]]:
    if by is ShareBy.AGENCY:
        return {"agency": agencies.keys_of(key) if key else (NONE,)}
    return {by.value: (key or NONE,)}
