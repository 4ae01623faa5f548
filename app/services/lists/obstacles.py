"""What hinders tasks, as agencies said over a period (duty 16): to read, to print, to report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.terms import TaskState
from app.models.asking import Question
from app.services.lists import common
from app.services.lists import task_sql as sql
from app.services.lists.common import Condition
from app.services.lists.of_tasks import OFFICER, agency_of, filters, former_of, places, source
from app.services.lists.of_tasks import choices as choices_of_tasks
from app.services.lists.standing import bound_on, with_merged

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedObstacle:
    """One entry of progress that tells of something that hinders or is proposed."""

    key: str
    task: str
    content: str
    agency: str
    officer: str
    deadline: date | None
    reported_on: date
    percent: int | None
    difficulty: str
    proposal: str
    done: bool
    former: str = ""


_DONE = f"({sql.DONE})"
_STATES = {
    "unfinished": Condition(sql.OPEN),
    "done": Condition(_DONE),
    "proposed": Condition("part.proposal <> ''"),
}
_AGENCY, _FORMER = agency_of("reported_on"), former_of("reported_on")
_PLACES = places("reported_on")
_SOURCE = source(
    "progress_entry",
    "reported_on",
    always="(part.difficulty <> '' OR part.proposal <> '')",
    orders={"percent": ("part.percent",), "state": (_DONE,)},
    groups={"content": common.Grouping("task.content", ("task.sort_key", "task.id"))},
)
_FILTERS = filters("reported_on", _STATES)
_ROWS = Question(
    f"""
    SELECT part.id, task.id AS task, task.content, {_AGENCY} AS agency, coalesce({OFFICER}, '') AS officer,
        {sql.DEADLINE} AS deadline, part.reported_on, part.percent, part.difficulty, part.proposal, {_DONE} AS done,
        {_FORMER} AS former
    FROM progress_entry AS part JOIN task ON task.id = part.task_id WHERE part.id IN :keys""",
    {"deadline": date.fromisoformat, "reported_on": date.fromisoformat, "done": bool},
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
    _SOURCE, _asked, {"việc chưa hoàn thành": sql.OPEN, "có đề xuất, kiến nghị": "part.proposal <> ''"}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedObstacle]:
    """The entries with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, seen=today.isoformat(), **bound_on(session, today))


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to."""
    return choices_of_tasks(session, filter_name, {"state": _STATE_CHOICES})


_STATE_CHOICES = (
    Choice("unfinished", TaskState.UNFINISHED.label),
    Choice("done", TaskState.DONE_ON_TIME.label),
    Choice("proposed", "Có đề xuất, kiến nghị"),
)


def _listed(row: Any) -> ListedObstacle:
    values = row._asdict()
    return ListedObstacle(key=values.pop("id"), **values)
