"""Statistics of the programme and of reports set beside other periods, and ranked with the rule for ties."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from app.briefings.figures import Period, ProgrammeFigures
from app.briefings.programme_shares import ShareBy
from app.core.statistics_terms import (
    Comparison,
    Criterion,
    ExtensionBy,
    ExtensionRank,
    PresenceBy,
    PresenceRank,
    ReportBy,
)
from app.core.terms import AgencyKind, AgencyRole, Attendance, MeetingKind
from app.exports.extension_statistics import extension_columns, extension_notes
from app.exports.presence_statistics import presence_columns, presence_notes
from app.exports.programme_statistics import programme_columns, programme_notes
from app.exports.report_statistics import report_columns
from app.models.agency import Agency
from app.models.meeting import Meeting, MeetingAttendance
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.models.report import ReportObligation
from app.models.task import Extension, Task, TaskAgency
from app.services.extension_statistics import count_extensions
from app.services.presence_statistics import count_presence
from app.services.programme_statistics import count_programme
from app.services.report_statistics import count_reports
from app.services.settings import load_preset

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))
BOTH = tuple(Comparison)
NAMES = ("Sở A", "Sở B", "Sở C", "Sở D")


@pytest.fixture
def agencies(session: Session) -> dict[str, Agency]:
    rows = [Agency(name=name, kind=AgencyKind.DEPARTMENT, position=place) for place, name in enumerate(NAMES)]
    session.add_all(rows)
    session.flush()
    return {row.name: row for row in rows}


def add(
    session: Session, lead: Agency, year: int, month: int, came: date | None = None, times: int = 1
) -> None:
    for _ in range(times):
        item = ProgrammeItem(content="Đề án", due_year=year, due_month=month, submitted_on=came)
        session.add(item)
        session.flush()
        session.add(ProgrammeAgency(item_id=item.id, agency_id=lead.id, role=AgencyRole.LEAD))
    session.flush()


def test_the_programme_stands_beside_the_period_before_and_the_same_a_year_ago(
    session: Session, agencies: dict[str, Agency]
) -> None:
    here, gone = agencies["Sở A"], agencies["Sở B"]
    gone.valid_to, gone.successor_id = date(2026, 10, 15), agencies["Sở C"].id
    add(session, here, 2026, 10, date(2026, 10, 9))
    add(session, here, 2026, 9)
    add(session, here, 2025, 10, date(2025, 10, 9))
    add(session, here, 2025, 10)
    add(session, gone, 2026, 9, date(2026, 9, 9))
    found = count_programme(session, OCTOBER, ShareBy.AGENCY, comparisons=BOTH)
    assert [line.name for line in found.lines] == ["Sở A", "Sở C"], "what merged since is compared as one"
    first, second = found.lines
    assert [(first.others[each].due, first.others[each].rate_submitted) for each in BOTH] == [
        (1, Decimal(0)),
        (2, Decimal(50)),
    ]
    assert (second.share.figures, second.others[Comparison.BEFORE].submitted) == (ProgrammeFigures(), 1)
    assert found.whole.others[Comparison.BEFORE].due == 2
    columns = [column for column, _ in programme_columns(found)]
    assert [column.title for column in columns[-3:]] == [
        *("Cùng kỳ: phải trình", "Cùng kỳ: tỷ lệ đã trình (%)", "Cùng kỳ: tăng, giảm tỷ lệ"),
    ]
    assert [column.value(first) for column in columns[-3:]] == [2, Decimal(50), Decimal(50)]
    assert programme_notes(found)[0].startswith("kỳ trước: 01/09/2026 – 30/09/2026")


def test_lines_of_the_programme_have_places_and_ties_share_them(
    session: Session, agencies: dict[str, Agency]
) -> None:
    day = date(2026, 10, 9)
    add(session, agencies["Sở A"], 2026, 10)
    for name in ("Sở B", "Sở C"):
        add(session, agencies[name], 2026, 10, day)
    add(session, agencies["Sở D"], 2026, 10, day, times=2)
    session.add(ProgrammeItem(content="Chưa phân công", due_year=2026, due_month=10, submitted_on=day))
    session.flush()
    found = count_programme(session, OCTOBER, ShareBy.AGENCY, criterion=Criterion.DONE)
    assert [(line.name, line.place) for line in found.lines[:-1]] == [
        *(("Sở D", 1), ("Sở B", 2), ("Sở C", 2), ("Sở A", 4))
    ]
    assert found.lines[-1].place is None
    by_month = count_programme(session, OCTOBER, ShareBy.MONTH, criterion=Criterion.DONE, comparisons=BOTH)
    assert [(line.place, line.others) for line in by_month.lines] == [(None, {})]


def test_reports_are_ranked_by_what_came_in_time_or_at_all(
    session: Session, agencies: dict[str, Agency]
) -> None:
    due = date(2026, 10, 20)
    for name, came in (("Sở A", None), ("Sở B", date(2026, 10, 21)), ("Sở C", due)):
        row = {"agency_id": agencies[name].id, "due_on": due, "received_on": came}
        session.add(ReportObligation(name="Báo cáo", **row))
    session.add(ReportObligation(name="Báo cáo", agency_id=agencies["Sở D"].id, due_on=date(2025, 10, 20)))
    session.flush()
    for criterion, places in ((Criterion.ON_TIME, [1, 2, 2]), (Criterion.DONE, [1, 1, 3])):
        found = count_reports(
            session, OCTOBER, ReportBy.AGENCY, criterion=criterion, comparisons=(Comparison.YEAR_AGO,)
        )
        assert [line.place for line in found.lines] == [*places, None]
        assert found.lines[-1].name == "Sở D"
        assert found.lines[-1].others[Comparison.YEAR_AGO].missing == 1
    columns = [column for column, _ in report_columns(found)]
    assert [column.title for column in columns[-4:]] == [
        *("Xếp hạng", "Cùng kỳ: đến hạn", "Cùng kỳ: tỷ lệ đúng hạn (%)", "Cùng kỳ: tăng, giảm tỷ lệ")
    ]


def meet(session: Session, day: date, came: dict[str, Attendance], agencies: dict[str, Agency]) -> None:
    meeting = Meeting(kind=MeetingKind.REGULAR_SESSION, title="Phiên họp", held_on=day)
    session.add(meeting)
    session.flush()
    for name, state in came.items():
        row = MeetingAttendance(meeting_id=meeting.id, agency_id=agencies[name].id, state=state)
        session.add(row)
    session.flush()


def test_attendance_stands_beside_other_periods_and_is_ranked(
    session: Session, agencies: dict[str, Agency]
) -> None:
    present, absent, substituted = Attendance.PRESENT, Attendance.ABSENT, Attendance.SUBSTITUTED
    unknown = Attendance.INVITED
    first = {"Sở A": absent, "Sở B": present, "Sở C": substituted, "Sở D": unknown}
    meet(session, date(2026, 10, 5), first, agencies)
    meet(session, date(2026, 10, 6), {"Sở B": present, "Sở C": present}, agencies)
    meet(session, date(2026, 9, 7), {"Sở A": present, "Sở B": absent}, agencies)
    gone = agencies["Sở D"]
    meet(session, date(2025, 10, 6), {"Sở D": present}, agencies)
    for criterion, places in (
        (PresenceRank.PRESENT, {"Sở B": 1, "Sở C": 2, "Sở A": 3, "Sở D": None}),
        (PresenceRank.REPRESENTED, {"Sở B": 1, "Sở C": 1, "Sở A": 3, "Sở D": None}),
    ):
        found = count_presence(session, OCTOBER, PresenceBy.AGENCY, criterion=criterion, comparisons=BOTH)
        assert {line.name: line.place for line in found.lines} == places
        assert list(places) == [line.name for line in found.lines]
    lines = {line.name: line for line in found.lines}
    assert [lines["Sở A"].others[each].present for each in BOTH] == [1, 0]
    assert [lines[gone.name].others[each].invited for each in BOTH] == [0, 1]
    assert found.whole.others[Comparison.BEFORE].rate_present == Decimal(50)
    columns = [column for column, _ in presence_columns(found)]
    assert [column.value(found.whole) for column in columns[-6:-3]] == [2, Decimal(50), Decimal(10)]
    assert presence_notes(found)[0].startswith("kỳ trước: 01/09/2026 – 30/09/2026")
    by_month = count_presence(session, OCTOBER, PresenceBy.MONTH, criterion=criterion, comparisons=BOTH)
    assert [(line.place, line.others) for line in by_month.lines] == [(None, {})]


def extend(session: Session, lead: Agency | None, *given: tuple[date, date]) -> None:
    task = Task(content="Việc", assigned_on=date(2025, 9, 1), deadline=date(2025, 9, 30))
    session.add(task)
    session.flush()
    if lead:
        session.add(TaskAgency(task_id=task.id, agency_id=lead.id, role=AgencyRole.LEAD))
    for decided, to in given:
        session.add(Extension(task_id=task.id, decided_on=decided, extended_to=to))
    session.flush()


def test_extensions_stand_beside_other_periods_and_the_most_come_first(
    session: Session, agencies: dict[str, Agency]
) -> None:
    load_preset(session)
    short, long = date(2026, 10, 30), date(2026, 11, 30)
    day, before = date(2026, 10, 5), date(2026, 9, 7)
    extend(session, agencies["Sở A"], (day, short))
    extend(session, agencies["Sở B"], (day, long))
    extend(session, agencies["Sở C"], (before, date(2026, 9, 30)), (day, short), (date(2026, 10, 6), long))
    extend(session, agencies["Sở D"], (before, date(2026, 10, 1)))
    extend(session, None, (day, short))
    found = count_extensions(
        session, OCTOBER, ExtensionBy.AGENCY, criterion=ExtensionRank.EXTENSIONS, comparisons=BOTH
    )
    assert [(line.name, line.place) for line in found.lines] == [
        *(("Sở C", 1), ("Sở B", 2), ("Sở A", 3), ("Sở D", None)),
        ("Chưa có cơ quan chủ trì", None),
    ]
    lines = {line.name: line for line in found.lines}
    then = [lines[name].others[Comparison.BEFORE].extensions for name in ("Sở A", "Sở C", "Sở D")]
    assert then == [0, 1, 1]
    assert lines["Sở D"].figures.extensions == 0
    columns = {column.title: column for column, _ in extension_columns(found)}
    assert columns["Kỳ trước: tăng, giảm lượt gia hạn"].value(lines["Sở D"]) == -1
    assert columns["Kỳ trước: tăng, giảm lượt gia hạn"].value(found.whole) == 3
    assert "bằng nhau thì nhiều ngày hơn đứng trước" in extension_notes(found)[-1]
    longest = count_extensions(session, OCTOBER, ExtensionBy.AGENCY, criterion=ExtensionRank.DAYS)
    assert [line.name for line in longest.lines][:3] == ["Sở B", "Sở A", "Sở C"]
    by_month = count_extensions(session, OCTOBER, ExtensionBy.MONTH, comparisons=BOTH)
    assert [line.others for line in by_month.lines] == [{}]
