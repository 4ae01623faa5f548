"""Who changes rooms is counted on each day where he worked on it; a correction changes every day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import sleep
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.forms import Loaded, Ref
from app.briefings.lists import Wanted
from app.briefings.person_form import PersonForm, WorkplaceRow
from app.core.errors import AppError
from app.core.statistics_terms import By, ExtensionBy, PresenceBy
from app.core.task_making_terms import FollowRole
from app.core.terms import AgencyKind, Attendance, MeetingKind
from app.models.agency import Agency
from app.models.change_log import Change
from app.models.database import Database
from app.models.known_at import known_at
from app.models.meeting import Meeting, MeetingAttendance
from app.models.person import PastWorkplace, Person
from app.models.task import Extension, Task
from app.rules.workplaces import moved, workplace_on
from app.services.bin import delete, restore
from app.services.extension_statistics import count_extensions
from app.services.followers import follow
from app.services.forms import person as form
from app.services.lists import presence, tasks
from app.services.presence_statistics import count_presence
from app.services.statistics import count_statistics
from app.services.undo import undo
from app.services.workplace_sql import workplace
from tests.services.conftest import scratch

TODAY, LAST = date(2026, 11, 30), date(2026, 10, 31)
OCTOBER = Period(date(2026, 10, 1), LAST, LAST)
NOW = replace(OCTOBER, as_of=TODAY)
BEFORE, AFTER = {"Phòng A": 2, "Phòng B": 1}, {"Phòng B": 3}

# --- the rule ---

DAYS = st.dates(date(2026, 10, 1), date(2026, 10, 12))
LEFT = st.lists(st.tuples(st.integers(0, 2), DAYS), max_size=3, unique_by=lambda one: one[1])


@given(LEFT, st.none() | st.integers(0, 2), DAYS)
def test_sql_and_the_rule_say_the_same_of_a_day(
    memory: Engine, left: list[tuple[int, date]], now: int | None, day: date
) -> None:
    with scratch(memory) as session:
        places = [Agency(name=f"Phòng {number}", kind=AgencyKind.OFFICE_ROOM) for number in range(3)]
        session.add_all(places)
        session.flush()
        officer = Person(full_name="Lê An", agency_id=None if now is None else places[now].id)
        session.add(officer)
        session.flush()
        rows = [
            PastWorkplace(person_id=officer.id, agency_id=places[at].id, to_on=to_on) for at, to_on in left
        ]
        gone = PastWorkplace(
            person_id=officer.id, agency_id=places[0].id, to_on=day, deleted_at=datetime.now(UTC)
        )
        session.add_all([*rows, gone])
        session.flush()
        said = session.execute(
            text(f"SELECT {workplace('person', ':day')} FROM person WHERE id = :key"),
            {"day": day.isoformat(), "key": officer.id.hex},
        ).scalar()
    expected = workplace_on(left, now, day)
    assert said == (None if expected is None else places[expected].id.hex)


@given(LEFT, st.integers(0, 2), st.integers(0, 2), st.integers(1, 4))
def test_a_move_changes_no_day_before_it_and_all_from_it_on(
    left: list[tuple[int, date]], was: int, now: int, after: int
) -> None:
    since = max((to_on for _, to_on in left), default=date(2026, 10, 1)) + timedelta(after)
    found = moved(left, was, now, since)
    for offset in range(30):
        day = date(2026, 9, 25) + timedelta(offset)
        expected = workplace_on(left, was, day) if day < since else now
        assert workplace_on(found, now, day) == expected


def test_going_back_on_the_day_of_a_move_leaves_no_trace_of_it() -> None:
    since = date(2026, 11, 30)
    there = moved((), "A", "B", since)
    assert there == (("A", date(2026, 11, 29)),)
    assert moved(there, "B", "A", since) == ()
    assert moved(there, "B", "C", since) == there


# --- what is counted ---


def fill(session: Session) -> tuple[Ref, Ref, str]:
    """Two rooms; Lê An of the first follows two tasks, Vũ Bình of the second one, nobody wrote a room."""
    rooms = [
        Agency(name=name, kind=AgencyKind.OFFICE_ROOM, position=n)
        for n, name in enumerate(("Phòng A", "Phòng B"))
    ]
    session.add_all(rooms)
    session.flush()
    an, binh = (
        Person(full_name=name, agency_id=room.id)
        for name, room in zip(("Lê An", "Vũ Bình"), rooms, strict=True)
    )
    session.add_all((an, binh))
    session.flush()
    own = [
        Task(content=f"Việc {n}", assigned_on=date(2026, 10, 5), officer_id=who.id)
        for n, who in enumerate((an, an, binh))
    ]
    meeting = Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban", held_on=date(2026, 10, 12))
    session.add_all([*own, meeting])
    session.flush()
    follow(session, [own[1].id], {FollowRole.OFFICER: binh.id}, on=date(2026, 10, 8))
    follow(session, [own[1].id], {FollowRole.OFFICER: an.id}, on=date(2026, 10, 9))
    session.add(Extension(task_id=own[0].id, extended_to=date(2026, 12, 1), decided_on=date(2026, 10, 20)))
    session.add(MeetingAttendance(meeting_id=meeting.id, person_id=an.id, state=Attendance.PRESENT))
    session.flush()
    first, second = (Ref("agency", room.id.hex, room.name) for room in rooms)
    return first, second, an.id.hex


def move(session: Session, key: str, to: Ref | None, *, on: date | None = TODAY) -> None:
    loaded = form.load(session, key, today=TODAY)
    assert loaded.values.moved_on == (TODAY if loaded.values.agency else None)
    form.save(session, replace(loaded, values=replace(loaded.values, agency=to, moved_on=on)))


def by_room(session: Session, period: Period) -> dict[str, int]:
    """The tasks of each room, by the figures; the list behind each says the same."""
    found = count_statistics(session, period, By.ROOM)
    for line in found.lines:
        days = {"period": (f"{period.start}..{period.end}",), "as_of": (period.as_of.isoformat(),)}
        wanted = Wanted(filters={**days, "figure": ("total",), **line.narrowed}, group="room")
        assert tasks.count(session, wanted, today=TODAY) == line.tasks.total
        listed = tasks.find(session, wanted, today=TODAY)
        assert len(listed.groups) == 1
        assert line.lacks or listed.groups[0].label == line.name
    return {line.name: line.tasks.total for line in found.lines}


def test_a_move_of_today_leaves_october_as_it_was(session: Session) -> None:
    first, second, an = fill(session)
    assert (by_room(session, OCTOBER), by_room(session, NOW)) == (BEFORE, BEFORE)
    move(session, an, second)
    assert (by_room(session, OCTOBER), by_room(session, NOW)) == (BEFORE, AFTER)
    yesterday = replace(OCTOBER, as_of=TODAY - timedelta(1))
    assert by_room(session, yesterday) == BEFORE
    move(session, an, first)  # the same day: it was a slip
    assert (by_room(session, OCTOBER), by_room(session, NOW)) == (BEFORE, BEFORE)
    assert form.load(session, an, today=TODAY).values.workplaces == ()


def test_a_move_counts_from_its_day_and_a_correction_on_every_day(session: Session) -> None:
    _, second, an = fill(session)
    move(session, an, second, on=date(2026, 10, 31))
    assert (by_room(session, OCTOBER), by_room(session, replace(OCTOBER, as_of=date(2026, 10, 30)))) == (
        AFTER,
        BEFORE,
    )
    loaded = form.load(session, an, today=TODAY)
    rows = tuple(replace(row, to_on=date(2026, 11, 15)) for row in loaded.values.workplaces)
    form.save(session, replace(loaded, values=replace(loaded.values, workplaces=rows)))
    assert by_room(session, OCTOBER) == BEFORE
    loaded = form.load(session, an, today=TODAY)
    form.save(session, replace(loaded, values=replace(loaded.values, workplaces=())))
    assert by_room(session, OCTOBER) == AFTER


def test_without_a_day_the_room_was_wrong_until_now(session: Session) -> None:
    _, second, an = fill(session)
    move(session, an, second, on=None)
    assert (by_room(session, OCTOBER), by_room(session, NOW)) == (AFTER, AFTER)


def test_who_left_the_office_was_in_his_room_before(session: Session) -> None:
    _, second, an = fill(session)
    move(session, an, None)
    assert by_room(session, OCTOBER) == BEFORE
    assert by_room(session, NOW) == {"Phòng B": 1, "Chưa rõ phòng theo dõi": 2}
    move(session, an, second, on=None)  # nobody moves out of no place: it is written for the first time
    assert (by_room(session, OCTOBER), by_room(session, NOW)) == (BEFORE, AFTER)


def test_extensions_and_attendance_know_the_room_of_their_day(session: Session) -> None:
    first, second, an = fill(session)
    move(session, an, second)
    for period, room in ((OCTOBER, "Phòng A"), (NOW, "Phòng B")):
        extended = count_extensions(session, period, ExtensionBy.ROOM)
        assert [line.name for line in extended.lines] == [room]
        came = count_presence(session, period, PresenceBy.AGENCY)
        assert [(line.name, line.figures.present) for line in came.lines] == [("Phòng A", 1)]
    wanted = Wanted(filters={"agency": (first.key,)})
    assert presence.count(session, wanted, today=TODAY) == 1
    [row] = presence.read(session, presence.find(session, wanted, today=TODAY).keys, today=TODAY)
    assert row.agency == "Phòng A"


def test_nobody_moves_before_the_last_day_in_a_place_that_was_left(session: Session) -> None:
    first, second, an = fill(session)
    move(session, an, second, on=date(2026, 11, 10))
    with pytest.raises(AppError, match="Ngày chuyển phải sau 09/11/2026"):
        move(session, an, first, on=date(2026, 11, 9))


def test_the_panel_and_the_form_tell_where_somebody_was(session: Session) -> None:
    first, second, an = fill(session)
    move(session, an, second, on=date(2026, 11, 1))
    assert form.describe(session, an, today=TODAY).parts == {
        "Nơi công tác trước đây": ("Phòng A (đến 31/10/2026)",)
    }
    [row] = form.load(session, an, today=TODAY).values.workplaces
    assert replace(row, key="") == WorkplaceRow("", first, LAST)


# --- the log ---


def test_a_move_is_one_save_that_can_be_taken_back_and_is_known_at_no_earlier_moment(
    database: Database,
) -> None:
    with database.write("Trước") as session:
        _, second, an = fill(session)
    moment = datetime.now(UTC)
    sleep(0.002)  # the log knows milliseconds
    with database.write("Lan") as session:
        move(session, an, second, on=date(2026, 10, 20))
    with database.read() as session:
        assert (by_room(session, OCTOBER), by_room(session, NOW)) == (AFTER, AFTER)
    with database.read() as session, known_at(session, moment) as then:
        found = count_statistics(then, OCTOBER, By.ROOM)
        assert {line.name: line.tasks.total for line in found.lines} == BEFORE
    with database.write("Lan") as session:
        undo(session)
    with database.read() as session:
        assert by_room(session, NOW) == BEFORE
        assert not session.scalar(select(func.count()).where(PastWorkplace.deleted_at.is_(None)))


def test_who_goes_into_the_bin_takes_his_places_along_and_brings_them_back(database: Database) -> None:
    def left(session: Session) -> list[UUID]:
        return list(
            session.scalars(select(PastWorkplace.person_id).where(PastWorkplace.deleted_at.is_(None)))
        )

    with database.write("Lan") as session:
        first, second, _ = fill(session)
        new = form.save(session, Loaded("", PersonForm(full_name="Trần Cúc", agency=first)))
        move(session, new, second)
        delete(session, "person", UUID(new))
        assert left(session) == []
        restore(session, "person", UUID(new))
        assert left(session) == [UUID(new)]


def test_a_person_saved_as_opened_writes_nothing(database: Database) -> None:
    with database.write("Lan") as session:
        _, second, an = fill(session)
        move(session, an, second)
    with database.write("Lan") as session:
        before = session.scalar(select(func.max(Change.seq)))
        form.save(session, form.load(session, an, today=TODAY + timedelta(9)))
        assert session.scalar(select(func.max(Change.seq))) == before
