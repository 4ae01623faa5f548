"""What is written into one cell: a line, a day that has passed, what came today."""

from datetime import date, time

import pytest

from app.core.errors import AppError
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.person import Person
from app.models.report import ReportObligation
from app.models.task import Task, TaskAgency
from app.models.task_life import AgencyRequest
from app.services.bin import delete
from app.services.cells import receive, write_line, write_past_day

TODAY = date(2026, 11, 23)
NOW = time(17, 5)


@pytest.fixture
def report(session) -> ReportObligation:
    agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add(agency)
    session.flush()
    report = ReportObligation(name="Báo cáo", agency_id=agency.id, due_on=date(2026, 11, 20))
    session.add(report)
    session.flush()
    return report


def write(session, report, typed):
    write_past_day(
        session, "report_obligation", report.id.hex, column="received_on", typed=typed, today=TODAY, at=NOW
    )
    return report.received_on


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/11", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("hôm nay", TODAY),
        ("hôm qua", date(2026, 11, 22)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_day_is_typed_freely_and_may_be_taken_away(session, report, typed, day):
    report.received_on = date(2026, 11, 1)
    assert write(session, report, typed) == day


@pytest.mark.parametrize("typed", ["mai", "24/11/2026", "31/2/2026", "sớm thôi", "thường xuyên"])
def test_what_is_no_day_of_the_past_is_refused_and_nothing_is_changed(session, report, typed):
    report.received_on = date(2026, 11, 1)
    with pytest.raises(AppError):
        write(session, report, typed)
    assert report.received_on == date(2026, 11, 1)


def test_a_line_is_kept_clean(session):
    person = Person(full_name="Vũ Văn Ánh")
    session.add(person)
    session.flush()
    write_line(session, "person", person.id.hex, column="phone", typed=" 0905\t123  456 ")
    assert person.phone == "0905 123 456"


def test_what_came_before_keeps_its_day(session, report):
    other = ReportObligation(
        name="Khác", agency_id=report.agency_id, due_on=TODAY, received_on=date(2026, 11, 2)
    )
    session.add(other)
    session.flush()
    keys = (report.id.hex, other.id.hex)
    assert receive(session, "report_obligation", keys, day=TODAY, at=NOW) == 1
    assert (report.received_on, other.received_on) == (TODAY, date(2026, 11, 2))
    assert (report.received_at, other.received_at) == (NOW, None)


@pytest.mark.parametrize(("typed", "at"), [("hôm nay", NOW), ("20/11", None), ("1/11", time(8)), ("", None)])
def test_another_day_takes_its_hour_with_it_and_today_is_now(session, report, typed, at):
    report.received_on, report.received_at = date(2026, 11, 1), time(8)
    write(session, report, typed)
    assert report.received_at == at


def test_a_row_that_was_deleted_meanwhile_is_not_written(session, report):
    delete(session, "report_obligation", report.id)
    with pytest.raises(AppError, match="vừa được xóa"):
        write(session, report, "hôm nay")


def test_what_came_is_not_of_a_day_before_it_was_asked_for(session, report):
    task = Task(content="Việc", assigned_on=date(2026, 11, 10))
    session.add(task)
    session.flush()
    request = AgencyRequest(agency_id=report.agency_id, content="Số liệu", requested_on=date(2026, 11, 10))
    helper = TaskAgency(task_id=task.id, agency_id=report.agency_id, role=AgencyRole.COORDINATING)
    session.add_all([request, helper])
    session.flush()
    for row, column in ((request, "received_on"), (helper, "answered_on")):
        said = {"column": column, "today": TODAY}
        with pytest.raises(AppError, match="trước ngày 10/11/2026"):
            write_past_day(session, row.__tablename__, row.id.hex, typed="9/11", **said)
        write_past_day(session, row.__tablename__, row.id.hex, typed="10/11", **said)
        assert getattr(row, column) == date(2026, 11, 10)
