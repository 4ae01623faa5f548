"""Lấy ý kiến: every round of written opinions, who is late, and what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.opinion_terms import IN_WORDS, RoundStanding, Verdict
from app.core.tables import Column, Kind
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens.document_actions import OF_OPINIONS
from app.ui.screens.opinion_actions import OF_ROUNDS
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.rounds import ListedRound

ASK = ListService("rounds")
STATE, RESULT = "Tình trạng", "Kết quả"
MARKS = {
    RoundStanding.NOT_SENT: Mark.NEUTRAL,
    RoundStanding.WAITING: Mark.NEUTRAL,
    RoundStanding.DUE_SOON: Mark.SOON,
    RoundStanding.OVERDUE: Mark.LATE,
    RoundStanding.ANSWERED: Mark.DONE,
    RoundStanding.CLOSED: Mark.DONE,
}
RESULTS = {Verdict.CARRIED: Mark.DONE, Verdict.LOST: Mark.LATE, Verdict.OPEN: Mark.NEUTRAL}


def _result_mark(row: ListedRound) -> Mark:
    return RESULTS[row.verdict] if row.verdict else Mark.NEUTRAL


COLUMNS: tuple[Column[ListedRound], ...] = (
    Column("Nội dung xin ý kiến", lambda row: row.content, 40),
    Column("Cơ quan chủ trì", lambda row: row.lead, 18),
    Column("Ngày gửi", lambda row: row.asked_on, 10, Kind.DATE),
    Column("Hạn trả lời", lambda row: row.answer_by, 10, Kind.DATE),
    Column("Đã trả lời", lambda row: f"{row.answered}/{row.asked}", 9, Kind.CENTRED),
    Column(STATE, lambda row: row.standing.label, 14),
    Column("Đồng ý", lambda row: row.agreed or None, 7, Kind.NUMBER),
    Column("Đồng ý có ý kiến", lambda row: row.changes or None, 8, Kind.NUMBER),
    Column("Không đồng ý", lambda row: row.disagreed or None, 8, Kind.NUMBER),
    Column(IN_WORDS, lambda row: row.in_words or None, 9, Kind.NUMBER),
    Column(RESULT, lambda row: row.verdict.label if row.verdict else "", 18),
    Column("Số, ký hiệu", lambda row: row.number, 14),
    Column("Loại", lambda row: row.kind.label, 20),
    Column("Hình thức", lambda row: row.channel.label, 12),
    Column("Ngày chốt", lambda row: row.closed_on, 10, Kind.DATE),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)

ROUNDS: ListScreen[ListedRound] = ListScreen(
    name="rounds",
    title="Lấy ý kiến",
    noun="đợt lấy ý kiến",
    columns=COLUMNS,
    orders=(
        "content",
        "lead",
        "asked_on",
        "answer_by",
        "answered",
        "state",
        "",
        "",
        "",
        "",
        "",
        "number",
        "kind",
        "",
        "closed_on",
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có đợt lấy ý kiến nào.",
    filters=(
        Filter("period", "Ngày gửi", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("kind", "Loại", ASK.choices("kind")),
        Filter("lead", "Cơ quan chủ trì", ASK.choices("lead")),
        Filter("dossier", "Của hồ sơ", say=lambda _: "đã chọn"),
    ),
    groups=(
        Choice("state", STATE),
        Choice("kind", "Loại"),
        Choice("lead", "Cơ quan chủ trì"),
        Choice("month", "Tháng gửi"),
    ),
    marks={STATE: lambda row: MARKS[row.standing], RESULT: _result_mark},
    hidden=frozenset(
        {
            "Cơ quan chủ trì",
            "Ngày gửi",
            "Đồng ý",
            "Đồng ý có ý kiến",
            "Không đồng ý",
            IN_WORDS,
            "Số, ký hiệu",
            "Loại",
            "Hình thức",
            "Ngày chốt",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=(add("Lấy ý kiến mới", "opinion_round"), *OF_ROUNDS, *OF_OPINIONS),
    form="opinion_round",
    table="opinion_round",
)
