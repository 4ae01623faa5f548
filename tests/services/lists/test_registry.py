"""The lists of agencies, people, posts and fields, and what each has to do today."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from sqlalchemy import Engine

from app.briefings.lists import Wanted
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency, AgencyAlias
from app.models.person import Field, FieldLeader, Person, Post, PostHolding
from app.models.task import Task, TaskAgency
from app.services.lists import agencies, fields, people, posts, tasks
from tests.services.conftest import scratch
from tests.services.lists.making import DAY, TODAY, groups, keep, rows, totals
from tests.services.offices import DAYS, OFFICES, RandomOffice, store


@settings(max_examples=25)
@given(OFFICES, DAYS)
def test_an_agency_counts_the_unfinished_tasks_that_the_list_of_tasks_finds(
    memory: Engine, office: RandomOffice, day
) -> None:
    with scratch(memory) as session:
        store(session, office)
        keys = agencies.find(session, Wanted(), today=day).keys
        for row in agencies.read(session, keys, today=day):
            wanted = Wanted(filters={"agency": (row.key,), "state": ("unfinished",)})
            assert row.open_tasks == tasks.count(session, wanted, today=day)


@pytest.fixture
def health(session):
    return keep(session, Agency(name="Sở Y tế", short_name="SYT", kind=AgencyKind.DEPARTMENT, position=2))


def test_agencies_stand_in_the_office_s_own_order_and_are_found_by_any_name(session, health):
    keep(session, Agency(name="UBND xã Ea Kar", kind=AgencyKind.COMMUNE, position=1))
    keep(session, AgencyAlias(agency_id=health.id, alias="Ngành y"))
    assert [row.name for row in rows(session, agencies)] == ["UBND xã Ea Kar", "Sở Y tế"]
    for words in ("syt", "so y", "nganh y"):
        assert [row.aliases for row in rows(session, agencies, words=words)] == [("Ngành y",)]
    assert groups(session, agencies, "kind") == [("Sở, ban, ngành", 1), ("UBND cấp xã", 1)]
    assert [row.name for row in rows(session, agencies, kind="commune")] == ["UBND xã Ea Kar"]


def test_an_agency_that_was_merged_names_its_successor(session, health):
    keep(
        session,
        Agency(name="Ban cũ", kind=AgencyKind.OTHER, valid_to=TODAY - DAY, successor_id=health.id),
    )
    [gone] = rows(session, agencies, state="gone")
    assert (gone.name, gone.successor, gone.is_valid) == ("Ban cũ", "Sở Y tế", False)
    assert [row.name for row in rows(session, agencies, state="valid")] == ["Sở Y tế"]
    assert totals(session, agencies) == {"không còn hoạt động": 1}


def test_a_successor_counts_the_tasks_of_what_merged_into_it(session, health):
    gone = keep(
        session,
        Agency(name="Ban cũ", kind=AgencyKind.OTHER, valid_to=TODAY - DAY, successor_id=health.id),
    )
    task = keep(session, Task(content="Việc", assigned_on=TODAY - DAY))
    for agency in (gone, gone, health):
        keep(session, TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
    assert {row.name: row.open_tasks for row in rows(session, agencies)} == {"Sở Y tế": 1, "Ban cũ": 1}


def test_an_agency_counts_what_it_leads_and_is_open_today(session, health):
    for role, completed_on in (
        (AgencyRole.LEAD, None),
        (AgencyRole.LEAD, TODAY),
        (AgencyRole.COORDINATING, None),
    ):
        task = keep(session, Task(content="Việc", assigned_on=TODAY, completed_on=completed_on))
        keep(session, TaskAgency(task_id=task.id, agency_id=health.id, role=role))
    assert [row.open_tasks for row in rows(session, agencies)] == [1]


def test_people_stand_by_their_given_names_with_what_they_follow(session, health):
    for name in ("Trần Văn Bình", "Đỗ Thị Ân", "Lê Văn Ánh", "Nguyễn Văn An"):
        keep(session, Person(full_name=name, agency_id=health.id if "An" in name else None))
    [an] = [row for row in rows(session, people) if row.full_name.endswith("An")]
    assert [row.full_name.split()[-1] for row in rows(session, people)] == ["An", "Ánh", "Ân", "Bình"]
    assert (an.agency, an.open_tasks) == ("Sở Y tế", 0)
    keep(session, Task(content="Việc", assigned_on=TODAY, officer_id=UUID(an.key)))
    assert [row.full_name for row in rows(session, people, state="officer")] == ["Nguyễn Văn An"]
    assert [row.full_name for row in rows(session, people, agency=health.id.hex)] == ["Nguyễn Văn An"]
    assert len(rows(session, people, words="so y te")) == 1
    assert totals(session, people) == {"nhiệm vụ đang theo dõi": 1}
    assert groups(session, people, "agency") == [("Sở Y tế", 1), ("Chưa ghi cơ quan", 3)]


def test_a_post_tells_who_holds_it_today(session):
    post = keep(session, Post(name="Chủ tịch"))
    vacant = keep(session, Post(name="Phó Chủ tịch"))
    for name, from_on, to_on in (
        ("Người Cũ", None, TODAY - DAY),
        ("Người Nay", TODAY, None),
        ("Người Sau", TODAY + DAY, None),
    ):
        person = keep(session, Person(full_name=name))
        keep(session, PostHolding(post_id=post.id, person_id=person.id, from_on=from_on, to_on=to_on))
    told = [(row.name, row.holders, row.since) for row in rows(session, posts)]
    assert told == [("Chủ tịch", ("Người Nay",), TODAY), ("Phó Chủ tịch", (), None)]
    assert [row.name for row in rows(session, posts, state="vacant")] == [vacant.name]
    assert [row.name for row in rows(session, posts, words="nguoi nay")] == ["Chủ tịch"]
    assert rows(session, posts, words="nguoi cu") == []
    assert totals(session, posts) == {"đang khuyết": 1}


def test_a_field_tells_who_leads_it_today(session):
    field = keep(session, Field(name="Y tế"))
    keep(session, Field(name="Giáo dục"))
    post = keep(session, Post(name="Phó Chủ tịch"))
    person = keep(session, Person(full_name="Lê Văn Ánh"))
    keep(session, FieldLeader(field_id=field.id, post_id=post.id))
    keep(session, FieldLeader(field_id=field.id, person_id=person.id, to_on=TODAY - DAY))
    keep(session, Task(content="Việc", assigned_on=TODAY, field_id=field.id))
    told = [(row.name, row.leaders, row.open_tasks) for row in rows(session, fields)]
    assert told == [("Giáo dục", (), 0), ("Y tế", ("Phó Chủ tịch",), 1)]
    assert [row.name for row in rows(session, fields, state="free")] == ["Giáo dục"]
    assert [row.name for row in rows(session, fields, words="pho chu tich")] == ["Y tế"]
    assert rows(session, fields, words="le van anh") == []


@pytest.mark.parametrize("kind", AgencyKind)
def test_bodies_of_each_kind_are_told_apart(session, health, kind):
    """Party, courts, ministries, rooms of the office, districts of before (duties 140, 145, 150)."""
    keep(session, Agency(name="Cơ quan ấy", kind=kind))
    found = {row.name for row in rows(session, agencies, kind=kind.value)}
    assert found == {"Cơ quan ấy"} | ({"Sở Y tế"} if kind is AgencyKind.DEPARTMENT else set())
    assert (kind.label, len(found)) in groups(session, agencies, "kind")
