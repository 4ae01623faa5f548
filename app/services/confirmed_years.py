"""The years in which the office counts days and whose days off nobody confirmed; asked by the driver alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.models.asking import ask
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads

_IN_USE = " UNION ".join(
    f"SELECT CAST(substr({column}, 1, 4) AS INTEGER) AS year FROM {table} "
    f"WHERE deleted_at IS NULL AND {column} >= :first"
    for table, column in (("task", "deadline"), ("extension", "extended_to"), ("meeting", "held_on"))
)


def unconfirmed_years(session: Reads, *, today: date) -> tuple[int, ...]:
    """Return this year and later years with deadlines or meetings whose days off are missing or not confirmed."""
    found = ask(session, _IN_USE, {"first": date(today.year, 1, 1).isoformat()})
    years = {today.year, *(row.year for row in found)}
    confirmed = read_calendar(session).confirmed or frozenset()
    return tuple(sorted(years - confirmed))
