"""Ý kiến khác nhau: matters of tasks that wait for somebody to decide, and what happened to tasks besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.briefings.task_life import Settlement
from app.core.fields import NOUNS
from app.core.tables import Column, Kind
from app.core.task_terms import Settled
from app.rules.form_checks import task_life as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.task_parts import asking, opener
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.lists.task_events import ListedEvent

ASK = ListService("task_events")
STATE = "Giải quyết"


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.task_notes import open_events

    return open_events(session, keys)


def _settle(session: Session, keys: Sequence[str], values: Settlement) -> int:
    from app.services.task_notes import settle

    return settle(session, keys, values, today=today())


SETTLE: SheetScreen[Settlement] = SheetScreen(
    title="Ghi kết quả giải quyết",
    verb="Ghi",
    noun=NOUNS["task_event"],
    fields=(
        Field("settlement", "Kết quả giải quyết", Entry.TEXT),
        Field("settled_on", "Ngày giải quyết", Entry.DAY, required=True),
    ),
    start=lambda: Settlement(settled_on=today()),
    check=lambda values, _: checks.check_settlement(values, today=today()),
    chosen=_chosen,
    left_out="đã giải quyết",
    change=_settle,
    done="Đã ghi kết quả giải quyết {} việc.",
)


def _state(row: ListedEvent) -> str:
    return row.standing.label if row.standing else ""


def _mark(row: ListedEvent) -> Mark:
    if row.standing is None:
        return Mark.NEUTRAL
    return Mark.SOON if row.standing is Settled.OPEN else Mark.DONE


COLUMNS: tuple[Column[ListedEvent], ...] = (
    Column("Nhiệm vụ", lambda row: row.content, 25),
    Column("Việc", lambda row: row.kind.label, 16),
    Column("Ngày", lambda row: row.happened_on, 10, Kind.DATE),
    Column("Cơ quan", lambda row: row.agency, 16),
    Column("Nội dung, lý do", lambda row: row.said, 17),
    Column("Báo cáo, quyết định", lambda row: row.decider, 16),
    Column(STATE, _state, 12),
    Column("Ngày giải quyết", lambda row: row.settled_on, 10, Kind.DATE),
    Column("Kết quả giải quyết", lambda row: row.settlement, 20),
    Column("Văn bản", lambda row: row.document_number, 12),
    Column("Chủ trì trước", lambda row: row.former, 16),
    Column("Chuyên viên", lambda row: row.officer, 14),
    Column("Cơ quan trước sáp nhập", lambda row: row.merged, 14),
)
TASK_EVENTS: ListScreen[ListedEvent] = ListScreen(
    name="task_events",
    title="Ý kiến",
    noun="việc",
    columns=COLUMNS,
    orders=(
        *("content", "kind", "happened_on", "agency", "", "", "state", "settled_on"),
        *("", "", "", "officer"),
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có ý kiến khác nhau, thu hồi hay chuyển cơ quan nào. Ghi từ danh sách nhiệm vụ: chọn việc, Thao tác.",
    filters=(
        Filter("state", STATE, ASK.choices("state")),
        Filter("kind", "Việc", ASK.choices("kind")),
        Filter("period", "Ngày", period=True),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("officer", "Chuyên viên", ASK.choices("officer")),
    ),
    groups=(Choice("kind", "Việc"), Choice("agency", "Cơ quan"), Choice("month", "Tháng")),
    marks={STATE: _mark},
    hidden=frozenset(
        {
            "Cơ quan",
            "Báo cáo, quyết định",
            "Ngày giải quyết",
            "Kết quả giải quyết",
            "Văn bản",
            "Chủ trì trước",
            "Chuyên viên",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=(asking(SETTLE, "Đã giải quyết", "Ghi kết quả giải quyết các việc đã chọn"),),
    opens=opener(ASK),
    table="task_event",
)
