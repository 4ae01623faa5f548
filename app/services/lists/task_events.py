"""What is open beside the tasks themselves: opinions that differ, matters for a superior (duties 3, 22, 110)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.task_terms import Settled, TaskEventKind
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition
from app.services.lists.of_tasks import DECIDER, OFFICER, agency_of, filters, former_of, places, source
from app.services.lists.of_tasks import choices as choices_of_tasks
from app.services.lists.parts import by_term, in_order, term_choices
from app.services.lists.standing import bound_on, with_merged

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """One matter of a task; refusals, differing opinions and reports to a superior wait for an end.

    `former` led the task before it was handed on, `merged` is the own name of the agency where that merged.
    """

    key: str
    task: str
    content: str
    kind: TaskEventKind
    agency: str
    former: str
    officer: str
    happened_on: date
    said: str
    document_number: str
    decider: str
    standing: Settled | None
    settled_on: date | None
    settlement: str
    merged: str = ""


_STANDING = """CASE
    WHEN part.kind NOT IN ('refused', 'differing', 'escalated') THEN NULL
    WHEN part.settled_on <= :seen THEN 'closed'
    ELSE 'open'
END"""
_STATES = {state.value: Condition(f"{_STANDING} = '{state.value}'") for state in Settled}
_AGENCY, _MERGED = agency_of("happened_on"), former_of("happened_on")
_PLACES = places("happened_on")
_SOURCE = source(
    "task_event",
    "happened_on",
    orders={
        "kind": (in_order(TaskEventKind, "part.kind"),),
        "state": (in_order(Settled, f"({_STANDING})"),),
        "settled_on": ("part.settled_on",),
    },
    groups={"kind": by_term(TaskEventKind, "part.kind")},
)
_FILTERS = {
    **filters("happened_on", _STATES),
    "kind": lambda codes: common.one_of("part.kind", codes, "kind"),
}
_ROWS = Question(
    f"""
    SELECT part.id, task.id AS task, task.content, part.kind, {_AGENCY} AS agency,
        coalesce((SELECT name FROM agency WHERE agency.id = part.former_agency_id), '') AS former,
        coalesce({OFFICER}, '') AS officer, part.happened_on, part.content AS said, part.document_number,
        {DECIDER} AS decider, {_STANDING} AS standing, part.settled_on, part.settlement,
        {_MERGED} AS merged
    FROM task_event AS part JOIN task ON task.id = part.task_id WHERE part.id IN :keys""",
    {
        "kind": TaskEventKind,
        "happened_on": date.fromisoformat,
        "standing": Settled,
        "settled_on": date.fromisoformat,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    wanted, heirs = with_merged(session, wanted, today, "agency", "room")
    return (
        heirs,
        Condition("1", {"seen": today.isoformat()}),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE, _asked, {state.label: f"coalesce({_STANDING} = '{state.value}', 0)" for state in Settled}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedEvent]:
    """The matters with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, seen=today.isoformat(), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    return choices_of_tasks(
        session, filter_name, {"state": term_choices(Settled), "kind": term_choices(TaskEventKind)}
    )


def _listed(row: Any) -> ListedEvent:
    values = row._asdict()
    return ListedEvent(key=values.pop("id"), **values)
