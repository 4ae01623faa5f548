"""What those invited answer, in one grid: by key for many, cell by cell for substitutes and reasons (feature 30)."""

from datetime import date

import pytest

from app.core.errors import AppError
from app.core.meeting_held_terms import Answer
from app.core.terms import Attendance
from app.models.meeting import Meeting, MeetingAttendance
from app.models.meeting_held import AttendanceItem
from app.services.cancelled_meetings import cancel
from app.services.forms.attendance_details import describe
from app.services.guest_answers import answer, write_words
from app.services.lists import presence
from tests.services.agendas import HELD, agency, contents, session_on
from tests.services.lists.making import keep, rows

DAY = date(2026, 11, 25)


@pytest.fixture
def guests(session) -> list[MeetingAttendance]:
    """Three agencies that are invited to a session."""
    meeting = session_on(session)
    return [
        keep(session, MeetingAttendance(meeting_id=meeting.id, agency_id=agency(session, name).id))
        for name in ("Sở Y tế", "Sở Tài chính", "Sở Nội vụ")
    ]


def test_many_answers_are_noted_at_once_and_taken_back(session, guests):
    assert answer(session, [row.id.hex for row in guests], answer=Answer.COMES, answered_on=DAY) == 3
    first = guests[0]
    assert (first.answer, first.answered_on, first.state) == (Answer.COMES, DAY, Attendance.INVITED)
    answer(session, [first.id.hex], answer=None, answered_on=DAY)
    assert (first.answer, first.answered_on) == (None, None)
    [silent] = rows(session, presence, meeting=first.meeting_id.hex, answer="none")
    assert silent.key == first.id.hex


def test_who_cannot_come_is_excused_until_something_else_is_answered(session, guests):
    [row, *_] = guests
    answer(session, [row.id.hex], answer=Answer.CANNOT, answered_on=DAY)
    assert row.state is Attendance.EXCUSED
    answer(session, [row.id.hex], answer=Answer.COMES, answered_on=DAY)
    assert row.state is Attendance.INVITED
    row.state = Attendance.PRESENT
    answer(session, [row.id.hex], answer=Answer.CANNOT, answered_on=DAY)
    assert row.state is Attendance.PRESENT  # who came was there


def test_a_named_substitute_and_a_reason_are_answers(session, guests):
    first, second, third = guests
    write_words(session, first.id.hex, column="substitute", words=" Lê  Văn A ", today=DAY)
    assert (first.substitute, first.answer, first.answered_on) == ("Lê Văn A", Answer.SUBSTITUTE, DAY)
    write_words(session, second.id.hex, column="reason", words="Đi công tác", today=DAY)
    assert (second.answer, second.state) == (Answer.CANNOT, Attendance.EXCUSED)
    write_words(session, second.id.hex, column="substitute", words="Trần Thị B", today=DAY)
    assert (second.answer, second.state, second.reason) == (
        Answer.SUBSTITUTE,
        Attendance.INVITED,
        "Đi công tác",
    )
    write_words(session, third.id.hex, column="substitute_phone", words="", today=DAY)
    assert third.answer is None
    told = {row.agency: (row.substitute, row.answered_on) for row in rows(session, presence)}
    assert told["Sở Nội vụ"] == ("", None)
    assert told["Sở Y tế"] == ("Lê Văn A", DAY)


def test_answers_to_a_cancelled_meeting_are_refused(session, guests):
    cancel(session, guests[0].meeting_id.hex, on=HELD, reason="Hoãn")
    with pytest.raises(AppError, match="không họp"):
        answer(session, [guests[0].id.hex], answer=Answer.COMES, answered_on=DAY)


def test_the_panel_tells_to_what_somebody_is_invited_and_what_was_answered(session, guests):
    first, second, _ = guests
    meeting = session.get_one(Meeting, first.meeting_id)
    [item] = contents(session, meeting, "Giá đất")
    keep(session, AttendanceItem(attendance_id=first.id, agenda_item_id=item.id))
    answer(session, [first.id.hex], answer=Answer.COMES, answered_on=DAY)
    told = describe(session, first.id.hex)
    assert (told.title, told.state) == ("Sở Y tế", Attendance.INVITED.label)
    assert told.parts == {"Chỉ dự nội dung": ("Giá đất",)}
    assert [(fact.label, fact.value) for fact in told.facts] == [
        ("Cuộc họp", "Phiên họp (27/11/2026)"),
        ("Trả lời", "Sẽ dự"),
        ("Ngày trả lời", "25/11/2026"),
    ]
    assert describe(session, second.id.hex).parts == {}
