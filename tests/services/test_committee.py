"""Who was a member of the committee on a day: for rounds, quorum, invitations, lists and the majority of all."""

from datetime import UTC, date, datetime, timedelta

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
from app.models.person import MemberSpell, Person, member_on
from app.rules.facts import stands
from app.services import participants
from app.services.committee import chair_on, members
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
        Person(full_name=NAMES[1], committee_member=True, rank=2),
        Person(full_name=NAMES[2], committee_member=True, rank=3),
        Person(full_name=NAMES[3], rank=4),
    ]
    session.add_all(found)
    session.flush()
    spell(session, found[1], until=LEFT)
    spell(session, found[2], since=JOINED)
    return found


def spell(session: Session, person: Person, since: date | None = None, until: date | None = None) -> None:
    session.add(MemberSpell(person_id=person.id, from_on=since, to_on=until))
    session.flush()


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
    vote = begin(session, meeting.id.hex, today=day)
    assert (vote.members, vote.present) == (2, 2)


def test_who_left_chairs_no_more(session: Session, committee: list[Person]) -> None:
    spell(session, committee[0], until=LEFT)
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


def test_who_comes_back_is_a_member_again_and_was_none_in_between(
    session: Session, committee: list[Person]
) -> None:
    """Rounds, quorum and the list ask for the day; what was answered before stays."""
    back = JOINED + 90 * DAY
    before = start(session, content="Nghị quyết 1", asked_on=LEFT)
    spell(session, committee[1], since=back)
    found = {day: NAMES[1] in names(session, members(session, day)) for day in (LEFT, JOINED, back)}
    assert found == {LEFT: True, JOINED: False, back: True}
    told = {row.full_name: row.membership for row in rows(session, people)}
    assert told[NAMES[1]] == "Có (đến 30/06/2026; từ 29/09/2026)"
    answers = session.scalars(select(OpinionAnswer).where(OpinionAnswer.round_id == before.id))
    assert committee[1].id in {one.person_id for one in answers}
    after = start(session, content="Nghị quyết 2", asked_on=back)
    asked = session.scalars(select(OpinionAnswer.person_id).where(OpinionAnswer.round_id == after.id)).all()
    assert len(asked) == 3


def test_a_spell_in_the_bin_counts_no_more(session: Session, committee: list[Person]) -> None:
    session.query(MemberSpell).filter(
        MemberSpell.person_id == committee[1].id
    ).one().deleted_at = datetime.now(UTC)
    session.flush()
    assert NAMES[1] in names(session, members(session, JOINED)), "marked, and no spell says otherwise"


DAYS = st.none() | st.dates(LEFT - 2 * DAY, LEFT + 2 * DAY)
SPELLS = st.lists(st.tuples(DAYS, DAYS), max_size=3)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.booleans(), SPELLS, st.dates(LEFT - 3 * DAY, LEFT + 3 * DAY))
def test_both_questions_agree_with_the_rule(
    session: Session, marked: bool, spells: list[tuple[date | None, date | None]], day: date
) -> None:
    with session.begin_nested() as undone:
        person = Person(full_name="Ai", committee_member=marked)
        session.add(person)
        session.flush()
        for since, until in spells:
            spell(session, person, since, until)
        expected = marked and (not spells or any(stands(*days, day) for days in spells))
        assert (members(session, day) == [person.id]) is expected
        assert bool(session.scalars(select(Person).where(member_on(day))).all()) is expected
        undone.rollback()
