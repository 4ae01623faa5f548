"""Sổ theo dõi khác: documents given away, publications, what is delegated, coordination, the work log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.fields import LABELS
from app.core.register_terms import RegisterStanding
from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, line, past_day
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.registers import ListedEntry

ASK = ListService("registers")
_LABELS = LABELS["register_entry"]
STATE, DONE, RESULT = "Tình trạng", _LABELS["done_on"], _LABELS["result"]
MARKS = {
    RegisterStanding.LATE: Mark.LATE,
    RegisterStanding.OPEN: Mark.NEUTRAL,
    RegisterStanding.DONE: Mark.DONE,
    RegisterStanding.NOTED: Mark.GONE,
}

COLUMNS: tuple[Column[ListedEntry], ...] = (
    Column("Loại sổ", lambda row: row.kind.label, 21),
    Column("Ngày", lambda row: row.dated, 10, Kind.DATE),
    Column("Nội dung", lambda row: row.content, 38),
    Column("Cơ quan", lambda row: row.agency, 16),
    Column(STATE, lambda row: row.standing.label, 10),
    Column("Hạn, xem lại", lambda row: row.due_on, 10, Kind.DATE),
    Column(DONE, lambda row: row.done_on, 10, Kind.DATE),
    Column(RESULT, lambda row: row.result, 24),
    Column("Người thực hiện", lambda row: row.person, 14),
    Column("Người đồng ý", lambda row: row.approved_by, 14),
    Column("Số văn bản", lambda row: row.document_number, 14),
)

REGISTERS: ListScreen[ListedEntry] = ListScreen(
    name="registers",
    title="Sổ theo dõi khác",
    noun="dòng sổ theo dõi",
    columns=COLUMNS,
    orders=("kind", "dated", "content", "agency", "state", "due_on", "", "", "person", "", ""),
    find=ASK.find,
    page=ASK.page,
    empty="Chưa có dòng nào. Ghi việc cung cấp tài liệu, công khai, phân cấp, phối hợp hoặc nhật ký công việc.",
    filters=(
        Filter("kind", "Loại sổ", ASK.choices("kind")),
        Filter("state", STATE, ASK.choices("state")),
        Filter("period", "Ngày", period=True),
    ),
    groups=(Choice("kind", "Loại sổ"), Choice("state", STATE)),
    marks={STATE: lambda row: MARKS[row.standing]},
    edits={DONE: past_day("register_entry", "done_on"), RESULT: line("register_entry", "result")},
    hidden=frozenset({"Cơ quan", DONE, RESULT, "Người thực hiện", "Người đồng ý", "Số văn bản"}),
    actions=(add("Thêm dòng", "register_entry"),),
    form="register_entry",
    table="register_entry",
)
