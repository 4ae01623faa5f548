"""Periodic reports by agency, person, kind and month: as a plain loop counts, and each figure is its list's count."""

from dataclasses import fields
from datetime import UTC, date, datetime, time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.briefings.figures import Period, ReportFigures
from app.briefings.lists import Wanted
from app.briefings.report_statistics import ReportLine
from app.core.statistics_terms import Comparison, Criterion, ReportBy
from app.core.terms import AgencyKind, Receipt
from app.models.agency import Agency
from app.models.person import Person
from app.models.report import ReportObligation
from app.rules.receipts import receipt
from app.services.lists import reports
from app.services.report_statistics import count_reports
from tests.services.conftest import scratch

TODAY = date(2026, 11, 29)
AUTUMN = Period(date(2026, 9, 1), date(2026, 11, 30), TODAY)
MERGED_ON = date(2026, 10, 15)
NAMES = tuple(each.name for each in fields(ReportFigures))
DAYS = st.dates(date(2026, 8, 25), date(2026, 12, 5))
REPORTS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(("", "month_room", "week_room")),
        DAYS,
        st.none() | st.integers(0, 23),
        st.none() | DAYS,
        st.none() | st.times(),
    ),
    max_size=12,
)


def owing(session: Session) -> list[dict[str, object]]:
    """Who may owe a report: two rooms, of which the first merges into the second, a third, and a deputy."""
    rooms = [
        Agency(name=name, kind=AgencyKind.OFFICE_ROOM, position=place)
        for place, name in enumerate(("Phòng cũ", "Phòng mới", "Phòng khác"))
    ]
    session.add_all(rooms)
    session.flush()
    rooms[0].valid_to, rooms[0].successor_id = MERGED_ON, rooms[1].id
    deputy = Person(full_name="Lò Văn An", agency_id=rooms[1].id)
    session.add(deputy)
    session.flush()
    ids = [{"agency_id": room.id} for room in rooms]
    return [*ids, {"agency_id": rooms[1].id, "person_id": deputy.id}]


def behind(line: ReportLine, figure: str) -> Wanted:
    """What a page asks for when a figure of the line is clicked."""
    filters = {
        "period": (f"{line.period.start}..{line.period.end}",),
        "as_of": (line.period.as_of.isoformat(),),
        "figure": (figure,),
    }
    return Wanted(filters=filters | dict(line.narrowed))


@settings(max_examples=20)
@given(made=REPORTS, as_of=DAYS)
def test_counts_are_those_of_a_plain_loop_and_of_the_lists(
    memory: Engine,
    made: list[tuple[int, str, date, int | None, date | None, time | None]],
    as_of: date,
) -> None:
    with scratch(memory) as session:
        who = owing(session)
        for place, code, due, hour, came, at in made:
            session.add(
                ReportObligation(
                    name="Báo cáo",
                    code=code,
                    due_on=due,
                    due_hour=hour,
                    received_on=came,
                    received_at=at if came else None,
                    **who[place],
                )
            )
        session.flush()
        period = Period(AUTUMN.start, AUTUMN.end, as_of)
        counted = [
            receipt(due, came, as_of, due_hour=hour, received_at=at if came else None)
            for _, _, due, hour, came, at in made
            if AUTUMN.start <= due <= min(AUTUMN.end, as_of)
        ]
        expected = ReportFigures(len(counted), *(counted.count(one) for one in Receipt))
        for by in ReportBy:
            found = count_reports(session, period, by)
            assert found.whole.figures == expected
            for line, name in product((found.whole, *found.lines), NAMES):
                shown = reports.count(session, behind(line, name), today=TODAY)
                assert shown == getattr(line.figures, name), (by, line.name, name)


@pytest.fixture
def office(session: Session) -> Session:
    who = owing(session)
    due = date(2026, 10, 20)
    for place, code in ((0, "month_room"), (1, "week_room"), (3, "half_month_deputy"), (2, "")):
        session.add(ReportObligation(name="Báo cáo", code=code, due_on=due, **who[place]))
    session.flush()
    return session


def test_a_merged_room_stands_under_its_successor(office: Session) -> None:
    found = count_reports(office, AUTUMN, ReportBy.AGENCY)
    assert [(line.name, line.figures.missing) for line in found.lines] == [
        ("Phòng mới", 2),
        ("Phòng khác", 1),
        ("Cá nhân", 1),
    ]
    before = count_reports(office, Period(AUTUMN.start, AUTUMN.end, MERGED_ON), ReportBy.AGENCY)
    assert before.whole.figures.due == 0, "none was due by then"


