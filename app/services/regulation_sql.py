"""Numbers of the regulation in SQL, where each row of a list brings the day on which its number counts."""

import json
from collections.abc import Callable
from datetime import date, timedelta

from app.core.task_terms import Obligation
from app.rules.closing import demands
from app.rules.regulation import InForce, Regulation


def said_on(name: str, day: str) -> str:
    """The SQL of what the value `:name`, made by `said_by_day`, says on a day; NULL without a day."""
    return f"(SELECT value ->> 1 FROM json_each(:{name}) WHERE value ->> 0 <= {day} LIMIT 1)"


def said_by_day(regulations: InForce, say: Callable[[Regulation], str | int]) -> str:
    """What is said by the numbers of each version, the last first: the value that `said_on` reads."""
    return json.dumps(
        [(one.from_on.isoformat(), say(one.regulation)) for one in reversed(regulations.versions)]
    )


def closing_demands(regulation: Regulation) -> str:
    """What closes tasks (feature 5), as SQL looks it up: " opinion:number opinion:date … "."""
    asked = (f"{one.value}:{evidence}" for one in Obligation for evidence in demands(one, regulation))
    return f" {' '.join(asked)} "


def delay_reported_ahead(regulations: InForce) -> str:
    """How far before a deadline a delay is reported the last time (duty 9): what `said_on` reads of the deadline."""
    return ahead_by_day(regulations, lambda numbers: numbers.delay_report_days)


def ahead_by_day(regulations: InForce, days: Callable[[Regulation], int]) -> str:
    """So many days before a day something is done the last time, as `said_on` reads it and the SQL of days adds it.

    The last day is settled (`Regulations.day`): another number counts from where the day, or the last day by one of
    the versions, comes to the start of a version.
    """

    def last(day: date) -> date:
        return regulations.day(lambda numbers: day - timedelta(days(numbers)))

    first, *later = regulations.versions
    starts = {new.from_on + timedelta(days(one.regulation)) for new in later for one in regulations.versions}
    told = [(first.from_on, days(first.regulation))]
    told += [(start, (start - last(start)).days) for start in sorted(starts)]
    return json.dumps([(start.isoformat(), f"-{ahead} days") for start, ahead in reversed(told)])
