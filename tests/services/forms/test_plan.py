"""Programmes and plans of rooms: loaded, saved, told, and where they stand by the days of their steps."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.plan_form import PlanForm
from app.core.programme_terms import PlanScope, PlanStanding
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.programme import ProgrammeAgency, ProgrammeItem
from app.rules.form_checks.plan import check
from app.services.briefs import questions
from app.services.forms.common import key_of
from app.services.forms.plan import describe, load, save
from app.services.issued import issue
from app.services.lists import plans
from app.services.programme_lacks import read_lacks
from app.services.room_issuers import room_issuer
from tests.services.lists.making import TODAY, keep, rows


@pytest.fixture
def room(session: Session) -> Ref:
    agency = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    return Ref("agency", agency.id.hex, agency.name)


def plan(room: Ref | None, **values: object) -> PlanForm:
    return replace(PlanForm(room=room, span="2026-12", drafted_on=date(2026, 11, 2)), **values)


def test_a_plan_is_named_by_its_days_and_room_and_loaded_again(session: Session, room: Ref) -> None:
    key = save(session, Loaded("", plan(room, opinion="Thống nhất")))
    values = load(session, key, today=TODAY).values
    assert values == plan(
        room, opinion="Thống nhất", title="Kế hoạch công tác tháng 12 năm 2026 của Phòng Tổng hợp"
    )
    assert describe(session, key, today=TODAY).state == PlanStanding.DRAFT.label


@pytest.mark.parametrize(
    ("days", "standing"),
    [
        ({}, PlanStanding.DRAFT),
        ({"consulted_on": TODAY}, PlanStanding.CONSULTED),
        ({"submitted_on": TODAY}, PlanStanding.SUBMITTED),
        ({"submitted_on": TODAY, "issued_on": TODAY}, PlanStanding.ISSUED),
    ],
)
def test_where_a_plan_stands(
    session: Session, room: Ref, days: dict[str, date], standing: PlanStanding
) -> None:
    save(session, Loaded("", plan(room, **days)))
    assert [row.standing for row in rows(session, plans, state=standing.value)] == [standing]


def test_the_programme_of_a_book_keeps_its_room_and_is_issued_with_its_document(
    session: Session, room: Ref
) -> None:
    save(session, Loaded("", plan(room, scope=PlanScope.COMMITTEE)))
    key = save(session, Loaded("", plan(None, scope=PlanScope.COMMITTEE, span="2027")))
    assert load(session, key, today=TODAY).values.room == room
    issue(session, "year_programme", "2027", issued_on=TODAY, today=TODAY)
    [row] = plans.read(session, [key], today=TODAY)
    assert (row.standing, row.issued_on, bool(row.number)) == (PlanStanding.ISSUED, TODAY, True)


def test_the_plan_of_a_room_has_what_the_room_leads_or_follows(session: Session, room: Ref) -> None:
    key = save(session, Loaded("", plan(room)))
    from uuid import UUID

    led = keep(session, ProgrammeItem(content="Dẫn đầu", due_year=2026, due_month=12))
    keep(session, ProgrammeAgency(item_id=led.id, agency_id=UUID(room.key), role=AgencyRole.LEAD))
    keep(session, ProgrammeItem(content="Theo dõi", due_year=2026, due_month=12, room_id=UUID(room.key)))
    keep(session, ProgrammeItem(content="Khác", due_year=2026, due_month=12))
    question = questions()["room_plan"]
    assert [choice.code for choice in question.subjects(session, TODAY)] == [key]
    told = question.brief(session, key, TODAY)
    assert sorted(line.item.content for line in told.lines) == ["Dẫn đầu", "Theo dõi"]
    assert told.room == "Phòng Tổng hợp"


def test_the_plan_of_a_room_that_merged_is_its_successor_s(session: Session, room: Ref) -> None:
    """With what both lead or follow, from the day after its last one; a span that was over by then stays."""
    old = session.get_one(Agency, key_of(room.key))
    heir = keep(session, Agency(name="Phòng Kinh tế", kind=AgencyKind.OFFICE_ROOM))
    old.valid_to, old.successor_id = date(2026, 10, 31), heir.id
    for content, follows, leads in (("Cũ", old, None), ("Mới", heir, None), ("Dẫn đầu", None, old)):
        values = {"due_year": 2026, "due_month": 11, "room_id": follows.id if follows else None}
        item = keep(session, ProgrammeItem(content=content, **values))
        if leads is not None:
            keep(session, ProgrammeAgency(item_id=item.id, agency_id=leads.id, role=AgencyRole.LEAD))
    key = save(session, Loaded("", plan(room, span="2026-11")))
    told = questions()["room_plan"].brief(session, key, TODAY)
    assert sorted(line.item.content for line in told.lines) == ["Cũ", "Dẫn đầu", "Mới"]
    assert told.room == "Phòng Kinh tế"
    issuer = room_issuer(session, "room_plan", key, today=TODAY)
    assert issuer is not None
    assert issuer.name == "Phòng Kinh tế"
    lacks = read_lacks(session, "room_plan", key, today=TODAY)
    assert {one.content for one in lacks.items} == {"Cũ", "Dẫn đầu", "Mới"}
    before = save(session, Loaded("", plan(room, span="2026-10")))
    assert questions()["room_plan"].brief(session, before, TODAY).room == "Phòng Tổng hợp"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"room": None}, "room"),
        ({"span": "tháng 12"}, "span"),
        ({"submitted_on": date(2026, 11, 1)}, "submitted_on"),
        ({"issued_on": date(2027, 1, 1)}, "issued_on"),
    ],
)
def test_what_is_wrong_with_a_plan(room: Ref, values: dict[str, object], field: str) -> None:
    assert check(plan(room), today=TODAY) == ()
    assert [one.field for one in check(replace(plan(room), **values), today=TODAY)] == [field]


def test_the_year_stands_before_its_quarters_and_these_before_its_months(session: Session) -> None:
    for span in ("2026-12", "2026-Q4", "2026", "2027-01", "2026-W45"):
        save(session, Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span=span)))
    assert [row.span for row in rows(session, plans)] == ["2027-01", "2026", "2026-Q4", "2026-12", "2026-W45"]
