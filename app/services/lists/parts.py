"""Pieces of questions that several lists share: a day, tasks that are open, agencies, leaders, and their choices."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.terms import Term
from app.models.asking import ask
from app.rules.working_days import working_days_left
from app.services.done_sql import is_done
from app.services.lists.common import Condition, Grouping
from app.services.regulation_versions import regulation_on
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


BETWEEN = "\n"  # names are kept as one line

OPEN_TASK = f"""task.deleted_at IS NULL
    AND NOT (task.withdrawn AND (task.withdrawn_on IS NULL OR task.withdrawn_on <= :today))
    AND NOT {is_done(":today")}"""
"""A task that is neither done nor withdrawn on a day."""

NUMBER_FIRST = "CAST({number} AS INTEGER)"
"""Digits that a document number begins with count by value: "9/UBND" before "10/UBND"."""


def on(day: date, *, name: str = "today") -> Condition:
    """Every row, and the day that the SQL of the list reads as `:today`."""
    return Condition("1", {name: day.isoformat()})


def soon_until(session: Reads, today: date, *, number: str = "due_soon_days") -> date:
    """The last day that is due soon: no more working days away than that number of the regulation says."""
    return working_days_on(session, today, getattr(regulation_on(session, today), number))


def working_days_on(session: Reads, today: date, days: int) -> date:
    """The last day that is no more working days away than so many; days off after the last of them count in."""
    calendar, last = read_calendar(session), today
    while working_days_left(last + timedelta(days=1), today, calendar) <= days:
        last += timedelta(days=1)
    return last


def whole(figures: Mapping[str, str], codes: tuple[str, ...]) -> Condition:
    """The rows behind a figure; KeyError for one that the list does not know."""
    return Condition(f"({figures[codes[0]]})")


def in_order(terms: type[Term], column: str) -> str:
    """The place of the column's code among its terms."""
    places = " ".join(f"WHEN '{term.value}' THEN {place}" for place, term in enumerate(terms))
    return f"CASE {column} {places} END"


def by_term(terms: type[Term], column: str) -> Grouping:
    """Groups by the column's code, in the order of its terms."""
    return Grouping(column, (in_order(terms, column),), say=lambda code: terms(code).label)


def by_agency(term: str, empty: str) -> Grouping:
    """Groups by an agency, in the office's own order; `term` asks with {term} for a column of the agency."""
    places = (term.format(term="position"), term.format(term="sort_key"))
    return Grouping(term.format(term="name"), places, empty=empty)


def term_choices(terms: type[Term]) -> list[Choice]:
    """Every term, by its label."""
    return [Choice(term.value, term.label) for term in terms]


def agency_choices(session: Reads) -> list[Choice]:
    """Every agency, in the office's own order."""
    rows = ask(
        session,
        "SELECT id, name, short_name FROM agency WHERE deleted_at IS NULL ORDER BY position, sort_key, id",
    )
    return [Choice(key, name, short) for key, name, short in rows]


def room_choices(session: Reads) -> list[Choice]:
    """Every room of the office, in its own order."""
    rows = ask(
        session,
        "SELECT id, name FROM agency WHERE deleted_at IS NULL AND kind = 'office_room' "
        "ORDER BY position, sort_key, id",
    )
    return [Choice(key, name) for key, name in rows]


def field_choices(session: Reads) -> list[Choice]:
    """Every field of work, in the order of the alphabet."""
    rows = ask(session, "SELECT id, name FROM field WHERE deleted_at IS NULL ORDER BY sort_key, id")
    return [Choice(key, name) for key, name in rows]


def leader_choices(session: Reads, table: str, person: str) -> list[Choice]:
    """Every post, then the people who stand themselves in the column `person` of a table."""
    posts = ask(session, "SELECT id, name FROM post WHERE deleted_at IS NULL ORDER BY position, sort_key, id")
    people = ask(
        session,
        "SELECT id, full_name, title FROM person WHERE deleted_at IS NULL "
        f"AND id IN (SELECT {person} FROM {table} WHERE deleted_at IS NULL) ORDER BY rank, sort_key, id",
    )
    return [
        *(Choice(f"post:{key}", name) for key, name in posts),
        *(Choice(f"person:{key}", name, title) for key, name, title in people),
    ]


def split(names: str | None) -> tuple[str, ...]:
    """Names that the database joined, each once."""
    return tuple(dict.fromkeys(names.split(BETWEEN))) if names else ()


def month_label(year: int, month: int) -> str:
    """A month as the heading of a group: "Tháng 10/2026"."""
    return f"Tháng {month}/{year}"


def month_heading(stored: str) -> str:
    """The same from the beginning of a stored day: "2026-10"."""
    return month_label(int(stored[:4]), int(stored[5:7]))
