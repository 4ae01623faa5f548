"""Xin gia hạn: the register of requests for more time, and the decision on each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.briefings.task_life import ExtensionDecision
from app.core.fields import NOUNS
from app.core.tables import Column, Kind
from app.core.task_terms import Granting
from app.exports.extension_statistics import REQUEST_FIGURES
from app.rules.form_checks import task_life as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.task_life_sheets import decider, preview
from app.ui.screens.task_parts import asking, opener
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.lists.extension_requests import ListedRequest

ASK = ListService("extension_requests")
STATE, IN_TIME = "Quyết định", "Đúng thời gian"
MARKS = {
    Granting.WAITING: Mark.SOON,
    Granting.YES: Mark.DONE,
    Granting.NO: Mark.LATE,
    Granting.LAPSED: Mark.NEUTRAL,
}
ANSWERS = ("Chưa chọn", "Cho gia hạn", "Không cho gia hạn")


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.extension_requests import undecided_requests

    return undecided_requests(session, keys)


def _decide(session: Session, keys: Sequence[str], values: ExtensionDecision) -> int:
    from app.services.extension_requests import decide_requests

    return decide_requests(session, keys, values, today=today())


DECIDE: SheetScreen[ExtensionDecision] = SheetScreen(
    title="Quyết định gia hạn",
    verb="Quyết định",
    noun=NOUNS["extension_request"],
    fields=(
        Field("granted", "Gia hạn", Entry.VERDICT, required=True, verdicts=ANSWERS),
        Field("extended_to", "Gia hạn đến", Entry.DEADLINE, hint="Để trống: như xin"),
        Field("decided_on", "Ngày quyết định", Entry.DAY, required=True),
        decider("Lãnh đạo quyết định"),
        Field("document_number", "Số, ký hiệu văn bản gia hạn", Entry.LINE),
        Field("decision_note", "Ý kiến", Entry.LINE),
    ),
    start=lambda: ExtensionDecision(decided_on=today()),
    check=lambda values, calendar: checks.check_extension_decision(values, calendar, today=today()),
    chosen=_chosen,
    left_out="đã được quyết định",
    change=_decide,
    done="Đã quyết định {} đề nghị gia hạn.",
    preview=preview("of_decision"),
)
COLUMNS: tuple[Column[ListedRequest], ...] = (
    Column("Nhiệm vụ", lambda row: row.content, 27),
    Column("Cơ quan", lambda row: row.agency, 12),
    Column("Hạn hiện nay", lambda row: row.deadline, 10, Kind.DATE),
    Column("Xin đến", lambda row: row.requested_to, 10, Kind.DATE),
    Column("Ngày đề nghị", lambda row: row.requested_on, 10, Kind.DATE),
    Column(IN_TIME, lambda row: "Đề nghị muộn" if row.late else "Đúng", 10),
    Column("Lý do", lambda row: row.reason, 24),
    Column("Số lần đã gia hạn", lambda row: row.extensions or None, 9, Kind.NUMBER),
    Column(STATE, lambda row: row.standing.label, 14),
    Column("Được gia hạn đến", lambda row: row.granted_to, 10, Kind.DATE),
    Column("Hạn ban đầu", lambda row: row.first_deadline, 10, Kind.DATE),
    Column("Văn bản đề nghị", lambda row: row.document_number, 12),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Người quyết định", lambda row: row.decider, 14),
    Column("Ý kiến", lambda row: row.decision_note, 18),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)
EXTENSION_REQUESTS: ListScreen[ListedRequest] = ListScreen(
    name="extension_requests",
    title="Xin gia hạn",
    noun="đề nghị gia hạn",
    columns=COLUMNS,
    orders=(
        *("content", "agency", "deadline", "requested_to", "requested_on", "", "", "extensions", "state"),
        *("", "", "", "decided_on", "", "", "officer"),
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có đề nghị gia hạn nào. Ghi từ danh sách nhiệm vụ: chọn việc, Thao tác ▸ Ghi đề nghị gia hạn.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("period", "Ngày đề nghị", period=True),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("room", "Phòng theo dõi", ASK.choices("room")),
        Filter("officer", "Chuyên viên", ASK.choices("officer")),
        Filter("leader", "Người giao", ASK.choices("leader")),
        Filter("field", "Lĩnh vực", ASK.choices("field")),
        as_of(),
        figure(REQUEST_FIGURES),
    ),
    groups=(
        Choice("agency", "Cơ quan"),
        Choice("state", STATE),
        Choice("month", "Tháng đề nghị"),
        Choice("officer", "Chuyên viên"),
        Choice("leader", "Người giao"),
        Choice("field", "Lĩnh vực"),
    ),
    marks={
        STATE: lambda row: MARKS[row.standing],
    },
    hidden=frozenset(
        {
            "Ngày đề nghị",
            IN_TIME,
            "Số lần đã gia hạn",
            "Lý do",
            "Được gia hạn đến",
            "Hạn ban đầu",
            "Văn bản đề nghị",
            "Ngày quyết định",
            "Người quyết định",
            "Ý kiến",
            "Chuyên viên",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=(
        asking(
            DECIDE, "Quyết định", "Cho hoặc không cho gia hạn các đề nghị đã chọn, xem trước từng hạn mới"
        ),
    ),
    opens=opener(ASK),
    table="extension_request",
)
