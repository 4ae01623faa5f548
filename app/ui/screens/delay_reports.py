"""Báo cáo chậm: the register of written reports that tasks will be late, and the decision on each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.briefings.task_life import DelayDecision
from app.core.fields import NOUNS
from app.core.tables import Column, Kind
from app.core.task_terms import Decided
from app.rules.form_checks import task_life as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.task_life_sheets import decider
from app.ui.screens.task_parts import asking, opener
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.lists.delay_reports import ListedDelay

ASK = ListService("delay_reports")
STATE, IN_TIME = "Quyết định", "Đúng thời gian"
MARKS = {Decided.WAITING: Mark.SOON, Decided.YES: Mark.DONE, Decided.NO: Mark.LATE}
ANSWERS = ("Chưa chọn", "Lý do chính đáng", "Không chính đáng")


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.delays import undecided_delays

    return undecided_delays(session, keys)


def _decide(session: Session, keys: Sequence[str], values: DelayDecision) -> int:
    from app.services.delays import decide_delays

    return decide_delays(session, keys, values, today=today())


DECIDE: SheetScreen[DelayDecision] = SheetScreen(
    title="Quyết định về báo cáo chậm",
    verb="Quyết định",
    noun=NOUNS["delay_report"],
    fields=(
        Field("accepted", "Lý do chậm", Entry.VERDICT, required=True, verdicts=ANSWERS),
        Field("decided_on", "Ngày quyết định", Entry.DAY, required=True),
        decider("Lãnh đạo quyết định"),
        Field("decision_note", "Ý kiến", Entry.TEXT),
    ),
    start=lambda: DelayDecision(decided_on=today()),
    check=lambda values, _: checks.check_delay_decision(values, today=today()),
    chosen=_chosen,
    left_out="đã được quyết định",
    change=_decide,
    done="Đã quyết định {} báo cáo chậm.",
)
COLUMNS: tuple[Column[ListedDelay], ...] = (
    Column("Nhiệm vụ", lambda row: row.content, 24),
    Column("Cơ quan", lambda row: row.agency, 12),
    Column("Hạn khi báo cáo", lambda row: row.deadline, 10, Kind.DATE),
    Column("Hạn cuối báo cáo", lambda row: row.last_day, 10, Kind.DATE),
    Column("Ngày báo cáo", lambda row: row.reported_on, 10, Kind.DATE),
    Column(IN_TIME, lambda row: "Muộn" if row.late else "Đúng", 11),
    Column("Văn bản", lambda row: row.document_number, 12),
    Column("Lý do", lambda row: row.reason, 12),
    Column(STATE, lambda row: row.standing.label, 15),
    Column("Ngày quyết định", lambda row: row.decided_on, 10, Kind.DATE),
    Column("Người quyết định", lambda row: row.decider, 14),
    Column("Ý kiến", lambda row: row.decision_note, 18),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)
DELAY_REPORTS: ListScreen[ListedDelay] = ListScreen(
    name="delay_reports",
    title="Báo cáo chậm",
    noun="báo cáo chậm",
    columns=COLUMNS,
    orders=(
        *("content", "agency", "deadline", "last_day", "reported_on", "", "", ""),
        *("state", "decided_on", "", "", "officer"),
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có báo cáo chậm nào. Ghi từ danh sách nhiệm vụ: chọn việc, Thao tác ▸ Ghi báo cáo chậm.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("period", "Ngày báo cáo", period=True),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("officer", "Chuyên viên", ASK.choices("officer")),
    ),
    groups=(
        Choice("agency", "Cơ quan"),
        Choice("state", STATE),
        Choice("month", "Tháng báo cáo"),
        Choice("officer", "Chuyên viên"),
    ),
    marks={
        STATE: lambda row: MARKS[row.standing],
        IN_TIME: lambda row: Mark.LATE if row.late else Mark.NEUTRAL,
    },
    hidden=frozenset(
        {
            "Hạn khi báo cáo",
            "Lý do",
            "Hạn cuối báo cáo",
            "Văn bản",
            "Ngày quyết định",
            "Người quyết định",
            "Ý kiến",
            "Chuyên viên",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=(
        asking(DECIDE, "Quyết định", "Lãnh đạo chấp nhận hay không chấp nhận lý do của các báo cáo đã chọn"),
    ),
    opens=opener(ASK),
    table="delay_report",
)
