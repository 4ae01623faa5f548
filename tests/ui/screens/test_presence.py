"""What the list of those invited says in its cells."""

from dataclasses import replace
from datetime import date

from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance, MeetingKind
from app.services.lists.presence import ListedPresence
from app.ui.screens.presence import ANSWER, COLUMNS

ROW = ListedPresence(
    key="1",
    meeting_key="2",
    held_on=date(2026, 12, 29),
    meeting="Phiên họp",
    kind=MeetingKind.REGULAR_SESSION,
    who="Lê An",
    agency="",
    state=Attendance.INVITED,
    answer=Answer.CANNOT,
    answered_on=date(2026, 11, 30),
    answered_for=None,
    substitute="",
    substitute_post="",
    substitute_phone="",
    reason="",
    arrived_at=None,
    left_at=None,
    cancelled=False,
)


def test_an_answer_for_an_old_day_says_so_first() -> None:
    (answer,) = (column for column in COLUMNS if column.title == ANSWER)
    assert answer.value(ROW) == "Không dự được"
    assert answer.value(replace(ROW, answered_for=date(2026, 12, 28))) == "Ngày cũ (28/12): không dự được"
    assert answer.value(replace(ROW, answer=None)) == ""
