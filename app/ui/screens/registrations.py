"""Đăng ký: contents registered for the programme, and what was decided of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.programme_terms import ProposalSource, ProposalStanding
from app.core.tables import Column, Kind
from app.ui.lists.figure_filters import as_of
from app.ui.lists.periods import say_months
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens.programme_sheets import OF_REGISTRATIONS
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.registrations import ListedRegistration

ASK = ListService("registrations")
STATE = "Xem xét"
MARKS = {
    ProposalStanding.WAITING: Mark.SOON,
    ProposalStanding.TAKEN: Mark.DONE,
    ProposalStanding.MERGED: Mark.DONE,
    ProposalStanding.REFUSED: Mark.GONE,
}

ASKERS = {ProposalSource.OFFICE: "Văn phòng", ProposalSource.INSTRUCTED: "Lãnh đạo UBND tỉnh"}


def _asker(row: ListedRegistration) -> str:
    """The agency that registered it; what the office or a leader asked for says so."""
    return row.agency or ASKERS.get(row.source, "")


COLUMNS: tuple[Column[ListedRegistration], ...] = (
    Column("Nội dung", lambda row: row.content, 40),
    Column("Hình thức", lambda row: row.form, 12),
    Column("Nguồn", lambda row: row.source.label, 16),
    Column("Cơ quan đăng ký", _asker, 14),
    Column("Cơ quan chủ trì", lambda row: row.lead, 16),
    Column("Tháng trình", lambda row: f"{row.due.month:02d}/{row.due.year}", 9, Kind.CENTRED),
    Column("Ngày đăng ký", lambda row: row.proposed_on, 10, Kind.DATE),
    Column("Văn bản", lambda row: row.document_number, 12),
    Column(STATE, lambda row: row.standing.label, 20),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Lý do không đưa vào", lambda row: row.refusal, 20),
    Column("Bổ sung", lambda row: "Bổ sung" if row.added else "", 8),
    Column("Chương trình", lambda row: row.book.label, 20),
)

REGISTRATIONS: ListScreen[ListedRegistration] = ListScreen(
    name="registrations",
    title="Đăng ký",
    noun="nội dung đăng ký",
    columns=COLUMNS,
    orders=(
        *("content", "", "source", "agency", "lead", "month", "proposed_on", "", "state", "decided_on"),
        *("", "", ""),
    ),
    find=ASK.find,
    page=ASK.page,
    empty="Chưa có nội dung nào được đăng ký vào chương trình.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("source", "Nguồn", ASK.choices("source")),
        Filter("agency", "Cơ quan đăng ký", ASK.choices("agency")),
        Filter("period", "Tháng trình", period=True, say=say_months),
        Filter("kind", "Bổ sung, chuyển kỳ", ASK.choices("kind")),
        Filter("book", "Chương trình", ASK.choices("book")),
        as_of(),
    ),
    groups=(
        Choice("agency", "Cơ quan đăng ký"),
        Choice("state", STATE),
        Choice("source", "Nguồn"),
    ),
    marks={STATE: lambda row: MARKS[row.standing]},
    hidden=frozenset(
        {
            *("Hình thức", "Nguồn", "Cơ quan chủ trì", "Văn bản", "Ngày quyết định"),
            *("Lý do không đưa vào", "Chương trình", "Bổ sung"),
        }
    ),
    actions=(
        add("Thêm đăng ký", "registration"),
        *OF_REGISTRATIONS,
    ),
    form="registration",
    table="programme_proposal",
)
