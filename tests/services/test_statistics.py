"""Statistics by any dimension add up to the whole, say what the lists show, and know merged agencies."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.figures import Period, TaskFigures
from app.briefings.lists import Wanted
from app.briefings.statistics import Line, Statistics
from app.core.errors import AppError
from app.core.statistics_terms import By, Comparison, Criterion
from app.core.task_making_terms import FollowRole
from app.core.terms import AgencyKind, AgencyRole, TaskOrigin
from app.models.agency import Agency
from app.models.person import Field, Person, Post
from app.models.task import Task, TaskAgency
from app.models.task_making import TaskFollower
from app.rules.tallies import plus
from app.services.lists import tasks
from app.services.statistics import SPANS, count_statistics
from tests.services.conftest import scratch
from tests.services.offices import OFFICES, PERIODS, RandomOffice, store

THINGS = tuple(by for by in By if by not in SPANS)
ALONE = tuple(by for by in THINGS if by is not By.AGENCY)
NUMBERS = tuple(field.name for field in fields(TaskFigures))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


def behind(session: Session, line: Line, figure: str) -> int:
    """How many tasks the list shows that a figure opens."""
    period = line.period
    filters = {
        "period": (f"{period.start}..{period.end}",),
        "as_of": (period.as_of.isoformat(),),
        "figure": (figure,),
    }
    wanted = Wanted(filters=filters | dict(line.narrowed))
    counted = tasks.count(session, wanted, today=period.as_of)
    assert len(tasks.find(session, wanted, today=period.as_of).keys) == counted
    return counted


@settings(max_examples=60)
@given(OFFICES, PERIODS, st.sampled_from(THINGS))
def test_rows_add_up_to_the_whole_and_each_figure_is_the_count_of_its_list(
    memory: Engine, office: RandomOffice, period: Period, by: By
) -> None:
    with scratch(memory) as session:
        store(session, office)
        found = count_statistics(session, period, by)
        total = reduce(plus, (line.tasks for line in found.lines), TaskFigures())
        if by is By.AGENCY:  # a task with two leads stands in two rows
            assert all(getattr(total, name) >= getattr(found.whole.tasks, name) for name in NUMBERS)
        else:
            assert total == found.whole.tasks
        for line in (found.whole, *found.lines):
            for name in NUMBERS:
                assert behind(session, line, name) == getattr(line.tasks, name), (line.name, name)


@settings(max_examples=60)
@given(OFFICES, PERIODS, st.sampled_from(tuple(SPANS)))
def test_each_new_task_of_a_period_stands_in_one_of_its_parts(
    memory: Engine, office: RandomOffice, period: Period, by: By
) -> None:
    seen = replace(period, as_of=max(period.as_of, period.end))
    with scratch(memory) as session:
        store(session, office)
        found = count_statistics(session, seen, by)
        for line in found.lines:
            assert behind(session, line, "total") == line.tasks.total
    starts, ends = (
        [day(line) for line in found.lines]
        for day in (lambda one: one.period.start, lambda one: one.period.end)
    )
    assert (starts[0], ends[-1]) == (seen.start, seen.end)
    assert all((start - end).days == 1 for start, end in zip(starts[1:], ends, strict=False))
    if len(found.lines) == 1:
        assert found.lines[0].tasks == found.whole.tasks


def test_a_part_that_has_not_begun_has_no_row(session: Session) -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31), date(2026, 5, 9))
    lines = count_statistics(session, year, By.MONTH).lines
    assert [line.name for line in lines] == [
        f"Tháng {month} năm 2026" for month in ("01", "02", "3", "4", "5")
    ]
    assert [line.period.as_of for line in lines][-2:] == [date(2026, 4, 30), date(2026, 5, 9)]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (
            By.MONTH,
            [
                "Tháng 01 năm 2026 (từ 15/01 đến 31/01)",
                "Tháng 02 năm 2026",
                "Tháng 3 năm 2026 (từ 01/03 đến 14/03)",
            ],
        ),
        (By.QUARTER, ["Quý I năm 2026 (từ 15/01 đến 14/03)"]),
        (By.YEAR, ["Năm 2026 (từ 15/01 đến 14/03)"]),
    ],
)
def test_a_part_of_a_month_is_named_by_its_days(session: Session, by: By, names: list[str]) -> None:
    period = Period(date(2026, 1, 15), date(2026, 3, 14), date(2026, 3, 14))
    assert [line.name for line in count_statistics(session, period, by).lines] == names


def test_too_many_rows_are_refused(session: Session) -> None:
    with pytest.raises(AppError, match="120"):
        count_statistics(session, Period(date(1990, 1, 1), date(2026, 1, 1), date(2026, 1, 1)), By.MONTH)


# --- merged agencies ---


def agency(session: Session, name: str, **values: object) -> Agency:
    made = Agency(name=name, **{"kind": AgencyKind.DEPARTMENT, **values})
    session.add(made)
    session.flush()
    return made


def task(session: Session, *leads: Agency, assigned_on: date = date(2026, 10, 5), **values: object) -> Task:
    made = Task(content="Báo cáo", assigned_on=assigned_on, **values)
    session.add(made)
    session.flush()
    session.add_all([TaskAgency(task_id=made.id, agency_id=lead.id, role=AgencyRole.LEAD) for lead in leads])
    session.flush()
    return made


def totals(found: Statistics) -> dict[str, int]:
    return {line.name: line.tasks.total for line in found.lines}


def test_a_merged_agency_stands_under_the_last_of_its_successors_from_the_day_after(session: Session) -> None:
    finance = agency(session, "Sở Tài chính")
    planning = agency(session, "Sở Kế hoạch", valid_to=date(2026, 10, 14), successor_id=finance.id)
    board = agency(session, "Ban Dự án", valid_to=date(2026, 10, 9), successor_id=planning.id)
    task(session, board)
    task(session, planning, finance)
    for day, expected in (
        (9, {"Ban Dự án": 1, "Sở Kế hoạch": 1, "Sở Tài chính": 1}),
        (10, {"Sở Kế hoạch": 2, "Sở Tài chính": 1}),
        (15, {"Sở Tài chính": 2}),
    ):
        found = count_statistics(session, replace(OCTOBER, as_of=date(2026, 10, day)), By.AGENCY)
        assert totals(found) == expected, day
        assert {line.name: behind(session, line, "total") for line in found.lines} == expected


def test_an_agency_whose_successor_was_deleted_stands_for_itself(session: Session) -> None:
    after = agency(session, "Sở mới", deleted_at=datetime(2026, 10, 2, tzinfo=UTC))
    task(session, agency(session, "Sở cũ", valid_to=date(2026, 10, 1), successor_id=after.id))
    assert totals(count_statistics(session, OCTOBER, By.AGENCY)) == {"Sở cũ": 1}


# --- by room, field, officer ---


def test_a_room_has_the_tasks_of_its_officers_and_who_works_elsewhere_has_no_room(session: Session) -> None:
    room = Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM)
    field = Field(name="Y tế")
    session.add_all([room, field])
    outside = agency(session, "Sở Y tế")
    officers = [
        Person(full_name="Lê An", agency_id=room.id),
        Person(full_name="Vũ Bình", agency_id=outside.id),
    ]
    session.add_all(officers)
    session.flush()
    for officer in (*officers, officers[0], None):
        task(session, officer_id=officer and officer.id, field_id=field.id if officer else None)
    assert totals(count_statistics(session, OCTOBER, By.ROOM)) == {
        "Phòng Tổng hợp": 2,
        "Chưa rõ phòng theo dõi": 2,
    }
    assert totals(count_statistics(session, OCTOBER, By.FIELD)) == {"Y tế": 3, "Chưa ghi lĩnh vực": 1}
    by_person = count_statistics(session, OCTOBER, By.PERSON)
    assert totals(by_person) == {"Lê An": 2, "Vũ Bình": 1, "Chưa phân công chuyên viên": 1}
    assert [line.lacks for line in by_person.lines] == [False, False, True]


def test_who_followed_a_task_on_a_day_has_it_in_the_figures_of_that_day(session: Session) -> None:
    first, second = (Agency(name=name, kind=AgencyKind.OFFICE_ROOM) for name in ("Phòng A", "Phòng B"))
    old, new = Person(full_name="Lê An"), Person(full_name="Vũ Bình")
    session.add_all([first, second, old, new])
    session.flush()
    made = task(session, room_id=second.id, officer_id=new.id)
    session.add_all(
        [
            TaskFollower(task_id=made.id, role=FollowRole.ROOM, agency_id=first.id, to_on=date(2026, 10, 14)),
            TaskFollower(
                task_id=made.id, role=FollowRole.ROOM, agency_id=second.id, from_on=date(2026, 10, 15)
            ),
            TaskFollower(
                task_id=made.id, role=FollowRole.OFFICER, person_id=old.id, to_on=date(2026, 10, 14)
            ),
            TaskFollower(
                task_id=made.id, role=FollowRole.OFFICER, person_id=new.id, from_on=date(2026, 10, 15)
            ),
        ]
    )
    session.flush()
    for day, room, officer in ((14, "Phòng A", "Lê An"), (15, "Phòng B", "Vũ Bình")):
        seen = replace(OCTOBER, as_of=date(2026, 10, day))
        for by, name in ((By.ROOM, room), (By.PERSON, officer)):
            found = count_statistics(session, seen, by)
            assert totals(found) == {name: 1}
            assert behind(session, found.lines[0], "total") == 1


def test_leaders_come_posts_first_and_a_task_with_post_and_person_is_the_posts(session: Session) -> None:
    post, person = Post(name="Chủ tịch", position=1), Person(full_name="Lê An", rank=2)
    session.add_all([post, person])
    session.flush()
    task(session, assigner_post_id=post.id, assigner_person_id=person.id)
    task(session, assigner_person_id=person.id)
    task(session)
    found = count_statistics(session, OCTOBER, By.LEADER)
    assert list(totals(found)) == ["Chủ tịch", "Lê An", "Chưa ghi người giao"]
    assert [behind(session, line, "total") for line in found.lines] == [1, 1, 1]


# --- as of a day ---


def test_work_that_was_finished_in_october_and_typed_in_november_belongs_to_october(session: Session) -> None:
    done = task(session)
    before = count_statistics(session, OCTOBER, By.SOURCE)
    done.completed_on = date(2026, 10, 28)
    after = count_statistics(session, OCTOBER, By.SOURCE)
    assert (before.whole.tasks.done, after.whole.tasks.done) == (0, 1)
    earlier = count_statistics(session, replace(OCTOBER, as_of=date(2026, 10, 27)), By.SOURCE)
    assert earlier.whole.tasks.done == 0


# --- comparing and ranking ---


def test_a_row_has_the_figures_of_the_period_before_and_of_a_year_ago(session: Session) -> None:
    old, new = agency(session, "Sở cũ", position=1), agency(session, "Sở mới", position=2)
    done = {"completed_on": date(2025, 10, 9)}
    task(session, old, assigned_on=date(2025, 10, 2), **done)
    task(session, old, assigned_on=date(2026, 9, 2), completed_on=date(2026, 9, 30))
    task(session, new)
    found = count_statistics(session, OCTOBER, By.AGENCY, comparisons=tuple(Comparison))
    told = {
        line.name: (line.tasks.total, *(line.others[each].total for each in Comparison))
        for line in found.lines
    }
    assert told == {"Sở mới": (1, 0, 0), "Sở cũ": (0, 1, 1)}
    assert [found.whole.others[each].total for each in Comparison] == [1, 1]
    assert found.whole.periods[Comparison.BEFORE] == Period(
        date(2026, 9, 1), date(2026, 9, 30), date(2026, 9, 30)
    )


def test_rows_stand_in_the_order_of_their_places_and_too_few_tasks_have_none(session: Session) -> None:
    for name, done, open_ in (("A", 2, 2), ("B", 2, 0), ("C", 2, 0), ("D", 3, 0), ("E", 1, 0)):
        lead = agency(session, f"Sở {name}")
        for number in range(done + open_):
            task(session, lead, completed_on=date(2026, 10, 9) if number < done else None)
    task(session)
    found = count_statistics(session, OCTOBER, By.AGENCY, criterion=Criterion.DONE, minimum=2)
    assert [(line.name[-1], line.place) for line in found.lines] == [
        ("D", 1), ("B", 2), ("C", 2), ("A", 4), ("E", None), ("ì", None)
    ]  # fmt: skip
    assert found.minimum == 2


def test_only_agencies_of_a_kind_are_ranked_with_each_other(session: Session) -> None:
    commune = Agency(name="UBND xã Ea Kar", kind=AgencyKind.COMMUNE)
    session.add(commune)
    session.flush()
    task(session, agency(session, "Sở Y tế"))
    task(session, commune)
    task(session)
    found = count_statistics(session, OCTOBER, By.AGENCY, kind=AgencyKind.COMMUNE)
    assert totals(found) == {"UBND xã Ea Kar": 1}
    assert found.whole.tasks.total == 3


def test_sources_come_in_their_own_order_by_their_labels(session: Session) -> None:
    for origin in reversed(TaskOrigin):
        task(session, origin=origin)
    assert list(totals(count_statistics(session, OCTOBER, By.SOURCE))) == [each.label for each in TaskOrigin]


def test_a_merged_room_stands_under_its_successor_and_is_found_there(session: Session) -> None:
    heir = agency(session, "Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM)
    over = {"valid_to": date(2026, 10, 20), "successor_id": heir.id}
    dead = agency(session, "Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM, **over)
    officer = Person(full_name="Lê An", agency_id=dead.id)
    session.add(officer)
    session.flush()
    for follows in ({"room_id": heir.id}, {"room_id": dead.id}, {"officer_id": officer.id}, {}):
        task(session, **follows)
    found = count_statistics(session, OCTOBER, By.ROOM)
    assert totals(found) == {"Phòng Kinh tế": 3, "Chưa rõ phòng theo dõi": 1}
    assert [behind(session, line, "total") for line in found.lines] == [3, 1]
    on_its_last_day = replace(OCTOBER, as_of=date(2026, 10, 20))
    assert totals(count_statistics(session, on_its_last_day, By.ROOM)) == {
        "Phòng Kinh tế": 1,
        "Phòng Tổng hợp": 2,
        "Chưa rõ phòng theo dõi": 1,
    }
    today = OCTOBER.as_of
    assert tasks.count(session, Wanted(filters={"room": (heir.id.hex,)}), today=today) == 3
    listed = tasks.find(session, Wanted(group="room", order="room"), today=today)
    assert [(one.label, one.count) for one in listed.groups] == [
        ("Phòng Kinh tế", 3),
        ("Chưa giao phòng theo dõi", 1),
    ]
    rooms = [row.room for row in tasks.read(session, listed.keys, today=today)]
    assert rooms == ["Phòng Kinh tế"] * 3 + [""]


def test_officers_of_one_name_are_told_apart(session: Session) -> None:
    first, second = agency(session, "Phòng Kinh tế"), agency(session, "Phòng Tổng hợp")
    people = [
        Person(full_name="Lê An", agency_id=first.id, title="Chuyên viên"),
        Person(full_name="Lê An", agency_id=second.id, title="Chuyên viên"),
        Person(full_name="Trần Bình", agency_id=first.id, title="Chuyên viên"),
        Person(full_name="Vũ Cao", agency_id=first.id, title="Chuyên viên"),
        Person(full_name="Vũ Cao", agency_id=first.id, title="Chuyên viên chính"),
    ]
    session.add_all(people)
    session.flush()
    for one in people:
        task(session, officer_id=one.id, assigner_person_id=one.id)
    for by in (By.PERSON, By.LEADER):
        assert sorted(totals(count_statistics(session, OCTOBER, by))) == [
            "Lê An (Phòng Kinh tế)",
            "Lê An (Phòng Tổng hợp)",
            "Trần Bình",
            "Vũ Cao (Chuyên viên chính)",
            "Vũ Cao (Chuyên viên)",
        ]
    told = [
        "Lê An (Phòng Kinh tế)",
        "Lê An (Phòng Tổng hợp)",
        "Trần Bình",
        "Vũ Cao (Chuyên viên chính)",
        "Vũ Cao (Chuyên viên)",
    ]
    for by in ("officer", "leader"):
        groups = tasks.find(session, Wanted(group=by), today=OCTOBER.as_of).groups
        assert sorted(one.label for one in groups) == told
        assert all(one.count == 1 for one in groups)
        assert sorted(one.label for one in tasks.choices(session, by)) == told
    assert sorted(one.label for one in tasks.choices(session, "follower")) == told
