"""The list of programme items: the month in force, where each stands, and by whom it is led."""

from datetime import date

import pytest
from sqlalchemy import select

from app.briefings.lists import Wanted
from app.core.programme_terms import ItemPart, Need, ProposalOutcome, RequestDecision
from app.core.terms import AgencyKind, AgencyRole, Book, DecisionLevel, ItemStanding
from app.models.agency import Agency
from app.models.person import Field, Person, Post
from app.models.programme import (
    Adjustment,
    ProgrammeAgency,
    ProgrammeItem,
    ProgrammeMilestone,
    ProgrammeProposal,
)
from app.services.lists import programme
from tests.services.lists.making import DAY, TODAY, groups, keep, rows, totals


@pytest.fixture
def add(session):
    def add(content, month, *leads, year=2026, **values):
        item = keep(session, ProgrammeItem(content=content, due_year=year, due_month=month, **values))
        for position, agency in enumerate(leads):
            link = ProgrammeAgency(
                item_id=item.id, agency_id=agency.id, role=AgencyRole.LEAD, position=position
            )
            keep(session, link)
        return item

    return add


def contents(session, wanted=None, **asked):
    return [row.content for row in rows(session, programme, wanted, **asked)]


@pytest.mark.parametrize(
    ("month", "values", "standing"),
    [
        (12, {}, ItemStanding.NOT_YET),
        (11, {}, ItemStanding.DUE),
        (10, {}, ItemStanding.LATE),
        (10, {"submitted_on": TODAY}, ItemStanding.SUBMITTED),
        (10, {"submitted_on": TODAY + DAY}, ItemStanding.LATE),
        (12, {"submitted_on": TODAY, "issued_on": TODAY}, ItemStanding.ISSUED),
        (10, {"withdrawn": True}, ItemStanding.WITHDRAWN),
        (10, {"withdrawn": True, "withdrawn_on": TODAY + DAY}, ItemStanding.LATE),
    ],
)
def test_where_an_item_stands(session, add, month, values, standing):
    add("Đề án", month, **values)
    [row] = rows(session, programme)
    assert row.standing is standing
    assert contents(session, state=standing.value) == ["Đề án"]


def test_a_december_is_the_month_after_november(session, add):
    add("Đề án", 12, year=2025)
    [row] = rows(session, programme)
    assert (row.due.year, row.due.month, row.standing) == (2025, 12, ItemStanding.LATE)
    assert groups(session, programme, "month") == [("Tháng 12/2025", 1)]


def test_an_adjustment_counts_from_the_day_it_was_decided(session, add):
    item = add("Đề án", 10)
    for to_month, decided_on in ((12, TODAY), (9, TODAY + DAY)):
        keep(session, Adjustment(item_id=item.id, to_year=2026, to_month=to_month, decided_on=decided_on))
    [row] = rows(session, programme)
    assert (row.due.month, row.first_due.month, row.adjustments) == (12, 10, 1)
    assert row.standing is ItemStanding.NOT_YET
    assert contents(session, period="2026-12-01..2026-12-31") == ["Đề án"]
    assert contents(session, period="2026-10-01..2026-10-31") == []
    tomorrow = {"as_of": ((TODAY + DAY).isoformat(),), "state": ("late",)}
    assert programme.count(session, Wanted(filters=tomorrow), today=TODAY) == 1


def test_leads_and_leader(session, add):
    health = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT, position=2))
    home = keep(session, Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT, position=1))
    post = keep(session, Post(name="Phó Chủ tịch"))
    person = keep(session, Person(full_name="Vũ Văn Ánh", title="Chánh Văn phòng"))
    add("Một", 10, health, home, leader_post_id=post.id)
    add("Hai", 10, home, leader_person_id=person.id)
    add("Ba", 10)
    told = {row.content: (row.leads, row.leader) for row in rows(session, programme)}
    assert told == {
        "Một": (("Sở Y tế", "Sở Nội vụ"), "Phó Chủ tịch"),
        "Hai": (("Sở Nội vụ",), "Vũ Văn Ánh"),
        "Ba": ((), ""),
    }
    assert sorted(contents(session, agency=home.id.hex)) == ["Hai", "Một"]
    assert contents(session, agency="none") == ["Ba"]
    assert contents(session, leader=f"post:{post.id.hex}") == ["Một"]
    assert contents(session, leader=f"person:{person.id.hex}") == ["Hai"]
    assert contents(session, words="so y te") == ["Một"]
    assert groups(session, programme, "agency") == [
        ("Sở Nội vụ", 1),
        ("Sở Y tế", 1),
        ("Chưa phân công cơ quan chủ trì", 1),
    ]
    assert groups(session, programme, "leader") == [
        ("Phó Chủ tịch", 1),
        ("Vũ Văn Ánh", 1),
        ("Chưa ghi lãnh đạo phụ trách", 1),
    ]
    choices = [(one.label, one.aside) for one in programme.choices(session, "leader")]
    assert choices == [("Phó Chủ tịch", ""), ("Vũ Văn Ánh", "Chánh Văn phòng")]


