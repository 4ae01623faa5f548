"""The register of requests to move or withdraw items of the programme (duties 39-41, 52)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AdjustmentGround
from app.models.asking import Question
from app.rules.periods import Month
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of, within
from app.services.lists.parts import agency_choices, by_agency, by_term, in_order, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedAdjustment:
    """One request; `first` is the month of the programme as issued, `to` the one asked for."""

    key: str
    item: str
    content: str
    lead: str
    kind: AdjustmentKind
    first: Month
    to: Month
    ground: AdjustmentGround | None
    reason: str
    document_number: str
    requested_on: date | None
    decision: RequestDecision
    decided_on: date | None
    decided_by: str
    decision_document: str
    decision_note: str


# A decision of a later day was not known yet.
_DECISION = "CASE WHEN adjustment.decided_on > :as_of THEN 'pending' ELSE adjustment.decision END"
_LEAD = """(SELECT agency.{term} FROM programme_agency AS link
    JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL
    WHERE link.item_id = item.id AND link.role = 'lead' AND link.deleted_at IS NULL
    ORDER BY link.position, link.id LIMIT 1)"""
_ROW = (
    """adjustment JOIN programme_item AS item ON item.id = adjustment.item_id AND item.deleted_at IS NULL"""
)

_SOURCE = Source(
    rows=_ROW,
    key="adjustment.id",
    usual=(
        f"({_DECISION}) = 'pending' DESC",
        "coalesce(adjustment.requested_on, adjustment.decided_on) DESC",
        "adjustment.id",
    ),
    always="adjustment.deleted_at IS NULL",
    orders={
        "content": ("item.folded",),
        "lead": (_LEAD.format(term="sort_key"),),
        "kind": (in_order(AdjustmentKind, "adjustment.kind"),),
        "to": ("adjustment.to_year * 12 + adjustment.to_month",),
        "ground": (in_order(AdjustmentGround, "adjustment.ground"),),
        "requested_on": ("adjustment.requested_on",),
        "decision": (in_order(RequestDecision, f"({_DECISION})"),),
        "decided_on": ("adjustment.decided_on",),
    },
    groups={
        "agency": by_agency(_LEAD, "Chưa ghi cơ quan chủ trì"),
        "decision": by_term(RequestDecision, f"({_DECISION})"),
        "ground": by_term(AdjustmentGround, "adjustment.ground"),
    },
)
_FILTERS = {
    "decision": lambda codes: any_of(
        Condition(f"({_DECISION}) = '{RequestDecision(code).value}'") for code in codes
    ),
    "kind": lambda codes: one_of("adjustment.kind", codes, "kind"),
    "ground": lambda codes: one_of("adjustment.ground", codes, "ground"),
    "agency": lambda codes: _led_by(one_of("link.agency_id", codes, "agency")),
    "period": lambda codes: within(
        "coalesce(adjustment.requested_on, adjustment.decided_on)", codes, "period"
    ),
    "as_of": lambda codes: Condition("1", {"as_of": codes[0]}),
}
_PLACES = (
    Place("programme_item", "item.id IN {found}"),
    Place(
        "agency",
        "item.id IN (SELECT item_id FROM programme_agency AS link WHERE link.role = 'lead' "
        "AND link.deleted_at IS NULL AND link.agency_id IN {found})",
    ),
)
_ROWS = Question(
    f"""
    SELECT adjustment.id, item.id AS item, item.content, coalesce({_LEAD.format(term="name")}, '') AS lead,
        adjustment.kind, item.due_year, item.due_month, to_year, to_month, ground, reason, document_number,
        requested_on, {_DECISION} AS decision, decided_on, decided_by, decision_document, decision_note
    FROM {_ROW} WHERE adjustment.id IN :keys""",
    {
        "kind": AdjustmentKind,
        "ground": AdjustmentGround,
        "decision": RequestDecision,
        "requested_on": date.fromisoformat,
        "decided_on": date.fromisoformat,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = Condition("1", {"as_of": today.isoformat()})
    return (seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked)
find, count = _LIST.find, _LIST.count


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedAdjustment]:
    """The requests with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, as_of=today.isoformat())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "agency":
        return agency_choices(session)
    terms = {"decision": RequestDecision, "kind": AdjustmentKind, "ground": AdjustmentGround}
    return term_choices(terms[filter_name])


def _led_by(some: Condition) -> Condition:
    return Condition(
        "item.id IN (SELECT link.item_id FROM programme_agency AS link "
        f"WHERE link.role = 'lead' AND link.deleted_at IS NULL AND {some.sql})",
        some.values,
    )


def _listed(row: Any) -> ListedAdjustment:
    values = row._asdict()
    first = Month(values.pop("due_year"), values.pop("due_month"))
    to = Month(values.pop("to_year"), values.pop("to_month"))
    return ListedAdjustment(key=values.pop("id"), first=first, to=to, **values)
