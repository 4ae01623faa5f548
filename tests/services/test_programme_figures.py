"""The programme by agency, leader, field and room: the sums of SQL are those of the rules, item by item."""

from dataclasses import replace
from datetime import date
from functools import reduce

import pytest
from hypothesis import given, settings
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.briefings.figures import Period, ProgrammeFigures
from app.briefings.lists import Wanted
from app.briefings.programme_shares import ProgrammeShare, ShareBy
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.terms import AgencyKind, AgencyRole, Book
from app.models.agency import Agency
from app.models.person import Field, Person, Post
from app.models.programme import Adjustment, ProgrammeAgency, ProgrammeItem
from app.rules.facts import happened
from app.rules.programme_due import is_in_programme, postponements
from app.rules.regulation import Calendar
from app.rules.tallies import plus
from app.services.figures import count_figures
from app.services.lists import programme, programme_shares
from app.services.programme_figures import programme_figures
from app.services.programme_statistics import count_programme
from tests.regulations import GENERAL
from tests.services.conftest import scratch
from tests.services.offices import (
    CALENDARS,
    OFFICES,
    PERIODS,
    RandomOffice,
    count_by_rules,
    item_facts,
    store,
)

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31), date(2026, 10, 31))


@settings(max_examples=40)
@given(OFFICES, PERIODS, CALENDARS)
def test_the_total_and_the_agencies_are_those_of_the_monthly_figures(
    memory: Engine, office: RandomOffice, period: Period, calendar
) -> None:
    with scratch(memory) as session:
        store(session, office)
        [total] = programme_figures(session, period)
        by_agency = programme_figures(session, period, ShareBy.AGENCY)
    expected = count_by_rules(office, period, GENERAL, calendar)
    assert total.figures == expected.programme
    counted = {
        share.name: share.figures for share in by_agency if share.key and share.figures != ProgrammeFigures()
    }
    assert counted == dict(expected.programme_by_agency)


@settings(max_examples=40)
@given(OFFICES, PERIODS)
def test_postponed_and_added_are_counted_by_the_days_of_their_decisions(
    memory: Engine, office: RandomOffice, period: Period
) -> None:
    until, before = min(period.end, period.as_of), date.fromordinal(period.start.toordinal() - 1)
    items = [
        facts
        for facts in item_facts(office)
        if happened_or_never(facts.added_on, period)
        and happened_or_never(
            facts.carried_on, period
        )  # what comes from an earlier period later is not there
    ]
    with scratch(memory) as session:
        store(session, office)
        [total] = programme_figures(session, period)
    dated = sum(postponements(item, until) - postponements(item, before) for item in items)
    assert total.postponed == dated if until > before else total.postponed == 0
    assert total.added == sum(
        item.added_on is not None and period.start <= item.added_on <= until for item in items
    )
    assert total.figures.due <= sum(is_in_programme(item, period.as_of) for item in items)


def happened_or_never(day: date | None, period: Period) -> bool:
    return day is None or happened(day, period.as_of) is not None


@pytest.fixture
def add(session: Session):
    def add(month: int, *leads: Agency, **values: object) -> ProgrammeItem:
        item = ProgrammeItem(**{"content": "Đề án", "due_year": 2026, "due_month": month, **values})
        session.add(item)
        session.flush()
        session.add_all(
            ProgrammeAgency(item_id=item.id, agency_id=lead.id, role=AgencyRole.LEAD, position=place)
            for place, lead in enumerate(leads)
        )
        session.flush()
        return item

    return add


def keep(session: Session, *rows):
    session.add_all(rows)
    session.flush()
    return rows


def told(session: Session, by: ShareBy, **asked: object) -> list[tuple[str, int, int]]:
    return [
        (share.name, share.figures.due, share.figures.submitted)
        for share in programme_figures(session, OCTOBER, by, **asked)
    ]


