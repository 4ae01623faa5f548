"""Numbers of the regulation in SQL, where each row of a list brings the day on which its number counts."""

import json
from collections.abc import Callable

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


def delay_report_ahead(regulation: Regulation) -> str:
    """How far before a deadline a delay is reported the last time (duty 9), as the SQL of days reads it."""
    return f"-{regulation.delay_report_days} days"
