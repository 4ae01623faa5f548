"""The list of delegations: who acts for which post, from when to when (duties 68, 146)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.models.asking import Question
from app.services.delegated_sql import ends_on
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of
from app.services.lists.parts import on

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedDelegation:
    """One delegation; `state` is "now", "coming" or "over".

    `to_on` is the last day on which it is in force, `written_to` the one that was written.
    """

    key: str
    post: str
    person: str
    giver: str
    from_on: date
    to_on: date
    written_to: date
    document: str
    scope: str
    state: str


STATES = {"now": "Đang có hiệu lực", "coming": "Chưa đến ngày", "over": "Đã hết"}
_CONDITIONS = {
    "now": Condition(f":today BETWEEN delegation.from_on AND {ends_on()}"),
    "coming": Condition("delegation.from_on > :today"),
    "over": Condition(f"delegation.from_on <= :today AND {ends_on()} < :today"),
}
_WHENS = " ".join(f"WHEN {each.sql} THEN '{code}'" for code, each in _CONDITIONS.items())
_STATE = f"CASE {_WHENS} END"
_SOURCE = Source(
    rows="""delegation JOIN post ON post.id = delegation.post_id
        JOIN person ON person.id = delegation.person_id""",
    key="delegation.id",
    usual=("delegation.from_on DESC", "delegation.id"),
    always="delegation.deleted_at IS NULL",
    orders={
        "post": ("post.position", "post.sort_key"),
        "person": ("person.sort_key",),
        "from_on": ("delegation.from_on",),
        "to_on": (ends_on(),),
    },
)
_FILTERS = {"state": lambda codes: any_of(_CONDITIONS[code] for code in codes)}
_PLACES = (
    Place("delegation", "delegation.id IN {found}"),
    Place("post", "delegation.post_id IN {found}"),
    Place("person", "(delegation.person_id IN {found} OR delegation.giver_id IN {found})"),
)
_ROWS = Question(
    f"""
    SELECT delegation.id, post.name AS post, person.full_name AS person,
        coalesce((SELECT full_name FROM person WHERE id = delegation.giver_id), '') AS giver,
        delegation.from_on, {ends_on()} AS to_on, delegation.to_on AS written_to, delegation.document,
        delegation.scope, {_STATE} AS state
    FROM {_SOURCE.rows} WHERE delegation.id IN :keys""",
    dict.fromkeys(("from_on", "to_on", "written_to"), date.fromisoformat),
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked, {"đang có hiệu lực": _CONDITIONS["now"].sql})
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedDelegation]:
    """The delegations with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(_: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    return {"state": [Choice(code, label) for code, label in STATES.items()]}[filter_name]


def _listed(row: Any) -> ListedDelegation:
    values = row._asdict()
    return ListedDelegation(key=values.pop("id"), **values)
