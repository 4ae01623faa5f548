"""The list of tasks: found, sorted and read as of a day."""

from collections.abc import Callable
from dataclasses import asdict, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from app.briefings.figures import Period, TaskFigures
from app.briefings.lists import Choice, Group, Wanted
from app.core.task_making_terms import FollowRole, TaskMark
from app.core.task_terms import TaskEventKind
from app.core.terms import AgencyKind, AgencyRole, MeetingKind, Outcome, TaskKind, TaskOrigin, TaskState
from app.core.text import fold
from app.models.agency import Agency, AgencyAlias
from app.models.asking import driver, fetched
from app.models.meeting import Conclusion, ConclusionTask, Meeting
from app.models.person import Field, Person, Post
from app.models.search import catch_up
from app.models.task import Extension, SourceDocument, Task, TaskAgency
from app.models.task_life import TaskEvent, TaskReturn
from app.models.task_making import TaskFollower
from app.rules.outcomes import ExtensionFact, ReturnFact, TaskFacts, judge
from app.rules.regulation import Calendar
from app.rules.working_days import working_days_before
from app.services.figures import count_figures
from app.services.forms.task_details import describe
from app.services.lists import tasks
from app.services.lists.common import BATCH
from app.services.regulation_versions import read_regulations
from app.services.settings import change_setting, read_calendar
from tests.regulations import GENERAL
from tests.services.conftest import scratch
from tests.services.offices import (
    EDGES,
    OFFICES,
    PERIODS,
    RandomOffice,
    count_tasks,
    facts_of,
    heir_of,
    leads,
    store,
)

TODAY = date(2026, 11, 22)
REGULATION = GENERAL
DAY = timedelta(days=1)
NO_CALENDAR = Calendar(frozenset(), frozenset())
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
    keys = tasks.find(session, Wanted(query, **how), today=TODAY).keys
    return [task.content for task in tasks.read(session, keys, today=TODAY)]


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
        ("ke hoach so y te", ["Kế hoạch năm"]),
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
    assert contents(session, order="lead") == [*expected, "không ai"]
    assert contents(session, order="lead", descending=True) == [*reversed(expected), "không ai"]


def test_officers_are_sorted_by_given_name(session, add, keep):
    for name in ("Trần Văn Dũng", "Lê Thị An", "Nguyễn Văn Đức", "Phạm Ánh"):
        add(name, officer_id=keep(Person(full_name=name)).id)
    assert contents(session, order="officer") == [
        "Lê Thị An",
        "Phạm Ánh",
        "Trần Văn Dũng",
        "Nguyễn Văn Đức",
    ]


def test_document_numbers_are_sorted_by_value(session, add):
    for number in ("10/UBND", "9/UBND", "100/TB", "9/CT"):
        add(number, number=number)
    assert contents(session, order="number") == ["9/CT", "9/UBND", "10/UBND", "100/TB"]


def test_states_are_sorted_by_urgency_and_withdrawn_tasks_come_last(session, add):
    before, after = TODAY - timedelta(1), TODAY + timedelta(1)
    add("rút", withdrawn=True)
    add("xong", completed_on=before)
    add("xong muộn", completed_on=TODAY, deadline=before)
    add("không hạn")
    add("trong hạn", deadline=after)
    add("quá hạn", deadline=before)
    expected = ["quá hạn", "trong hạn", "không hạn", "xong muộn", "xong", "rút"]
    assert contents(session, order="state") == expected


@pytest.mark.parametrize("order", tasks.ORDERS)
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
        passage="tr. 5",
    )
    [row] = tasks.read(session, [task.id.hex], today=TODAY)
    assert row.passage == "tr. 5"
    assert (row.number, row.leads, row.assigner, row.officer) == (
        "5/TB",
        ("Sở Y tế", "Sở Nội vụ"),
        "Phó Chủ tịch",
        "Lê An",
    )
    assert (row.deadline, row.outcome) == (date(2026, 12, 1), Outcome.IN_TIME)


def test_rows_come_in_the_order_of_their_keys_over_many_batches(session, add):
    keys = [add(str(number)).id.hex for number in range(BATCH + 3)]
    rows = tasks.read(session, keys[::-1], today=TODAY)
    assert [row.key for row in rows] == keys[::-1]


