"""Attendance by person, agency, kind and month: what is counted, and that each figure is the count of its list."""

from datetime import date, time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.briefings.presence import PresenceFigures, PresenceLine
from app.core.statistics_terms import Comparison, PresenceBy
from app.core.terms import AgencyKind, Attendance, MeetingKind
from app.models.agency import Agency
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import Person
from app.services.lists import presence
from app.services.presence_sql import FIGURES
from app.services.presence_statistics import count_presence
from tests.services.conftest import scratch
from tests.services.lists.making import rows

TODAY = date(2026, 11, 29)
AUTUMN = Period(date(2026, 9, 1), date(2026, 11, 30), TODAY)
DAYS = st.dates(date(2026, 8, 20), date(2026, 12, 10))
MEETINGS = st.lists(
    st.tuples(st.sampled_from(MeetingKind), DAYS, st.none() | DAYS, st.sampled_from((None, time(8)))),
    min_size=1,
    max_size=4,
)
PARTS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(Attendance),
        st.sampled_from((None, time(7, 50), time(8, 10))),
        st.booleans(),
    ),
    max_size=12,
)


@pytest.fixture
def people(session: Session) -> list[Person]:
    """Two of one agency, one of another."""
    return _people(session)


def _people(session: Session) -> list[Person]:
    home = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT, position=1)
    health = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT, position=2)
    session.add_all([home, health])
    session.flush()
    found = [
        Person(full_name="Lò Văn An", agency_id=home.id, rank=1),
        Person(full_name="Vi Thị Bình", agency_id=home.id, rank=2),
        Person(full_name="Hà Văn Cao", agency_id=health.id),
    ]
    session.add_all(found)
    session.flush()
    return found


def _meeting(
    session: Session, day: date, kind: MeetingKind = MeetingKind.REGULAR_SESSION, **parts: object
) -> Meeting:
    meeting = Meeting(kind=kind, title="Phiên họp", held_on=day, starts_at=time(8), **parts)
    session.add(meeting)
    session.flush()
    return meeting


def _take_part(session: Session, meeting: Meeting, person: Person, state: Attendance, **more: object) -> None:
    session.add(MeetingAttendance(meeting_id=meeting.id, person_id=person.id, state=state, **more))
    session.flush()


def test_who_came_is_counted_for_meetings_that_were_held(session: Session, people: list[Person]) -> None:
    an, binh, cao = people
    held = _meeting(session, date(2026, 10, 26))
    _take_part(session, held, an, Attendance.PRESENT, arrived_at=time(8, 15))
    _take_part(session, held, binh, Attendance.SUBSTITUTED, substitute="Người khác")
    _take_part(session, held, cao, Attendance.ABSENT)
    again = _meeting(session, date(2026, 11, 26))
    _take_part(session, again, an, Attendance.EXCUSED)
    _take_part(session, again, cao, Attendance.INVITED)
    for meeting in (
        _meeting(session, date(2026, 11, 30)),  # still to come
        _meeting(session, date(2026, 11, 20), cancelled_on=date(2026, 11, 18)),
        _meeting(session, date(2026, 8, 31)),
    ):
        _take_part(session, meeting, an, Attendance.PRESENT)
    found = count_presence(session, AUTUMN, PresenceBy.PERSON)
    assert {line.name: line.figures for line in found.lines} == {
        "Lò Văn An": PresenceFigures(invited=2, present=1, excused=1, late=1),
        "Vi Thị Bình": PresenceFigures(invited=1, substituted=1),
        "Hà Văn Cao": PresenceFigures(invited=2, absent=1, unrecorded=1),
    }
    assert found.whole.figures.rate_present == 25  # one of the four of whom it was recorded
    assert found.whole.figures.rate_represented == 50


def test_merged_agencies_stand_under_their_successor(session: Session, people: list[Person]) -> None:
    held = _meeting(session, date(2026, 10, 26))
    for person in people:
        _take_part(session, held, person, Attendance.PRESENT)
    home, health = (session.get_one(Agency, people[place].agency_id) for place in (0, 2))
    home.valid_to, home.successor_id = date(2026, 10, 31), health.id
    session.flush()
    (line,) = count_presence(session, AUTUMN, PresenceBy.AGENCY).lines
    assert (line.name, line.figures.present) == ("Sở Y tế", 3)


def test_a_meeting_cancelled_later_still_counts_as_of_an_earlier_day(
    session: Session, people: list[Person]
) -> None:
    held = _meeting(session, date(2026, 10, 26), cancelled_on=date(2026, 11, 2))
    _take_part(session, held, people[0], Attendance.INVITED)
    october = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))
    assert count_presence(session, october, PresenceBy.KIND).whole.figures.invited == 1
    assert count_presence(session, AUTUMN, PresenceBy.KIND).whole.figures.invited == 0


