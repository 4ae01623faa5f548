"""The list of programmes and plans of rooms on their way from draft to issue (duties 33-35, 51)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import PlanScope, PlanStanding
from app.models.asking import Question, ask
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, leader, one_of
from app.services.lists.parts import (
    by_agency,
    by_term,
    in_order,
    leader_choices,
    room_choices,
    term_choices,
)

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """One programme or plan; issued is one whose document went out, or whose own day says so."""

    key: str
    scope: PlanScope
    room: str
    span: str
    title: str
    standing: PlanStanding
    drafted_on: date | None
    consulted_on: date | None
    submitted_on: date | None
    leader: str
    opinion: str
    issued_on: date | None
    number: str


_LENGTH = """CASE
    WHEN length(plan.span) = 4 THEN 1 WHEN plan.span LIKE '%-Q%' THEN 2 WHEN plan.span LIKE '%-W%' THEN 4 ELSE 3
END"""
"""A year before its quarters, these before months and weeks."""
_DOCUMENT = """(SELECT document.{column} FROM official_document AS document
    WHERE document.deleted_at IS NULL AND document.standing = 'issued' AND (
        (plan.scope = 'room' AND document.kind_code = 'room_plan' AND document.subject = plan.id)
        OR (plan.scope <> 'room' AND document.kind_code = CASE
                WHEN length(plan.span) = 4 THEN 'year' WHEN plan.span LIKE '%-Q%' THEN 'quarter'
                WHEN plan.span LIKE '%-W%' THEN 'week' ELSE 'month' END || '_programme'
            AND document.subject = plan.span || CASE plan.scope WHEN 'office' THEN '/office' ELSE '' END)
    ) ORDER BY document.version DESC LIMIT 1)"""
_ISSUED = f"coalesce({_DOCUMENT.format(column='issued_on')}, plan.issued_on)"
_STANDING = f"""CASE
    WHEN {_ISSUED} <= :as_of THEN 'issued'
    WHEN plan.submitted_on <= :as_of THEN 'submitted'
    WHEN plan.consulted_on <= :as_of THEN 'consulted'
    ELSE 'draft'
END"""
_ROOM = "(SELECT agency.{term} FROM agency WHERE agency.id = plan.room_id)"

_SOURCE = Source(
    rows="programme_plan AS plan",
    key="plan.id",
    usual=(
        "substr(plan.span, 1, 4) DESC",
        _LENGTH,
        "plan.span DESC",
        in_order(PlanScope, "plan.scope"),
        "plan.id",
    ),
    always="plan.deleted_at IS NULL",
    orders={
        "title": ("plan.folded",),
        "scope": (in_order(PlanScope, "plan.scope"),),
        "room": (_ROOM.format(term="sort_key"),),
        "span": ("substr(plan.span, 1, 4)", _LENGTH, "plan.span"),
        "state": (in_order(PlanStanding, f"({_STANDING})"),),
        "drafted_on": ("plan.drafted_on",),
        "submitted_on": ("plan.submitted_on",),
        "issued_on": (f"({_ISSUED})",),
    },
    groups={
        "scope": by_term(PlanScope, "plan.scope"),
        "room": by_agency(_ROOM, "Chưa ghi phòng"),
        "state": by_term(PlanStanding, f"({_STANDING})"),
    },
)
_FILTERS = {
    "scope": lambda codes: one_of("plan.scope", codes, "scope"),
    "room": lambda codes: one_of("plan.room_id", codes, "room"),
    "state": lambda codes: any_of(
        Condition(f"({_STANDING}) = '{PlanStanding(code).value}'") for code in codes
    ),
    "leader": lambda codes: leader("plan.leader_post_id", "plan.leader_person_id", codes, "leader"),
    "as_of": lambda codes: Condition("1", {"as_of": codes[0]}),
}
_PLACES = (Place("programme_plan", "plan.id IN {found}"), Place("agency", "plan.room_id IN {found}"))
_ROWS = Question(
    f"""
    SELECT plan.id, plan.scope, plan.span, plan.title, {_STANDING} AS standing, plan.drafted_on, plan.consulted_on,
        plan.submitted_on, plan.opinion, {_ISSUED} AS issued_on,
        coalesce({_DOCUMENT.format(column="number || '/' || document.symbol")}, plan.number) AS number,
        coalesce({_ROOM.format(term="name")}, '') AS room,
        coalesce((SELECT name FROM post WHERE post.id = plan.leader_post_id),
            (SELECT full_name FROM person WHERE person.id = plan.leader_person_id), '') AS leader
    FROM programme_plan AS plan WHERE plan.id IN :keys""",
    {
        "scope": PlanScope,
        "standing": PlanStanding,
        "drafted_on": date.fromisoformat,
        "consulted_on": date.fromisoformat,
        "submitted_on": date.fromisoformat,
        "issued_on": date.fromisoformat,
    },
)


def document_of(session: Reads, key: str) -> str:
    """The key of the document with which a plan was issued; empty for one that is not, or on paper."""
    query = f"SELECT {_DOCUMENT.format(column='id')} AS document FROM programme_plan AS plan WHERE plan.id = :plan"
    [row] = ask(session, query, {"plan": key})
    return row.document or ""


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = Condition("1", {"as_of": today.isoformat()})
    return (seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked)
find, count = _LIST.find, _LIST.count


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedPlan]:
    """The plans with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, as_of=today.isoformat())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "room":
            return room_choices(session)
        case "leader":
            return leader_choices(session, "programme_plan", "leader_person_id")
        case _:
            return term_choices({"scope": PlanScope, "state": PlanStanding}[filter_name])


def _listed(row: Any) -> ListedPlan:
    values = row._asdict()
    return ListedPlan(key=values.pop("id"), **values)
