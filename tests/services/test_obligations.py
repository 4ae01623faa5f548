"""Reports of the regulation are made once, move with it until they come, are asked for again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.briefings.meeting_verbs import Moving
from app.briefings.post_form import HoldingRow
from app.core.task_terms import ContactWay
from app.core.terms import AgencyKind, MeetingKind
from app.models.agency import Agency
from app.models.meeting import Meeting
from app.models.person import Person, Post, PostHolding
from app.models.report import ReportObligation
from app.services.bin import delete
from app.services.cancelled_meetings import cancel_all, reinstate
from app.services.forms import post as post_form
from app.services.forms.common import put
from app.services.forms.report import describe
from app.services.lists import reports
from app.services.meeting_moves import move
from app.services.moved import moved
from app.services.moved_kinds import When
from app.services.obligations import follow_regulation, make_due
from app.services.passed_obligations import pass_on
from app.services.report_reminders import remind
from app.services.settings import change_setting, load_preset

TODAY, UNTIL = date(2026, 11, 2), date(2026, 11, 30)


@pytest.fixture
def office(session: Session) -> Session:
    """Two rooms, one that is closed, a sở; one deputy in the office and one of whom no agency is known."""
    load_preset(session)
    rooms = [
        Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM, position=1),
        Agency(name="Phòng Nội chính", kind=AgencyKind.OFFICE_ROOM, position=2),
        Agency(name="Phòng cũ", kind=AgencyKind.OFFICE_ROOM, position=3, valid_to=date(2026, 6, 30)),
        Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT, position=4),
    ]
    session.add_all(rooms)
    session.flush()
    title = "Phó Chánh Văn phòng"
    session.add(Person(full_name="Lê Thị Hoa", title=title, agency_id=rooms[0].id))
    session.add(Person(full_name="Trần Văn Bình", title=title))
    session.flush()
    return session


def rows(session: Session, code: str) -> list[ReportObligation]:
    wanted = select(ReportObligation).where(
        ReportObligation.code == code, ReportObligation.deleted_at.is_(None)
    )
    return list(session.scalars(wanted.order_by(ReportObligation.due_on, ReportObligation.agency_id)))


def make(session: Session, *kinds: str) -> int:
    return make_due(session, until=UNTIL, today=TODAY, kinds=kinds or None).count


def test_the_rooms_of_the_day_and_the_deputies_owe_them_and_no_others(office: Session) -> None:
    made = make_due(office, until=UNTIL, today=TODAY)
    assert made.left_out == ("Trần Văn Bình",)
    assert [(row.name, row.due_on) for row in rows(office, "month_room")] == [
        ("Báo cáo tháng 11/2026", date(2026, 11, 23)),
        ("Báo cáo tháng 11/2026", date(2026, 11, 23)),
    ]
    assert {row.due_on for row in rows(office, "year_room")} == {date(2026, 11, 24)}
    assert [row.person_id is not None for row in rows(office, "half_month_deputy")] == [True, True]
    assert (
        "Điều 22" in rows(office, "quarter_room" if rows(office, "quarter_room") else "year_room")[0].source
    )


def test_what_is_due_after_a_deputy_was_replaced_is_owed_by_who_came_after_him(office: Session) -> None:
    hoa = office.scalars(select(Person).where(Person.agency_id.is_not(None))).one()
    heir = put(office, Person, None, {"full_name": "Vũ Minh", "agency_id": hoa.agency_id})
    post = put(office, Post, None, {"name": "Phó Chánh Văn phòng (tổng hợp)"})
    put(office, PostHolding, None, {"post_id": post.id, "person_id": hoa.id})

    def owe() -> dict[date, str]:
        owed = rows(office, "half_month_deputy")
        return {row.due_on: office.get_one(Person, row.person_id).full_name for row in owed}

    make_due(office, until=date(2026, 12, 31), today=TODAY, kinds=("half_month_deputy",))
    first, second, third, *_ = days = sorted(owe())
    rows(office, "half_month_deputy")[0].received_on = first
    last = second + timedelta(days=1)
    loaded = post_form.load(office, post.id.hex)
    [held] = loaded.values.holdings
    ended = replace(held, to_on=last)
    post_form.save(office, replace(loaded, values=replace(loaded.values, holdings=(ended,))))
    assert owe() == dict.fromkeys((first, second), hoa.full_name), "nobody came after: what is to come ends"
    office.scalars(select(ReportObligation).where(ReportObligation.due_on == third)).one().deleted_at = None
    came = HoldingRow("", Ref("person", heir.id.hex, heir.full_name), last + timedelta(days=1), None)
    loaded = post_form.load(office, post.id.hex)
    values = replace(loaded.values, holdings=(*loaded.values.holdings, came))
    post_form.save(office, replace(loaded, values=values))
    assert owe() == {first: hoa.full_name, second: hoa.full_name, third: heir.full_name}
    make_due(office, until=date(2026, 12, 31), today=TODAY, kinds=("half_month_deputy",))
    assert owe() == {day: (hoa if day <= second else heir).full_name for day in days}
    assert pass_on(office) == 0


def test_they_are_made_once_and_what_was_deleted_stays_so(office: Session) -> None:
    first = make(office)
    assert first > 0
    assert make(office) == 0
    delete(office, "report_obligation", rows(office, "year_room")[0].id)
    assert make(office) == 0


def test_the_month_report_goes_by_the_giao_ban_as_it_was_made(office: Session) -> None:
    office.add(
        Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban tháng 11", held_on=date(2026, 11, 27))
    )
    office.flush()
    make(office, "month_room")
    assert {row.due_on for row in rows(office, "month_room")} == {date(2026, 11, 25)}


def test_the_month_report_follows_the_giao_ban_that_is_moved_cancelled_and_stands_again(
    office: Session,
) -> None:
    row = Meeting(kind=MeetingKind.OFFICE_BRIEFING, title="Giao ban tháng 11", held_on=date(2026, 11, 27))
    office.add(row)
    office.flush()
    make(office, "month_room")

    def due() -> set[date]:
        return {one.due_on for one in rows(office, "month_room")}

    move(office, [row.id.hex], Moving(day=date(2026, 11, 20)))
    assert due() == {date(2026, 11, 18)}
    cancel_all(office, [row.id.hex], on=TODAY, reason="Bão")
    assert due() == {date(2026, 11, 23)}, "as the regulation says"
    reinstate(office, row.id.hex)
    assert due() == {date(2026, 11, 18)}


def test_a_changed_number_is_told_and_moves_what_did_not_come(office: Session) -> None:
    make(office, "month_room")
    came = rows(office, "month_room")[0]
    came.received_on = date(2026, 11, 20)
    office.flush()
    changes = {"regulation.room_report_days_before_briefing": 5}
    [told] = [kind for kind in moved(office, changes, TODAY) if kind.title.startswith("Báo cáo đã lập")]
    assert [(one.old, one.new) for one in told.moved] == [
        (When(date(2026, 11, 23)), When(date(2026, 11, 20)))
    ]
    change_setting(office, *next(iter(changes.items())))
    assert {row.received_on is None: row.due_on for row in rows(office, "month_room")} == {
        False: date(2026, 11, 23),
        True: date(2026, 11, 20),
    }
    assert follow_regulation(office) == 0


def test_another_day_that_parts_the_month_moves_the_reports_of_its_halves_and_doubles_none(
    office: Session,
) -> None:
    make_due(office, until=date(2026, 12, 31), today=TODAY, kinds=("half_month_room",))
    halves = rows(office, "half_month_room")
    early = next(row for row in halves if row.period_from == date(2026, 12, 1))
    came = next(row for row in halves if row.period_from == date(2026, 12, 1) and row is not early)
    came.received_on = date(2026, 12, 2)
    office.flush()
    changes = {"regulation.half_month_day": 10}
    [told] = [kind for kind in moved(office, changes, TODAY) if kind.title.startswith("Báo cáo đã lập")]
    assert When(date(2026, 12, 10)) in [one.new for one in told.moved]
    change_setting(office, "regulation.half_month_day", 10)
    assert (early.period_to, early.due_on) == (date(2026, 12, 10), date(2026, 12, 10))
    assert came.period_to == date(2026, 12, 15), "what came keeps its period"
    december = [row for row in rows(office, "half_month_room") if row.period_from >= date(2026, 12, 1)]
    assert len(december) == 4
    make_due(office, until=date(2026, 12, 31), today=date(2026, 12, 1), kinds=("half_month_room",))
    by_room: dict[object, int] = {}
    for row in rows(office, "half_month_room"):
        if row.period_from >= date(2026, 12, 1) and row.agency_id == early.agency_id:
            by_room[row.period_from] = by_room.get(row.period_from, 0) + 1
    assert by_room == {date(2026, 12, 1): 1, date(2026, 12, 11): 1}
    change_setting(office, "regulation.half_month_day", 15)
    assert early.period_to == date(2026, 12, 15), "and back"


def test_a_room_that_ends_owes_nothing_that_is_due_later(office: Session) -> None:
    room = office.scalars(select(Agency).where(Agency.name == "Phòng Nội chính")).one()
    room.valid_to = date(2026, 11, 10)
    office.flush()
    make(office)
    assert all(row.due_on <= date(2026, 11, 10) for row in rows_of(office, room))
    other = office.scalars(select(Agency).where(Agency.name == "Phòng Tổng hợp")).one()
    assert max(row.due_on for row in rows_of(office, other)) > date(2026, 11, 10)


def rows_of(session: Session, room: Agency) -> list[ReportObligation]:
    return list(session.scalars(select(ReportObligation).where(ReportObligation.agency_id == room.id)))


def test_a_report_made_by_hand_is_left_alone(office: Session) -> None:
    room = office.scalars(select(Agency)).first()
    own = ReportObligation(name="Báo cáo chuyên đề", agency_id=room.id, due_on=date(2026, 11, 9))
    office.add(own)
    office.flush()
    change_setting(office, "regulation.quarter_report_day", 10)
    assert own.due_on == date(2026, 11, 9)


def test_asked_again_is_counted_in_the_list(office: Session) -> None:
    make(office, "month_room")
    first, second = rows(office, "month_room")
    second.received_on = TODAY
    office.flush()
    keys = [first.id.hex, second.id.hex]
    assert remind(office, keys, today=TODAY, way=ContactWay.PHONE, note="Gặp anh Nam") == 1
    told = describe(office, first.id.hex, today=TODAY)
    assert told.parts["Các lần nhắc"] == ("02/11/2026, điện thoại (Gặp anh Nam; người ghi: Kiểm thử)",)
    keys = reports.find(
        office, Wanted(filters={"kind": ("month_room",)}, order="reminders"), today=TODAY
    ).keys
    listed = {row.key: row.reminders for row in reports.read(office, keys, today=TODAY)}
    assert listed == {first.id.hex: 1, second.id.hex: 0}


def test_time_alone_makes_more_but_never_the_same(office: Session) -> None:
    seen: set[tuple[object, ...]] = set()
    for week in range(10):
        day = TODAY + timedelta(weeks=week)
        make_due(office, until=day + timedelta(days=40), today=day)
    for row in office.scalars(select(ReportObligation)):
        key = (row.code, row.agency_id, row.person_id, row.period_from)
        assert key not in seen
        seen.add(key)
