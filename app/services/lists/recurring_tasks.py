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
from app.services.heirs import HEIR, read_agencies
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of
from app.services.lists.parts import BETWEEN, on, split, term_choices
from app.services.recurring_sql import EXCEPTIONS, rule_read
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedRecurring:
    """One recurring task; no `next_on`: it has ended, or is `stopped`: none of its leads works any more."""

    key: str
    content: str
    rhythm: str
    next_on: date | None
    leads: tuple[str, ...]
    officer: str
    starts_on: date
    ends_on: date | None
    made: int
    stopped: bool = False


STOPPED = Choice("stopped", "Không còn cơ quan chủ trì")
_MADE = "(SELECT count(*) FROM task WHERE task.recurring_id = again.id AND task.deleted_at IS NULL)"
_LED = """FROM recurring_agency AS link LEFT JOIN heir ON heir.agency_id = link.agency_id
    JOIN agency ON agency.id = coalesce(heir.stands_under, link.agency_id)
    WHERE link.recurring_id = again.id AND link.role = 'lead' AND link.deleted_at IS NULL"""
"""The agencies that stand for its leads today."""
_LEADS = f"(SELECT group_concat(agency.name, :between ORDER BY link.position, link.id) {_LED})"
_RUNNING = "coalesce(again.ends_on >= :today, 1)"
_STOPPED = f"""(EXISTS (SELECT 1 {_LED})
    AND NOT EXISTS (SELECT 1 {_LED} AND coalesce(agency.valid_to >= :today, 1)))"""
"""As `services/recurring.has_lead_on` decides it."""
_OFFICER = "(SELECT {answer} FROM person WHERE person.id = again.officer_id)"
_STATES = {
    "running": Condition(_RUNNING),
    STOPPED.code: Condition(f"({_RUNNING} AND {_STOPPED})"),
    "ended": Condition("again.ends_on < :today"),
}
_SOURCE = Source(
    rows="recurring_task AS again",
    key="again.id",
    usual=("again.folded", "again.id"),
    always="again.deleted_at IS NULL",
    before=f"WITH {HEIR}",
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
    WITH {HEIR}
    SELECT again.id, content, rhythm, weekday, day, month, move, starts_on, ends_on, every,
        {EXCEPTIONS.format(owner="again.id")} AS exceptions, {_MADE} AS made,
        coalesce({_OFFICER.format(answer="full_name")}, '') AS officer, {_LEADS} AS leads,
        {_RUNNING} AND {_STOPPED} AS stopped
    FROM recurring_task AS again WHERE again.id IN :keys""",
    {
        "rhythm": Rhythm,
        "move": DayOffRule,
        "starts_on": date.fromisoformat,
        "ends_on": date.fromisoformat,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    heirs = Condition("1", {"heirs": read_agencies(session, today).bound})
    return (on(today), heirs, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"nhiệm vụ đã lập": _MADE})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedRecurring]:
    """The recurring tasks with these keys, in their order, as of a day."""
    make = partial(_listed, today=today, calendar=read_calendar(session))
    heirs = read_agencies(session, today).bound
    return common.read(session, _ROWS, keys, make, between=BETWEEN, heirs=heirs, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    states = [
        Choice("running", "Đang áp dụng"),
        STOPPED,
        Choice("ended", "Đã hết thời gian áp dụng"),
    ]
    return {"state": states, "rhythm": term_choices(Rhythm)}[filter_name]


def _listed(row: Any, *, today: date, calendar: Calendar) -> ListedRecurring:
    rule = rule_read(row)
    due = next_due(rule, calendar, after=today, starts_on=row.starts_on, ends_on=row.ends_on)
    return ListedRecurring(
        key=row.id,
        content=row.content,
        rhythm=say_rhythm(rule),
        next_on=None if row.stopped else due,
        leads=split(row.leads),
        officer=row.officer,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        made=row.made,
        stopped=bool(row.stopped),
    )
