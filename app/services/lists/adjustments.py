"""The register of adjustments: what is asked to be added, moved or withdrawn, and what was decided (duties 39-41, 52).

A request to add is a registration with a ground; its key has a sign behind it: "018f…@add". What came into an issued
programme without one stands here by its item, "018f…@item", until its ground is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import RequestKind, RequestStanding
from app.core.terms import AdjustmentGround, Book
from app.models.asking import Question
from app.rules.periods import Month
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of, within
from app.services.lists.parts import agency_choices, by_agency, by_term, in_order, term_choices
from app.services.programme_sql import STEPS

if TYPE_CHECKING:
    from app.models.asking import Reads

ADDITION, UNASKED = "@add", "@item"


@dataclass(frozen=True, slots=True)
class ListedAdjustment:
    """One request: `first` is the month of the programme as issued (none: it is to be added), `to` the one asked for
    (none: it is to be withdrawn).

    `postponed` counts how often its item was moved to a later month by the day of the look.
    """

    key: str
    item: str
    book: Book
    content: str
    lead: str
    kind: RequestKind
    first: Month | None
    to: Month | None
    postponed: int
    ground: AdjustmentGround | None
    reason: str
    necessity: str
    effect: str
    document_number: str
    requested_on: date | None
    decision: RequestStanding
    decided_on: date | None
    decided_by: str
    decision_document: str
    decision_note: str


def is_addition(key: str) -> bool:
    """Whether a key of the register is that of a registration."""
    return key.endswith(ADDITION)


def is_unasked(key: str) -> bool:
    """Whether a key of the register is that of an item that was added without a request."""
    return key.endswith(UNASKED)


def row_of(key: str) -> str:
    """The key of the adjustment, the registration or the item out of a key of the register."""
    return key.partition("@")[0]


_SEEN = f"WITH {STEPS}"
_LED_BY = """FROM programme_agency AS link JOIN agency ON agency.id = link.agency_id AND agency.deleted_at IS NULL
        WHERE link.item_id = item.id AND link.role = 'lead' AND link.deleted_at IS NULL"""
_ENDED = """item.submitted_on <= :as_of OR item.issued_on <= :as_of
                OR item.withdrawn AND coalesce(item.withdrawn_on, '') <= :as_of OR EXISTS (
                    SELECT 1 FROM programme_item AS next
                    WHERE next.carried_from_id = item.id AND next.deleted_at IS NULL
                        AND coalesce(next.carried_on, '') <= :as_of
                )"""
# A decision of a later day was not known yet. A registration that was merged was agreed to. One that was taken is told
# as its item is by now.
_REQUESTS = f"""(
    SELECT adjustment.id AS key, item.id AS item, item.book, item.content, item.folded, adjustment.kind,
        item.due_year AS first_year, item.due_month AS first_month, to_year, to_month, ground, reason, necessity,
        effect, document_number, requested_on, decided_on, decided_by, decision_document, decision_note,
        CASE WHEN decision != 'pending' AND coalesce(decided_on, '') <= :as_of THEN decision
            WHEN {_ENDED} THEN 'lapsed' ELSE 'pending' END AS decision,
        (SELECT agency.id {_LED_BY} ORDER BY link.position, link.id LIMIT 1) AS lead_id
    FROM adjustment JOIN programme_item AS item ON item.id = adjustment.item_id AND item.deleted_at IS NULL
    WHERE adjustment.deleted_at IS NULL
    UNION ALL
    SELECT asked.id || '{ADDITION}', asked.item_id, coalesce(item.book, asked.book),
        coalesce(item.content, asked.content), coalesce(item.folded, asked.folded), 'add', NULL, NULL,
        coalesce(item.due_year, asked.due_year), coalesce(item.due_month, asked.due_month), ground, reason, necessity,
        effect, document_number, proposed_on, decided_on, decided_by, decision_document,
        coalesce(nullif(refusal, ''), decision_note),
        CASE WHEN outcome IS NULL OR decided_on > :as_of THEN 'pending'
            WHEN outcome = 'refused' THEN 'refused' ELSE 'approved' END,
        coalesce((SELECT agency.id {_LED_BY} ORDER BY link.position, link.id LIMIT 1), asked.lead_id, asked.agency_id)
    FROM programme_proposal AS asked LEFT JOIN programme_item AS item
        ON asked.outcome = 'taken' AND item.id = asked.item_id AND item.deleted_at IS NULL
    WHERE asked.deleted_at IS NULL AND asked.ground IS NOT NULL
    UNION ALL
    SELECT item.id || '{UNASKED}', item.id, item.book, item.content, item.folded, 'add', NULL, NULL,
        item.due_year, item.due_month, NULL, '', '', '', '', NULL, item.added_on, '', '', '',
        CASE WHEN item.added_on > :as_of THEN 'pending' ELSE 'approved' END,
        (SELECT agency.id {_LED_BY} ORDER BY link.position, link.id LIMIT 1)
    FROM programme_item AS item WHERE item.deleted_at IS NULL AND item.added_on IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM programme_proposal AS asked
        WHERE asked.item_id = item.id AND asked.outcome = 'taken' AND asked.ground IS NOT NULL
            AND asked.deleted_at IS NULL
    )
) AS request"""
_LEAD = "(SELECT agency.{term} FROM agency WHERE agency.id = request.lead_id)"

_SOURCE = Source(
    before=_SEEN,
    rows=_REQUESTS,
    key="request.key",
    usual=(
        "request.decision = 'pending' DESC",
        "coalesce(request.requested_on, request.decided_on) DESC",
        "request.key",
    ),
    always="1",
    orders={
        "content": ("request.folded",),
        "lead": (_LEAD.format(term="sort_key"),),
        "kind": (in_order(RequestKind, "request.kind"),),
        "to": ("request.to_year * 12 + request.to_month",),
        "ground": (in_order(AdjustmentGround, "request.ground"),),
        "requested_on": ("request.requested_on",),
        "decision": (in_order(RequestStanding, "request.decision"),),
        "decided_on": ("request.decided_on",),
    },
    groups={
        "agency": by_agency(_LEAD, "Chưa ghi cơ quan chủ trì"),
        "kind": by_term(RequestKind, "request.kind"),
        "decision": by_term(RequestStanding, "request.decision"),
        "ground": by_term(AdjustmentGround, "request.ground"),
    },
)
_LEADS = "SELECT item_id FROM programme_agency AS link WHERE link.role = 'lead' AND link.deleted_at IS NULL AND {holds}"


def _led_by(codes: tuple[str, ...]) -> Condition:
    """Its lead is one of the agencies, the first or another one."""
    leads = one_of("link.agency_id", codes, "leads")
    of_item = Condition(f"request.item IN ({_LEADS.format(holds=leads.sql)})", leads.values)
    return any_of((one_of("request.lead_id", codes, "lead"), of_item))


_FILTERS = {
    "decision": lambda codes: one_of("request.decision", codes, "decision"),
    "kind": lambda codes: one_of("request.kind", codes, "kind"),
    "ground": lambda codes: one_of("request.ground", codes, "ground"),
    "book": lambda codes: one_of("request.book", codes, "book"),
    "agency": _led_by,
    "period": lambda codes: within("coalesce(request.requested_on, request.decided_on)", codes, "period"),
    "as_of": lambda codes: Condition("1", {"as_of": codes[0]}),
}
_PLACES = (
    Place("programme_item", "request.item IN {found}"),
    Place("programme_proposal", f"request.key IN (SELECT row_id || '{ADDITION}' FROM {{found}})"),
    Place(
        "agency",
        f"(request.lead_id IN {{found}} OR request.item IN ({_LEADS.format(holds='link.agency_id IN {found}')}))",
    ),
)
_ROWS = Question(
    f"""{_SEEN}
    SELECT request.*, request.key AS id, coalesce({_LEAD.format(term="name")}, '') AS lead,
        (SELECT coalesce(sum(step.later), 0) FROM step WHERE step.item_id = request.item) AS postponed
    FROM {_REQUESTS} WHERE request.key IN :keys""",
    {
        "book": Book,
        "kind": RequestKind,
        "ground": AdjustmentGround,
        "decision": RequestStanding,
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
    terms = {"decision": RequestStanding, "kind": RequestKind, "ground": AdjustmentGround, "book": Book}
    return term_choices(terms[filter_name])


def _listed(row: Any) -> ListedAdjustment:
    values = row._asdict()
    for name in ("id", "folded", "lead_id"):
        values.pop(name)
    first = values.pop("first_year"), values.pop("first_month")
    asked = Month(values.pop("to_year"), values.pop("to_month"))
    to = None if values["kind"] is RequestKind.WITHDRAW else asked
    values["item"] = values["item"] or ""
    return ListedAdjustment(first=Month(*first) if first[0] else None, to=to, **values)
