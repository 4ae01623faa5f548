"""Dự họp: one row for each invitation to a meeting, and whether who was invited came (duties 63, 64)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.tables import Column, Kind
from app.core.terms import Attendance
from app.exports.statistics import PRESENCE_FIGURES
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from datetime import time

    from sqlalchemy.orm import Session

    from app.services.lists.presence import ListedPresence
    from app.ui.shell import Shell

ASK = ListService("presence")
STATE = "Dự họp"
MARKS = {
    Attendance.INVITED: Mark.NEUTRAL,
    Attendance.PRESENT: Mark.DONE,
    Attendance.SUBSTITUTED: Mark.SOON,
    Attendance.EXCUSED: Mark.SOON,
    Attendance.ABSENT: Mark.LATE,
}


def _hour(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


def _open(shell: Shell, key: str) -> None:
    """Open who is invited to the meeting of a row."""
    shell.tasks.ask(
        shell.tasks, "meeting of a guest", partial(_meeting, key=key), partial(shell.show_form, "guests")
    )


def _meeting(session: Session, *, key: str) -> str:
    from app.services.lists.presence import read

    (row,) = read(session, [key], today=today())
    return row.meeting_key


COLUMNS: tuple[Column[ListedPresence], ...] = (
    Column("Ngày họp", lambda row: row.held_on, 10, Kind.DATE),
    Column("Cuộc họp", lambda row: row.meeting, 20),
    Column("Người dự", lambda row: row.who, 17),
    Column("Cơ quan", lambda row: row.agency, 15),
    Column(STATE, lambda row: row.state.label, 12),
    Column("Trả lời", lambda row: row.answer.label if row.answer else "", 14),
    Column("Người dự thay", lambda row: row.substitute, 16),
    Column("Lý do vắng", lambda row: row.reason, 18),
    Column("Giờ đến", lambda row: _hour(row.arrived_at), 7, Kind.CENTRED),
    Column("Giờ về", lambda row: _hour(row.left_at), 7, Kind.CENTRED),
    Column("Loại cuộc họp", lambda row: row.kind.label, 18),
)

PRESENCE: ListScreen[ListedPresence] = ListScreen(
    name="presence",
    title="Dự họp",
    noun="lượt mời",
    columns=COLUMNS,
    orders=("held_on", "meeting", "who", "agency", "state", "answer", "", "", "", "", ""),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa mời ai dự họp.",
    filters=(
        Filter("period", "Ngày họp", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("person", "Người được mời", ASK.choices("person")),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("kind", "Loại cuộc họp", ASK.choices("kind")),
        as_of(),
        figure(PRESENCE_FIGURES),
    ),
    groups=(
        Choice("meeting", "Cuộc họp"),
        Choice("who", "Người được mời"),
        Choice("agency", "Cơ quan"),
        Choice("state", STATE),
        Choice("month", "Tháng"),
    ),
    marks={STATE: lambda row: MARKS[row.state]},
    is_off=lambda row: row.cancelled,
    hidden=frozenset({"Trả lời", "Người dự thay", "Lý do vắng", "Giờ đến", "Giờ về", "Loại cuộc họp"}),
    opens=_open,
    table="meeting_attendance",
)
