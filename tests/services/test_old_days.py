"""A meeting is moved: what was answered for its old day counts no more, is told, and can be given again (64, 80)."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded
from app.briefings.lists import Wanted
from app.briefings.meeting_verbs import Moving
from app.core.meeting_held_terms import Answer
from app.core.meeting_held_terms import InvitationStanding as Standing
from app.core.terms import Attendance
from app.models.database import Database
from app.models.invitation import Invitation
from app.models.meeting import MeetingAttendance
from app.rules.form_checks import guests as checks
from app.services.briefs import questions
from app.services.forms import guests, invitation
from app.services.forms import meeting as meeting_form
from app.services.forms.attendance_details import describe
from app.services.guest_answers import answer, write_words
from app.services.invitations import ask_before
from app.services.lists import invitations, presence
from app.services.meeting_moves import move
from app.services.old_days import answered_for, answers_to, asked_for
from app.services.settings import load_preset
from app.services.undo import undo
from app.ui.screens.guests_form import GUESTS_FORM
from tests.services.meetings_held import NOVEMBER, Held, store_session
from tests.services.test_invitations import ASKED, TODAY

NEXT = NOVEMBER + timedelta(days=7)


@pytest.fixture
def held(session: Session) -> Held:
    load_preset(session)
    return store_session(session)


def answered(session: Session, held: Held) -> None:
    """One comes, one sends another, one cannot come."""
    for key, said in zip(held.people, Answer, strict=True):
        answer(session, [key], answer=said, answered_on=TODAY)
    write_words(session, held.people[1], column="substitute", words="Trần Dũng", today=TODAY)


def move_to(session: Session, held: Held, day: date) -> None:
    move(session, [held.meeting], Moving(day=day))


def row_of(session: Session, key: str) -> MeetingAttendance:
    return session.get_one(MeetingAttendance, UUID(key))


def count(session: Session, said: str) -> int:
    return presence.count(session, Wanted(filters={"answer": (said,)}), today=TODAY)


def test_answers_are_of_the_old_day_still_seen_and_count_as_none(session: Session, held: Held) -> None:
    answered(session, held)
    assert (answers_to(session, UUID(held.meeting)), answered_for(session, UUID(held.meeting))) == (3, {})
    assert [count(session, said) for said in ("none", "old_day", *Answer)] == [0, 0, 1, 1, 1]
    move_to(session, held, NEXT)
    assert answered_for(session, UUID(held.meeting)) == dict.fromkeys(held.people, NOVEMBER)
    assert [count(session, said) for said in ("none", "old_day", *Answer)] == [3, 3, 0, 0, 0]
    rows = presence.read(session, held.people, today=TODAY)
    assert [(row.answer, row.answered_on, row.answered_for) for row in rows] == [
        (said, TODAY, NOVEMBER) for said in Answer
    ]
    told = [fact.value for fact in describe(session, held.people[0]).facts]
    assert "Sẽ dự (trả lời cho ngày cũ, 25/11/2026)" in told
    assert row_of(session, held.people[2]).state is Attendance.INVITED, "not excused from the new day"


def test_the_same_answer_given_again_on_the_same_day_is_one_for_the_day_that_stands(
    session: Session, held: Held
) -> None:
    answered(session, held)
    move_to(session, held, NEXT)
    first, second, third = held.people
    answer(session, [first], answer=Answer.COMES, answered_on=TODAY)
    answer(session, [third], answer=Answer.CANNOT, answered_on=TODAY)
    assert answered_for(session, UUID(held.meeting)) == {second: NOVEMBER}
    assert row_of(session, third).state is Attendance.EXCUSED
    write_words(session, second, column="substitute", words="Hồ Chi", today=TODAY)
    assert answered_for(session, UUID(held.meeting)) == {}
    assert row_of(session, second).answer is Answer.SUBSTITUTE


def test_a_meeting_that_is_on_its_old_day_again_has_its_answers_again(session: Session, held: Held) -> None:
    answered(session, held)
    move_to(session, held, NEXT)
    move_to(session, held, NOVEMBER)
    assert answered_for(session, UUID(held.meeting)) == {}
    assert row_of(session, held.people[2]).state is Attendance.EXCUSED


def test_other_hours_or_another_place_leave_answers_as_they_are(session: Session, held: Held) -> None:
    answered(session, held)
    move(session, [held.meeting], Moving(place="Phòng họp số 2"))
    assert answered_for(session, UUID(held.meeting)) == {}


def test_one_undo_of_the_move_takes_that_back(database: Database) -> None:
    with database.write("Hoa") as session:
        load_preset(session)
        held = store_session(session)
        answered(session, held)
    with database.write("Hoa") as session:
        move_to(session, held, NEXT)
    with database.write("Hoa") as session:
        undo(session)
    with database.read() as session:
        assert answered_for(session, UUID(held.meeting)) == {}
        assert row_of(session, held.people[2]).state is Attendance.EXCUSED


def test_the_form_of_those_invited_warns_and_does_not_excuse_for_an_old_answer(
    session: Session, held: Held
) -> None:
    answered(session, held)
    loaded = meeting_form.load(session, held.meeting)
    meeting_form.save(session, replace(loaded, values=replace(loaded.values, held_on=NEXT)))
    form = guests.load(session, held.meeting)
    sentence = "Trả lời cho ngày cũ (25/11/2026): coi như chưa trả lời."
    said = [(one.row, one.column, one.sentence) for one in checks.old_answers(form.values)]
    assert said == [(row, "answer", sentence) for row in range(3)]
    assert GUESTS_FORM.advise is not None
    assert GUESTS_FORM.advise(session, form) == checks.old_answers(form.values), "seen when the form opens"
    rows = (*form.values.guests[:2], replace(form.values.guests[2], reason="Bận"))
    guests.save(session, replace(form, values=replace(form.values, guests=rows)))
    assert row_of(session, held.people[2]).state is Attendance.INVITED
    form = guests.load(session, held.meeting)
    again = replace(form.values.guests[2], answered_on=TODAY + timedelta(days=1))
    later = replace(form.values, guests=(*form.values.guests[:2], again))
    assert [one.row for one in checks.old_answers(later)] == [0, 1]
    guests.save(session, replace(form, values=later))
    assert row_of(session, held.people[2]).state is Attendance.EXCUSED


def test_papers_of_the_new_day_ask_everybody_again(session: Session, held: Held) -> None:
    answered(session, held)
    plates = questions()["name_plates"].brief(session, held.meeting, TODAY)
    assert [one.name for one in plates.delegates] == ["Lê Thị An", "Trần Dũng"]
    move_to(session, held, NEXT)
    plates = questions()["name_plates"].brief(session, held.meeting, TODAY)
    assert [one.name for one in plates.delegates] == ["Lê Thị An", "Vũ Bình", ""]
    listed = questions()["attendance_list"].brief(session, held.meeting, TODAY)
    notes = [one.note for group in listed.groups for one in group.delegates]
    assert notes == [""] * 3, "as of those who never answered"
    panel = meeting_form.describe(session, held.meeting, today=TODAY).parts["Thành phần"]
    assert panel[0] == "Lê Thị An – Được mời (sẽ dự (trả lời cho ngày cũ, 25/11/2026))"


def change(session: Session, key: str, **values: object) -> None:
    loaded = invitation.load(session, key)
    invitation.save(session, replace(loaded, values=replace(loaded.values, **values)))


def standing(session: Session, key: str) -> Standing:
    (row,) = invitations.read(session, [key], today=TODAY)
    return row.standing


def test_instructions_for_an_invitation_of_others_are_asked_for_anew_when_it_moves(session: Session) -> None:
    load_preset(session)
    key = invitation.save(session, Loaded("", ASKED))
    ask_before(session, [key], day=TODAY)
    assert standing(session, key) is Standing.READY
    change(session, key, held_on=date(2026, 11, 30))
    assert standing(session, key) is Standing.UNASKED
    (row,) = invitations.read(session, [key], today=TODAY)
    assert (row.asked_on, row.asked_for) == (TODAY, date(2026, 11, 26))
    told = invitation.describe(session, key, today=TODAY)
    assert "23/11/2026 (cho ngày cũ, 26/11/2026: xin lại)" in [fact.value for fact in told.facts]
    assert ask_before(session, [key], day=TODAY) == 1
    assert (standing(session, key), asked_for(session, UUID(key))) == (Standing.READY, None)
    assert ask_before(session, [key], day=TODAY) == 0


def test_a_declined_invitation_that_moves_is_to_be_decided_on_again(session: Session) -> None:
    load_preset(session)
    key = invitation.save(session, Loaded("", replace(ASKED, attendees=(), declined=True)))
    assert standing(session, key) is Standing.DECLINED
    change(session, key, held_on=date(2026, 11, 30))
    assert standing(session, key) is Standing.UNDECIDED
    told = invitation.describe(session, key, today=TODAY)
    assert told.parts["Không dự"] == ("trả lời cho ngày cũ, 26/11/2026: quyết định lại",)
    change(session, key, declined=False)
    change(session, key, declined=True)
    assert standing(session, key) is Standing.DECLINED
    assert session.get_one(Invitation, UUID(key)).held_on == date(2026, 11, 30)