def test_kinds_stand_in_the_order_of_the_regulation_and_others_last(office: Session) -> None:
    names = [line.name for line in count_reports(office, AUTUMN, ReportBy.KIND).lines]
    assert len(names) == 4
    assert names[-1] == "Báo cáo khác, ngoài quy chế"


def test_who_reports_in_person_stands_apart_from_agencies(office: Session) -> None:
    found = count_reports(office, AUTUMN, ReportBy.PERSON)
    assert [(line.name, line.figures.due) for line in found.lines] == [
        ("Lò Văn An", 1),
        ("Báo cáo của cơ quan, không ghi người", 3),
    ]
    assert [choice.label for choice in reports.choices(office, "person")] == [
        line.name for line in found.lines
    ]


def test_a_report_of_a_person_is_no_room_s_and_each_figure_opens_its_own(office: Session) -> None:
    """Duty 111: a deputy reports for himself; rooms are rated by what they owe (duty 28)."""
    lines = {line.name: line for line in count_reports(office, AUTUMN, ReportBy.AGENCY).lines}
    shown = {
        name: reports.read(
            office, reports.find(office, behind(line, "missing"), today=TODAY).keys, today=TODAY
        )
        for name, line in lines.items()
    }
    assert {name: [row.person for row in rows] for name, rows in shown.items()} == {
        "Phòng mới": ["", ""],
        "Phòng khác": [""],
        "Cá nhân": ["Lò Văn An"],
    }


def test_the_list_groups_and_filters_as_the_lines_stand(office: Session) -> None:
    """One rule for both: the groups of the list are the lines, and its choice "Cá nhân" the rows of that line."""
    gone = Agency(name="Phòng đã xóa", kind=AgencyKind.OFFICE_ROOM, deleted_at=datetime.now(UTC))
    office.add(gone)
    office.flush()
    office.add(ReportObligation(name="Báo cáo", due_on=date(2026, 10, 20), agency_id=gone.id))
    office.flush()
    wanted = {"period": ("2026-09-01..2026-11-30",)}
    found = reports.find(office, Wanted(filters=wanted, group="agency"), today=TODAY)
    assert [(one.label, one.count) for one in found.groups] == [
        ("Phòng cũ", 1),
        ("Phòng mới", 1),
        ("Phòng khác", 1),
        ("Cá nhân", 1),
        ("Chưa ghi cơ quan", 1),
    ], "a list has merged rooms by their own name"
    lines = count_reports(office, AUTUMN, ReportBy.AGENCY).lines
    assert [line.name for line in lines] == ["Phòng mới", "Phòng khác", "Cá nhân", "Chưa ghi cơ quan"]
    choices = {choice.label: choice.code for choice in reports.choices(office, "agency")}
    for name, people in (("Cá nhân", ["Lò Văn An"]), ("Phòng mới", [""]), ("Chưa ghi cơ quan", [""])):
        keys = reports.find(office, Wanted(filters=wanted | {"agency": (choices[name],)}), today=TODAY).keys
        assert [row.person for row in reports.read(office, keys, today=TODAY)] == people, name
    both = Wanted(filters=wanted | {"agency": (choices["Cá nhân"], choices["Phòng mới"])}, order="agency")
    keys = reports.find(office, both, today=TODAY).keys
    assert [row.person for row in reports.read(office, keys, today=TODAY)] == ["", "Lò Văn An"]


def test_the_line_of_persons_is_compared_and_never_ranked(office: Session) -> None:
    """Another person reported a year ago: it is the same line all the same."""
    [room] = office.scalars(select(Agency).where(Agency.name == "Phòng mới"))
    other = Person(full_name="Hà Thị Bình", agency_id=room.id)
    office.add(other)
    office.flush()
    before = {"name": "Báo cáo", "due_on": date(2025, 10, 20), "agency_id": room.id, "person_id": other.id}
    office.add(ReportObligation(**before))
    office.flush()
    year_ago = (Comparison.YEAR_AGO,)
    found = count_reports(office, AUTUMN, ReportBy.AGENCY, criterion=Criterion.DONE, comparisons=year_ago)
    assert [(line.name, line.place is None) for line in found.lines] == [
        ("Phòng mới", False),
        ("Phòng khác", False),
        ("Cá nhân", True),
    ]
    assert found.lines[-1].others[Comparison.YEAR_AGO].missing == 1


def test_an_office_without_reports_has_no_lines(session: Session) -> None:
    for by in ReportBy:
        found = count_reports(session, AUTUMN, by)
        assert (found.lines, found.whole.figures) == ((), ReportFigures())
        assert found.whole.figures.rate_received is None
