"""Kế hoạch: programmes of both books and plans of rooms, from draft to issue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.programme_terms import PlanScope, PlanStanding
from app.core.tables import Column, Kind
from app.core.words import capital
from app.rules.spans import read_span
from app.ui.lists.figure_filters import as_of
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add
from app.ui.screens.official_work import FORM, Paper
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.plans import ListedPlan
    from app.ui.shell import Shell

ASK = ListService("plans")
STATE = "Tình trạng"
MARKS = {
    PlanStanding.DRAFT: Mark.NEUTRAL,
    PlanStanding.CONSULTED: Mark.SOON,
    PlanStanding.SUBMITTED: Mark.SOON,
    PlanStanding.ISSUED: Mark.DONE,
}


def paper_of(row: ListedPlan) -> Paper:
    """The document that a plan becomes: a room's by its own key, a book's by its days."""
    if row.scope is PlanScope.ROOM:
        return Paper("room_plan", row.key)
    aside = "/office" if row.scope is PlanScope.OFFICE else ""
    return Paper(f"{read_span(row.span).kind}_programme", f"{row.span}{aside}")


def _read(session: Session, *, key: str) -> ListedPlan:
    from app.services.lists.plans import read

    return read(session, [key], today=today())[0]


def _write_paper(shell: Shell, keys: Sequence[str]) -> None:
    shell.tasks.ask(
        shell.tasks,
        "document of a plan",
        partial(_read, key=keys[0]),
        lambda row: shell.show_form(FORM, start=paper_of(row)),
    )


COLUMNS: tuple[Column[ListedPlan], ...] = (
    Column("Tên kế hoạch", lambda row: row.title, 40),
    Column("Loại", lambda row: row.scope.label, 17),
    Column("Kỳ", lambda row: capital(read_span(row.span).name), 13),
    Column("Phòng chủ trì", lambda row: row.room, 14),
    Column(STATE, lambda row: row.standing.label, 13),
    Column("Ngày dự thảo", lambda row: row.drafted_on, 10, Kind.DATE),
    Column("Ngày lấy ý kiến", lambda row: row.consulted_on, 10, Kind.DATE),
    Column("Ngày trình", lambda row: row.submitted_on, 10, Kind.DATE),
    Column("Lãnh đạo", lambda row: row.leader, 14),
    Column("Ý kiến lãnh đạo", lambda row: row.opinion, 20),
    Column("Ngày ban hành", lambda row: row.issued_on, 10, Kind.DATE),
    Column("Số, ký hiệu", lambda row: row.number, 12),
)

PLANS: ListScreen[ListedPlan] = ListScreen(
    name="plans",
    title="Kế hoạch",
    noun="kế hoạch",
    columns=COLUMNS,
    orders=(
        *("title", "scope", "span", "room", "state", "drafted_on", "", "submitted_on", "", ""),
        *("issued_on", ""),
    ),
    find=ASK.find,
    page=ASK.page,
    empty="Chưa theo dõi chương trình, kế hoạch nào từ dự thảo đến ban hành.",
    filters=(
        Filter("scope", "Loại", ASK.choices("scope")),
        Filter("room", "Phòng", ASK.choices("room")),
        Filter("state", STATE, ASK.choices("state")),
        Filter("leader", "Lãnh đạo", ASK.choices("leader")),
        as_of(),
    ),
    groups=(Choice("scope", "Loại"), Choice("room", "Phòng"), Choice("state", STATE)),
    marks={STATE: lambda row: MARKS[row.standing]},
    hidden=frozenset(
        {
            *("Loại", "Kỳ", "Ngày dự thảo", "Ngày lấy ý kiến", "Ngày trình"),
            *("Lãnh đạo", "Ý kiến lãnh đạo", "Số, ký hiệu"),
        }
    ),
    actions=(
        add("Thêm kế hoạch", "plan"),
        Action(
            "Lập văn bản…",
            "Lập chương trình, kế hoạch đang chọn thành văn bản để trình, ban hành",
            _write_paper,
            document="room_plan",
        ),
    ),
    form="plan",
    table="programme_plan",
)
