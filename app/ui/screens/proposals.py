"""Nội dung đề xuất: contents proposed for meetings, put on an agenda or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.agenda_item_form import Acceptance, Refusal
from app.briefings.forms import Ref
from app.briefings.lists import Choice
from app.core.fields import LABELS, NOUNS
from app.core.meeting_terms import ProposalState
from app.core.tables import Column, Kind
from app.rules.form_checks import agenda_sheets as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens import lookups
from app.ui.screens.agenda_actions import asking
from app.ui.theme import Mark
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.lists.proposals import ListedProposal

ASK = ListService("proposals")
STATE, PAPERS = "Kết quả", "Hồ sơ"
NOUN = NOUNS["agenda_proposal"]
DECIDED = "đã có quyết định"
_PROPOSAL = LABELS["agenda_proposal"]


def mark(row: ListedProposal) -> Mark:
    """The look of what became of a proposal."""
    match row.state:
        case ProposalState.WAITING:
            return Mark.SOON
        case ProposalState.ACCEPTED:
            return Mark.DONE
        case ProposalState.REFUSED:
            return Mark.NEUTRAL


def papers(row: ListedProposal) -> str:
    """Whether its submission and files are there (feature 25)."""
    return f"Thiếu {', '.join(row.lacks)}" if row.lacks else f"Đủ, {row.files} tệp"


def papers_mark(row: ListedProposal) -> Mark:
    """What lacks is to be asked for while the proposal waits."""
    is_open = row.state is ProposalState.WAITING and not row.is_postponed
    return Mark.NEUTRAL if not (row.lacks and is_open) else Mark.SOON


def _waiting(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.agenda import AgendaProposal
    from app.services.choosing import chosen

    return chosen(session, AgendaProposal, keys, fits=AgendaProposal.accepted.is_(None))


def _accept(session: Session, keys: Sequence[str], values: Acceptance) -> int:
    from app.services.agenda import accept

    if values.meeting is None:
        raise ValueError("proposals are accepted without a meeting")
    return accept(
        session,
        keys,
        meeting=values.meeting.key,
        decided_on=values.decided_on or today(),
        note=values.note,
    )


def _refuse(session: Session, keys: Sequence[str], values: Refusal) -> int:
    from app.services.agenda import refuse

    return refuse(session, keys, decided_on=values.decided_on or today(), note=values.note)


def _begin_accepting(session: Session, keys: Sequence[str]) -> Acceptance:
    """The next meeting of the kind that the first proposal is for, in the month that it wishes if there is one."""
    from app.models.agenda import AgendaProposal
    from app.services.agenda import nearest_session
    from app.services.forms.common import alive

    row = alive(session, AgendaProposal, keys[0])
    wished = date(row.wished_year, row.wished_month, 1) if row.wished_year and row.wished_month else today()
    begun_by = this_minute() if wished <= today() else None
    found = nearest_session(session, after=max(wished, today()), kinds=[row.kind], begun_by=begun_by)
    return Acceptance(Ref("meeting", found.id.hex, found.title) if found else None, today())


ACCEPT: SheetScreen[Acceptance] = SheetScreen(
    title="Đưa vào chương trình họp",
    verb="Đưa vào",
    noun=NOUN,
    fields=(
        Field("meeting", "Cuộc họp", Entry.REF, required=True, find=lookups.meetings),
        Field("decided_on", _PROPOSAL["decided_on"], Entry.DAY, required=True),
        Field("note", _PROPOSAL["decision_note"], Entry.LINE),
    ),
    start=lambda: Acceptance(decided_on=today()),
    check=checks.check_acceptance,
    chosen=_waiting,
    left_out=DECIDED,
    change=_accept,
    done="Đã đưa {} nội dung vào chương trình họp.",
    begin=_begin_accepting,
)
REFUSE: SheetScreen[Refusal] = SheetScreen(
    title="Không đưa vào chương trình",
    verb="Không đưa vào",
    noun=NOUN,
    fields=(
        Field("decided_on", _PROPOSAL["decided_on"], Entry.DAY, required=True),
        Field("note", "Lý do", Entry.LINE),
    ),
    start=lambda: Refusal(decided_on=today()),
    check=checks.check_refusal,
    chosen=_waiting,
    left_out=DECIDED,
    change=_refuse,
    done="Đã ghi không đưa {} nội dung vào chương trình họp.",
)
SHEETS = (ACCEPT, REFUSE)


COLUMNS: tuple[Column[ListedProposal], ...] = (
    Column("Nội dung", lambda row: row.content, 32),
    Column("Cơ quan đề xuất", lambda row: row.agency, 14),
    Column("Đề xuất cho", lambda row: row.kind.label, 12),
    Column(PAPERS, papers, 13),
    Column("Tháng", lambda row: row.wished, 8, Kind.CENTRED),
    Column("Ngày đề xuất", lambda row: row.proposed_on, 10, Kind.DATE),
    Column(STATE, lambda row: row.state.label, 13),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Cuộc họp", lambda row: row.meeting, 22),
    Column("Nội dung hoãn", lambda row: "Có" if row.is_postponed else "", 8, Kind.CENTRED),
)

PROPOSALS: ListScreen[ListedProposal] = ListScreen(
    name="proposals",
    title="Nội dung đề xuất",
    noun="nội dung đề xuất",
    columns=COLUMNS,
    orders=("content", "agency", "kind", "", "wished", "proposed_on", "state", "decided_on", "", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có nội dung nào được đề xuất cho các cuộc họp.",
    filters=(
        Filter("period", "Ngày đề xuất", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("kind", "Đề xuất cho", ASK.choices("kind")),
        Filter("agency", "Cơ quan đề xuất", ASK.choices("agency")),
        Filter("papers", PAPERS, ASK.choices("papers")),
    ),
    groups=(
        Choice("agency", "Cơ quan đề xuất"),
        Choice("kind", "Loại cuộc họp"),
        Choice("state", STATE),
    ),
    marks={STATE: mark, PAPERS: papers_mark},
    hidden=frozenset({"Tháng", "Ngày đề xuất", "Ngày quyết định", "Cuộc họp", "Nội dung hoãn"}),
    actions=(
        add("Thêm nội dung đề xuất", "agenda_proposal"),
        asking(ACCEPT, "Đưa các nội dung đã chọn vào chương trình của một cuộc họp"),
        asking(REFUSE, "Ghi quyết định không đưa các nội dung đã chọn vào chương trình họp"),
    ),
    form="agenda_proposal",
    table="agenda_proposal",
)
