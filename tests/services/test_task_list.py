"""The list of tasks: found, sorted and read as of a day."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.briefings.figures import Period
from app.core.terms import AgencyKind, AgencyRole, Outcome
from app.models.agency import Agency
from app.models.person import Person, Post
from app.models.search import catch_up
from app.models.task import Extension, SourceDocument, Task, TaskAgency
from app.rules.outcomes import ExtensionFact, TaskFacts, judge
from app.rules.regulation import Regulation
from app.services.task_list import BATCH, Order, find_tasks, read_tasks

TODAY = date(2026, 11, 22)
REGULATION = Regulation(3, 2, 1, True, 90, 2, 3)
days = st.dates(date(2026, 10, 1), date(2026, 12, 31))
maybe_days = st.none() | days


@pytest.fixture
def add(session) -> Callable[..., Task]:
    """Add a task; `leads` are agencies, `number` that of its document, `extended` days with their decision."""

    def add(content="Việc", *, leads=(), number="", extended=(), **values: Any) -> Task:
        document = SourceDocument(number=number)
        session.add(document)
        session.flush()
        task = Task(content=content, source_document_id=document.id, **{"assigned_on": TODAY} | values)
        session.add(task)
        session.flush()
        for position, agency in enumerate(leads):
            link = TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD, position=position)
            session.add(link)
        for to, decided in extended:
            session.add(Extension(task_id=task.id, extended_to=to, decided_on=decided))
        session.flush()
        return task

    return add


@pytest.fixture
def keep(session):
    def keep(row):
        session.add(row)
        session.flush()
        return row

    return keep


def agency(name: str) -> Agency:
    return Agency(name=name, kind=AgencyKind.DEPARTMENT)


def contents(session, query="", **how) -> list[str]:
    catch_up(session.connection())
    keys = find_tasks(session, query, today=TODAY, **how)
    return [task.content for task in read_tasks(session, keys, today=TODAY)]


def test_the_last_assigned_comes_first(session, add):
    add("cũ", assigned_on=TODAY - timedelta(2))
    add("mới")
    add("giữa", assigned_on=TODAY - timedelta(1))
    assert contents(session) == ["mới", "giữa", "cũ"]


def test_a_deleted_task_is_not_listed(session, add):
    add("còn")
    add("xóa", deleted_at=datetime(2026, 11, 1, tzinfo=UTC))
    assert contents(session) == ["còn"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dak lak", ["Quy hoạch Đắk Lắk"]),
        ("ĐẮK", ["Quy hoạch Đắk Lắk"]),
        ("hoach", ["Quy hoạch Đắk Lắk", "Kế hoạch năm"]),
        ("1023", ["Kế hoạch năm"]),
        ("1023/ubnd-th", ["Kế hoạch năm"]),
        ("so y te", ["Kế hoạch năm"]),
        ("niê", ["Quy hoạch Đắk Lắk"]),
        ("khong co", []),
        ("///", []),
        ("", ["Quy hoạch Đắk Lắk", "Kế hoạch năm"]),
    ],
)
def test_words_are_found_without_accents_in_content_number_agency_and_officer(
    session, add, keep, query, found
):
    officer = keep(Person(full_name="H' Ni Niê"))
    add("Kế hoạch năm", number="1023/UBND-TH", leads=[keep(agency("Sở Y tế"))])
    add("Quy hoạch Đắk Lắk", number="7/TB-VP", officer_id=officer.id)
    assert contents(session, query) == found


def test_agencies_are_sorted_as_a_vietnamese_dictionary_does(session, add, keep):
    names = ["Sở Xây dựng", "Sở Địa chất", "Sở Dân tộc", "Ban Quản lý", "Bản Đôn", "Sở Ăn uống", "Sở An toàn"]
    for name in names:
        add(name, leads=[keep(agency(name))])
    add("không ai")
    expected = [
        "Ban Quản lý",
        "Bản Đôn",
        "Sở An toàn",
        "Sở Ăn uống",
        "Sở Dân tộc",
        "Sở Địa chất",
        "Sở Xây dựng",
    ]
    assert contents(session, order=Order.LEAD) == [*expected, "không ai"]
    assert contents(session, order=Order.LEAD, descending=True) == [*reversed(expected), "không ai"]


def test_officers_are_sorted_by_given_name(session, add, keep):
    for name in ("Trần Văn Dũng", "Lê Thị An", "Nguyễn Văn Đức", "Phạm Ánh"):
        add(name, officer_id=keep(Person(full_name=name)).id)
    assert contents(session, order=Order.OFFICER) == [
        "Lê Thị An",
        "Phạm Ánh",
        "Trần Văn Dũng",
        "Nguyễn Văn Đức",
    ]


def test_document_numbers_are_sorted_by_value(session, add):
    for number in ("10/UBND", "9/UBND", "100/TB", "9/CT"):
        add(number, number=number)
    assert contents(session, order=Order.NUMBER) == ["9/CT", "9/UBND", "10/UBND", "100/TB"]


def test_states_are_sorted_by_urgency_and_withdrawn_tasks_come_last(session, add):
    before, after = TODAY - timedelta(1), TODAY + timedelta(1)
    add("rút", withdrawn=True)
    add("xong", completed_on=before)
    add("xong muộn", completed_on=TODAY, deadline=before)
    add("không hạn")
    add("trong hạn", deadline=after)
    add("quá hạn", deadline=before)
    expected = ["quá hạn", "trong hạn", "không hạn", "xong muộn", "xong", "rút"]
    assert contents(session, order=Order.STATE) == expected


@pytest.mark.parametrize("order", list(Order))
def test_every_order_lists_every_task_both_ways(session, add, keep, order):
    lead, post = keep(agency("Sở Y tế")), keep(Post(name="Chủ tịch"))
    add("đủ", leads=[lead], number="1/TB", deadline=TODAY, completed_on=TODAY, assigner_post_id=post.id)
    add("thiếu")
    for descending in (False, True):
        assert sorted(contents(session, order=order, descending=descending)) == ["thiếu", "đủ"]


def test_a_row_says_what_the_table_shows(session, add, keep):
    post, officer = keep(Post(name="Phó Chủ tịch")), keep(Person(full_name="Lê An"))
    leads = [keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))]
    task = add(
        "Nội dung",
        number="5/TB",
        leads=leads,
        extended=[(date(2026, 12, 1), None), (date(2026, 12, 9), TODAY + timedelta(1))],
        deadline=date(2026, 11, 1),
        assigner_post_id=post.id,
        officer_id=officer.id,
    )
    [row] = read_tasks(session, [task.id.hex], today=TODAY)
    assert (row.number, row.leads, row.assigner, row.officer) == (
        "5/TB",
        ("Sở Y tế", "Sở Nội vụ"),
        "Phó Chủ tịch",
        "Lê An",
    )
    assert (row.deadline, row.outcome) == (date(2026, 12, 1), Outcome.IN_TIME)


def test_rows_come_in_the_order_of_their_keys_over_many_batches(session, add):
    keys = [add(str(number)).id.hex for number in range(BATCH + 3)]
    rows = read_tasks(session, keys[::-1], today=TODAY)
    assert [row.key for row in rows] == keys[::-1]


def test_an_agency_that_leads_no_longer_is_not_named(session, add, keep):
    task = add(leads=[keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))])
    first = session.query(TaskAgency).filter_by(position=0).one()
    first.to_on = TODAY - timedelta(1)
    session.flush()
    assert read_tasks(session, [task.id.hex], today=TODAY)[0].leads == ("Sở Nội vụ",)


def test_an_agency_that_was_deleted_is_not_named_and_one_named_twice_is_named_once(session, add, keep):
    gone, here = keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))
    task = add(leads=[gone, here, here])
    gone.deleted_at = datetime(2026, 11, 1, tzinfo=UTC)
    session.flush()
    assert read_tasks(session, [task.id.hex], today=TODAY)[0].leads == ("Sở Nội vụ",)


def test_a_task_is_found_by_the_agency_that_leads_it_today(session, add, keep):
    add("Việc", leads=[keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))])
    first = session.query(TaskAgency).filter_by(position=0).one()
    first.to_on = TODAY - timedelta(1)
    session.flush()
    assert contents(session, "y te") == []
    assert contents(session, "noi vu") == ["Việc"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    deadline=maybe_days,
    completed=maybe_days,
    extended=st.lists(st.tuples(days, maybe_days), max_size=3),
    withdrawn=st.booleans(),
    withdrawn_on=maybe_days,
)
def test_the_list_judges_as_the_rules_do(
    session, add, deadline, completed, extended, withdrawn, withdrawn_on
):
    facts = TaskFacts(
        assigned_on=date(2026, 10, 1),
        deadline=deadline,
        extensions=tuple(ExtensionFact(decided, to) for to, decided in extended),
        completed_on=completed,
        withdrawn=withdrawn,
        withdrawn_on=withdrawn_on,
    )
    ever = Period(date(2026, 1, 1), date(2026, 12, 31), TODAY)
    judged = judge(facts, ever, REGULATION)
    task = add(
        assigned_on=facts.assigned_on,
        deadline=deadline,
        completed_on=completed,
        extended=extended,
        withdrawn=withdrawn,
        withdrawn_on=withdrawn_on,
    )
    [row] = read_tasks(session, [task.id.hex], today=TODAY)
    assert row.outcome == (judged.outcome if judged else None)
    if judged:
        assert row.deadline == judged.deadline