def test_an_agency_that_leads_no_longer_is_not_named(session, add, keep):
    task = add(leads=[keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))])
    first = session.query(TaskAgency).filter_by(position=0).one()
    first.to_on = TODAY - timedelta(1)
    session.flush()
    assert tasks.read(session, [task.id.hex], today=TODAY)[0].leads == ("Sở Nội vụ",)


def test_an_agency_that_was_deleted_is_not_named_and_one_named_twice_is_named_once(session, add, keep):
    gone, here = keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))
    task = add(leads=[gone, here, here])
    gone.deleted_at = datetime(2026, 11, 1, tzinfo=UTC)
    session.flush()
    assert tasks.read(session, [task.id.hex], today=TODAY)[0].leads == ("Sở Nội vụ",)


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
    hours=st.tuples(*[st.sampled_from((None, time(9), time(10)))] * 3),
    returned=maybe_days,
)
def test_the_list_judges_as_the_rules_do(
    session, add, deadline, completed, extended, withdrawn, withdrawn_on, hours, returned
):
    due_at, done_at, given_at = hours
    given = [ReturnFact(returned, date(2026, 12, 20), completed_at=given_at)] if returned else []
    facts = TaskFacts(
        assigned_on=date(2026, 10, 1),
        deadline=deadline,
        extensions=tuple(ExtensionFact(decided, to) for to, decided in extended),
        completed_on=completed,
        withdrawn=withdrawn,
        withdrawn_on=withdrawn_on,
        returns=tuple(given),
        deadline_time=due_at,
        completed_at=done_at,
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
        deadline_time=due_at,
        completed_at=done_at,
    )
    session.add_all([TaskReturn(task_id=task.id, **asdict(fact)) for fact in given])
    session.flush()
    [row] = tasks.read(session, [task.id.hex], today=TODAY)
    assert row.outcome == (judged.outcome if judged else None)
    for state in Outcome:
        found = tasks.find(session, Wanted(filters={"state": (state.value,)}), today=TODAY).keys
        assert (task.id.hex in found) is (row.outcome is state)
    if judged:
        assert row.deadline == judged.deadline


def test_how_far_a_task_is_is_told_by_its_steps(session, add):
    whole, other = add("Cả việc"), add("Không có bước")
    step = {"assigned_on": date(2026, 11, 2), "parent_id": whole.id}
    add("một", completed_on=date(2026, 11, 10), **step)
    add("hai", **step)
    add("thôi", withdrawn=True, **step)
    keys = [whole.id.hex, other.id.hex]
    assert [row.steps for row in tasks.read(session, keys, today=TODAY)] == ["1/2", ""]
    assert tasks.read(session, keys, today=date(2026, 11, 9))[0].steps == "0/2", "as it was then"


EVER = Period(date(2026, 1, 1), date(2026, 12, 31), TODAY)
FIGURES = [field.name for field in fields(TaskFigures)]


@settings(max_examples=60)
@given(OFFICES, PERIODS, st.none() | st.integers(0, 2))
def test_the_tasks_behind_a_figure_are_as_many_as_it_says(
    memory: Engine, office: RandomOffice, period: Period, agency: int | None
) -> None:
    with scratch(memory) as session:
        store(session, office)
        regulation = read_regulations(session)
        expected = count_tasks(office, period, regulation, agency=agency)
        filters = behind(period)
        if agency is not None:  # a row of the figures opens the tasks of all that stand under its agency
            under = (one for one in range(3) if heir_of(one, office, period.as_of) == agency)
            filters |= {"agency": (*(agency_key(session, one) for one in under), "0" * 32)}
        counted = {
            figure: tasks.count(session, Wanted(filters=filters | {"figure": (figure,)}), today=date.min)
            for figure in FIGURES
        }
    assert counted == asdict(expected)


@settings(max_examples=25)
@given(OFFICES, PERIODS)
def test_the_list_and_the_figures_of_the_month_agree(
    memory: Engine, office: RandomOffice, period: Period
) -> None:
    with scratch(memory) as session:
        store(session, office)
        figures = count_figures(session, period, read_regulations(session), NO_CALENDAR).tasks
        for figure in FIGURES:
            keys = tasks.find(
                session, Wanted(filters=behind(period) | {"figure": (figure,)}), today=TODAY
            ).keys
            assert len(keys) == getattr(figures, figure)


def behind(period: Period) -> dict[str, tuple[str, ...]]:
    return {"period": (f"{period.start}..{period.end}",), "as_of": (period.as_of.isoformat(),)}


