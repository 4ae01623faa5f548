"""Who was a member of the committee on a day: for rounds, quorum, invitations, lists and the majority of all."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.meeting_terms import Group
from app.core.terms import Attendance, MeetingKind
from app.models.meeting import Meeting, MeetingAttendance
from app.models.opinion import OpinionAnswer
from app.models.person import Person, member_on
from app.services import participants
from app.services.committee import chair_on, is_member, members
from app.services.held_meeting import read_held
from app.services.lists import people
from app.services.opinions import start
from app.services.session_votes import begin
from tests.services.lists.making import rows

DAY = timedelta(days=1)
LEFT = date(2026, 6, 30)
JOINED = LEFT + DAY
NAMES = ("Chủ tịch An", "Đã thôi", "Mới vào", "Chưa từng")


@pytest.fixture
def committee(session: Session) -> list[Person]:
    """The chairman, one who left in the middle of the year, one who came then, and one who never was."""
    found = [
        Person(full_name=NAMES[0], title="Chủ tịch UBND tỉnh", committee_member=True, rank=1),
        Person(full_name=NAMES[1], committee_member=True, member_to=LEFT, rank=2),
        Person(full_name=NAMES[2], committee_member=True, member_from=JOINED, rank=3),
        Person(full_name=NAMES[3], rank=4),
    ]
    session.add_all(found)
    session.flush()
    return found


def names(session: Session, keys: list) -> list[str]:
    return [session.get_one(Person, key).full_name for key in keys]


@pytest.mark.parametrize(("day", "second"), [(LEFT, "Đã thôi"), (JOINED, "Mới vào")])
def test_the_committee_is_that_of_the_day(
    session: Session, committee: list[Person], day: date, second: str
) -> None:
    there = [NAMES[0], second]
    assert names(session, members(session, day)) == there
    assert [one.full_name for one in participants.members(session, Group.COMMITTEE, day)] == there
    asked = start(session, content="Nghị quyết", asked_on=day)
    answers = session.scalars(select(OpinionAnswer).where(OpinionAnswer.round_id == asked.id))
    assert sorted(names(session, [one.person_id for one in answers])) == sorted(there)


@pytest.mark.parametrize(("day", "who"), [(LEFT, {0, 1}), (JOINED, {0, 2})])
def test_quorum_and_votes_count_who_was_a_member_on_the_meeting_s_day(
    session: Session, committee: list[Person], day: date, who: set[int]
) -> None:
    """Everybody sits there; only the members of the day are members."""
    meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=day)
    session.add(meeting)
    session.flush()
    for person in committee:
        session.add(MeetingAttendance(meeting_id=meeting.id, person_id=person.id, state=Attendance.PRESENT))
    session.flush()
    held = read_held(session, meeting.id.hex)
    assert held.members == 2
    assert {one.name for one in held.attendees if one.is_member} == {NAMES[place] for place in who}
    vote = begin(session, meeting.id.hex)
    assert (vote.members, vote.present) == (2, 2)


def test_who_left_chairs_no_more(session: Session, committee: list[Person]) -> None:
    committee[0].member_to = LEFT
    session.flush()
    assert chair_on(session, LEFT) == committee[0].id
    assert chair_on(session, JOINED) is None


def test_the_list_says_since_when_and_finds_who_is_one_today(
    session: Session, committee: list[Person]
) -> None:
    told = {row.full_name: row.membership for row in rows(session, people)}
    assert told == {
        NAMES[0]: "Có",
        NAMES[1]: "Không (đến 30/06/2026)",
        NAMES[2]: "Có (từ 01/07/2026)",
        NAMES[3]: "",
    }
    assert {row.full_name for row in rows(session, people, state="member")} == {NAMES[0], NAMES[2]}
    assert {row.full_name for row in rows(session, people, state="former")} == {NAMES[1]}
    wanted = Wanted(filters={"state": ("member",)})
    assert people.count(session, wanted, today=LEFT) == 2


DAYS = st.none() | st.dates(LEFT - 2 * DAY, LEFT + 2 * DAY)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.booleans(), DAYS, DAYS, st.dates(LEFT - 3 * DAY, LEFT + 3 * DAY))
def test_sql_and_python_agree(
    session: Session, marked: bool, since: date | None, until: date | None, day: date
) -> None:
    with session.begin_nested() as undone:
        person = Person(full_name="Ai", committee_member=marked, member_from=since, member_to=until)
        session.add(person)
        session.flush()
        expected = is_member(person, day)
        assert (members(session, day) == [person.id]) is expected
        assert bool(session.scalars(select(Person).where(member_on(day))).all()) is expected
        undone.rollback()
