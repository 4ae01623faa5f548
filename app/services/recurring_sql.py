"""When tasks come again, as questions in SQL read it: with the exceptions of each in one column (feature 10)."""

from datetime import date
from typing import Any

from app.rules.recurrence import Recurrence

EXCEPTIONS = """(SELECT group_concat(part.day || ' ' || coalesce(part.moved_to, ''), char(10))
    FROM recurring_exception AS part
    WHERE part.recurring_id = {owner} AND part.deleted_at IS NULL)"""


def rule_read(row: Any) -> Recurrence:
    """The rule of a row that has the columns of a recurring task, and `exceptions` as `EXCEPTIONS` answers them."""
    but = tuple(map(_exception, (row.exceptions or "").splitlines()))
    return Recurrence(row.rhythm, row.weekday, row.day, row.month, row.move, row.every, row.starts_on, but)


def _exception(words: str) -> tuple[date, date | None]:
    day, _, instead = words.partition(" ")
    return date.fromisoformat(day), date.fromisoformat(instead) if instead else None
