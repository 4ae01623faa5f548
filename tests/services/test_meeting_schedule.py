"""The year's meetings are made once, with chair, hour, place and those who come (duties 53, 67-76)."""

from datetime import date, time

import pytest
from sqlalchemy import select

from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person, Post
from app.services import bin as bin_
from app.services.lists import regular_meetings
from app.services.meeting_schedule import make_due, plan_year
from app.services.participants import invite_by_kind
from app.services.settings import change_setting
from tests.services.lists.making import groups, keep, rows

TODAY = date(2026, 10, 1)


def meetings(session) -> list[Meeting]:
    return list(session.scalars(select(Meeting).order_by(Meeting.held_on, Meeting.title)))


def test_what_is_due_until_a_day_is_made_once(session):
    made = make_due(session, 2026, today=TODAY, until=date(2026, 11, 30))
    assert [row.occasion for row in meetings(session)] == [
        "office_briefing/2026-10",
        "regular_session/2026-10",
        "office_briefing/2026-11",
        "regular_session/2026-11",
    ]
    assert len(made) == 4
    assert make_due(session, 2026, today=TODAY, until=date(2026, 11, 30)) == ()


def test_the_whole_year_is_made_for_those_that_are_chosen_past_or_not(session):
    codes = {one.occasion.code for one in plan_year(session, 2026)}
    assert len(make_due(session, 2026, today=TODAY, only=codes)) == 32
    assert all(one.made is not None for one in plan_year(session, 2026))


def test_a_meeting_that_the_chair_moved_is_not_made_again(session):
    [key] = make_due(session, 2026, today=TODAY, only={"office_briefing/2026-10"})
    row = session.get_one(Meeting, meetings(session)[0].id)
    assert row.id.hex == key
    row.held_on = date(2026, 11, 2)
    session.flush()
    assert make_due(session, 2026, today=TODAY, only={"office_briefing/2026-10"}) == ()
    [shown] = rows(session, regular_meetings, state="moved")
    assert (shown.key, shown.meeting, shown.held_on) == ("office_briefing/2026-10", key, date(2026, 11, 2))


def test_a_meeting_in_the_bin_may_be_made_anew(session):
    [key] = make_due(session, 2026, today=TODAY, only={"year_review/2026"})
    bin_.delete(session, "meeting", meetings(session)[0].id)
    [again] = make_due(session, 2026, today=TODAY, only={"year_review/2026"})
    assert again != key


def test_a_briefing_brings_chair_hour_usual_place_and_those_who_come(session):
    keep(session, Post(name="Chánh Văn phòng", position=3))
    keep(session, Person(full_name="Lê Văn Bình", title="Phó Chánh Văn phòng", rank=9))
    keep(session, Person(full_name="Trần An", title="Chánh Văn phòng", rank=8))
    keep(session, Person(full_name="Người khác", title="Giám đốc Sở Y tế"))
    keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    earlier = Meeting(
        kind=MeetingKind.OFFICE_BRIEFING, title="Cũ", held_on=date(2026, 9, 25), place="Phòng họp A"
    )
    keep(session, earlier)
    change_setting(session, "regulation.briefing_hour", 14)
    [key] = make_due(session, 2026, today=TODAY, only={"office_briefing/2026-10"})
    row = next(one for one in meetings(session) if one.id.hex == key)
    assert (row.starts_at, row.place) == (time(14), "Phòng họp A")
    assert session.get_one(Post, row.chair_post_id).name == "Chánh Văn phòng"
    assert invited(session, row) == ["Trần An", "Lê Văn Bình", "Phòng Tổng hợp"]


def test_heads_of_unions_come_where_the_rights_of_members_are_touched_and_nobody_comes_twice(session):
    keep(session, Person(full_name="Vũ Hoa", title="Chủ tịch Công đoàn Văn phòng"))
    keep(session, Agency(name="Đoàn Thanh niên Văn phòng", kind=AgencyKind.PARTY))
    row = keep(session, Meeting(kind=MeetingKind.OTHER, title="Họp", held_on=TODAY))
    assert invite_by_kind(session, row.id.hex) == 0
    row.touches_members = True
    assert invite_by_kind(session, row.id.hex) == 2
    assert invite_by_kind(session, row.id.hex) == 0
    assert invited(session, row) == ["Vũ Hoa", "Đoàn Thanh niên Văn phòng"]


def test_the_list_tells_the_year_in_months_and_by_kind(session):
    assert len(rows(session, regular_meetings)) == 32
    assert [row.kind for row in rows(session, regular_meetings, kind="leadership")] == [
        MeetingKind.LEADERSHIP
    ] * 4
    assert groups(session, regular_meetings, "kind")[0] == ("Phiên họp thường kỳ UBND tỉnh", 12)
    assert len(groups(session, regular_meetings, "month")) == 12
    assert [row.title for row in rows(session, regular_meetings, words="tong ket")] == [
        "Hội nghị tổng kết công tác năm 2025"
    ]
    with pytest.raises(KeyError):
        regular_meetings.choices(session, "leader")


def invited(session, meeting: Meeting) -> list[str]:
    found = session.scalars(
        select(MeetingAttendance)
        .where(MeetingAttendance.meeting_id == meeting.id)
        .order_by(MeetingAttendance.id)
    )
    return [
        session.get_one(Person, one.person_id).full_name
        if one.person_id
        else session.get_one(Agency, one.agency_id).name
        for one in found
    ]
