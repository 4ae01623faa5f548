"""Extensions by agency, room and month: what is counted, and that each figure is the count of what it opens."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.extensions import ExtensionFigures, ExtensionLine
from app.briefings.figures import Period
from app.briefings.lists import Wanted
from app.core.statistics_terms import ExtensionBy
from app.core.terms import AgencyKind, AgencyRole, DayKind
from app.models.agency import Agency
from app.models.office import SpecialDay
from app.models.person import Field, Person, Post
from app.models.task import Extension, Task, TaskAgency
from app.models.task_life import ExtensionRequest
from app.services.extension_statistics import count_extensions
from app.services.lists import extension_requests, extensions, tasks
from app.services.settings import load_preset
from app.ui.screens.statistics_work import behind_extensions
from tests.services.conftest import scratch
from tests.services.lists.making import groups, keep, rows

TODAY = date(2026, 11, 29)
ASSIGNED, DEADLINE = date(2026, 9, 1), date(2026, 10, 9)  # a Friday
AUTUMN = Period(date(2026, 9, 1), date(2026, 11, 30), TODAY)
LISTS = {"extension_requests": extension_requests, "extensions": extensions, "tasks": tasks}
COUNTED = ("asked", "granted", "refused", "waiting", "lapsed", "extensions", "tasks")
DAYS = st.dates(date(2026, 8, 20), date(2026, 12, 10))


def _agencies(session: Session) -> list[Agency]:
    load_preset(session)
    home = keep(session, Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT, position=1))
    health = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT, position=2))
    merged = keep(session, Agency(name="Sở Lao động", kind=AgencyKind.DEPARTMENT, position=3))
    merged.valid_to, merged.successor_id = date(2026, 9, 30), home.id
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM, position=4))
    return [home, health, merged, room]


def _others(session: Session) -> tuple[Post, Person, Field]:
    post, person = keep(session, Post(name="Chủ tịch")), keep(session, Person(full_name="Lê An"))
    return post, person, keep(session, Field(name="Y tế"))


def _task(session: Session, leads: list[Agency], **more: object) -> Task:
    row = keep(session, Task(content="Xây cầu", assigned_on=ASSIGNED, deadline=DEADLINE, **more))
    for agency in leads:
        keep(session, TaskAgency(task_id=row.id, agency_id=agency.id, role=AgencyRole.LEAD))
    return row


@pytest.fixture
def agencies(session: Session) -> list[Agency]:
    return _agencies(session)


def _given(session: Session, task: Task, to: date, decided: date | None) -> None:
    keep(session, Extension(task_id=task.id, extended_to=to, decided_on=decided))


def test_working_days_run_from_the_old_deadline_to_the_new_one(
    session: Session, agencies: list[Agency]
) -> None:
    keep(session, SpecialDay(day=date(2026, 10, 13), kind=DayKind.OFF, name="Nghỉ"))
    task = _task(session, agencies[:1])
    _given(session, task, date(2026, 10, 16), date(2026, 10, 5))  # 4 working days: one of the five is off
    _given(session, task, date(2026, 10, 20), date(2026, 10, 15))  # 2 more
    _given(session, task, date(2026, 10, 19), date(2026, 10, 19))  # earlier than the one before: none
    (line,) = count_extensions(session, AUTUMN, ExtensionBy.AGENCY).lines
    assert line.figures == ExtensionFigures(extensions=3, tasks=1, most=3, days=6)
    told = rows(session, extensions)
    assert [(row.place, row.old, row.days) for row in told] == [
        (3, date(2026, 10, 20), 0),
        (2, date(2026, 10, 16), 2),
        (1, DEADLINE, 4),
    ]
    assert [row.place for row in rows(session, extensions, state="again")] == [3, 2]
    assert groups(session, extensions, "month") == [("Tháng 10/2026", 3)]
    assert rows(session, extensions, words="cầu nội vụ") == told


def test_an_extension_without_a_day_is_as_old_as_its_task(session: Session, agencies: list[Agency]) -> None:
    _given(session, _task(session, agencies[:1]), date(2026, 10, 16), None)
    september = Period(date(2026, 9, 1), date(2026, 9, 30), date(2026, 9, 30))
    assert count_extensions(session, september, ExtensionBy.MONTH).whole.figures.extensions == 1


def test_the_deadline_that_an_extension_moved_is_looked_up_once(session: Session) -> None:
    asked: list[str] = []
    driver = session.connection().connection.driver_connection
    driver.set_trace_callback(asked.append)
    count_extensions(
        session, Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31)), ExtensionBy.ROOM
    )
    driver.set_trace_callback(None)
    questions = [sql for sql in asked if "FROM extension AS before" in sql]
    assert questions
    for sql in questions:
        steps = [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")]
        assert sum("SEARCH before" in step for step in steps) == 1


def test_a_task_of_two_agencies_counts_for_each_and_once_in_all_merged_ones_as_one(
    session: Session, agencies: list[Agency]
) -> None:
    _given(session, _task(session, agencies[:3]), date(2026, 10, 16), date(2026, 10, 5))
    found = count_extensions(session, AUTUMN, ExtensionBy.AGENCY)
    assert found.whole.figures.extensions == 1
    assert [(line.name, line.figures.days) for line in found.lines] == [("Sở Nội vụ", 5), ("Sở Y tế", 5)]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (ExtensionBy.LEADER, ["Chủ tịch", "Lê An", "Chưa ghi người giao"]),
        (ExtensionBy.FIELD, ["Y tế", "Chưa ghi lĩnh vực"]),
        (ExtensionBy.PERSON, ["Lê An", "Chưa phân công chuyên viên"]),
    ],
)
def test_extensions_are_counted_by_who_gave_the_task_who_follows_it_and_its_field(
    session: Session, agencies: list[Agency], by: ExtensionBy, names: list[str]
) -> None:
    post, person, field = _others(session)
    for more in (
        {"assigner_post_id": post.id, "assigner_person_id": person.id, "field_id": field.id},
        {"assigner_person_id": person.id, "officer_id": person.id},
        {},
    ):
        _given(session, _task(session, agencies[:1], **more), date(2026, 10, 16), date(2026, 10, 5))
    found = count_extensions(session, AUTUMN, by)
    assert [line.name for line in found.lines] == names
    assert sum(line.figures.days for line in found.lines) == found.whole.figures.days == 15
    for line in found.lines:
        _opens_as_many(session, line)
    groups_of = {ExtensionBy.PERSON: "officer"}.get(by, by.value)
    assert sorted(name for name, _ in groups(session, extensions, groups_of)) == sorted(names)


def test_nothing_given_is_a_whole_of_nothing(session: Session) -> None:
    found = count_extensions(session, AUTUMN, ExtensionBy.AGENCY)
    assert (found.whole.figures, found.lines) == (ExtensionFigures(), ())


TASKS = st.lists(
    st.tuples(
        st.sets(st.integers(0, 2)),
        *(st.booleans(),) * 3,
        st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=3),
    ),
    max_size=4,
)
REQUESTS = st.lists(
    st.tuples(st.integers(0, 3), DAYS, st.sampled_from((None, True, False)), st.none() | DAYS, st.booleans()),
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(TASKS, REQUESTS, DAYS)
def test_each_figure_is_the_count_of_what_it_opens(
    memory: Engine, made: list[tuple], asked: list[tuple], as_of: date
) -> None:
    with scratch(memory) as session:
        agencies = _agencies(session)
        kept, (post, person, field) = [], _others(session)
        for leads, roomed, posted, handed, given_ in made:
            more = {
                "room_id": agencies[3].id if roomed else None,
                "officer_id": person.id if handed else None,
                "field_id": field.id if roomed else None,
                "assigner_post_id": post.id if posted else None,
                "assigner_person_id": person.id if handed else None,
                "completed_on": DEADLINE if roomed and not handed else None,
            }
            kept.append(_task(session, [agencies[at] for at in leads], **more))
            for to, decided in given_:
                _given(session, kept[-1], to, decided)
        for at, day, granted, decided, own in asked if kept else ():
            request = ExtensionRequest(
                task_id=kept[at % len(kept)].id,
                requested_on=day,
                requested_to=day + timedelta(30),
                granted=granted,
                decided_on=decided,
                agency_id=agencies[1].id if own else None,
            )
            keep(session, request)
        period = Period(AUTUMN.start, AUTUMN.end, as_of)
        for by in ExtensionBy:
            found = count_extensions(session, period, by)
            for line in (found.whole, *found.lines):
                _opens_as_many(session, line)
            if by is not ExtensionBy.AGENCY:
                for name in ("asked", "extensions", "days"):
                    whole = getattr(found.whole.figures, name)
                    assert sum(getattr(line.figures, name) for line in found.lines) == whole


def _opens_as_many(session: Session, line: ExtensionLine) -> None:
    told = line.figures
    assert told.asked == told.granted + told.refused + told.waiting + told.lapsed
    for name in COUNTED:
        link = behind_extensions(line, figure=name)
        counted = LISTS[link.list].count(session, link.wanted, today=TODAY)
        assert counted == getattr(line.figures, name), (line.name, name)


def test_a_merged_room_stands_under_its_successor(session: Session, agencies: list[Agency]) -> None:
    room = agencies[3]
    over = {"valid_to": date(2026, 9, 30), "successor_id": room.id}
    dead = keep(session, Agency(name="Phòng Ngoại vụ", kind=AgencyKind.OFFICE_ROOM, **over))
    for one in (room, dead):
        _given(session, _task(session, agencies[:1], room_id=one.id), date(2026, 10, 16), date(2026, 10, 5))
    [line] = count_extensions(session, AUTUMN, ExtensionBy.ROOM).lines
    assert (line.name, line.figures.extensions) == ("Phòng Tổng hợp", 2)
    filters = {"period": ("2026-09-01..2026-11-30",), **line.narrowed}
    assert extensions.count(session, Wanted(filters=filters), today=TODAY) == 2
