"""The list of handovers: who gave what to whom, and when (duty 21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.models.asking import Question, ask
from app.services.lists import common
from app.services.lists.common import Condition, Grouping, Place, Source, any_of, one_of, within
from app.services.lists.parts import month_heading

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedHandover:
    """One handover and how much went over."""

    key: str
    giver: str
    taker: str
    field: str
    held_on: date
    tasks: int
    items: int
    meetings: int
    dossiers: int
    ground: str


_PERSON = "(SELECT {term} FROM person WHERE person.id = handover.{who}_id)"
_FIELD = "(SELECT {term} FROM field WHERE field.id = handover.field_id)"


def _number(column: str) -> str:
    return f"""(
        SELECT count(item.{column}) FROM handover_item AS item
        WHERE item.handover_id = handover.id AND item.deleted_at IS NULL
    )"""


_SOURCE = Source(
    rows="handover",
    key="handover.id",
    usual=("handover.held_on DESC", "handover.id DESC"),
    always="handover.deleted_at IS NULL",
    orders={
        "giver": (_PERSON.format(term="sort_key", who="giver"),),
        "taker": (_PERSON.format(term="sort_key", who="taker"),),
        "field": (_FIELD.format(term="sort_key"),),
        "held_on": ("handover.held_on",),
        "tasks": (_number("task_id"),),
    },
    groups={"month": Grouping("substr(handover.held_on, 1, 7)", say=month_heading)},
)
_FILTERS = {
    "period": lambda codes: within("handover.held_on", codes, "period"),
    "person": lambda codes: any_of(
        (one_of("handover.giver_id", codes, "giver"), one_of("handover.taker_id", codes, "taker"))
    ),
}
_PLACES = (
    Place("person", "(handover.giver_id IN {found} OR handover.taker_id IN {found})"),
    Place("field", "handover.field_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT handover.id, {_PERSON.format(term="full_name", who="giver")} AS giver,
        {_PERSON.format(term="full_name", who="taker")} AS taker,
        coalesce({_FIELD.format(term="name")}, '') AS field, held_on, {_number("task_id")} AS tasks,
        {_number("programme_item_id")} AS items, {_number("meeting_id")} AS meetings,
        {_number("dossier_id")} AS dossiers, ground
    FROM handover WHERE handover.id IN :keys""",
    {"held_on": date.fromisoformat},
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    del today
    return (*common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked)
find, count = _LIST.find, _LIST.count


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedHandover]:
    """The handovers with these keys, in their order."""
    del today  # what went over is kept
    return common.read(session, _ROWS, keys, _listed)


def last_made(session: Reads) -> str:
    """The key of the handover that was written last, whatever its day."""
    [(key,)] = ask(session, "SELECT max(id) FROM handover WHERE deleted_at IS NULL")
    return str(key)


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """Who gave or took."""
    question = """
        SELECT id, full_name, title FROM person
        WHERE id IN (SELECT giver_id FROM handover UNION SELECT taker_id FROM handover)
        ORDER BY sort_key, id"""
    return {"person": [Choice(*row) for row in ask(session, question)]}[filter_name]


def _listed(row: Any) -> ListedHandover:
    values = row._asdict()
    return ListedHandover(key=values.pop("id"), **values)
