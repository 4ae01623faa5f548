"""The counted figures of a period, and how percentages are made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from app.core.terms import Book


def rate(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in percent, rounded half up to two decimals; None if `whole` is 0 (duty 44)."""
    if whole == 0:
        return None
    return (Decimal(part * 100) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included, seen on the day `as_of`.

    `months` are the first and the last month (year, month) whose programme items count, where a report that closes in
    the middle of a month touches more (none: all that it touches).
    """

    start: date
    end: date
    as_of: date
    months: tuple[tuple[int, int], tuple[int, int]] | None = None


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Tasks of a period by outcome (duty 10); `excused` and `failed` cut across the others."""

    total: int = 0
    carried_over: int = 0
    new: int = 0
    done: int = 0
    done_on_time: int = 0
    done_late: int = 0
    not_done: int = 0
    in_time: int = 0
    no_deadline: int = 0
    overdue: int = 0
    excused: int = 0
    failed: int = 0

    @property
    def rate_done(self) -> Decimal | None:
        """Done among all, in percent."""
        return rate(self.done, self.total)

    @property
    def rate_on_time(self) -> Decimal | None:
        """Done on time among done, in percent."""
        return rate(self.done_on_time, self.done)


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """Programme items of a period (duties 43, 44, 52).

    Each stands in one of four: `due`, `moved` to months outside, `carried` over into a later period, `dropped`.
    `submitted_late` after its month is among `submitted`, `late` (its month is over) among `not_submitted`.
    """

    due: int = 0
    submitted: int = 0
    issued: int = 0
    not_submitted: int = 0
    submitted_late: int = 0
    late: int = 0
    moved: int = 0
    carried: int = 0
    dropped: int = 0

    @property
    def submitted_in_time(self) -> int:
        """Submitted by the end of its month."""
        return self.submitted - self.submitted_late

    @property
    def left(self) -> int:
        """What was in the programme of the period and is due in it no more."""
        return self.moved + self.carried + self.dropped

    @property
    def rate_submitted(self) -> Decimal | None:
        """Submitted among due, in percent."""
        return rate(self.submitted, self.due)

    @property
    def rate_issued(self) -> Decimal | None:
        """Issued among due, in percent."""
        return rate(self.issued, self.due)


@dataclass(frozen=True, slots=True)
class BookFigures:
    """The programme of one book (duty 34) in a period, and in its year until the end of it."""

    book: Book
    period: ProgrammeFigures
    year_to_date: ProgrammeFigures


@dataclass(frozen=True, slots=True)
class SessionDocumentFigures:
    """Documents for sessions of a period (duties 55-57)."""

    items: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def rate_on_time(self) -> Decimal | None:
        """On time among all items, in percent."""
        return rate(self.on_time, self.items)


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """Periodic reports that were due in a period (duties 42, 114-118)."""

    due: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0

    @property
    def rate_on_time(self) -> Decimal | None:
        """On time among due, in percent."""
        return rate(self.on_time, self.due)

    @property
    def rate_received(self) -> Decimal | None:
        """Received, in time or late, among due, in percent."""
        return rate(self.on_time + self.late, self.due)


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a period; mappings go by the agency's full name, in the office's own order.

    What no agency leads or presents stands in the total and `…_of_nobody`: a row of its own after theirs. `programme`
    counts both books, `books` each of them that has contents in the period or the year.
    """

    period: Period
    tasks: TaskFigures
    tasks_by_agency: Mapping[str, TaskFigures]
    programme: ProgrammeFigures
    programme_year_to_date: ProgrammeFigures
    programme_by_agency: Mapping[str, ProgrammeFigures]
    session_documents: SessionDocumentFigures
    session_documents_by_agency: Mapping[str, SessionDocumentFigures]
    reports: ReportFigures
    tasks_of_nobody: TaskFigures = TaskFigures()
    programme_of_nobody: ProgrammeFigures = ProgrammeFigures()
    session_documents_of_nobody: SessionDocumentFigures = SessionDocumentFigures()
    books: tuple[BookFigures, ...] = ()

    @property
    def books_apart(self) -> tuple[BookFigures, ...]:
        """Each book where there are two, under the sum of both; nothing where one book is all (duty 34)."""
        return self.books if len(self.books) > 1 else ()
