"""Dự họp: one row for each invitation to a meeting, what was answered, and whether who was invited came (63, 64).

1, 2, 3 and 0 write the answer of the chosen rows, F2 the cells of the substitute.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.meeting_held_terms import Answer
from app.core.tables import Column, Kind
from app.core.terms import Attendance
from app.exports.presence_statistics import PRESENCE_FIGURES
from app.ui.lists.figure_filters import as_of, figure
from app.ui.lists.screen import Edit, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.presence_actions import BY_KEY
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.services.lists.presence import ListedPresence
    from app.ui.shell import Shell

ASK = ListService("presence")
STATE, ANSWER = "Dự họp", "Trả lời"
WORDS = {
    "Người dự thay": "substitute",
    "Chức vụ người thay": "substitute_post",
    "Điện thoại": "substitute_phone",
    "Lý do vắng": "reason",
}
"""What F2 writes as a line, by the title of its column."""

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


def _answer(row: ListedPresence) -> str:
    """An answer for an old day says so first: the cell has room for two lines."""
    said = row.answer.label if row.answer else ""
    return f"Ngày cũ ({row.answered_for:%d/%m}): {said.lower()}" if row.answered_for else said


def _word(row: ListedPresence, *, column: str) -> str:
    return str(getattr(row, column))


def _answers(_: Session) -> Sequence[Choice]:
    return [*(Choice(one.value, one.label) for one in Answer), Choice("", "Chưa trả lời")]


def _write_answer(session: Session, key: str, code: str) -> None:
    from app.services.guest_answers import answer

    answer(session, [key], answer=Answer(code) if code else None, answered_on=today())


def _write(session: Session, key: str, typed: str, *, column: str) -> None:
    from app.services.guest_answers import write_words

    write_words(session, key, column=column, words=typed, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.attendance_details import describe

    return describe(session, key)


COLUMNS: tuple[Column[ListedPresence], ...] = (
    Column("Ngày họp", lambda row: row.held_on, 10, Kind.DATE),
    Column("Cuộc họp", lambda row: row.meeting, 18),
    Column("Người dự", lambda row: row.who or row.agency, 22),
    Column("Cơ quan", lambda row: row.agency, 12),
    Column(STATE, lambda row: row.state.label, 9),
    Column(ANSWER, _answer, 14),
    Column("Ngày trả lời", lambda row: row.answered_on, 10, Kind.DATE),
    *(Column(title, partial(_word, column=column), 10) for title, column in WORDS.items()),
    Column("Giờ đến", lambda row: _hour(row.arrived_at), 7, Kind.CENTRED),
    Column("Giờ về", lambda row: _hour(row.left_at), 7, Kind.CENTRED),
    Column("Loại cuộc họp", lambda row: row.kind.label, 18),
)

PRESENCE: ListScreen[ListedPresence] = ListScreen(
    name="presence",
    title="Dự họp",
    noun="lượt mời",
    columns=COLUMNS,
    orders=("held_on", "meeting", "who", "agency", "state", "answer", *("",) * 8),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa mời ai dự họp. Mời từ danh sách cuộc họp: chọn cuộc họp, Thao tác ▸ Thành phần, trả lời.",
    filters=(
        Filter("period", "Ngày họp", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("answer", ANSWER, ASK.choices("answer")),
        Filter("person", "Người được mời", ASK.choices("person")),
        Filter("agency", "Cơ quan", ASK.choices("agency")),
        Filter("kind", "Loại cuộc họp", ASK.choices("kind")),
        Filter("meeting", "Của cuộc họp", say=lambda _: "đã chọn"),
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
    edits={
        ANSWER: Edit(_write_answer, _answers),
        **{title: Edit(partial(_write, column=column)) for title, column in WORDS.items()},
    },
    hidden=frozenset(
        {
            *("Cơ quan", "Ngày trả lời", "Chức vụ người thay", "Điện thoại", "Lý do vắng"),
            *("Giờ đến", "Giờ về", "Loại cuộc họp"),
        }
    ),
    actions=BY_KEY,
    opens=_open,
    describe=_describe,
    table="meeting_attendance",
)