def agency_key(session, number: int) -> str:
    return session.query(Agency).order_by(Agency.id).all()[number].id.hex


@settings(max_examples=80)
@given(OFFICES, st.sampled_from(EDGES), st.sampled_from(TaskState), st.none() | st.sampled_from(EDGES))
def test_a_state_finds_the_tasks_that_the_rules_say(
    memory: Engine, office: RandomOffice, today: date, state: TaskState, changed_on: date | None
) -> None:
    with scratch(memory) as session:
        store(session, office)
        if changed_on:
            change_setting(session, "regulation.delay_report_days", 3, from_on=changed_on)
        keys = [key.hex for (key,) in session.query(Task.id).order_by(Task.id)]  # as they were stored
        regulation, calendar = read_regulations(session), read_calendar(session)
        wanted = Wanted(filters={"state": (state.value,)})
        found = tasks.find(session, wanted, today=today).keys
        counted = tasks.count(session, wanted, today=today)
        rows = tasks.read(session, keys, today=today)
    expected = {
        key
        for key, task in zip(keys, office.tasks, strict=True)
        if not task.deleted and in_state(task, office, state, today, regulation, calendar)
    }
    assert set(found) == expected
    assert counted == len(found) == len(expected)
    soon = {
        row.key for row, task in zip(rows, office.tasks, strict=True) if row.due_soon and not task.deleted
    }
    assert state is not TaskState.DUE_SOON or soon == expected


def in_state(task, office, state, today, regulation, calendar) -> bool:
    """The plain words of the states, over the rules for one task; one that is assigned later has a state already."""
    facts = replace(facts_of(task, office), assigned_on=min(task.facts.assigned_on, today))
    judged = judge(facts, Period(date.min, date.max, today), regulation)
    unfinished = judged is not None and judged.outcome not in (Outcome.DONE_ON_TIME, Outcome.DONE_LATE)
    match state:
        case TaskState.WITHDRAWN:
            return judged is None
        case TaskState.NO_LEAD:
            return not leads(task, office, today)
        case TaskState.UNFINISHED:
            return unfinished
        case TaskState.DUE_SOON:
            if not unfinished or judged.deadline is None or judged.deadline < today:
                return False
            return working_days_before(judged.deadline, regulation.on(today).due_soon_days, calendar) <= today
        case TaskState.DELAY_REPORT:
            if not unfinished or judged.deadline is None:
                return False
            last_day = judged.deadline - timedelta(regulation.on(judged.deadline).delay_report_days)
            moved = [day for e in task.facts.extensions if (day := e.decided_on or date.min) <= today]
            since = max(moved, default=date.min)
            return last_day == today and not any(
                since <= r.reported_on <= today for r in task.facts.delay_reports
            )
        case _:
            return judged is not None and judged.outcome.value == state.value


@settings(max_examples=40)
@given(OFFICES, st.sampled_from(EDGES), st.sampled_from(tasks.GROUPS))
def test_groups_follow_each_other_and_cover_the_list(
    memory: Engine, office: RandomOffice, today: date, group: str
) -> None:
    with scratch(memory) as session:
        store(session, office)
        listing = tasks.find(session, Wanted(group=group), today=today)
        assert sum(found.count for found in listing.groups) == len(listing.keys)
        assert set(listing.keys) == set(tasks.find(session, Wanted(), today=today).keys)
        labels = iter(tasks.read(session, listing.keys, today=today))
        for found in listing.groups:
            told = {heading(next(labels), group) for _ in range(found.count)}
            assert told == {found.label}


def heading(row: tasks.ListedTask, group: str) -> str:
    """The group that a row belongs to, from what the row shows."""
    match group:
        case "agency":
            return row.leads[0] if row.leads else "Chưa có cơ quan chủ trì"
        case "leader":
            return row.assigner or "Chưa ghi người giao"
        case "officer":
            return row.officer or "Chưa phân công chuyên viên"
        case "room":
            return row.room or "Chưa giao phòng theo dõi"
        case "state":
            return TaskState(row.outcome.value).label if row.outcome else "Đã thu hồi"
        case "source":
            return row.origin.label
        case "obligation":
            return row.obligation.label
        case "deadline":
            return f"Tháng {row.deadline.month}/{row.deadline.year}" if row.deadline else "Không có thời hạn"
        case "field":
            return row.field or "Chưa ghi lĩnh vực"
        case _:
            return row.number or "Không có văn bản giao"


