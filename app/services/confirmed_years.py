"""The years in which the office counts days and whose days off nobody confirmed; asked by the driver alone.

Of the programme the month alone is known, which the form warns of; the next step of a dossier is near.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from app.models.asking import ask
from app.rules.confirmed_years import is_unconfirmed, say_unconfirmed, warning_of_month
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads
    from app.rules.periods import Month

NOTICE = "Lưu ý"
"""Under which heading the panel shows it."""
_IN_USE = " UNION ".join(
    f"SELECT CAST(substr({column}, 1, 4) AS INTEGER) AS year FROM {table} "
    f"WHERE deleted_at IS NULL AND {column} >= :first"
    for table, column in (
        *(("task", "deadline"), ("extension", "extended_to"), ("meeting", "held_on")),
        *(("report_obligation", "due_on"), ("opinion_round", "answer_by"), ("programme_milestone", "due_on")),
        *(("agency_request", "due_on"), ("incoming_document", "deadline")),
    )
)


def notices(
    session: Reads, days: Iterable[date | None], *, today: date, month: Month | None = None
) -> tuple[str, ...]:
    """Return the warning for those of some deadlines that are to come, as the panel shows it; empty for none.

    With `month` that of a month in which something is due as well; of its year nothing is told twice.
    """
    calendar = read_calendar(session)
    years = {day.year for day in days if day is not None and day >= today and is_unconfirmed(day, calendar)}
    of_month = warning_of_month(month, calendar) if month is not None and month.end >= today else ""
    said = years - {month.year} if of_month and month is not None else years  # of its year the month tells
    return tuple(filter(None, (of_month, say_unconfirmed(said))))


def unconfirmed_years(session: Reads, *, today: date) -> tuple[int, ...]:
    """Return this year and later years with deadlines or meetings whose days off are missing or not confirmed."""
    found = ask(session, _IN_USE, {"first": date(today.year + 1, 1, 1).isoformat()})
    years = {today.year, *(row.year for row in found)}
    confirmed = read_calendar(session).confirmed or frozenset()
    return tuple(sorted(years - confirmed))
