"""The list of contents that were proposed for meetings: those that wait, and what became of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from app.briefings.lists import Choice, Wanted
from app.core.meeting_terms import ProposalState
from app.core.terms import MeetingKind
from app.models.asking import Question
from app.services.lists import common
from app.services.lists.common import Condition, Place, Source, any_of, one_of, within
from app.services.lists.parts import agency_choices, by_agency, by_term, in_order, on, term_choices

if TYPE_CHECKING:
    from app.models.asking import Reads


@dataclass(frozen=True, slots=True)
class ListedProposal:
    """One proposed content; `wished` is a month like "10/2026", `meeting` the one whose agenda it came to.

    `has_document` tells whether the number of its submission is known, `files` how many files came with it.
    """

    key: str
    content: str
    agency: str
    kind: MeetingKind
    wished: str
    proposed_on: date | None
    state: ProposalState
    decided_on: date | None
    meeting: str
    is_postponed: bool
    has_document: bool
    files: int

    @property
    def lacks(self) -> tuple[str, ...]:
        """What its dossier is still without."""
        document = () if self.has_document else ("tờ trình",)
        return (*document, *(() if self.files else ("tệp",)))


_DECIDED = "(proposal.accepted IS NOT NULL AND coalesce(proposal.decided_on <= :today, 1))"
_STATE = (
    f"""CASE WHEN NOT {_DECIDED} THEN 'waiting' WHEN proposal.accepted THEN 'accepted' ELSE 'refused' END"""
)
_FILES = """(SELECT count(*) FROM attachment WHERE attachment.owner_table = 'agenda_proposal'
    AND attachment.owner_id = proposal.id AND attachment.deleted_at IS NULL)"""
_COMPLETE = f"(proposal.document <> '' AND {_FILES} > 0)"
_PAPERS = {"complete": Condition(_COMPLETE), "lacking": Condition(f"NOT {_COMPLETE}")}
PAPERS = (Choice("complete", "Đủ tờ trình, tệp"), Choice("lacking", "Còn thiếu"))
_WISHED = "proposal.wished_year * 12 + proposal.wished_month"
_AGENCY = "(SELECT {term} FROM agency WHERE agency.id = proposal.agency_id AND agency.deleted_at IS NULL)"
_SOURCE = Source(
    rows="agenda_proposal AS proposal",
    key="proposal.id",
    usual=(f"({_STATE}) <> 'waiting'", f"{_WISHED} NULLS LAST", "proposal.proposed_on", "proposal.id"),
    always="proposal.deleted_at IS NULL",
    orders={
        "content": ("proposal.folded",),
        "agency": (_AGENCY.format(term="sort_key"),),
        "kind": (in_order(MeetingKind, "proposal.kind"),),
        "wished": (_WISHED,),
        "proposed_on": ("proposal.proposed_on",),
        "state": (in_order(ProposalState, f"({_STATE})"),),
        "decided_on": ("proposal.decided_on",),
    },
    groups={
        "agency": by_agency(_AGENCY, "Chưa ghi cơ quan"),
        "kind": by_term(MeetingKind, "proposal.kind"),
        "state": by_term(ProposalState, f"({_STATE})"),
    },
)
_FILTERS = {
    "period": lambda codes: within("proposal.proposed_on", codes, "period"),
    "state": lambda codes: one_of(f"({_STATE})", codes, "state"),
    "kind": lambda codes: one_of("proposal.kind", codes, "kind"),
    "agency": lambda codes: one_of("proposal.agency_id", codes, "agency"),
    "papers": lambda codes: any_of(_PAPERS[code] for code in codes),
}
_PLACES = (
    Place("agenda_proposal", "proposal.id IN {found}"),
    Place("agency", "proposal.agency_id IN {found}"),
)
_ROWS = Question(
    f"""
    SELECT proposal.id, proposal.content, coalesce({_AGENCY.format(term="name")}, '') AS agency, proposal.kind,
        CASE WHEN wished_month IS NULL THEN '' ELSE printf('%02d/%d', wished_month, wished_year) END AS wished,
        proposal.proposed_on, {_STATE} AS state, proposal.decided_on,
        coalesce((
            SELECT meeting.title FROM agenda_item AS item JOIN meeting ON meeting.id = item.meeting_id
            WHERE item.id = proposal.agenda_item_id
        ), '') AS meeting,
        proposal.postponed_item_id IS NOT NULL AS is_postponed, proposal.document <> '' AS has_document,
        {_FILES} AS files
    FROM agenda_proposal AS proposal WHERE proposal.id IN :keys""",
    {
        "kind": MeetingKind,
        "proposed_on": date.fromisoformat,
        "state": ProposalState,
        "decided_on": date.fromisoformat,
        "is_postponed": bool,
        "has_document": bool,
    },
)


def _asked(_: Reads, wanted: Wanted, today: date) -> tuple[Condition, ...]:
    return (on(today), *common.filtered(wanted, _FILTERS), *common.worded(wanted.words, *_PLACES))


_LIST = common.SqlList(
    _SOURCE, _asked, {state.label.lower(): f"({_STATE}) = '{state}'" for state in ProposalState}
)
find, count, totals = _LIST.find, _LIST.count, _LIST.totals


def read(session: Reads, keys: Sequence[str], *, today: date) -> list[ListedProposal]:
    """The proposals with these keys, in their order."""
    return common.read(session, _ROWS, keys, _listed, today=today.isoformat())


def choices(session: Reads, filter_name: str) -> list[Choice]:
    """What a filter can be set to; KeyError for a filter that has no choices."""
    if filter_name == "agency":
        return agency_choices(session)
    if filter_name == "papers":
        return [*PAPERS]
    return term_choices({"state": ProposalState, "kind": MeetingKind}[filter_name])


def _listed(row: Any) -> ListedProposal:
    values = row._asdict()
    return ListedProposal(key=values.pop("id"), **values)
