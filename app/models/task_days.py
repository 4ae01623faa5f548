"""The days of a task as numbers (20261031), as the indexes hold them from which most tasks are counted.

A number is compared in a third of the time of a text, and its row is half as long. An index answers only who writes
the very expression that it was made of: here is the one place for them. None of them is ever kept in a row.
"""

from datetime import date

PLAIN = "apart = 0 AND deleted_at IS NULL"
"""The tasks that these indexes hold: all that happened to them stands in them (`task_apart`)."""


def number_of(day: date) -> int:
    """Return the number of a day, as the expressions say it."""
    return day.year * 10_000 + day.month * 100 + day.day


def _number(column: str) -> str:
    return f"CAST(replace({column}, '-', '') AS INTEGER)"


ASSIGNED, COMPLETED, DEADLINE = map(_number, ("assigned_on", "completed_on", "deadline"))
WITHDRAWN_FROM = f"CASE WHEN withdrawn THEN coalesce({_number('withdrawn_on')}, 0) END"
"""Since when it is withdrawn: 0 without a day, nothing where it is not."""
POOR_FROM = f"CASE WHEN quality_accepted = 0 THEN coalesce({_number('quality_judged_on')}, 0) END"
"""Since when its quality counts as not assured, in the same way."""

NOT_OVER = "coalesce(completed_on, '9999-12-31')"
"""The last day on which it is not done, in the index of those to which more happened; a text, as all there."""

DAYS = ASSIGNED, COMPLETED, DEADLINE, WITHDRAWN_FROM, POOR_FROM
