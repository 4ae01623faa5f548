"""The public holidays of this year and the next: there by themselves, until the office has days of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.models.asking import ask

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models.asking import Reads

_HELD = "SELECT DISTINCT CAST(substr(day, 1, 4) AS INTEGER) FROM special_day"


def years_without_days(session: Reads, *, today: date) -> tuple[int, ...]:
    """Return this year and the next as far as the database never held a day of them, not even one that was deleted.

    A year of which the office wrote anything is its own: a day more would take back what it confirmed.
    """
    held = {year for (year,) in ask(session, _HELD)}
    return tuple(year for year in (today.year, today.year + 1) if year not in held)


def seed_coming_years(session: Session, *, today: date) -> tuple[int, ...]:
    """Add the public holidays of these years, unconfirmed, and return the years; a second call adds nothing.

    Warnings of unconfirmed years stay: the announcement (hoán đổi, làm bù) is still to be seen by people.
    """
    from app.services.special_days import seed_year

    years = years_without_days(session, today=today)
    for year in years:
        seed_year(session, year)
    return years
