"""Hồ sơ trình: every dossier submitted, where it stands, and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.opinion_terms import DossierStanding
from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens.document_actions import OF_DOSSIERS
from app.ui.screens.dossier_actions import OF_DOSSIER_LIST
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.dossiers import ListedDossier

ASK = ListService("dossiers")
STATE, DUE = "Tình trạng", "Hạn xử lý"
MARKS = {
    DossierStanding.EXAMINING: Mark.NEUTRAL,
    DossierStanding.READY: Mark.NEUTRAL,
    DossierStanding.LACKING: Mark.SOON,
    DossierStanding.RETURNED: Mark.SOON,
    DossierStanding.SUBMITTED: Mark.NEUTRAL,
    DossierStanding.DECIDED: Mark.DONE,
}


def mark(row: ListedDossier) -> Mark:
    """The look of a dossier: what is overdue is urgent whatever it waits for."""
    return Mark.LATE if row.late else MARKS[row.standing]


COLUMNS: tuple[Column[ListedDossier], ...] = (
    Column("Nội dung trình", lambda row: row.content, 34),
    Column("Cơ quan trình", lambda row: row.agency, 16),
    Column("Ngày nhận", lambda row: row.received_on, 10, Kind.DATE),
    Column(STATE, lambda row: row.standing.label, 14),
    Column(DUE, lambda row: row.due_on, 10, Kind.DATE),
    Column("Số, ký hiệu", lambda row: row.number, 14),
    Column("Loại", lambda row: row.kind.label, 20),
    Column("Phòng xử lý", lambda row: row.room, 16),
    Column("Chuyên viên", lambda row: row.officer, 16),
    Column("Ngày trình", lambda row: row.submitted_on, 10, Kind.DATE),
    Column("Trình lãnh đạo", lambda row: row.leader, 16),
    Column("Ý kiến lãnh đạo", lambda row: row.decision.label if row.decision else "", 16),
    Column("Ngày cho ý kiến", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Lần nhận", lambda row: row.versions, 7, Kind.NUMBER),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
    Column("Phòng trước sáp nhập", lambda row: row.former_room, 14),
)

DOSSIERS: ListScreen[ListedDossier] = ListScreen(
    name="dossiers",
    title="Hồ sơ trình",
    noun="hồ sơ",
    columns=COLUMNS,
    orders=(
        "content",
        "agency",
        "received_on",
        "state",
        "",
        "number",
        "kind",
        "room",
        "officer",
        "submitted_on",
        "leader",
        "",
        "decided_on",
        "",
        "",
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có hồ sơ trình nào.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("period", "Ngày nhận", period=True),
        Filter("kind", "Loại", ASK.choices("kind")),
        Filter("agency", "Cơ quan trình", ASK.choices("agency")),
        Filter("room", "Phòng xử lý", ASK.choices("room")),
        Filter("leader", "Trình lãnh đạo", ASK.choices("leader")),
    ),
    groups=(
        Choice("state", STATE),
        Choice("agency", "Cơ quan trình"),
        Choice("room", "Phòng xử lý"),
        Choice("kind", "Loại"),
        Choice("month", "Tháng nhận"),
    ),
    marks={STATE: mark},
    hidden=frozenset(
        {
            "Số, ký hiệu",
            "Loại",
            "Phòng xử lý",
            "Chuyên viên",
            "Ngày trình",
            "Trình lãnh đạo",
            "Ý kiến lãnh đạo",
            "Ngày cho ý kiến",
            "Lần nhận",
            "Cơ quan trước sáp nhập",
            "Phòng trước sáp nhập",
        }
    ),
    actions=(add("Nhận hồ sơ", "dossier"), *OF_DOSSIER_LIST, *OF_DOSSIERS),
    form="dossier",
    table="dossier",
)