def test_each_way_to_group_names_its_groups_and_puts_the_nameless_last(session: Session, add) -> None:
    post, person, field = keep(
        session, Post(name="Chủ tịch"), Person(full_name="Lê An"), Field(name="Giáo dục")
    )
    room, other, agency = keep(
        session,
        Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM),
        Agency(name="Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM),
        Agency(name="Sở Tài chính", kind=AgencyKind.DEPARTMENT),
    )
    add(10, agency, leader_post_id=post.id, field_id=field.id, room_id=room.id, submitted_on=OCTOBER.start)
    add(10, other, leader_person_id=person.id, book=Book.OFFICE)
    add(10)
    assert told(session, ShareBy.LEADER) == [
        ("Chủ tịch", 1, 1),
        ("Lê An", 1, 0),
        ("Chưa ghi lãnh đạo phụ trách", 1, 0),
    ]
    assert told(session, ShareBy.FIELD) == [("Giáo dục", 1, 1), ("Chưa ghi lĩnh vực", 2, 0)]
    assert sorted(told(session, ShareBy.ROOM)) == [
        ("Chưa ghi phòng theo dõi", 1, 0),
        ("Phòng Kinh tế", 1, 0),
        ("Phòng Tổng hợp", 1, 1),
    ]
    assert told(session, ShareBy.MONTH) == [("Tháng 10/2026", 3, 1)]
    assert told(session, ShareBy.AGENCY, book=Book.OFFICE) == [("Phòng Kinh tế", 1, 0)]


def test_nothing_due_has_no_rate_and_one_line_all_the_same(session: Session) -> None:
    [total] = programme_figures(session, OCTOBER)
    assert total == ProgrammeShare("", "Tổng cộng", ProgrammeFigures())
    assert (total.figures.rate_submitted, total.figures.rate_issued) == (None, None)
    assert programme_figures(session, OCTOBER, ShareBy.AGENCY) == ()


def test_only_approved_moves_count_and_only_those_to_a_later_month_are_postponements(
    session: Session, add
) -> None:
    item = add(9)
    moves = (
        (11, date(2026, 10, 1), RequestDecision.APPROVED),
        (10, date(2026, 10, 2), RequestDecision.APPROVED),
        (12, date(2026, 10, 3), RequestDecision.REFUSED),
        (12, None, RequestDecision.PENDING),
    )
    keep(
        session,
        *(
            Adjustment(item_id=item.id, to_year=2026, to_month=month, decided_on=day, decision=decision)
            for month, day, decision in moves
        ),
        Adjustment(item_id=item.id, to_year=2026, to_month=1, kind=AdjustmentKind.WITHDRAW),
    )
    [total] = programme_figures(session, OCTOBER)
    assert (total.figures.due, total.postponed, total.figures.late) == (1, 1, 0)


def test_an_item_carried_into_another_period_is_due_there_and_no_more_where_it_was(
    session: Session, add
) -> None:
    item = add(9)
    september = Period(date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 31))
    assert programme_figures(session, september)[0].figures.late == 1
    add(11, carried_from_id=item.id, carried_on=date(2026, 10, 5))
    [total] = programme_figures(session, september)
    assert total.figures == ProgrammeFigures(carried=1)
    [before] = programme_figures(session, replace(september, as_of=date(2026, 10, 4)))
    assert (before.figures.due, before.figures.late) == (1, 1)
    year = Period(date(2026, 1, 1), date(2026, 12, 31), date(2026, 10, 31))
    assert programme_figures(session, year)[0].figures.due == 1
    early = programme_figures(session, replace(year, as_of=date(2026, 10, 4)))
    assert early[0].figures.due == 1


