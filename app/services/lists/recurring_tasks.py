"""The list of recurring tasks: when each comes, when it is next due, how many it made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.regulation_terms import DayOffRule
from app.core.task_making_terms import Rhythm
from app.models.asking import Question
from app.rules.recurrence import next_due
from app.rules.recurring_words import say_rhythm
from app.rules.regulation import Calendar
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of
from app.services.lists.parts import BETWEEN, on, split, term_choices
from app.services.recurring_sql import EXCEPTIONS, rule_read
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedRecurring:
    """One recurring task; no `next_on`: it has ended."""

    key: str
    content: str
    rhythm: str
    next_on: date | None
    leads: tuple[str, ...]
    officer: str
    starts_on: date
    ends_on: date | None
    made: int


_MADE = "(SELECT count(*) FROM task WHERE task.recurring_id = again.id AND task.deleted_at IS NULL)"
_LEADS = """(SELECT group_concat(agency.name, :between ORDER BY link.position, link.id)
    FROM recurring_agency AS link JOIN agency ON agency.id = link.agency_id
    WHERE link.recurring_id = again.id AND link.role = 'lead' AND link.deleted_at IS NULL)"""
_OFFICER = "(SELECT {answer} FROM person WHERE person.id = again.officer_id)"
_STATES = {
    "running": Condition("coalesce(again.ends_on >= :today, 1)"),
    "ended": Condition("again.ends_on < :today"),
}
_SOURCE = Source(
    rows="recurring_task AS again",
    key="again.id",
    usual=("again.folded", "again.id"),
    always="again.deleted_at IS NULL",
    orders={
        "content": ("again.folded",),
        "officer": (_OFFICER.format(answer="sort_key"),),
        "starts_on": ("again.starts_on",),
        "ends_on": ("again.ends_on",),
        "made": (_MADE,),
    },
)
_FILTERS = {
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "rhythm": lambda codes: one_of("again.rhythm", codes, "rhythm"),
}
_PLACES = (Place("recurring_task", "again.id IN {found}"),)
_ROWS = Question(
    f"""
    SELECT again.id, content, rhythm, weekday, day, month, move, starts_on, ends_on, every,
        {EXCEPTIONS.format(owner="again.id")} AS exceptions, {_MADE} AS made,
        coalesce({_OFFICER.format(answer="full_name")}, '') AS officer, {_LEADS} AS leads
    FROM recurring_task AS again WHERE again.id IN :keys""",
    {
        "rhythm": Rhythm,
        "move": DayOffRule,
        "starts_on": date.fromisoformat,
        "ends_on": date.fromisoformat,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"nhiệm vụ đã lập": _MADE})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedRecurring]:
    """The recurring tasks with these keys, in their order, as of a day."""
    make = partial(_listed, today=today, calendar=read_calendar(session))
    return common.read(session, _ROWS, keys, make, between=BETWEEN)


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    states = [Choice("running", "Đang áp dụng"), Choice("ended", "Đã hết thời gian áp dụng")]
    return {"state": states, "rhythm": term_choices(Rhythm)}[filter_name]


def _listed(row: Any, *, today: date, calendar: Calendar) -> ListedRecurring:
    rule = rule_read(row)
    return ListedRecurring(
        key=row.id,
        content=row.content,
        rhythm=say_rhythm(rule),
        next_on=next_due(rule, calendar, after=today, starts_on=row.starts_on, ends_on=row.ends_on),
        leads=split(row.leads),
        officer=row.officer,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        made=row.made,
    )
