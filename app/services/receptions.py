"""The chairman's reception of citizens, once in each month, apart from what other leaders receive (duty 137)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.core.schedule_terms import AppointmentKind
from app.models.asking import Question, ask
from app.rules.periods import Month, month_of
from app.rules.regular_days import citizens_day
from app.services.delegated_sql import ends_on
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads

RECEPTION = "Tiếp công dân định kỳ"


@dataclass(frozen=True, slots=True)
class Reception:
    """A line of the schedule that is the chairman's reception of its month."""

    key: str
    day: date


def reception_day(reads: Reads, month: Month) -> date:
    """The day on which the chairman receives citizens in a month, as `rules.regular_days.citizens_day`."""
    calendar = read_calendar(reads)
    return read_regulations(reads).day(
        lambda numbers: citizens_day(month.year, month.month, numbers, calendar)
    )


def of_chairman(reads: Reads, first: date, last: date) -> tuple[Reception, ...]:
    """Return the chairman's receptions on some days, the earliest first.

    His post leads them (the first in the office's order), who holds it or acts for it on the day, or nobody who is
    named; what the program itself put on the regulation's day stays his, whoever leads it.
    """
    rows = ask(reads, _RECEPTIONS, {"first": first.isoformat(), "last": last.isoformat()})
    return tuple(
        Reception(row.id, row.day)
        for row in rows
        if row.his or (row.content == RECEPTION and row.day == reception_day(reads, month_of(row.day)))
    )


_RECEPTIONS = Question(
    f"""
    WITH head AS (SELECT id FROM post WHERE deleted_at IS NULL ORDER BY position, id LIMIT 1)
    SELECT line.id, line.day, line.content,
        coalesce(line.chair_post_id, line.chair_person_id) IS NULL
        OR coalesce(line.chair_post_id IN (SELECT id FROM head), 0)
        OR EXISTS (
            SELECT 1 FROM post_holding AS held
            WHERE held.post_id IN (SELECT id FROM head) AND held.person_id = line.chair_person_id
                AND held.deleted_at IS NULL
                AND coalesce(held.from_on, line.day) <= line.day AND coalesce(held.to_on, line.day) >= line.day
        )
        OR EXISTS (
            SELECT 1 FROM delegation
            WHERE delegation.post_id IN (SELECT id FROM head) AND delegation.deleted_at IS NULL
                AND delegation.from_on <= line.day AND {ends_on()} >= line.day
                AND (delegation.person_id = line.chair_person_id OR EXISTS (
                    SELECT 1 FROM post_holding AS own
                    WHERE own.post_id = line.chair_post_id AND own.person_id = delegation.person_id
                        AND own.deleted_at IS NULL AND coalesce(own.from_on, line.day) <= line.day
                        AND coalesce(own.to_on, line.day) >= line.day
                ))
        ) AS his
    FROM appointment AS line
    WHERE line.kind = '{AppointmentKind.RECEPTION.value}' AND line.deleted_at IS NULL
        AND line.day BETWEEN :first AND :last
    ORDER BY line.day, line.id""",
    {"day": date.fromisoformat, "his": bool},
)