@settings(max_examples=40)
@given(OFFICES, st.sampled_from(EDGES))
def test_the_totals_are_those_of_the_states(memory: Engine, office: RandomOffice, today: date) -> None:
    with scratch(memory) as session:
        store(session, office)

        def number(*states: TaskState) -> int:
            filters = {"state": tuple(state.value for state in states)} if states else {}
            return tasks.count(session, Wanted(filters=filters), today=today)

        totals = {total.label: total.value for total in tasks.totals(session, Wanted(), today=today)}
        assert totals == {
            "Quá hạn": number(TaskState.OVERDUE),
            "Sắp đến hạn": number(TaskState.DUE_SOON),
            "Chưa hoàn thành": number(TaskState.UNFINISHED),
            "Hoàn thành": number(TaskState.DONE_ON_TIME, TaskState.DONE_LATE),
            "trong đó quá hạn": number(TaskState.DONE_LATE),
        }


# Syllables that stand in contents, in names of agencies and in names of people.
WORDS = ("y", "te", "ke", "hoach", "hoa", "an", "n", "so", "12")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
CONTENTS = ("Kế hoạch y tế", "Kế toán", "An ninh", "Tế bào")
AGENCIES = ("Sở Y tế", "Sở An ninh", "Ban Kế hoạch")
OFFICERS = ("Lê An", "Vũ Kế")
TASKS = st.lists(
    st.tuples(
        st.sampled_from(CONTENTS),
        st.lists(st.integers(0, 2), max_size=2, unique=True),
        st.none() | st.integers(0, 1),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(TASKS, TEXTS)
def test_words_may_be_spread_over_a_task_and_its_names(session, listed, query):
    undone = session.begin_nested()
    keys = store_named(session, listed)
    catch_up(session.connection())
    found = tasks.find(session, Wanted(query), today=TODAY).keys
    assert found == [key for key in reversed(keys) if holds(query, listed[keys.index(key)])]
    assert tasks.count(session, Wanted(query), today=TODAY) == len(found)
    assert sorted(tasks.find(session, Wanted(query, order="content"), today=TODAY).keys) == sorted(found)
    undone.rollback()


def store_named(session, listed) -> list[str]:
    """Store the tasks of `TASKS`, and what their names mean; answers their keys."""
    document = SourceDocument(number="12/UBND")
    agencies = [agency(name) for name in AGENCIES]
    people = [Person(full_name=name, title="Chuyên viên") for name in OFFICERS]
    session.add_all([document, *agencies, *people])
    session.flush()
    keys = []
    for content, led_by, officer, numbered in listed:
        task = Task(content=content, assigned_on=TODAY)
        task.officer_id = None if officer is None else people[officer].id
        task.source_document_id = document.id if numbered else None
        session.add(task)
        session.flush()
        keys.append(task.id.hex)
        for lead in led_by:
            session.add(TaskAgency(task_id=task.id, agency_id=agencies[lead].id, role=AgencyRole.LEAD))
    session.flush()
    return keys


def holds(query: str, listed) -> bool:
    """Whether a task has every word in its own text, one of its leads' names, or its officer's."""
    content, led_by, officer, numbered = listed
    wanted = set(query.split())
    own = begun(f"{content} {'12 UBND' if numbered else ''}", wanted)
    leads_words = [set(), *most([begun(name, wanted, telling=3) for name in AGENCIES], led_by)]
    officer_words = [set(), *most([begun(name, wanted, telling=3) for name in OFFICERS], [officer])]
    return any(own | led | followed == wanted for led in leads_words for followed in officer_words)


def most(words: list[set[str]], chosen) -> list[set[str]]:
    """The words of the chosen names, of those that no other name has more of."""
    return [words[n] for n in chosen if n is not None and not any(words[n] < other for other in words)]


def begun(text: str, wanted: set[str], *, telling: int = 1) -> set[str]:
    """The words of a query that are words of a text, or begin one with so many letters."""
    parts = fold(text).split()
    return {w for w in wanted if w in parts or (len(w) >= telling and any(p.startswith(w) for p in parts))}


def test_an_agency_is_found_by_its_other_names(session, add, keep):
    lead = keep(Agency(name="Sở Khoa học và Công nghệ", short_name="Sở KHCN", kind=AgencyKind.DEPARTMENT))
    keep(AgencyAlias(agency_id=lead.id, alias="Sở Thông tin"))
    add("Chuyển đổi số", leads=[lead])
    assert contents(session, "khcn chuyen doi") == contents(session, "thong tin so") == ["Chuyển đổi số"]
    lead.deleted_at = datetime(2026, 11, 1, tzinfo=UTC)
    session.flush()
    assert contents(session, "khcn") == contents(session, "thong tin") == []


def test_a_pasted_page_is_searched_for_by_its_first_words(session, add, keep):
    syllables = [f"chu{number}" for number in range(20)]
    pairs = [f"{one} {other}" for one in syllables[:10] for other in syllables[10:]]
    leads = [keep(agency(f"Ban {pair}")) for pair in pairs]
    add(" ".join(syllables), leads=leads[:2], officer_id=keep(Person(full_name=pairs[-1])).id)
    for pair in pairs[:40]:
        add("khác", officer_id=keep(Person(full_name=pair)).id)
    assert contents(session, " ".join(syllables)) == [" ".join(syllables)]
    assert " ".join(syllables) in contents(session, "chu0 chu1 " * 2000)


def test_a_task_of_the_bin_is_not_found_by_its_agency_nor_by_its_officer(session, add, keep):
    officer = keep(Person(full_name="Lê An"))
    gone = {"deleted_at": datetime(2026, 11, 1, tzinfo=UTC)}
    add("Việc", leads=[keep(agency("Sở Y tế"))], officer_id=officer.id, **gone)
    assert contents(session, "y te") == contents(session, "an") == []


def test_contents_are_sorted_as_a_vietnamese_dictionary_does(session, add):
    expected = ["ba", "bà", "bác", "ban", "đo", "é"]
    for content in reversed(expected):
        add(content)
    assert contents(session, order="content") == expected


def test_filters_of_one_name_widen_and_of_two_names_narrow(session, add, keep):
    here, there = keep(agency("Sở Y tế")), keep(agency("Sở Nội vụ"))
    officer, post = keep(Person(full_name="Lê An")), keep(Post(name="Chủ tịch"))
    field = keep(Field(name="Y tế"))
    add("một", leads=[here], officer_id=officer.id, assigner_post_id=post.id)
    add("hai", leads=[there], assigner_person_id=officer.id, field_id=field.id, kind=TaskKind.REGULAR)
    add("ba", origin=TaskOrigin.PARTY, deadline=TODAY, assigned_on=TODAY - timedelta(9))

    def found(**filters) -> list[str]:
        return sorted(contents(session, filters={name: as_codes(codes) for name, codes in filters.items()}))

    assert found(agency=[here, there]) == ["hai", "một"]
    assert found(agency=[here, there], officer=[officer]) == ["một"]
    assert found(leader=[f"post:{post.id.hex}"]) == ["một"]
    assert found(leader=[f"post:{post.id.hex}", f"person:{officer.id.hex}"]) == ["hai", "một"]
    assert found(field=[field]) == found(kind=["regular"]) == ["hai"]
    assert found(source=["party"]) == found(deadline=[f"{TODAY}..{TODAY}"]) == ["ba"]
    assert found(assigned=["2026-01-01..2026-11-21"]) == ["ba"]
    assert found(officer=[]) == ["ba", "hai", "một"]


def as_codes(codes) -> tuple[str, ...]:
    return tuple(code if isinstance(code, str) else code.id.hex for code in codes)


def test_tasks_are_found_by_their_document_and_by_the_meeting_whose_conclusions_they_carry_out(
    session, add, keep
):
    task = add("theo kết luận")
    add("khác")
    meeting = keep(Meeting(kind=MeetingKind.OTHER, title="Giao ban", held_on=TODAY))
    conclusion = keep(Conclusion(meeting_id=meeting.id, content="Giao Sở Y tế"))
    link = keep(ConclusionTask(conclusion_id=conclusion.id, task_id=task.id))
    for name, code in (
        ("document", task.source_document_id),
        ("meeting", meeting.id),
        ("conclusion", conclusion.id),
    ):
        assert contents(session, filters={name: (code.hex,)}) == ["theo kết luận"]
    link.deleted_at = datetime(2026, 11, 1, tzinfo=UTC)
    assert contents(session, filters={"meeting": (meeting.id.hex,)}) == []


def test_the_choices_of_a_filter_are_those_that_have_tasks_in_vietnamese_order(session, add, keep):
    second = keep(Agency(name="Sở Ăn uống", kind=AgencyKind.DEPARTMENT, position=2))
    first = keep(Agency(name="Sở Y tế", short_name="SYT", kind=AgencyKind.DEPARTMENT, position=1))
    keep(agency("Sở chưa có việc"))
    people = [keep(Person(full_name=name)) for name in ("Nguyễn Văn Đức", "Trần Văn Dũng", "Lê Rảnh")]
    post = keep(Post(name="Chủ tịch"))
    add(leads=[second], officer_id=people[0].id, assigner_post_id=post.id)
    add(leads=[first], officer_id=people[1].id, assigner_person_id=people[0].id)
    assert tasks.choices(session, "agency") == [
        Choice(first.id.hex, "Sở Y tế", "SYT"),
        Choice(second.id.hex, "Sở Ăn uống"),
    ]
    assert [choice.label for choice in tasks.choices(session, "officer")] == [
        "Trần Văn Dũng",
        "Nguyễn Văn Đức",
    ]
    assert [choice.code for choice in tasks.choices(session, "leader")] == [
        f"post:{post.id.hex}",
        f"person:{people[0].id.hex}",
    ]
    assert tasks.choices(session, "field") == tasks.choices(session, "coordinating") == []


@pytest.mark.parametrize("name", tasks.FILTERS_WITH_CHOICES)
def test_every_choice_can_be_filtered_by(session, add, keep, name):
    room = keep(Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    person, field = keep(Person(full_name="Lê An", agency_id=room.id)), keep(Field(name="Y tế"))
    lead = keep(agency("Sở Y tế"))
    known = {"officer_id": person.id, "assigner_person_id": person.id, "field_id": field.id}
    task = add("đủ", leads=[lead], **known, room_id=room.id, marks=tuple(TaskMark))
    session.get_one(SourceDocument, task.source_document_id).issuer = "UBND tỉnh"
    keep(TaskAgency(task_id=task.id, agency_id=lead.id, role=AgencyRole.COORDINATING))
    keep(TaskEvent(task_id=task.id, kind=TaskEventKind.TRANSFERRED, happened_on=date(2026, 1, 2)))
    choices = tasks.choices(session, name)
    found = [contents(session, filters={name: (choice.code,)}) for choice in choices]
    assert ["đủ"] in found


def test_tasks_are_found_by_who_issued_their_document(session, add):
    for content, issuer in (("của tỉnh", "UBND tỉnh"), ("của bộ", "Bộ Y tế"), ("không ghi", "")):
        task = add(content)
        session.get_one(SourceDocument, task.source_document_id).issuer = issuer
    session.flush()
    assert [choice.label for choice in tasks.choices(session, "issuer")] == ["Bộ Y tế", "UBND tỉnh"]
    assert contents(session, filters={"issuer": ("Bộ Y tế",)}) == ["của bộ"]


def test_groups_are_told_with_their_numbers(session, add, keep):
    here = keep(agency("Sở Y tế"))
    add("một", leads=[here])
    add("hai", leads=[here], deadline=date(2026, 12, 5))
    add("ba")
    assert tasks.find(session, Wanted(group="agency"), today=TODAY).groups == (
        Group("Sở Y tế", 2),
        Group("Chưa có cơ quan chủ trì", 1),
    )
    assert tasks.find(session, Wanted(group="deadline"), today=TODAY).groups == (
        Group("Tháng 12/2026", 1),
        Group("Không có thời hạn", 2),
    )


@pytest.mark.parametrize(
    ("deadline", "completed", "left", "late", "soon"),
    [
        (date(2026, 11, 23), None, 1, None, True),  # seen on Sunday 22/11
        (date(2026, 11, 22), None, 0, None, True),
        (date(2026, 11, 26), None, 3, None, True),  # 24/11 is a day off
        (date(2026, 11, 27), None, 4, None, False),
        (date(2026, 11, 20), None, None, 2, False),
        (date(2026, 11, 10), date(2026, 11, 15), None, 5, False),
        (date(2026, 11, 25), date(2026, 11, 15), None, None, False),
        (None, None, None, None, False),
    ],
)
def test_a_row_says_how_much_time_is_left(session, add, deadline, completed, left, late, soon):
    task = add(assigned_on=date(2026, 11, 1), deadline=deadline, completed_on=completed)
    [row] = tasks.read(session, [task.id.hex], today=TODAY)
    assert (row.days_left, row.days_late, row.due_soon) == (left, late, soon)
    assert row.due_today is (deadline == TODAY and not completed)


def test_who_follows_is_asked_of_the_day_not_of_today(session, add, keep):
    room = keep(Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    old, new = keep(Person(full_name="Lê An", agency_id=room.id)), keep(Person(full_name="Trần Bình"))
    add("không ai")
    add("từ đầu", officer_id=old.id)
    add("phó phòng", deputy_id=old.id)
    handed = add("bàn giao", officer_id=new.id)
    change = date(2026, 11, 10)
    session.add_all(
        (
            TaskFollower(task_id=handed.id, role=FollowRole.OFFICER, person_id=old.id, to_on=change - DAY),
            TaskFollower(task_id=handed.id, role=FollowRole.OFFICER, person_id=new.id, from_on=change),
        )
    )
    session.flush()

    def found(name: str, who, day: date = TODAY) -> set[str]:
        code = who.id.hex if who else "none"
        wanted = Wanted(filters={name: (code,), "as_of": (day.isoformat(),)})
        keys = tasks.find(session, wanted, today=TODAY).keys
        return {row.content for row in tasks.read(session, keys, today=TODAY)}

    assert found("officer", old) == {"từ đầu"}
    assert found("officer", old, change - DAY) == {"từ đầu", "bàn giao"}
    assert found("officer", new) == {"bàn giao"}
    assert found("officer", new, change - DAY) == set()
    assert found("officer", None) == {"không ai", "phó phòng"}
    assert found("follower", old) == {"từ đầu", "phó phòng"}
    assert found("follower", old, change - DAY) == {"từ đầu", "phó phòng", "bàn giao"}
    assert found("room", room) == {"từ đầu"}
    assert found("room", room, change - DAY) == {"từ đầu", "bàn giao"}
    assert found("room", None) == {"không ai", "phó phòng", "bàn giao"}


@pytest.mark.parametrize("state", [TaskState.DUE_SOON, TaskState.DELAY_REPORT])
def test_near_deadlines_are_found_without_looking_through_all_tasks(session, monkeypatch, state) -> None:
    plans = []

    def explained(reads, sql, values):
        plans.append([row[3] for row in driver(reads).execute(f"EXPLAIN QUERY PLAN {sql}", values)])
        return fetched(reads, sql, values)

    monkeypatch.setattr("app.services.lists.common.fetched", explained)
    assert tasks.count(session, Wanted(filters={"state": (state,)}), today=TODAY) == 0
    [plan] = plans
    assert "SEARCH task USING INDEX ix_task_deadline" in "; ".join(plan)
    assert not any(step.startswith("SCAN task") for step in plan)


def test_a_lead_that_merged_is_named_as_its_successor_with_its_old_name_beside(session, add):
    heir, merged = (
        Agency(name=name, kind=AgencyKind.DEPARTMENT, position=place)
        for place, name in enumerate(("Sở Tài chính", "Sở Kế hoạch"))
    )
    session.add_all([heir, merged])
    session.flush()
    merged.valid_to, merged.successor_id = date(2026, 10, 31), heir.id
    old, both = add("Cũ", leads=(merged,)), add("Chung", leads=(heir, merged))
    session.add(TaskAgency(task_id=old.id, agency_id=merged.id, role=AgencyRole.COORDINATING))
    session.flush()
    keys = [old.id.hex, both.id.hex]

    def named(day: date) -> list[tuple[tuple[str, ...], ...]]:
        return [(row.leads, row.former, row.coordinating) for row in tasks.read(session, keys, today=day)]

    assert named(TODAY) == [
        (("Sở Tài chính",), ("Sở Kế hoạch",), ("Sở Tài chính",)),
        (("Sở Tài chính",), ("Sở Kế hoạch",), ()),
    ]
    assert named(date(2026, 10, 31))[0] == (("Sở Kế hoạch",), (), ("Sở Kế hoạch",))
    told = describe(session, keys[0], today=TODAY)
    assert told.parts["Cơ quan chủ trì"] == ("Sở Kế hoạch; nay là Sở Tài chính",)
