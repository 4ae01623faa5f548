"""The list of periodic reports: due, soon, missing, received (duties 42, 114-118)."""

from datetime import time

import pytest

from app.core.terms import AgencyKind, ReportStanding
from app.models.agency import Agency
from app.models.office import SpecialDay
from app.models.report import ReportObligation
from app.services.lists import reports
from app.services.settings import change_setting
from tests.services.lists.making import DAY, TODAY, groups, keep, rows, totals


@pytest.fixture
def add(session):
    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))

    def add(name, due, came=None, *, hour=None, at=None):
        came_on = None if came is None else TODAY + came * DAY
        said = {"due_hour": hour, "received_on": came_on, "received_at": at}
        keep(session, ReportObligation(name=name, agency_id=agency.id, due_on=TODAY + due * DAY, **said))

    return add


@pytest.mark.parametrize(
    ("due", "came", "standing", "is_due"),
    [
        (-1, None, ReportStanding.MISSING, True),
        (0, None, ReportStanding.MISSING, True),
        (3, None, ReportStanding.DUE_SOON, True),  # Thursday
        (4, None, ReportStanding.WAITING, False),  # Friday, four working days away
        (0, 0, ReportStanding.ON_TIME, False),
        (-3, -1, ReportStanding.LATE, False),
        (3, 1, ReportStanding.DUE_SOON, True),  # it comes tomorrow: not here yet
    ],
)
def test_where_a_report_stands(session, add, due, came, standing, is_due):
    change_setting(session, "regulation.due_soon_days", 3)
    keep(session, SpecialDay(day=TODAY + 90 * DAY, kind="off"))  # the preset's days are not asked then
    add("Báo cáo", due, came)
    [row] = rows(session, reports)
    assert row.standing is standing
    assert [one.value for one in ReportStanding if rows(session, reports, state=one.value)] == [standing]
    assert bool(rows(session, reports, state="due")) is is_due


@pytest.mark.parametrize(
    ("came", "hour", "at", "standing"),
    [
        (-1, 16, time(16), ReportStanding.ON_TIME),
        (-1, 16, time(16, 1), ReportStanding.LATE),
        (-1, 9, time(18), ReportStanding.LATE),
        (-1, 0, time(0, 1), ReportStanding.LATE),
        (-1, 16, None, ReportStanding.ON_TIME),
        (-1, None, time(18), ReportStanding.ON_TIME),
        (-2, 16, time(18), ReportStanding.ON_TIME),
        (0, 16, time(8), ReportStanding.LATE),
    ],
)
def test_on_the_last_day_the_hour_counts(session, add, came, hour, at, standing):
    add("Báo cáo", -1, came, hour=hour, at=at)
    [row] = rows(session, reports)
    assert (row.standing, row.received_at) == (standing, at)
    assert [len(rows(session, reports, figure=name)) for name in ("on_time", "late")] == [
        standing is ReportStanding.ON_TIME,
        standing is ReportStanding.LATE,
    ]
    late = int(standing is ReportStanding.LATE)
    assert totals(session, reports) == {"đến hạn": 1, "đúng hạn": 1 - late, "chậm": late, "chưa gửi": 0}


def test_days_off_at_the_end_still_are_soon(session, add):
    change_setting(session, "regulation.due_soon_days", 4)
    keep(session, SpecialDay(day=TODAY + 90 * DAY, kind="off"))
    for due in (4, 5, 6, 7):  # Friday, Saturday, Sunday, Monday
        add(f"Báo cáo {due}", due)
    assert sorted(row.name for row in rows(session, reports, state="due_soon")) == [
        "Báo cáo 4",
        "Báo cáo 5",
        "Báo cáo 6",
    ]


def test_groups_and_the_line_below_count_what_has_come_due(session, add):
    add("Báo cáo tháng", -9, -9)
    add("Báo cáo tháng", -9)
    add("Báo cáo quý", 30)
    assert groups(session, reports, "name") == [("Báo cáo quý", 1), ("Báo cáo tháng", 2)]
    assert groups(session, reports, "state") == [("Chưa đến hạn", 1), ("Chưa gửi", 1), ("Đúng hạn", 1)]
    assert totals(session, reports) == {"đến hạn": 2, "đúng hạn": 1, "chậm": 0, "chưa gửi": 1}
    assert len(rows(session, reports, words="quy")) == 1
