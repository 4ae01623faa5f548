"""Every new deadline that was given: the old one, how many working days it gave, who decided, why (feature 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.models.asking import Question
from app.rules.working_days import working_days_left
from app.services.extension_sql import DAY, OLD, PLACE, SEEN
from app.services.lists import common
from app.services.lists import task_sql as sql
from app.services.lists.common import Condition, Grouping, within
from app.services.lists.of_tasks import (
    DECIDER,
    FORMER_LEAD,
    LEAD,
    LEAD_KEY,
    OFFICER,
    PLACES_OF_LEAD,
    filters,
    led_by,
    source,
)
from app.services.lists.of_tasks import choices as choices_of_tasks
from app.services.lists.parts import month_heading, whole
from app.services.lists.standing import bound_on, with_merged
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads

AGAIN = Choice("again", "Từ lần thứ hai")
_STATES = {AGAIN.code: Condition(f"{PLACE} > 1")}


@dataclass(frozen=True, slots=True)
class ListedExtension:
    """One extension: the `place`-th of its task, from the `old` deadline (none: there was none) to another.

    `days` are the working days between them.
    """

    key: str
    task: str
    content: str
    number: str
    agency: str
    room: str
    officer: str
    place: int
    old: date | None
    extended_to: date
    days: int | None
    decided_on: date | None
    decider: str
    document_number: str
    reason: str
    former: str = ""


_SOURCE = source(
    "extension",
    "decided_on",
    orders={
        "agency": (LEAD_KEY,),
        "decided_on": (DAY,),
        "extended_to": ("part.extended_to",),
        "place": (PLACE,),
    },
    groups={
        "agency": Grouping(LEAD, (LEAD_KEY,), empty="Chưa có cơ quan chủ trì"),
        "month": Grouping(f"substr({DAY}, 1, 7)", say=month_heading),
        "task": Grouping("task.content", ("task.sort_key", "task.id")),
    },
)
_FIGURES = {"extensions": "1", "days": "1"}
_FILTERS = {
    **filters("decided_on", _STATES, agency=led_by),
    "period": lambda codes: within(DAY, codes, "period"),
    "figure": lambda codes: whole(_FIGURES, codes),
}
_ROWS = Question(
    f"""
    SELECT part.id, task.id AS task, task.content,
        coalesce((SELECT number FROM source_document WHERE id = task.source_document_id), '') AS number,
        coalesce({LEAD}, '') AS agency, {FORMER_LEAD} AS former,
        coalesce({sql.standing_room("agency.name")}, '') AS room,
        coalesce({OFFICER}, '') AS officer, {PLACE} AS place, {OLD} AS old, part.extended_to,
        part.decided_on, {DECIDER} AS decider, part.document_number, part.reason
    FROM extension AS part JOIN task ON task.id = part.task_id WHERE part.id IN :keys""",
    dict.fromkeys(("old", "extended_to", "decided_on"), date.fromisoformat),
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    day = common.seen_on(wanted, today)
    wanted, heirs = with_merged(session, wanted, day, "agency", "room")
    return (
        heirs,
        Condition(SEEN, {"seen": day.isoformat()}),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *PLACES_OF_LEAD),
    )


_LIST = common.SqlList(_SOURCE, _asked, {"lần thứ hai trở đi": f"{PLACE} > 1"})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedExtension]:
    """The extensions with these keys, in their order."""
    calendar = read_calendar(session)

    def listed(row: Any) -> ListedExtension:
        values = row._asdict()
        days = max(working_days_left(row.extended_to, row.old, calendar), 0) if row.old else None
        return ListedExtension(key=values.pop("id"), days=days, **values)

    return common.read(session, _ROWS, keys, listed, seen=today.isoformat(), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    return choices_of_tasks(session, filter_name, {"state": [AGAIN]})
