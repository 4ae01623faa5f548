"""A meeting is cancelled: where its contents go, what forgets it, what is refused, and how it comes back."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.core.meeting_terms import ItemState, OccasionState
from app.core.terms import MeetingKind, MeetingStanding
from app.models.agenda import AgendaProposal
from app.models.meeting import AgendaItem, Conclusion, Meeting
from app.models.person import Person
from app.models.schedule import Appointment
from app.rules.meeting_kinds import SESSIONS
from app.rules.meeting_schedule import state_of
from app.services import agenda, desk, due_days
from app.services.agenda_papers import on_agenda, postponements
from app.services.cancelled_meetings import WHY, cancel, reinstate
from app.services.clashes import taken_between
from app.services.forms import meeting as meeting_form
from app.services.held_meeting import read_held, save_held
from app.services.lists import meetings, papers
from app.services.lookup_links import find_meetings
from app.services.meeting_locks import approve_earlier, earlier, lock
from app.services.meeting_schedule import plan_year
from app.services.schedule import put_meeting, put_meetings
from app.services.undo import undo
from tests.services.agendas import HELD, contents, session_on
from tests.services.lists.making import keep

DAY = date(2026, 11, 25)
REASON = "Chủ tịch đi công tác đột xuất"


def off(session, meeting: Meeting, **values) -> int:
    return cancel(session, meeting.id.hex, on=DAY, reason=REASON, **values)


def names(session, meeting: Meeting) -> list[str]:
    return [row.content for row in on_agenda(session, meeting.id)]


def test_its_contents_go_to_the_next_meeting_with_link_and_count(session):
    meeting, after = session_on(session), session_on(session, HELD + timedelta(days=14))
    first, gone = contents(session, meeting, "Giá đất", "Đề án")
    agenda.propose_withdrawal(session, [gone.id.hex], proposed_on=DAY)
    agenda.decide_withdrawal(session, [gone.id.hex], agreed=True, decided_on=DAY)
    assert off(session, meeting, to=after.id.hex, document="15/TB-VP") == 1
    [moved] = on_agenda(session, after.id)
    assert (moved.content, moved.postponed_from_id, postponements(session, moved)) == ("Giá đất", first.id, 1)
    assert names(session, meeting) == []
    assert (first.postponed_on, first.postponed_reason) == (DAY, f"{WHY}: {REASON}")
    assert gone.postponed_on is None
    assert (meeting.cancelled_on, meeting.cancelled_document) == (DAY, "15/TB-VP")


def test_without_one_its_contents_wait_and_come_back_once_it_stands_again(session):
    meeting = session_on(session)
    kept, taken = contents(session, meeting, "Giá đất", "Đề án")
    assert off(session, meeting) == 2
    waiting = {row.postponed_item_id: row for row in session.scalars(select(AgendaProposal))}
    assert waiting.keys() == {kept.id, taken.id}
    other = session_on(session, HELD + timedelta(days=14))
    agenda.accept(session, [waiting[taken.id].id.hex], meeting=other.id.hex, decided_on=DAY)
    assert reinstate(session, meeting.id.hex) == 1
    assert names(session, meeting) == ["Giá đất"]
    assert waiting[kept.id].deleted_at is not None
    assert (meeting.cancelled_on, meeting.cancelled_reason) == (None, "")
    with pytest.raises(AppError, match="không bị hủy"):
        reinstate(session, meeting.id.hex)


def test_a_meeting_that_stands_again_has_its_line_on_the_schedule_where_it_had_one(session):
    planned, unplanned = session_on(session), session_on(session, HELD + timedelta(days=1))
    put_meeting(session, planned.id.hex)
    for meeting in (planned, unplanned):
        off(session, meeting)
    planned.starts_at = time(9)
    for meeting in (planned, unplanned):
        reinstate(session, meeting.id.hex)
    [line] = session.scalars(select(Appointment).where(Appointment.deleted_at.is_(None))).all()
    assert (line.meeting_id, line.starts_at) == (planned.id, time(9))


def test_a_reason_is_needed_and_what_concluded_or_is_locked_stays(session):
    meeting = session_on(session)
    with pytest.raises(AppError, match="lý do"):
        cancel(session, meeting.id.hex, on=DAY, reason="  ")
    keep(session, Conclusion(meeting_id=meeting.id, content="Giao Sở Y tế"))
    with pytest.raises(AppError, match="đã có kết luận"):
        off(session, meeting)
    locked = session_on(session)
    lock(session, locked.id.hex, by="Hoa")
    with pytest.raises(AppError, match="Đã khóa"):
        off(session, locked)


def test_day_reason_and_number_of_a_cancelled_one_are_mended(session):
    meeting = session_on(session)
    contents(session, meeting, "Giá đất")
    off(session, meeting)
    assert cancel(session, meeting.id.hex, on=DAY, reason="Bão", document="7/TB-VP") == 0
    assert (meeting.cancelled_reason, meeting.cancelled_document) == ("Bão", "7/TB-VP")
    assert len(session.scalars(select(AgendaProposal)).all()) == 1


def test_nothing_that_belongs_to_it_changes_any_more(session):
    meeting = session_on(session)
    [item] = contents(session, meeting, "Giá đất")
    off(session, meeting)
    held = read_held(session, meeting.id.hex)
    assert held.locked == f"Đã hủy ngày 25/11/2026: {REASON}"
    with pytest.raises(AppError, match="không họp"):
        save_held(session, held, held)
    with pytest.raises(AppError, match="không họp"):
        agenda.add_item(session, meeting.id, "Khác")
    with pytest.raises(AppError, match="không họp"):
        agenda.judge_late_reason(session, [item.id.hex], reason="x", accepted=None, decided_on=None)
    with pytest.raises(AppError, match="không họp"):
        meeting_form.save(session, meeting_form.load(session, meeting.id.hex))
    with pytest.raises(AppError, match="không họp"):
        put_meeting(session, meeting.id.hex)
    with pytest.raises(AppError, match="không họp"):
        approve_earlier(session, meeting.id.hex, by="Hoa", today=DAY)


def test_its_line_leaves_the_schedule_and_the_search_for_clashes(session):
    chair = keep(session, Person(full_name="Tạ Anh Tuấn"))
    on_line, beside = (
        session_on(session, title=title, starts_at=time(8), chair_person_id=chair.id) for title in "AB"
    )
    put_meeting(session, on_line.id.hex)
    assert len(taken_between(session, HELD, HELD)) == 2
    off(session, on_line)
    off(session, beside)
    assert taken_between(session, HELD, HELD) == ()
    assert session.scalars(select(Appointment).where(Appointment.deleted_at.is_(None))).all() == []
    assert put_meetings(session, HELD - timedelta(days=4)) == 0


def test_lists_desk_and_calendar_tell_it_as_off_and_as_it_stood_the_day_before(session):
    meeting = session_on(session)
    contents(session, meeting, "Giá đất")
    before = desk.read_desk(session, today=DAY)
    off(session, meeting)
    [row] = meetings.read(session, [meeting.id.hex], today=DAY)
    assert (row.standing, row.steps, row.papers_missing) == (MeetingStanding.CANCELLED, "Đã hủy", 0)
    [row] = meetings.read(session, [meeting.id.hex], today=DAY - timedelta(days=1))
    assert row.standing is MeetingStanding.COMING

    def count(state: str, today: date = DAY) -> int:
        return meetings.count(session, Wanted(filters={"state": (state,)}), today=today)

    assert [count(state) for state in ("coming", "cancelled", "papers_missing")] == [0, 1, 0]
    assert (count("today", HELD), count("past", HELD + timedelta(days=1))) == (0, 0)
    assert len(before.meetings) == 1
    assert desk.read_desk(session, today=DAY).meetings == ()
    lines = due_days.due_lines(session, HELD - timedelta(days=7), HELD, today=DAY)
    assert not [line for line in lines if line.opens.key == meeting.id.hex]
    [paper] = papers.read(session, papers.find(session, Wanted(), today=DAY).keys, today=DAY)
    assert paper.state is ItemState.POSTPONED
    assert papers.count(session, Wanted(filters={"state": ("missing",)}), today=DAY) == 0


def test_it_is_neither_the_nearest_session_nor_the_one_before_nor_to_be_chosen(session):
    first, second = session_on(session), session_on(session, HELD + timedelta(days=7))
    third = session_on(session, HELD + timedelta(days=14))
    off(session, second)
    assert agenda.nearest_session(session, after=HELD + timedelta(days=1), kinds=SESSIONS) == third
    found = earlier(session, third)
    assert found is not None
    assert found.key == first.id.hex
    assert {one.code for one in find_meetings(session, "", today=date(2026, 11, 1))} == {
        f"meeting:{one.id.hex}" for one in (first, third)
    }


def test_the_regulation_asks_for_no_second_one_by_itself(session):
    meeting = session_on(session, date(2026, 12, 25), kind=MeetingKind.OFFICE_BRIEFING)
    off(session, meeting)

    def december() -> OccasionState:
        [one] = [each for each in plan_year(session, 2026) if each.occasion.code == "office_briefing/2026-12"]
        return state_of(*one)

    assert december() is OccasionState.CANCELLED
    session_on(session, date(2026, 12, 28), kind=MeetingKind.OFFICE_BRIEFING)
    assert december() is OccasionState.MOVED


def test_one_undo_takes_all_of_it_back(database):
    with database.write("Hoa") as session:
        meeting = session_on(session, starts_at=time(8))
        contents(session, meeting, "Giá đất")
        put_meeting(session, meeting.id.hex)
        key = meeting.id
    with database.write("Hoa") as session:
        cancel(session, key.hex, on=DAY, reason=REASON)
    with database.write("Hoa") as session:
        undo(session)
    with database.read() as session:
        assert session.get_one(Meeting, key).cancelled_on is None
        assert [row.content for row in on_agenda(session, key)] == ["Giá đất"]
        assert session.scalars(select(AgendaProposal).where(AgendaProposal.deleted_at.is_(None))).all() == []
        [line] = session.scalars(select(Appointment)).all()
        assert line.deleted_at is None
        assert session.scalars(select(AgendaItem)).one().postponed_on is None
