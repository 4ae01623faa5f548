"""The list of fields of work, who leads each of them today, and its open tasks (duties 20, 23, 148)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of
from app.services.lists.parts import BETWEEN, OPEN_TASK, on, split

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedField:
    """One field; its leaders of today are posts or people."""

    key: str
    name: str
    leaders: tuple[str, ...]
    open_tasks: int


_LEADS = """FROM field_leader AS lead
        LEFT JOIN post ON post.id = lead.post_id AND post.deleted_at IS NULL
        LEFT JOIN person ON person.id = lead.person_id AND person.deleted_at IS NULL
    WHERE lead.field_id = field.id AND lead.deleted_at IS NULL AND coalesce(post.id, person.id) IS NOT NULL
        AND (lead.from_on IS NULL OR lead.from_on <= :today) AND (lead.to_on IS NULL OR lead.to_on >= :today)"""
_LED = f"EXISTS (SELECT 1 {_LEADS})"
_OPEN_TASKS = f"(SELECT count(*) FROM task WHERE task.field_id = field.id AND {OPEN_TASK})"
_STATES = {"led": Condition(_LED), "free": Condition(f"NOT {_LED}")}

_SOURCE = Source(
    rows="field",
    key="field.id",
    usual=("field.sort_key", "field.id"),
    always="field.deleted_at IS NULL",
    orders={
        "name": ("field.sort_key",),
        "leader": (f"(SELECT min(coalesce(post.sort_key, person.sort_key)) {_LEADS})",),
        "open_tasks": (_OPEN_TASKS,),
    },
)
_FILTERS = {"state": lambda codes: any_of(_STATES[code] for code in codes)}
_PLACES = (
    Place("field", "field.id IN {found}"),
    Place("post", f"EXISTS (SELECT 1 {_LEADS} AND post.id IN {{found}})"),
    Place("person", f"EXISTS (SELECT 1 {_LEADS} AND person.id IN {{found}})"),
)
_ROWS = Question(f"""
    SELECT field.id, field.name, {_OPEN_TASKS} AS open_tasks,
        (SELECT group_concat(coalesce(post.name, person.full_name), :between ORDER BY lead.id) {_LEADS}) AS leaders
    FROM field WHERE field.id IN :keys""")


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"nhiệm vụ chưa xong": _OPEN_TASKS})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedField]:
    """The fields with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat(), between=BETWEEN)


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    states = [Choice("led", "Đã có người phụ trách"), Choice("free", "Chưa có người phụ trách")]
    return {"state": states}[filter_name]


def _listed(row: Any) -> ListedField:
    return ListedField(row.id, row.name, split(row.leaders), row.open_tasks)
