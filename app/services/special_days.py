"""The days off and make-up days of a year: listed, changed, seeded from the public calendar, confirmed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import DayKind
from app.core.text import clean
from app.core.words import short_date
from app.models.office import SpecialDay
from app.services.going_along import go_along

FIRST_YEAR, LAST_YEAR = 2000, 2100
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """A day that differs from the weekly pattern; `confirmed` once the announcement of its year was seen."""

    day: date
    kind: DayKind
    name: str
    confirmed: bool


def list_days(session: Session, year: int) -> tuple[Day, ...]:
    """Return the special days of a year, in order."""
    rows = session.execute(
        select(SpecialDay.day, SpecialDay.kind, SpecialDay.name, SpecialDay.confirmed)
        .where(SpecialDay.deleted_at.is_(None))
        .where(SpecialDay.day.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(SpecialDay.day)
    )
    return tuple(Day(*row) for row in rows)


def change_days(session: Session, put: Iterable[Day] = (), gone: Iterable[date] = ()) -> None:
    """Write special days and take others away; reports that did not come yet go along with the calendar.

    Raises AppError for a make-up day on which people work anyway.
    """
    for day in put:
        write_day(session, day)
    for each in gone:
        remove_day(session, each)
    go_along(session)


def write_day(session: Session, day: Day) -> None:
    """Add a special day, or change the one of the same date; AppError as `change_days`."""
    if day.kind is DayKind.MAKE_UP and day.day.weekday() < _SATURDAY:
        raise AppError(
            f"{short_date(day.day)} là ngày làm việc thường.",
            "Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.",
        )
    row = _row(session, day.day)
    if row is None:
        row = SpecialDay(day=day.day, kind=day.kind)
        session.add(row)
    row.kind, row.name, row.confirmed = day.kind, clean(day.name), day.confirmed
    session.flush()


def remove_day(session: Session, day: date) -> None:
    """Take a special day away: it follows the weekly pattern again. None there: nothing changes."""
    row = _row(session, day)
    if row is not None:
        row.deleted_at = datetime.now(UTC)
        session.flush()


def confirm_year(session: Session, year: int) -> None:
    """Mark every special day of a year as announced."""
    for each in list_days(session, year):
        if not each.confirmed:
            write_day(session, Day(each.day, each.kind, each.name, confirmed=True))


def seed_year(session: Session, year: int) -> int:
    """Add the public holidays of a year that are not there, unconfirmed; how many.

    What falls on a weekend is left out: its day in lieu is a day of its own.
    """
    new = lacking_days(session, year)
    change_days(session, new)
    return len(new)


def lacking_days(session: Session, year: int) -> list[Day]:
    """Return the public holidays of a year that are not there."""
    known = {each.day for each in list_days(session, year)}
    return [each for each in public_holidays(year) if each.day not in known]


def public_holidays(year: int) -> tuple[Day, ...]:
    """Return the public holidays of Vietnam on weekdays, as the bundled calendar computes them, in Vietnamese.

    Unasked, it would name them in the language of the system.
    """
    from holidays.countries.vietnam import VN  # a tenth of a second, and seldom

    found = sorted(VN(years=year, language="vi").items())  # type: ignore[no-untyped-call]
    return tuple(
        Day(day, DayKind.OFF, clean(name), confirmed=False)
        for day, name in found
        if day.weekday() < _SATURDAY
    )


def _row(session: Session, day: date) -> SpecialDay | None:
    return session.scalars(
        select(SpecialDay).where(SpecialDay.day == day, SpecialDay.deleted_at.is_(None))
    ).one_or_none()
