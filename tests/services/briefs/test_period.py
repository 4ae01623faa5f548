"""What the reports of a period are told, from the rows of a real database."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole, MeetingKind
from app.models.agency import Agency
from app.models.meeting import AgendaItem, Meeting
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.models.task import Task, TaskAgency
from app.services.briefs import questions
from app.services.forms.common import put
from app.services.period_briefing import brief_month
from app.services.settings import change_setting

TODAY = date(2026, 10, 10)
DAYS = (
    date(2026, 3, 20),
    date(2026, 6, 14),
    date(2026, 6, 15),
    date(2026, 7, 2),
    date(2026, 9, 20),
    date(2026, 10, 1),
)


@pytest.fixture(autouse=True)
def office(session: Session) -> None:
    """A task each day of `DAYS`, done at once; an item of the programme in March, June, July and October."""
    agency = put(session, Agency, None, {"name": "Sở Y tế", "kind": AgencyKind.DEPARTMENT})
    for day in DAYS:
        task = put(session, Task, None, {"content": f"Việc {day}", "assigned_on": day, "completed_on": day})
        put(session, TaskAgency, None, {"task_id": task.id, "agency_id": agency.id, "role": AgencyRole.LEAD})
    for month in (3, 6, 7, 10):
        item = put(
            session, ProgrammeItem, None, {"content": f"Đề án {month}", "due_year": 2026, "due_month": month}
        )
        put(
            session,
            ProgrammeAgency,
            None,
            {"item_id": item.id, "agency_id": agency.id, "role": AgencyRole.LEAD},
        )
    meeting = put(
        session,
        Meeting,
        None,
        {"kind": MeetingKind.REGULAR_SESSION, "title": "Phiên họp", "held_on": date(2026, 6, 20)},
    )
    put(session, AgendaItem, None, {"meeting_id": meeting.id, "content": "Báo cáo"})


def brief(session: Session, code: str, subject: str, today: date = TODAY):  # type: ignore[no-untyped-def]
    return questions()[code].brief(session, subject, today)


@pytest.mark.parametrize(
    ("code", "subject", "tasks", "items", "sessions"),
    [
        ("month_report", "2026-06", 2, 1, 1),
        ("quarter_report", "2026-Q3", 2, 1, 0),
        ("half_year_report", "2026-H1", 3, 2, 1),
        ("year_report", "2026", 6, 4, 1),
        ("thematic_report", "2026-06-15..2026-09-19", 2, 2, 1),
    ],
)
def test_every_period_counts_its_days(
    session: Session, code: str, subject: str, tasks: int, items: int, sessions: int
) -> None:
    told = brief(session, code, subject)
    assert (told.figures.tasks.total, len(told.programme), len(told.session_documents)) == (
        tasks,
        items,
        sessions,
    )
    assert len(told.tasks) == tasks


@pytest.mark.parametrize(
    ("code", "subject", "tasks", "items", "sessions"),
    [
        ("month_report", "2026-06", 1, 1, 0),
        ("month_report", "2026-07", 2, 1, 1),
        ("quarter_report", "2026-Q3", 2, 1, 1),
        ("half_year_report", "2026-H1", 2, 2, 0),
        ("thematic_report", "2026-06-15..2026-09-19", 2, 2, 1),
    ],
)
def test_figures_that_close_on_the_14th_move_the_days_and_not_the_months(
    session: Session, code: str, subject: str, tasks: int, items: int, sessions: int
) -> None:
    change_setting(session, "regulation.report_closing_day", 14)
    told = brief(session, code, subject)
    assert (told.figures.tasks.total, told.figures.programme.due, len(told.session_documents)) == (
        tasks,
        items,
        sessions,
    )
    assert len(told.programme) == items


def test_the_monthly_set_is_of_the_calendar_month_whatever_closes_when(session: Session) -> None:
    before = brief_month(session, 2026, 6)
    assert brief(session, "month_report", "2026-06") == before
    change_setting(session, "regulation.report_closing_day", 14)
    assert brief_month(session, 2026, 6) == before


def test_a_period_that_is_over_is_compared_with_the_one_before(session: Session) -> None:
    told = brief(session, "quarter_report", "2026-Q3")
    assert told.earlier is not None
    assert told.earlier.named.name == "quý II năm 2026"
    assert (told.earlier.figures.tasks.total, told.earlier.figures.programme.due) == (2, 1)
    assert brief(session, "quarter_report", "2026-Q4").earlier is None  # still running
    assert brief(session, "quarter_report", "2026-Q1").earlier is None  # nothing before it
    assert brief(session, "month_report", "2026-07").earlier is None
    assert brief(session, "thematic_report", "2026-06-15..2026-09-19").earlier is None


def test_what_comes_is_of_the_period_after(session: Session) -> None:
    coming = brief(session, "quarter_report", "2026-Q2").coming
    assert coming is not None
    assert coming.named.name == "quý III năm 2026"
    assert [row.content for row in coming.programme] == ["Đề án 7"]
    assert brief(session, "thematic_report", "2026-06-15..2026-09-19").coming is None


def test_a_running_period_is_seen_today(session: Session) -> None:
    assert brief(session, "year_report", "2026").figures.period.as_of == TODAY
    assert brief(session, "half_year_report", "2026-H1").figures.period.as_of == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("code", "subject"),
    [
        ("quarter_report", "2026-10"),
        ("year_report", "2026-Q1"),
        ("thematic_report", "2026"),
        ("month_report", "x"),
    ],
)
def test_another_period_than_the_kind_s_is_refused(session: Session, code: str, subject: str) -> None:
    with pytest.raises(AppError):
        brief(session, code, subject)


def test_subjects_begin_with_now(session: Session) -> None:
    def codes(code: str, today: date = TODAY) -> list[str]:
        return [one.code for one in questions()[code].subjects(session, today)]

    assert codes("quarter_report")[:3] == ["2026-Q4", "2026-Q3", "2026-Q2"]
    assert codes("half_year_report")[:2] == ["2026-H2", "2026-H1"]
    assert codes("year_report")[0] == "2026"
    assert (codes("month_report")[0], len(codes("month_report"))) == ("2026-10", 24)
    assert codes("thematic_report") == ["2026-01-01..2026-10-10", "2026-10-01..2026-10-10"]
    assert codes("thematic_report", date(2026, 1, 5)) == ["2026-01-01..2026-01-05"]


def test_any_span_of_days_can_be_typed() -> None:
    typed = questions()["thematic_report"].typed
    assert typed is not None
    found = typed("từ 1/3 đến 20/5", TODAY)
    assert found is not None
    assert (found.code, found.label) == ("2026-03-01..2026-05-20", "Từ ngày 01/03/2026 đến ngày 20/05/2026")
    assert typed("cải cách hành chính", TODAY) is None
