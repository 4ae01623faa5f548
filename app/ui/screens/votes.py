"""Biểu quyết: every vote in a session, with its numbers and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens.rounds import RESULTS

if TYPE_CHECKING:
    from app.services.lists.votes import ListedVote

ASK = ListService("votes")
RESULT = "Kết quả"

COLUMNS: tuple[Column[ListedVote], ...] = (
    Column("Ngày họp", lambda row: row.held_on, 10, Kind.DATE),
    Column("Nội dung biểu quyết", lambda row: row.about, 30),
    Column("Có mặt", lambda row: f"{row.present}/{row.members}", 8, Kind.CENTRED),
    Column("Tán thành", lambda row: row.in_favour, 9, Kind.NUMBER),
    Column("Không tán thành", lambda row: row.against, 9, Kind.NUMBER),
    Column(RESULT, lambda row: row.verdict.label, 18),
    Column("Không biểu quyết", lambda row: row.abstained, 9, Kind.NUMBER),
    Column("Hình thức", lambda row: row.method.label, 14),
    Column("Phiên họp", lambda row: row.meeting, 28),
)

VOTES: ListScreen[ListedVote] = ListScreen(
    name="votes",
    title="Biểu quyết",
    noun="lần biểu quyết",
    columns=COLUMNS,
    orders=("held_on", "about", "present", "in_favour", "against", "", "abstained", "method", "meeting"),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa ghi lần biểu quyết nào.",
    filters=(
        Filter("period", "Ngày họp", period=True),
        Filter("method", "Hình thức", ASK.choices("method")),
        Filter("meeting", "Của cuộc họp", say=lambda _: "đã chọn"),
    ),
    groups=(Choice("meeting", "Phiên họp"), Choice("method", "Hình thức"), Choice("month", "Tháng")),
    marks={RESULT: lambda row: RESULTS[row.verdict]},
    hidden=frozenset({"Có mặt", "Không biểu quyết", "Hình thức", "Phiên họp"}),
    actions=(add("Ghi biểu quyết", "session_vote"),),
    form="session_vote",
    table="session_vote",
)
