"""The register of agencies that take part in tasks: who was asked, who answered, on what day (duty 15)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.task_making_terms import Answered
from app.core.terms import AgencyKind
from app.models.asking import Question
from app.services.lists import common
from app.services.lists import task_sql as sql
from app.services.lists.common import Condition, one_of, within
from app.services.lists.of_tasks import LEAD, LEAD_KEY, OFFICER, agency_of, filters, former_of, places, source
from app.services.lists.of_tasks import choices as choices_of_tasks
from app.services.lists.parts import by_term, in_order, soon_until, term_choices
from app.services.lists.standing import bound_on, with_merged

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedCoordination:
    """One agency's share in a task; its `deadline` is its own or that of the task, `leads` is who leads the task."""

    key: str
    task: str
    content: str
    agency: str
    leads: str
    part: str
    asked_on: date
    deadline: date | None
    standing: Answered
    answered_on: date | None
    answer: str
    contact: str
    phone: str
    officer: str
    former: str = ""


_ASKED = """(
    SELECT link.*, coalesce(link.from_on, (SELECT assigned_on FROM task WHERE task.id = link.task_id)) AS asked_on
    FROM task_agency AS link WHERE link.role = 'coordinating'
)"""


def _of_level(codes: Sequence[str]) -> Condition:
    these = one_of("kind", codes, "level")
    return Condition(f"part.agency_id IN (SELECT id FROM agency WHERE {these.sql})", these.values)


_DUE = f"coalesce(part.deadline, {sql.DEADLINE})"
_STANDING = f"""CASE
    WHEN part.answered_on <= :seen
        THEN CASE WHEN part.answered_on > {_DUE} THEN 'late' ELSE 'on_time' END
    WHEN part.to_on < :seen OR NOT {sql.OPEN} THEN 'closed'
    WHEN {_DUE} < :seen THEN 'missing'
    WHEN {_DUE} <= :soon THEN 'due_soon'
    ELSE 'waiting'
END"""
_AGENCY, _FORMER = agency_of("asked_on"), former_of("asked_on")
_PLACES = places("asked_on")
_SOURCE = source(
    _ASKED,
    "asked_on",
    orders={
        "leads": (LEAD_KEY,),
        "deadline": (_DUE,),
        "state": (in_order(Answered, f"({_STANDING})"),),
        "answered_on": ("part.answered_on",),
    },
    groups={"state": by_term(Answered, f"({_STANDING})")},
    always="part.asked_on <= :seen",
)
_FILTERS: Mapping[str, Callable[[tuple[str, ...]], Condition]] = {
    **filters("asked_on", {state.value: Condition(f"{_STANDING} = '{state.value}'") for state in Answered}),
    "answered": partial(within, "part.answered_on", name="answered"),
    "level": _of_level,
}
_ROWS = Question(
    f"""
    SELECT part.id, task.id AS task, task.content, {_AGENCY} AS agency, {_FORMER} AS former,
        coalesce({LEAD}, '') AS leads, part.part, part.asked_on, {_DUE} AS deadline, {_STANDING} AS standing,
        CASE WHEN part.answered_on <= :seen THEN part.answered_on END AS answered_on,
        CASE WHEN part.answered_on <= :seen THEN part.answer ELSE '' END AS answer,
        part.contact, part.phone, coalesce({OFFICER}, '') AS officer
    FROM {_ASKED} AS part JOIN task ON task.id = part.task_id
    WHERE part.id IN :keys""",
    {
        **dict.fromkeys(("asked_on", "deadline", "answered_on"), date.fromisoformat),
        "standing": Answered,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    wanted, heirs = with_merged(session, wanted, today, "agency", "room")
    return (
        heirs,
        Condition("1", _days(session, today)),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(_SOURCE, _asked, {state.label: f"{_STANDING} = '{state.value}'" for state in Answered})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedCoordination]:
    """The shares with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **_days(session, today), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    return choices_of_tasks(
        session, filter_name, {"state": term_choices(Answered), "level": term_choices(AgencyKind)}
    )


def _days(session: Reads, day: date) -> dict[str, str]:
    return {"seen": day.isoformat(), "soon": soon_until(session, day).isoformat()}


def _listed(row: Any) -> ListedCoordination:
    values = row._asdict()
    return ListedCoordination(key=values.pop("id"), **values)
