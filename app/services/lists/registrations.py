"""The list of contents registered for the programme, and what was decided of each by a day (duties 31, 32, 52)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.programme_terms import ProposalSource, ProposalStanding
from app.core.terms import Book
from app.models.asking import Question
from app.rules.periods import Month
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of
from app.services.lists.parts import agency_choices, by_agency, by_term, in_order, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedRegistration:
    """One registered content; `added` tells one that asks into an issued programme."""

    key: str
    book: Book
    source: ProposalSource
    agency: str
    content: str
    form: str
    lead: str
    due: Month
    document_number: str
    proposed_on: date | None
    added: bool
    standing: ProposalStanding
    decided_on: date | None
    decided_by: str
    refusal: str


_STANDING = """CASE WHEN proposal.outcome IS NULL OR proposal.decided_on > :as_of THEN 'waiting'
    ELSE proposal.outcome END"""
_AGENCY = "(SELECT agency.{term} FROM agency WHERE agency.id = proposal.agency_id)"
_LEAD = "(SELECT agency.{term} FROM agency WHERE agency.id = coalesce(proposal.lead_id, proposal.agency_id))"
_MONTH = "proposal.due_year * 12 + proposal.due_month"

_SOURCE = Source(
    rows="programme_proposal AS proposal",
    key="proposal.id",
    usual=("proposal.proposed_on DESC", "proposal.folded", "proposal.id"),
    always="proposal.deleted_at IS NULL",
    orders={
        "content": ("proposal.folded",),
        "source": (in_order(ProposalSource, "proposal.source"),),
        "agency": (_AGENCY.format(term="sort_key"),),
        "lead": (_LEAD.format(term="sort_key"),),
        "month": (_MONTH,),
        "proposed_on": ("proposal.proposed_on",),
        "state": (in_order(ProposalStanding, f"({_STANDING})"),),
        "decided_on": ("proposal.decided_on",),
    },
    groups={
        "agency": by_agency(_AGENCY, "Văn phòng, lãnh đạo"),
        "state": by_term(ProposalStanding, f"({_STANDING})"),
        "source": by_term(ProposalSource, "proposal.source"),
    },
)
TO_CONSIDER = Choice("to_consider", "Chờ xem xét, không kể đề nghị bổ sung")
"""What waits here: requests to add are decided with the other adjustments."""


def _in_state(code: str) -> Condition:
    if code == TO_CONSIDER.code:
        return Condition(f"({_STANDING}) = 'waiting' AND proposal.ground IS NULL")
    return Condition(f"({_STANDING}) = '{ProposalStanding(code).value}'")


_KINDS = {
    "added": Condition("proposal.ground IS NOT NULL"),
    "carried": Condition("proposal.carried_from_id IS NOT NULL"),
}
_FILTERS = {
    "state": lambda codes: any_of(map(_in_state, codes)),
    "source": lambda codes: one_of("proposal.source", codes, "source"),
    "agency": lambda codes: one_of("proposal.agency_id", codes, "agency"),
    "book": lambda codes: one_of("proposal.book", codes, "book"),
    "period": lambda codes: any_of(
        Condition(
            f"{_MONTH} BETWEEN :first_{place} AND :last_{place}",
            {f"first_{place}": first.year * 12 + first.month, f"last_{place}": last.year * 12 + last.month},
        )
        for place, (first, last) in enumerate(map(common.days_of, codes))
    ),
    "kind": lambda codes: any_of(_KINDS[code] for code in codes),
    "as_of": lambda codes: Condition("1", {"as_of": codes[0]}),
}
_PLACES = (
    Place("programme_proposal", "proposal.id IN {found}"),
    Place("agency", "(proposal.agency_id IN {found} OR proposal.lead_id IN {found})"),
)
_ROWS = Question(
    f"""
    SELECT proposal.id, book, source, content, form, due_year, due_month, document_number, proposed_on,
        ground IS NOT NULL AS added, {_STANDING} AS standing, decided_on, decided_by, refusal,
        coalesce({_AGENCY.format(term="name")}, '') AS agency, coalesce({_LEAD.format(term="name")}, '') AS lead
    FROM programme_proposal AS proposal WHERE proposal.id IN :keys""",
    {
        "book": Book,
        "source": ProposalSource,
        "standing": ProposalStanding,
        "proposed_on": date.fromisoformat,
        "decided_on": date.fromisoformat,
        "added": bool,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    seen = Condition("1", {"as_of": today.isoformat()})
    return (seen, *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(_SOURCE, _asked)
find, count = _LIST.find, _LIST.count


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedRegistration]:
    """The registrations with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, as_of=today.isoformat())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    match filter_name:
        case "agency":
            return agency_choices(session)
        case "kind":
            return [Choice("added", "Bổ sung sau ban hành"), Choice("carried", "Chuyển từ kỳ trước")]
        case "state":
            return [*term_choices(ProposalStanding), TO_CONSIDER]
        case _:
            return term_choices({"source": ProposalSource, "book": Book}[filter_name])


def _listed(row: Any) -> ListedRegistration:
    values = row._asdict()
    due = Month(values.pop("due_year"), values.pop("due_month"))
    return ListedRegistration(key=values.pop("id"), due=due, **values)
