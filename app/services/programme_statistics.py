"""The programme of a period by one thing, each line with the list behind it (duties 43, 44)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.beside import Beside
from app.briefings.figures import Period, ProgrammeFigures
from app.briefings.programme_shares import ProgrammeShare, ShareBy
from app.briefings.programme_statistics import ProgrammeLine, ProgrammeStatistics
from app.core.statistics_terms import Comparison, Criterion
from app.rules.periods import MONTHS_A_YEAR, Month, months_covered
from app.rules.ranking import Counted
from app.services.compared_lines import beside, ranked, with_others
from app.services.heirs import Agencies, read_agencies
from app.services.lists.common import NONE, PERIOD_SIGN
from app.services.programme_figures import whole_and_lines

if TYPE_CHECKING:
    from datetime import date

    from app.core.terms import Book
    from app.models.asking import Reads


def count_programme(
    reads: Reads,
    period: Period,
    by: ShareBy,
    *,
    book: Book | None = None,
    comparisons: Sequence[Comparison] = (),
    criterion: Criterion | None = None,
) -> ProgrammeStatistics:
    """Count the items due in the months of a period, seen on its `as_of`; `book` narrows to one of the two.

    Lines by month are neither compared with other periods nor ranked.
    """
    agencies = read_agencies(reads, period.as_of)  # also for the past: what merged since is compared as one
    found = beside(period, comparisons, criterion) if by is not ShareBy.MONTH else Beside()

    def count(seen: Period) -> list[ProgrammeLine]:
        whole, *shares = whole_and_lines(reads, seen, by, agencies=agencies, book=book)
        lines = (_line(share, by, seen, agencies) for share in shares)
        return [ProgrammeLine(replace(whole, name="Toàn bộ"), seen), *lines]

    whole, *lines = with_others(
        count(period),
        {each: count(other) for each, other in found.periods.items()},
        key=lambda line: (line.name == "Toàn bộ", line.share.key),
        figures=lambda line: line.share.figures,
        emptied=partial(_emptied, period),
    )
    if criterion and found.criterion:
        lines = list(ranked(lines, partial(_counted, criterion), lacks=lambda line: not line.share.key))
    return ProgrammeStatistics(by, whole, tuple(lines), found)


def _emptied(period: Period, line: ProgrammeLine) -> ProgrammeLine:
    share = ProgrammeShare(line.share.key, line.share.name, ProgrammeFigures())
    return replace(line, share=share, period=period)


def _counted(criterion: Criterion, line: ProgrammeLine) -> Counted:
    figures = line.share.figures
    if criterion is Criterion.DONE:
        return Counted(figures.submitted, figures.due, figures.due)
    return Counted(figures.submitted_in_time, figures.submitted, figures.due)


def _line(share: ProgrammeShare, by: ShareBy, period: Period, agencies: Agencies) -> ProgrammeLine:
    if by is ShareBy.MONTH:
        year, month = divmod(int(share.key) - 1, MONTHS_A_YEAR)
        whole = Month(year, month + 1)
        first, last = months_covered(period)
        within = first <= whole <= last  # else a row only of what was moved there, added or withdrawn
        own = {"period": (_code(whole.start, whole.end),)}
        inside = {} if first == last else {"within": (_code(period.start, period.end),)}
        one = Period(whole.start, whole.end, period.as_of)
        return ProgrammeLine(share, one, inside if within else None, own)
    narrowed = _narrowed(share.key, by, agencies)
    return ProgrammeLine(share, period, narrowed, narrowed)


def _code(first: date, last: date) -> str:
    return f"{first}{PERIOD_SIGN}{last}"


def _narrowed(key: str, by: ShareBy, agencies: Agencies) -> Mapping[str, tuple[str, ...]]:
    if by is ShareBy.AGENCY:
        return {"agency": agencies.keys_of(key) if key else (NONE,)}
    if by is ShareBy.ROOM and key:
        return {"room": agencies.keys_of(key)}
    return {by.value: (key or NONE,)}
