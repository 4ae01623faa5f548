"""A month of what is due: whole weeks, every line on its day as the list has it, days off told, what is late first."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.report_terms import DueKind, DueState
from app.core.terms import AgencyKind, DayKind
from app.models.agency import Agency
from app.models.office import SpecialDay
from app.models.report import ReportObligation
from app.rules.periods import Month
from app.services.due_month import read_month
from app.services.lists import due_days
from app.services.settings import load_preset

TODAY = date(2026, 9, 18)
SEPTEMBER = Month(2026, 9)


@pytest.fixture
def office(session: Session) -> Session:
    """Two reports on one day, of which one came."""
    load_preset(session)
    agency = Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT)
    session.add(agency)
    session.flush()
    for name, came in (("Báo cáo A", date(2026, 9, 10)), ("Báo cáo B", None)):
        session.add(
            ReportObligation(name=name, agency_id=agency.id, due_on=date(2026, 9, 10), received_on=came)
        )
    session.flush()
    return session


def test_weeks_are_whole_and_days_beside_the_month_are_told_apart(office: Session) -> None:
    month = read_month(office, SEPTEMBER, today=TODAY)
    days = [day for week in month.weeks for day in week]
    assert [len(week) for week in month.weeks] == [7] * 5
    assert (days[0].day, days[-1].day) == (date(2026, 8, 31), date(2026, 10, 4))
    assert [day.day for day in days if day.is_beside] == [
        date(2026, 8, 31),
        *(date(2026, 10, day) for day in (1, 2, 3, 4)),
    ]
    assert (month.days[0].day, len(month.days)) == (date(2026, 9, 1), 30)


def test_days_off_have_their_names_and_make_up_days_are_worked(office: Session) -> None:
    office.add_all(
        (
            SpecialDay(day=date(2026, 9, 3), kind=DayKind.OFF, name="Nghỉ bù"),
            SpecialDay(day=date(2026, 9, 12), kind=DayKind.MAKE_UP, name="Làm bù"),
        )
    )
    office.flush()
    off = {day.day.day: day.off for day in read_month(office, SEPTEMBER, today=TODAY).days}
    assert (off[3], off[5], off[4], off[12]) == ("Nghỉ bù", "", None, None)


def test_what_is_late_stands_first_and_is_counted(office: Session) -> None:
    [day] = [one for one in read_month(office, SEPTEMBER, today=TODAY).days if one.day == date(2026, 9, 10)]
    assert [(line.title, line.state) for line in day.lines if line.kind is DueKind.REPORT] == [
        ("Báo cáo B", DueState.LATE),
        ("Báo cáo A", DueState.DONE),
    ]
    assert day.late == 1
    assert day.lunar.month == 7


@pytest.mark.parametrize("kind", [None, DueKind.REPORT, DueKind.REGULAR])
def test_every_day_counts_what_the_list_that_it_opens_has(office: Session, kind: DueKind | None) -> None:
    month = read_month(office, SEPTEMBER, today=TODAY, kind=kind)
    narrowed = {"kind": (kind.value,)} if kind else {}
    for day in month.days:
        wanted = Wanted(filters={"period": (f"{day.day}..{day.day}",), **narrowed})
        assert len(day.lines) == due_days.count(office, wanted, today=TODAY)
    assert sum(len(day.lines) for day in month.days) > 0
