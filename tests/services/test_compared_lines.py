"""Statistics of the programme and of reports set beside other periods, and ranked with the rule for ties."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from app.briefings.figures import Period, ProgrammeFigures
from app.briefings.programme_shares import ShareBy
from app.core.statistics_terms import Comparison, Criterion, ReportBy
from app.core.terms import AgencyKind, AgencyRole
from app.exports.programme_statistics import programme_columns, programme_notes
from app.exports.report_statistics import report_columns
from app.models.agency import Agency
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.models.report import ReportObligation
from app.services.programme_statistics import count_programme
from app.services.report_statistics import count_reports

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
