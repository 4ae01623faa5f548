"""The figures counted in SQL are those that the rules give task by task."""

from dataclasses import asdict, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from app.briefings.figures import Figures, Period, TaskFigures
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.task import Task, TaskAgency
from app.rules.regulation import Calendar, Regulation
from app.services.figure_queries import TASKS
from app.services.figures import count_figures
from tests.services.conftest import scratch
from tests.services.offices import CALENDARS, OFFICES, PERIODS, RandomOffice, count_by_rules, store

REGULATION = Regulation(3, 2, 1, True, 90, 2)
CALENDAR = Calendar(frozenset(), frozenset())
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


def count(session: Session) -> Figures:
    return count_figures(session, OCTOBER, REGULATION, CALENDAR)


@settings(max_examples=250)
@given(OFFICES, PERIODS, CALENDARS, st.integers(0, 2))
def test_sql_and_rules_agree_in_total_and_for_each_agency(
    memory: Engine, office: RandomOffice, period: Period, calendar: Calendar, delay_report_days: int
) -> None:
    regulation = replace(REGULATION, delay_report_days=delay_report_days)
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


def test_the_database_reads_tasks_from_covering_indexes_alone(memory: Engine) -> None:
    values = {"start": "2026-10-01", "end": "2026-10-31", "as_of": "2026-10-31", "days_before": "-1 days"}
    with scratch(memory) as session:
        plan = [row.detail for row in session.execute(text(f"EXPLAIN QUERY PLAN {TASKS.text}"), values)]
    steps = "\n".join(plan)
    for index in ("task", "extension", "delay_report", "task_agency"):
        assert f"USING COVERING INDEX ix_{index}_figures" in steps


def lead_task(session: Session, names: tuple[str, ...], *, position: int = 0, times: int = 1) -> None:
    agencies = [Agency(name=name, kind=AgencyKind.DEPARTMENT, position=position) for name in names]
    task = Task(content="Báo cáo", assigned_on=date(2026, 10, 5))
    session.add_all([*agencies, task])
    session.flush()
    for agency in agencies * times:
        session.add(TaskAgency(task_id=task.id, agency_id=agency.id, role=AgencyRole.LEAD))
    session.flush()
