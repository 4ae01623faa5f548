"""The register of delay reports (duties 9, 10): which came in time, which wait for the leader's decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.task_terms import Decided
from app.models.asking import Question
from app.services.done_sql import deadline_on
from app.services.lists import common
from app.services.lists.common import Condition
from app.services.lists.of_tasks import DECIDER, OFFICER, agency_of, filters, former_of, places, source
from app.services.lists.of_tasks import choices as choices_of_tasks
from app.services.lists.parts import by_term, in_order, term_choices
from app.services.lists.standing import bound_on, with_merged
from app.services.regulation_sql import delay_reported_ahead, said_on
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedDelay:
    """One report: `deadline` is the one in force on its day, `last_day` its last day, `late`: it came after that."""

    key: str
    task: str
    content: str
    agency: str
    officer: str
    deadline: date | None
    last_day: date | None
    reported_on: date
    late: bool
    document_number: str
    reason: str
    standing: Decided
    decided_on: date | None
    decider: str
    decision_note: str
    former: str = ""


STANDING = "CASE WHEN part.accepted IS NULL THEN 'waiting' WHEN part.accepted THEN 'yes' ELSE 'no' END"
_DEADLINE = deadline_on("part.reported_on")
"""The one in force on the day of the report: what moved it later does not change whether the report was in time."""
_LAST = f"date({_DEADLINE}, {said_on('days_before', _DEADLINE)})"
_LATE = f"coalesce(part.reported_on > {_LAST}, 0)"
LATE = Choice("late", "Báo cáo muộn")
_STATES = {
    **{state.value: Condition(f"{STANDING} = '{state.value}'") for state in Decided},
    LATE.code: Condition(_LATE),
}
_AGENCY, _FORMER = agency_of("reported_on"), former_of("reported_on")
_PLACES = places("reported_on")
_SOURCE = source(
    "delay_report",
    "reported_on",
    orders={
        "deadline": (_DEADLINE,),
        "last_day": (_LAST,),
        "state": (in_order(Decided, f"({STANDING})"),),
        "decided_on": ("part.decided_on",),
    },
    groups={"state": by_term(Decided, f"({STANDING})")},
)
_FILTERS = filters("reported_on", _STATES)
_ROWS = Question(
    f"""
    SELECT part.id, task.id AS task, task.content, {_AGENCY} AS agency, coalesce({OFFICER}, '') AS officer,
        {_DEADLINE} AS deadline, {_LAST} AS last_day, part.reported_on, {_LATE} AS late,
        part.document_number, part.reason, {STANDING} AS standing, part.decided_on, {DECIDER} AS decider,
        part.decision_note, {_FORMER} AS former
    FROM delay_report AS part JOIN task ON task.id = part.task_id WHERE part.id IN :keys""",
    {
        "deadline": date.fromisoformat,
        "last_day": date.fromisoformat,
        "reported_on": date.fromisoformat,
        "late": bool,
        "standing": Decided,
        "decided_on": date.fromisoformat,
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


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {state.label: f"{STANDING} = '{state.value}'" for state in Decided} | {LATE.label: _LATE},
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedDelay]:
    """The reports with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **_days(session, today), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    return choices_of_tasks(session, filter_name, {"state": [*term_choices(Decided), LATE]})


def _days(session: Reads, day: date) -> dict[str, str]:
    ahead = delay_reported_ahead(read_regulations(session))
    return {"seen": day.isoformat(), "days_before": ahead}


def _listed(row: Any) -> ListedDelay:
    values = row._asdict()
    return ListedDelay(key=values.pop("id"), **values)