def test_compared_periods_are_asked_at_once_each_seen_on_its_own_day(
    session: Session, people: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (date(2026, 9, 7), date(2026, 10, 26), date(2026, 10, 27)):
        _take_part(session, _meeting(session, day), people[0], Attendance.PRESENT)
    off = _meeting(session, date(2026, 9, 8), cancelled_on=date(2026, 10, 5))  # as of September it was held
    _take_part(session, off, people[2], Attendance.INVITED)
    session.flush()
    asked: list[str] = []
    driver = session.connection().connection.driver_connection
    driver.set_trace_callback(asked.append)
    october = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))
    found = count_presence(session, october, PresenceBy.AGENCY, comparisons=tuple(Comparison))
    driver.set_trace_callback(None)
    assert sum("meeting_attendance" in sql for sql in asked) == 1
    assert found.whole.figures == PresenceFigures(invited=2, present=2)
    assert {line.name: [one.invited for one in line.others.values()] for line in found.lines} == {
        "Sở Nội vụ": [1, 0],
        "Sở Y tế": [1, 0],
    }


def test_a_part_of_a_month_is_named_by_its_days(session: Session, people: list[Person]) -> None:
    for day in (date(2026, 9, 20), date(2026, 10, 26)):
        _take_part(session, _meeting(session, day), people[0], Attendance.PRESENT)
    period = Period(date(2026, 9, 15), date(2026, 10, 31), TODAY)
    assert [line.name for line in count_presence(session, period, PresenceBy.MONTH).lines] == [
        "Tháng 9/2026 (từ 15/09 đến 30/09)",
        "Tháng 10/2026",
    ]


@settings(max_examples=40)
@given(MEETINGS, PARTS, DAYS)
def test_each_figure_is_the_count_of_its_list_and_rows_add_up(
    memory: Engine,
    meetings: list[tuple[MeetingKind, date, date | None, time | None]],
    parts: list[tuple[int, Attendance, time | None, bool]],
    as_of: date,
) -> None:
    with scratch(memory) as session:
        people = _people(session)
        made = [
            Meeting(kind=kind, title="Họp", held_on=day, cancelled_on=off, starts_at=at)
            for kind, day, off, at in meetings
        ]
        session.add_all(made)
        session.flush()
        for place, (who, state, arrived, by_name) in enumerate(parts):
            person = people[who % len(people)]
            invited = {"person_id": person.id} if by_name else {"agency_id": person.agency_id}
            session.add(
                MeetingAttendance(
                    meeting_id=made[place % len(made)].id, state=state, arrived_at=arrived, **invited
                )
            )
        session.flush()
        period = Period(AUTUMN.start, AUTUMN.end, as_of)
        for by, name in product(PresenceBy, FIGURES):
            found = count_presence(session, period, by)
            told = [getattr(line.figures, name) for line in found.lines]
            assert sum(told) == getattr(found.whole.figures, name)
            for line in (found.whole, *found.lines):
                counted = presence.count(session, behind(line, name), today=TODAY)
                assert counted == getattr(line.figures, name), (by, line.name, name)


def behind(line: PresenceLine, figure: str) -> Wanted:
    """What a page asks for when a figure of the line is clicked."""
    period = line.period
    filters = {
        "period": (f"{period.start}..{period.end}",),
        "as_of": (period.as_of.isoformat(),),
        "figure": (figure,),
    }
    return Wanted(filters=filters | dict(line.narrowed))


def test_the_list_tells_who_came_and_crosses_out_what_was_not_held(
    session: Session, people: list[Person]
) -> None:
    an, binh, _ = people
    held = _meeting(session, date(2026, 10, 26))
    _take_part(session, held, an, Attendance.PRESENT, arrived_at=time(8, 15))
    off = _meeting(session, date(2026, 11, 20), cancelled_on=date(2026, 11, 18))
    _take_part(session, off, binh, Attendance.INVITED)
    first, second = rows(session, presence)
    assert (first.who, first.cancelled, second.who, second.cancelled) == (
        *("Vi Thị Bình", True),
        *("Lò Văn An", False),
    )
    assert (second.agency, second.state, second.arrived_at) == (
        "Sở Nội vụ",
        Attendance.PRESENT,
        time(8, 15),
    )
    (only,) = rows(session, presence, state="present")
    assert only == second
    assert [row.who for row in rows(session, presence, words="vi thi")] == ["Vi Thị Bình"]