def test_a_content_that_goes_on_in_the_same_year_counts_once_wherever_it_is_counted(
    session: Session, add
) -> None:
    """Due, moved, carried over and withdrawn are all contents of the period, and each figure opens as many rows."""
    first = add(9, content="Đi ba kỳ")
    second = add(10, content="Đi ba kỳ", carried_from_id=first.id, carried_on=date(2026, 10, 2))
    add(12, content="Đi ba kỳ", carried_from_id=second.id, carried_on=date(2026, 11, 2))
    away = add(10, content="Sang năm")
    add(1, carried_from_id=away.id, carried_on=date(2026, 11, 3)).due_year = 2027
    moved = add(9, content="Sang năm nữa")
    again = add(11, content="Sang năm nữa", carried_from_id=moved.id, carried_on=date(2026, 10, 1))
    keep(session, Adjustment(item_id=again.id, to_year=2027, to_month=2, decided_on=date(2026, 11, 9)))
    add(10, content="Rút", withdrawn=True, withdrawn_on=date(2026, 11, 4))
    today = date(2026, 11, 29)
    year = Period(date(2026, 1, 1), date(2026, 12, 31), today)
    [whole] = programme_figures(session, year)
    found = whole.figures
    assert (found.due, found.moved, found.carried, found.dropped) == (1, 1, 1, 1)
    figures = count_figures(session, year, GENERAL, Calendar(frozenset(), frozenset()))
    assert figures.programme == figures.programme_year_to_date == found

    def rows(**filters: str) -> int:
        asked = {"period": "2026-01-01..2026-12-31"} | filters
        wanted = Wanted(filters={name: (code,) for name, code in asked.items() if code})
        return programme.count(session, wanted, today=today)

    assert [rows(figure=name) for name in ("due", "carried", "dropped")] == [1, 1, 1]
    assert rows(period="", moved="2026-01-01..2026-12-31") == 1
    wanted = Wanted(filters={"period": ("2026-01-01..2026-12-31",)})
    said = {total.label: total.value for total in programme.totals(session, wanted, today=today)}
    assert (said["phải trình"], said["chuyển kỳ sau"], said["đã rút"]) == (1, 1, 1)
    months = programme_figures(session, year, ShareBy.MONTH)
    lines = [(one.name, apart(one.figures)) for one in months]
    assert lines == [
        ("Tháng 10/2026", (0, 0, 1, 1)),
        ("Tháng 12/2026", (1, 0, 0, 0)),
        ("Tháng 2/2027", (0, 1, 0, 0)),
    ], "what goes on inside the year stands where it stood last, so that lines add up"
    assert reduce(plus, (one.figures for one in months)) == found
    october = "2026-10-01..2026-10-31"
    assert rows(period=october, within="2026-01-01..2026-12-31", figure="carried") == 1
    assert rows(period=october, figure="carried") == 2, "October by itself carried two over"
    assert programme_figures(session, replace(OCTOBER, as_of=today))[0].figures.carried == 2


def apart(figures: ProgrammeFigures) -> tuple[int, ...]:
    return figures.due, figures.moved, figures.carried, figures.dropped


def test_a_line_of_the_list_opens_the_rows_that_it_counts(session: Session, add) -> None:
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))[0]
    field = keep(session, Field(name="Giáo dục"))[0]
    add(10, room, field_id=field.id)
    add(10, field_id=field.id)
    add(11, room)
    for by in ShareBy:
        asked = Wanted(filters={"by": (by.value,), "period": ("2026-10-01..2026-10-31",)})
        keys = programme_shares.find(session, asked, today=OCTOBER.end).keys
        for key, row in zip(keys, programme_shares.read(session, keys, today=OCTOBER.end), strict=True):
            opened = programme_shares.behind(session, key, today=OCTOBER.end)
            assert programme.count(session, opened, today=OCTOBER.end) == row.share.figures.due
    totals = programme_shares.totals(session, Wanted(), today=OCTOBER.end)
    assert [total.value for total in totals] == [2, 0, 0, 2, 0, 0, 0]


def opened(session: Session, by: ShareBy, **filters: tuple[str, ...]) -> dict[str, list[str]]:
    """What each line of the ratios opens in the list of items, by the name of the line."""
    filters = {"by": (by.value,), "period": ("2026-10-01..2026-10-31",), **filters}
    day = date.fromisoformat(filters.get("as_of", ("2026-11-29",))[0])
    keys = programme_shares.find(session, Wanted(filters=filters), today=date(2026, 11, 29)).keys
    told = {}
    for key, row in zip(keys, programme_shares.read(session, keys, today=day), strict=True):
        wanted = programme_shares.behind(session, key, today=date(2026, 11, 29))
        found = programme.find(session, wanted, today=date(2026, 11, 29)).keys
        told[row.share.name] = [item.content for item in programme.read(session, found, today=day)]
        assert not row.share.figures.due or len(found) == row.share.figures.due
    return told