def test_books_levels_and_the_line_below(session, add):
    add("Một", 10, book=Book.OFFICE, level=DecisionLevel.COUNCIL)
    add("Hai", 10, level=DecisionLevel.COMMITTEE, submitted_on=date(2026, 10, 5))
    add("Ba", 10, withdrawn=True)
    assert contents(session, book="office") == ["Một"]
    assert contents(session, level="committee") == ["Hai"]
    assert groups(session, programme, "level") == [("UBND tỉnh", 1), ("HĐND tỉnh", 1), ("Cấp khác", 1)]
    assert totals(session, programme) == {
        "phải trình": 2,
        "đã trình": 1,
        "đã ban hành": 0,
        "chưa trình": 1,
        "chuyển kỳ sau": 0,
        "đã rút": 1,
    }


def test_what_an_item_still_asks_for_is_marked_and_found(session, add):
    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    add("Đủ", 12, agency, form="Đề án")
    keep(session, ProgrammeMilestone(item_id=session.scalar(select(ProgrammeItem.id)), content="Bước"))
    add("HĐND", 12, agency, form="Nghị quyết", level=DecisionLevel.COUNCIL, council_on=date(2026, 11, 30))
    add("Tỉnh ủy", 12, agency, form="Đề án", needs_party=True, party_on=date(2026, 12, 1))
    add("Thiếu", 10)
    needs = {row.content: set(row.needs) for row in rows(session, programme)}
    assert needs == {
        "Đủ": set(),
        "HĐND": {Need.COUNCIL, Need.CLASH},
        "Tỉnh ủy": {Need.PARTY},
        "Thiếu": set(),
    }
    for need in Need:
        assert set(contents(session, need=need.value)) == {name for name, own in needs.items() if need in own}


def test_what_an_item_does_not_say_is_marked_and_found(session, add):
    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    post = keep(session, Post(name="Phó Chủ tịch"))
    add("Đủ", 12, agency, form="Đề án", level=DecisionLevel.COMMITTEE, leader_post_id=post.id)
    keep(session, ProgrammeMilestone(item_id=session.scalar(select(ProgrammeItem.id)), content="Bước"))
    add("Văn phòng", 12, agency, form="Kế hoạch", book=Book.OFFICE, submitted_on=date(2026, 11, 2))
    add("Thiếu", 10)
    lacks = {row.content: set(row.lacks) for row in rows(session, programme)}
    assert lacks == {"Đủ": set(), "Văn phòng": {ItemPart.LEADER}, "Thiếu": set(ItemPart)}
    for part in ItemPart:
        assert set(contents(session, lacks=part.value)) == {
            name for name, own in lacks.items() if part in own
        }


