"""The reports that a working regulation asks for: of whom, for which periods, by which day (duties 111-118)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from app.core.report_terms import Owner
from app.core.words import roman, short_date
from app.rules.periods import Month
from app.rules.regular_days import (
    half_month_report_due,
    half_year_report_due,
    month_report_due,
    quarter_report_due,
    week_report_due,
    year_report_due,
)
from app.rules.regulation import InForce

BriefingDay = Callable[[int, int], date]
"""The day of a month's giao ban, as it is held or as the regulation has it."""


@dataclass(frozen=True, slots=True)
class Due:
    """One report that is owed: its kind and period, the day and the hour (none: the whole day) by which it is due."""

    kind: str
    title: str
    start: date
    end: date
    due_on: date
    due_hour: int | None = None


def say_whose(person: str, agency: str) -> str:
    """Who owes a report: the agency, or a person in it, whose reports would else look alike (duty 111)."""
    return f"{person} ({agency})" if person and agency else person or agency


Periods = Callable[[int, InForce, BriefingDay], Iterator[Due]]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report of the regulation: its code, who owes it, the number that it is due by, and its periods of a year."""

    code: str
    title: str
    owner: Owner
    number: str
    periods: Periods


def said_now(dues: Iterable[Due], start: date | None, end: date | None) -> Due | None:
    """What the regulation says of a report of a period: of just that period, else of the one with most days of it.

    So the reports of half a month go on as the same ones when another day parts the month. None where none has any.
    """
    if start is None or end is None:
        return None
    shared = {due: (min(due.end, end) - max(due.start, start)).days + 1 for due in dues}
    best = max(shared, key=lambda due: ((due.start, due.end) == (start, end), shared[due]), default=None)
    return best if best is not None and shared[best] > 0 else None


def due_between(
    start: date,
    end: date,
    regulations: InForce,
    briefing: BriefingDay,
    *,
    kinds: Collection[str] | None = None,
) -> Iterator[tuple[ReportKind, Due]]:
    """Every report that is due on one of these days, by kind; `kinds` leaves out others."""
    for kind in KINDS:
        if kinds is not None and kind.code not in kinds:
            continue
        for year in range(start.year - 1, end.year + 2):
            for due in kind.periods(year, regulations, briefing):
                if start <= due.due_on <= end:
                    yield kind, due


def _half_months(code: str, whose: str) -> Periods:
    def periods(year: int, regulations: InForce, _: BriefingDay) -> Iterator[Due]:
        for month in (Month(year, number) for number in range(1, 13)):
            middle = month.start + timedelta(days=regulations.on(month.start).half_month_day - 1)
            halves = ((month.start, middle, "đầu"), (middle + timedelta(days=1), month.end, "cuối"))
            for first, last, said in halves:
                due = regulations.day(partial(half_month_report_due, last))
                title = f"Báo cáo nửa {said} tháng {month.month}/{year} của {whose}"
                yield Due(code, title, first, last, due)

    return periods


def _months(year: int, regulations: InForce, briefing: BriefingDay) -> Iterator[Due]:
    for month in (Month(year, number) for number in range(1, 13)):
        due = regulations.day(partial(month_report_due, briefing(year, month.month)))
        yield Due("month_room", f"Báo cáo tháng {month.month}/{year}", month.start, month.end, due)


def _quarters(year: int, regulations: InForce, _: BriefingDay) -> Iterator[Due]:
    for quarter in range(1, 5):
        first, last = Month(year, 3 * quarter - 2), Month(year, 3 * quarter)
        title = f"Báo cáo quý {roman(quarter)}/{year}"
        due = regulations.day(partial(quarter_report_due, year, quarter))
        yield Due("quarter_room", title, first.start, last.end, due)


def _half_years(year: int, regulations: InForce, _: BriefingDay) -> Iterator[Due]:
    title = f"Báo cáo 6 tháng đầu năm {year}"
    due = regulations.day(partial(half_year_report_due, year))
    yield Due("half_year_room", title, date(year, 1, 1), date(year, 6, 30), due)


def _years(year: int, regulations: InForce, _: BriefingDay) -> Iterator[Due]:
    due = regulations.day(partial(year_report_due, year))
    yield Due("year_room", f"Báo cáo năm {year}", date(year, 1, 1), date(year, 12, 31), due)


def _weeks(year: int, regulations: InForce, _: BriefingDay) -> Iterator[Due]:
    day = date.fromisocalendar(year, 1, 1)
    while day.isocalendar().year == year:
        due, last = regulations.day(partial(week_report_due, day)), day + timedelta(days=6)
        title = f"Báo cáo tuần {day.isocalendar().week}/{year} (đến {short_date(last)})"
        yield Due("week_room", title, day, last, due, regulations.on(due).week_report_hour)
        day += timedelta(days=7)


KINDS = (
    ReportKind(
        "half_month_deputy",
        "Báo cáo nửa tháng của Phó Chánh Văn phòng",
        Owner.DEPUTY,
        "half_month_report_days",
        _half_months("half_month_deputy", "Phó Chánh Văn phòng"),
    ),
    ReportKind(
        "half_month_room",
        "Báo cáo nửa tháng của phòng",
        Owner.ROOM,
        "half_month_report_days",
        _half_months("half_month_room", "phòng"),
    ),
    ReportKind("week_room", "Báo cáo tuần của phòng", Owner.ROOM, "week_report_weekday", _weeks),
    ReportKind(
        "month_room", "Báo cáo tháng của phòng", Owner.ROOM, "room_report_days_before_briefing", _months
    ),
    ReportKind("quarter_room", "Báo cáo quý của phòng", Owner.ROOM, "quarter_report_day", _quarters),
    ReportKind(
        "half_year_room", "Báo cáo 6 tháng của phòng", Owner.ROOM, "half_year_report_due", _half_years
    ),
    ReportKind("year_room", "Báo cáo năm của phòng", Owner.ROOM, "year_report_due", _years),
)
"""In the order in which they are offered; their codes are kept with what was made."""

BY_CODE = {kind.code: kind for kind in KINDS}
REPORT_NUMBERS = frozenset(
    {
        *("half_month_day", "half_month_report_days", "week_report_weekday", "week_report_hour"),
        "quarter_report_day",
        *("room_report_days_before_briefing", "briefing_day", "briefing_day_off"),
        *("half_year_report_due", "year_report_due", "before_means_day_before"),
    }
)
"""The numbers of the regulation that their days depend on."""
