"""The list of oral instructions: who said what when, who passed it on, and whether it was confirmed (duty 26)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.terms import Secrecy
from app.models.asking import Question
from app.rules.secrets import is_secret
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, within
from app.services.lists.parts import OPEN_TASK, on

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedOral:
    """One instruction; of a secret one its content is not told."""

    key: str
    said_on: date | None
    said_at: time | None
    said_by: str
    content: str
    transmitted_by: str
    transmitted_to: str
    confirmed: str
    tasks: int
    unfinished: int


_OF = "FROM task WHERE task.source_document_id = said.id"
_TASKS = f"(SELECT count(*) {_OF} AND task.deleted_at IS NULL)"
_UNFINISHED = f"(SELECT count(*) {_OF} AND {OPEN_TASK})"
_BY = """coalesce(
    (SELECT name FROM post WHERE post.id = said.said_by_post_id),
    (SELECT full_name FROM person WHERE person.id = said.said_by_person_id), ''
)"""
_CONFIRMED = "(said.confirmed_number <> '' OR said.confirmed_on IS NOT NULL)"
_STATES = {
    "open": Condition(f"NOT {_CONFIRMED}"),
    "confirmed": Condition(_CONFIRMED),
    "no_task": Condition(f"NOT EXISTS (SELECT 1 {_OF} AND task.deleted_at IS NULL)"),
}
_SOURCE = Source(
    rows="source_document AS said",
    key="said.id",
    usual=("said.issued_on DESC", "said.id DESC"),
    always="said.deleted_at IS NULL AND said.oral",
    orders={
        "said_on": ("said.issued_on", "said.said_at"),
        "confirmed": ("said.confirmed_on",),
        "tasks": (_TASKS,),
        "unfinished": (_UNFINISHED,),
    },
)
_FILTERS = {
    "state": lambda codes: any_of(_STATES[code] for code in codes),
    "period": lambda codes: within("said.issued_on", codes, "period"),
}
_PLACES = (Place("source_document", "(said.secrecy = 'none' AND said.id IN {found})"),)
_ROWS = Question(
    f"""
    SELECT said.id, issued_on, said_at, {_BY} AS said_by, summary, secrecy, transmitted_to,
        coalesce((SELECT full_name FROM person WHERE person.id = said.transmitted_by_id), '') AS transmitted_by,
        confirmed_number, confirmed_on, {_TASKS} AS tasks, {_UNFINISHED} AS unfinished
    FROM source_document AS said WHERE said.id IN :keys""",
    {
        "issued_on": date.fromisoformat,
        "said_at": time.fromisoformat,
        "confirmed_on": date.fromisoformat,
        "secrecy": Secrecy,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE,
    _asked,
    {
        "nhiệm vụ": _TASKS,
        "chưa hoàn thành": _UNFINISHED,
        "chưa có văn bản xác nhận": f"NOT {_CONFIRMED}",
    },
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedOral]:
    """The instructions with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    states = [
        Choice("open", "Chưa xác nhận bằng văn bản"),
        Choice("confirmed", "Đã xác nhận bằng văn bản"),
        Choice("no_task", "Chưa có nhiệm vụ"),
    ]
    return {"state": states}[filter_name]


def _listed(row: Any) -> ListedOral:
    day = f"{row.confirmed_on:%d/%m/%Y}" if row.confirmed_on else ""
    return ListedOral(
        key=row.id,
        said_on=row.issued_on,
        said_at=row.said_at,
        said_by=row.said_by,
        content="" if is_secret(row.secrecy) else row.summary,
        transmitted_by=row.transmitted_by,
        transmitted_to=row.transmitted_to,
        confirmed=" ".join(filter(None, (row.confirmed_number, day))),
        tasks=row.tasks,
        unfinished=row.unfinished,
    )
