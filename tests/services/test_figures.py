"""The figures counted in SQL are those that the rules give task by task."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from app.briefings.figures import (
    Figures,
    Period,
    ProgrammeFigures,
    ReportFigures,
    SessionDocumentFigures,
    TaskFigures,
)
from app.core.statistics_terms import By
from app.core.terms import AgencyKind, AgencyRole, MeetingKind, Receipt
from app.models.agency import Agency
from app.models.asking import ask
from app.models.meeting import AgendaItem, Meeting
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Extension, Task, TaskAgency
from app.models.task_days import DAYS, number_of
from app.rules.regulation import Calendar, Regulations, Version
from app.services.figure_queries import TASKS_ALONE, TASKS_BY
from app.services.figures import count_figures, looks_values, task_figures, task_values
from app.services.heirs import Agencies, read_agencies
from app.services.month_lists import list_reports
from tests.regulations import GENERAL
from tests.services.conftest import scratch
from tests.services.offices import (
    CALENDARS,
    EDGES,
    OFFICES,
    PERIODS,
    RandomOffice,
    count_by_rules,
    count_tasks,
    store,
)

REGULATION = GENERAL
CALENDAR = Calendar(frozenset(), frozenset())
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


def count(session: Session, *, as_of: date = OCTOBER.end) -> Figures:
    return count_figures(session, replace(OCTOBER, as_of=as_of), REGULATION, CALENDAR)


@settings(max_examples=250)
@given(OFFICES, PERIODS, CALENDARS, st.integers(0, 2), st.none() | st.sampled_from(EDGES))
def test_sql_and_rules_agree_in_total_and_for_each_agency(
    memory: Engine,
    office: RandomOffice,
    period: Period,
    calendar: Calendar,
    delay_report_days: int,
    changed_on: date | None,
) -> None:
    numbers = replace(REGULATION, delay_report_days=delay_report_days, session_document_days=1)
    regulation = (
        Regulations((Version(date.min, REGULATION), Version(changed_on, numbers))) if changed_on else numbers
    )
    with scratch(memory) as session:
        store(session, office)
        counted = count_figures(session, period, regulation, calendar)
    expected = count_by_rules(office, period, regulation, calendar)
    assert asdict(counted) == asdict(expected)
    assert [list(asdict(counted)[name]) for name in BY_AGENCY] == [
        list(asdict(expected)[name]) for name in BY_AGENCY
    ]


BY_AGENCY = ("tasks_by_agency", "programme_by_agency", "session_documents_by_agency")


def test_an_empty_database_has_figures_of_nothing(session: Session) -> None:
    figures = count(session)
    assert figures.tasks == TaskFigures()
    assert (figures.tasks.rate_done, figures.programme.rate_submitted) == (None, None)
    assert not figures.tasks_by_agency


def test_two_leads_count_in_both_rows_and_once_in_the_total(session: Session) -> None:
    lead_task(session, ("Sở Nội vụ", "Sở Tư pháp"))
    figures = count(session)
    assert figures.tasks.total == 1
    assert {name: row.total for name, row in figures.tasks_by_agency.items()} == {
        "Sở Nội vụ": 1,
        "Sở Tư pháp": 1,
    }


def test_an_agency_linked_twice_leads_once(session: Session) -> None:
    lead_task(session, ("Sở Nội vụ",), times=2)
    assert count(session).tasks_by_agency["Sở Nội vụ"].total == 1


def test_a_task_counts_for_the_agency_that_leads_it_on_the_day_of_the_look(session: Session) -> None:
    lead_task(session, ("Sở Nội vụ", "Sở Tư pháp"))
    before, after = session.scalars(select(TaskAgency).order_by(TaskAgency.id))
    before.to_on, after.from_on = date(2026, 10, 14), date(2026, 10, 15)
    assert list(count(session, as_of=date(2026, 10, 14)).tasks_by_agency) == ["Sở Nội vụ"]
    assert list(count(session, as_of=date(2026, 10, 15)).tasks_by_agency) == ["Sở Tư pháp"]


def test_any_past_day_can_be_counted(session: Session) -> None:
    task = Task(content="Báo cáo", assigned_on=date(2026, 9, 5), deadline=date(2026, 10, 10))
    session.add(task)
    session.flush()
    task.completed_on, task.quality_accepted, task.quality_judged_on = (
        date(2026, 10, 19),
        False,
        date(2026, 10, 20),
    )
    task.withdrawn, task.withdrawn_on = True, date(2026, 10, 25)
    extended_to = date(2026, 10, 20)
    session.add(Extension(task_id=task.id, extended_to=extended_to, decided_on=date(2026, 10, 12)))
    for day, expected in (
        (10, TaskFigures(1, 1, not_done=1, in_time=1)),
        (11, TaskFigures(1, 1, not_done=1, overdue=1, failed=1)),
        (12, TaskFigures(1, 1, not_done=1, in_time=1)),
        (19, TaskFigures(1, 1, done=1, done_on_time=1)),
        (20, TaskFigures(1, 1, done=1, done_on_time=1, failed=1)),
        (25, TaskFigures()),
    ):
        assert count(session, as_of=date(2026, 10, day)).tasks == expected, day


def test_programme_items_count_in_their_month_in_the_year_and_for_each_lead(session: Session) -> None:
    home, law = (Agency(name=name, kind=AgencyKind.DEPARTMENT) for name in ("Sở Nội vụ", "Sở Tư pháp"))
    session.add_all([home, law])
    session.flush()
    october, early = date(2026, 10, 20), date(2026, 2, 1)
    add_item(session, 10, [home, law], submitted_on=early, issued_on=october)
    add_item(session, 10, [law], submitted_on=date(2026, 11, 1))
    add_item(session, 12, [law], moved_to=10)
    add_item(session, 10, [law], withdrawn=True)
    add_item(session, 1, [home], submitted_on=october)
    add_item(session, 11, [home])
    add_item(session, 10, [home], year=2025)
    figures = count(session)
    assert figures.programme == ProgrammeFigures(3, 1, 1, 2, dropped=1)
    assert figures.programme_year_to_date == ProgrammeFigures(4, 2, 1, 2, submitted_late=1, dropped=1)
    assert figures.programme_by_agency == {
        "Sở Nội vụ": ProgrammeFigures(due=1, submitted=1, issued=1),
        "Sở Tư pháp": ProgrammeFigures(3, 1, 1, 2, dropped=1),
    }


def test_session_documents_count_by_the_day_of_their_session(session: Session) -> None:
    agency = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)
    session.add(agency)
    session.flush()
    monday, ordinary, party = date(2026, 10, 12), MeetingKind.REGULAR_SESSION, MeetingKind.PARTY
    for held_on, kind, received_on in (
        (monday, ordinary, date(2026, 10, 7)),
        (monday, ordinary, date(2026, 10, 8)),
        (monday, party, date(2026, 10, 8)),
        (monday, ordinary, None),
        (date(2026, 11, 2), ordinary, date(2026, 10, 7)),
    ):
        meeting = Meeting(kind=kind, title="Phiên họp", held_on=held_on)
        session.add(meeting)
        session.flush()
        item = AgendaItem(meeting_id=meeting.id, content="Báo cáo", agency_id=agency.id)
        item.documents_received_on = received_on
        session.add(item)
    figures = count(session)
    assert figures.session_documents == SessionDocumentFigures(items=4, on_time=2, late=1, missing=1)
    assert figures.session_documents_by_agency == {"Sở Nội vụ": figures.session_documents}


def test_reports_count_once_their_day_has_come(session: Session) -> None:
    agency = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)
    session.add(agency)
    session.flush()
    for due_on, received_on in (
        (date(2026, 10, 20), date(2026, 10, 20)),
        (date(2026, 10, 20), date(2026, 10, 21)),
        (date(2026, 10, 20), None),
        (date(2026, 10, 31), date(2026, 10, 1)),
        (date(2026, 9, 30), None),
    ):
        report = ReportObligation(name="Báo cáo tháng", agency_id=agency.id, due_on=due_on)
        report.received_on = received_on
        session.add(report)
    assert count(session, as_of=date(2026, 10, 30)).reports == ReportFigures(3, 1, 1, 1)
    assert count(session).reports == ReportFigures(4, 2, 1, 1)


@pytest.mark.parametrize(
    ("at", "figures"), [(time(18), ReportFigures(1, 0, 1, 0)), (time(16), ReportFigures(1, 1, 0, 0))]
)
def test_a_report_of_the_last_day_is_late_after_its_hour(
    session: Session, at: time, figures: ReportFigures
) -> None:
    agency = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)
    session.add(agency)
    session.flush()
    day = date(2026, 10, 20)
    days = {"due_on": day, "due_hour": 16, "received_on": day, "received_at": at}
    session.add(ReportObligation(name="Báo cáo tháng", agency_id=agency.id, **days))
    assert count(session).reports == figures
    [row] = list_reports(session, OCTOBER)
    assert (row.receipt, row.due_hour, row.received_at) == (
        Receipt.LATE if figures.late else Receipt.ON_TIME,
        16,
        at,
    )


def test_agencies_come_in_the_offices_own_order_then_by_alphabet(session: Session) -> None:
    for name, position in (
        ("Sở Y tế", 1),
        ("UBND xã Đồng Xuân", 2),
        ("UBND xã Ea Kar", 2),
        ("UBND xã Bình", 2),
    ):
        lead_task(session, (name,), position=position)
    assert list(count(session).tasks_by_agency) == [
        "Sở Y tế",
        "UBND xã Bình",
        "UBND xã Đồng Xuân",
        "UBND xã Ea Kar",
    ]


def test_rows_added_a_moment_ago_are_counted(memory: Engine) -> None:
    with scratch(memory) as session:
        session.add(Task(content="Báo cáo", assigned_on=date(2026, 10, 5)))
        assert count(session).tasks.total == 1


IN_ORDER = {By.AGENCY: "leads", By.ROOM: "followers", By.PERSON: "followers"}


@pytest.mark.parametrize("by", TASKS_BY)
def test_tasks_are_counted_from_indexes_alone_without_being_sorted(memory: Engine, by: By) -> None:
    values = task_values(OCTOBER, REGULATION, Agencies({}, {}))
    index = f"ix_task_by_{IN_ORDER.get(by, 'sources')}"
    with scratch(memory) as session:
        steps = plan(session, TASKS_BY[by], values)
        assert columns_read_beside(session, index, TASKS_BY[by], values) == 0
    assert f"SCAN task USING INDEX {index}" in steps
    assert "SEARCH task USING COVERING INDEX ix_task_apart (<expr>>?)" in steps
    for table in ("extension", "delay_report", "task_return"):
        assert f"USING COVERING INDEX ix_{table}_figures" in steps


def test_a_look_at_all_tasks_reads_those_of_its_days(memory: Engine) -> None:
    values = looks_values([OCTOBER], REGULATION, Agencies({}, {}))
    with scratch(memory) as session:
        steps = plan(session, TASKS_ALONE, values)
        assert columns_read_beside(session, "ix_task_done", TASKS_ALONE, values) == 0
    assert steps.count("SEARCH task USING INDEX ix_task_done (<expr>=? AND <expr><?)") == 2
    assert "SEARCH task USING COVERING INDEX ix_task_apart (<expr>=? AND assigned_on<?)" in steps
    assert "ix_task_by" not in steps


def plan(session: Session, sql: str, values: Mapping[str, object]) -> str:
    """How the database means to answer."""
    return "\n".join(row.detail for row in session.execute(text(f"EXPLAIN QUERY PLAN {sql}"), values))


def columns_read_beside(session: Session, index: str, sql: str, values: Mapping[str, object]) -> int:
    """How many columns are read from the table behind an index; of one with expressions the plan does not tell it."""
    roots = {
        row.name: row.rootpage for row in session.execute(text("SELECT name, rootpage FROM sqlite_master"))
    }
    steps = session.execute(text(f"EXPLAIN {sql}"), values).all()
    opened = {step.p1 for step in steps if step.opcode == "OpenRead" and step.p2 == roots[index]}
    assert opened, "the index is not read at all"
    behind = {step.p3 for step in steps if step.opcode == "DeferredSeek" and step.p1 in opened}
    return sum(step.opcode == "Column" and step.p1 in behind for step in steps)


def test_the_number_of_a_day_is_what_the_indexes_hold(memory: Engine) -> None:
    with scratch(memory) as session:
        task = Task(content="Báo cáo", assigned_on=date(2026, 1, 9), withdrawn=True, quality_accepted=False)
        session.add(task)
        session.flush()
        found = session.execute(text(f"SELECT {', '.join(DAYS)} FROM task")).one()
        task.deadline = task.completed_on = task.withdrawn_on = task.quality_judged_on = date(2026, 12, 31)
        session.flush()
        later = session.execute(text(f"SELECT {', '.join(DAYS)} FROM task")).one()
    assert tuple(found) == (20260109, None, None, 0, 0)
    assert tuple(later) == (number_of(date(2026, 1, 9)), *[number_of(date(2026, 12, 31))] * 4)


@settings(max_examples=100)
@given(OFFICES, st.lists(PERIODS, min_size=1, max_size=5, unique=True))
def test_looks_at_several_periods_at_once_are_those_of_the_rules(
    memory: Engine, office: RandomOffice, periods: list[Period]
) -> None:
    with scratch(memory) as session:
        store(session, office)
        rows = ask(session, TASKS_ALONE, looks_values(periods, REGULATION, read_agencies(session, date.max)))
    assert {periods[row.number]: task_figures(row) for row in rows} == {
        period: count_tasks(office, period, REGULATION) for period in periods
    }


def add_item(
    session: Session,
    month: int,
    leads: list[Agency],
    *,
    year: int = 2026,
    moved_to: int | None = None,
    **facts: Any,
) -> None:
    item = ProgrammeItem(content="Đề án", due_year=year, due_month=month, **facts)
    session.add(item)
    session.flush()
    for agency in leads:
        session.add(ProgrammeAgency(item_id=item.id, agency_id=agency.id, role=AgencyRole.LEAD))
    if moved_to:
        session.add(Adjustment(item_id=item.id, to_year=year, to_month=moved_to))


def lead_task(session: Session, names: tuple[str, ...], *, position: int = 0, times: int = 1) -> None:
    agencies = [Agency(name=name, kind=AgencyKind.DEPARTMENT, position=position) for name in names]
    task = Task(content="Báo cáo", assigned_on=date(2026, 10, 5))
    session.add_all([*agencies, task])
    session.flush()
    for agency in agencies * times:
        session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
    session.flush()