def test_a_line_opens_the_rows_of_the_agencies_that_merged_into_it(session: Session, add) -> None:
    heir, merged = keep(
        session,
        Agency(name="Sở Tài chính", kind=AgencyKind.DEPARTMENT),
        Agency(name="Sở Kế hoạch", kind=AgencyKind.DEPARTMENT, valid_to=date(2026, 11, 1)),
    )
    merged.successor_id = heir.id
    add(10, heir, content="Một")
    add(10, merged, content="Hai", submitted_on=date(2026, 11, 5))
    told = opened(session, ShareBy.AGENCY)
    assert {name: sorted(found) for name, found in told.items()} == {"Sở Tài chính": ["Hai", "Một"]}
    earlier = opened(session, ShareBy.AGENCY, as_of=("2026-10-31",))
    assert earlier == {"Sở Tài chính": ["Một"], "Sở Kế hoạch": ["Hai"]}


def test_what_is_of_another_period_alone_makes_no_line(session: Session, add) -> None:
    """What was put off and withdrawn in other months is nothing of this one."""
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))[0]
    item = add(1, room, withdrawn=True, withdrawn_on=date(2026, 2, 1))
    keep(session, Adjustment(item_id=item.id, to_year=2026, to_month=3, decided_on=date(2026, 1, 9)))
    old = add(2, room)
    add(4, carried_from_id=old.id, carried_on=date(2026, 3, 1))
    assert [told(session, by) for by in ShareBy] == [[]] * len(ShareBy)


def test_a_line_with_nothing_due_opens_what_was_moved_away_or_carried_over(session: Session, add) -> None:
    rooms = keep(
        session,
        *(Agency(name=f"Phòng {name}", kind=AgencyKind.OFFICE_ROOM) for name in ("Một", "Hai")),
    )
    moved, carried = (
        add(10, content=content, room_id=room.id) for content, room in zip("AB", rooms, strict=True)
    )
    keep(
        session,
        Adjustment(item_id=moved.id, to_year=2026, to_month=12, decided_on=date(2026, 10, 9)),
    )
    add(1, carried_from_id=carried.id, carried_on=date(2026, 11, 9)).due_year = 2027
    session.flush()
    assert opened(session, ShareBy.ROOM) == {"Phòng Một": ["A"], "Phòng Hai": ["B"]}


def test_a_merged_room_stands_under_its_successor(session: Session, add) -> None:
    (heir,) = keep(session, Agency(name="Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM))
    over = {"valid_to": date(2026, 9, 30), "successor_id": heir.id}
    (dead,) = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM, **over))
    add(10, room_id=heir.id)
    add(10, room_id=dead.id)
    add(10, dead, book=Book.OFFICE)
    assert told(session, ShareBy.ROOM) == [("Phòng Kinh tế", 3, 0)]
    [line] = count_programme(session, OCTOBER, ShareBy.ROOM).lines
    filters = {"period": (f"{OCTOBER.start}..{OCTOBER.end}",), "figure": ("due",), **line.narrowed}
    day = OCTOBER.as_of
    assert programme.count(session, Wanted(filters=filters), today=day) == 3
    for room, many in ((heir, 3), (dead, 2)):
        assert programme.count(session, Wanted(filters={"room": (room.id.hex,)}), today=day) == many
    listed = programme.find(session, Wanted(group="room"), today=day)
    assert [(one.label, one.count) for one in listed.groups] == [("Phòng Kinh tế", 3)]
    assert {row.room for row in programme.read(session, listed.keys, today=day)} == {"Phòng Kinh tế"}