def test_the_plan_of_a_room_has_what_it_leads_or_follows(session, add):
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    other = keep(session, Agency(name="Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM))
    add("Theo dõi", 11, other, room_id=room.id)
    add("Chủ trì", 11, room, room_id=other.id)
    add("Khác", 11, other)
    assert set(contents(session, room_plan=room.id.hex)) == {"Theo dõi", "Chủ trì"}
    both = Wanted(filters={"room_plan": (room.id.hex,), "agency": (other.id.hex,)})
    assert [row.content for row in rows(session, programme, both)] == ["Theo dõi"]


def test_items_are_found_and_grouped_by_field_and_room(session, add):
    field = keep(session, Field(name="Giáo dục"))
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    add("Theo dõi", 11, field_id=field.id, room_id=room.id)
    add("Chủ trì", 11, room)
    add("Khác", 11)
    assert contents(session, field=field.id.hex) == ["Theo dõi"]
    assert set(contents(session, room=room.id.hex)) == {"Theo dõi", "Chủ trì"}
    assert groups(session, programme, "field") == [("Giáo dục", 1), ("Chưa ghi lĩnh vực", 2)]
    assert groups(session, programme, "room") == [("Phòng Tổng hợp", 2), ("Chưa ghi phòng theo dõi", 1)]
    assert {choice.label for choice in programme.choices(session, "room")} == {"Phòng Tổng hợp"}


def test_what_waits_to_be_carried_over_or_moved_says_so(session, add):
    item, moved = add("Đề án", 10), add("Kế hoạch", 10)
    registered = keep(
        session, ProgrammeProposal(content="Đề án", due_year=2027, due_month=1, carried_from_id=item.id)
    )
    keep(
        session,
        Adjustment(item_id=moved.id, to_year=2026, to_month=12, decision=RequestDecision.PENDING),
    )
    assert {row.content: row.state for row in rows(session, programme)} == {
        "Đề án": "Chờ chuyển kỳ (chậm, sang 01/2027)",
        "Kế hoạch": "Chậm",
    }
    assert contents(session, need="carrying") == ["Đề án"]
    assert contents(session, need="adjusting") == ["Kế hoạch"]
    registered.outcome = ProposalOutcome.REFUSED
    session.flush()
    assert contents(session, need="carrying") == []


def test_what_was_carried_over_is_not_to_be_submitted_but_counted_apart(session, add):
    item = add("Cũ", 10)
    add("Mới", 12, carried_from_id=item.id, carried_on=TODAY)
    assert totals(session, programme) == {
        "phải trình": 1,
        "đã trình": 0,
        "đã ban hành": 0,
        "chưa trình": 1,
        "chuyển kỳ sau": 1,
        "đã rút": 0,
    }
    assert contents(session, figure="due") == ["Mới"]
    assert contents(session, figure="carried") == ["Cũ"]
    assert contents(session, as_of=(TODAY - DAY).isoformat(), figure="due") == ["Cũ"]


def test_postponements_are_the_approved_moves_to_a_later_month(session, add):
    item = add("Đề án", 9)
    asked = ((11, "approved"), (10, "approved"), (12, "refused"), (12, "pending"))
    for day, (month, decision) in enumerate(asked, 1):
        keep(
            session,
            Adjustment(
                item_id=item.id,
                to_year=2026,
                to_month=month,
                decided_on=date(2026, 10, day),
                decision=RequestDecision(decision),
            ),
        )
    [row] = rows(session, programme)
    assert (row.adjustments, row.postponed, row.due.month) == (2, 1, 10)


def test_a_merged_agency_stands_under_its_successor_from_the_day_on_which_it_ended(session, add):
    heir, merged, other = (
        keep(session, Agency(name=name, kind=AgencyKind.DEPARTMENT, position=place))
        for place, name in enumerate(("Sở Tài chính", "Sở Kế hoạch", "Sở Y tế"))
    )
    merged.valid_to, merged.successor_id = date(2026, 10, 31), heir.id
    add("Cũ", 11, merged)
    add("Chung", 11, heir, merged)
    add("Mới", 11, heir)
    add("Khác", 11, other)
    by_content = {row.content: (row.leads, row.former) for row in rows(session, programme)}
    assert by_content == {
        "Cũ": (("Sở Tài chính",), ("Sở Kế hoạch",)),
        "Chung": (("Sở Tài chính",), ("Sở Kế hoạch",)),
        "Mới": (("Sở Tài chính",), ()),
        "Khác": (("Sở Y tế",), ()),
    }
    assert groups(session, programme, "agency") == [("Sở Tài chính", 3), ("Sở Y tế", 1)]
    assert sorted(contents(session, agency=heir.id.hex)) == ["Chung", "Cũ", "Mới"]
    assert sorted(contents(session, agency=merged.id.hex)) == ["Chung", "Cũ"]
    earlier = {"as_of": "2026-10-31"}
    assert sorted(contents(session, agency=heir.id.hex, **earlier)) == ["Chung", "Mới"]
    [before] = programme.read(
        session, programme.find(session, Wanted(words="cũ"), today=TODAY).keys, today=date(2026, 10, 31)
    )
    assert (before.leads, before.former) == (("Sở Kế hoạch",), ())
    found = programme.find(session, Wanted(words="tài chính"), today=TODAY).keys
    assert len(found) == 3
