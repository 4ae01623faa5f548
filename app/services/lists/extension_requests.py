"""The register of requests for more time: which wait, what was decided, how often the task was extended before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.task_terms import Granting
from app.models.asking import Question
from app.services.extension_sql import REQUESTS, STANDING
from app.services.lists import common
from app.services.lists import task_sql as sql
from app.services.lists.common import Condition
from app.services.lists.of_tasks import DECIDER, OFFICER, agency_of, filters, former_of, places, source
from app.services.lists.of_tasks import choices as choices_of_tasks
from app.services.lists.parts import by_term, in_order, term_choices, whole
from app.services.lists.standing import bound_on, with_merged
from app.services.regulation_sql import ahead_by_day, said_on
from app.services.regulation_versions import read_regulations

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """One request: `first_deadline` is that of the task as assigned, `deadline` that of today, `late` one that came
    later than the regulation allows, `extensions` how many the task has had."""

    key: str
    task: str
    content: str
    agency: str
    officer: str
    first_deadline: date | None
    deadline: date | None
    requested_on: date
    requested_to: date
    late: bool
    document_number: str
    reason: str
    extensions: int
    standing: Granting
    granted_to: date | None
    decided_on: date | None
    decider: str
    decision_note: str
    former: str = ""


# The deadline that it was about: without the extension that it brought.
_THEN = """coalesce(
    (
        SELECT substr(max(coalesce(decided_on, '0001-01-01') || extended_to), 11)
        FROM extension
        WHERE extension.task_id = task.id AND extension.deleted_at IS NULL AND extension.id IS NOT part.extension_id
            AND (decided_on IS NULL OR decided_on <= part.requested_on)
    ),
    task.deadline
)"""
_LATE = f"coalesce(part.requested_on > date({_THEN}, {said_on('days_before', _THEN)}), 0)"
LATE = Choice("late", "Đề nghị muộn")
_STATES = {
    **{state.value: Condition(f"{STANDING} = '{state.value}'") for state in Granting},
    LATE.code: Condition(_LATE),
}
_AGENCY, _FORMER = agency_of("requested_on"), former_of("requested_on")
_PLACES = places("requested_on")
_SOURCE = source(
    "extension_request",
    "requested_on",
    orders={
        "requested_to": ("part.requested_to",),
        "extensions": (sql.EXTENSIONS,),
        "state": (in_order(Granting, f"({STANDING})"),),
        "decided_on": ("part.decided_on",),
    },
    groups={"state": by_term(Granting, f"({STANDING})")},
)
_FIGURES = REQUESTS
_FILTERS = {
    **filters("requested_on", _STATES),
    "figure": lambda codes: whole(_FIGURES, codes),
}
_ROWS = Question(
    f"""
    SELECT part.id, task.id AS task, task.content, {_AGENCY} AS agency, coalesce({OFFICER}, '') AS officer,
        task.deadline AS first_deadline, {sql.DEADLINE} AS deadline, part.requested_on, part.requested_to,
        {_LATE} AS late, part.document_number, part.reason, {sql.EXTENSIONS} AS extensions,
        {STANDING} AS standing,
        (SELECT extended_to FROM extension WHERE extension.id = part.extension_id) AS granted_to,
        part.decided_on, {DECIDER} AS decider, part.decision_note, {_FORMER} AS former
    FROM extension_request AS part JOIN task ON task.id = part.task_id WHERE part.id IN :keys""",
    {
        **dict.fromkeys(
            ("first_deadline", "deadline", "requested_on", "requested_to", "granted_to", "decided_on"),
            date.fromisoformat,
        ),
        "late": bool,
        "standing": Granting,
    },
)


def _asked(session: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    day = common.seen_on(wanted, today)
    wanted, heirs = with_merged(session, wanted, day, "agency", "room")
    return (
        heirs,
        Condition("1", _days(session, day)),
        *common.filtered(wanted, _FILTERS),
        *common.worded(wanted.words, *_PLACES),
    )


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {state.label: f"{STANDING} = '{state.value}'" for state in Granting} | {LATE.label: _LATE},
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedRequest]:
    """The requests with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, **_days(session, today), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    return choices_of_tasks(session, filter_name, {"state": [*term_choices(Granting), LATE]})


def _days(session: Reads, day: date) -> dict[str, str]:
    ahead = ahead_by_day(read_regulations(session), lambda numbers: numbers.extension_request_days)
    return {"seen": day.isoformat(), "days_before": ahead}


def _listed(row: Any) -> ListedRequest:
    values = row._asdict()
    return ListedRequest(key=values.pop("id"), **values)
