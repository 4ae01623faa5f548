"""From a registered content to an item of the programme, and from an item that was not done to the next period."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.registration_form import Decided
from app.core.errors import AppError
from app.core.programme_terms import ProposalOutcome, ProposalSource, ProposalStanding, RequestDecision
from app.core.terms import AdjustmentGround, AgencyKind, AgencyRole, DecisionLevel, ItemStanding
from app.core.words import short_date
from app.models.agency import Agency
from app.models.person import Field as FieldOfWork
from app.models.person import Post
from app.models.programme import (
    Adjustment,
    ProgrammeAgency,
    ProgrammeItem,
    ProgrammeMilestone,
    ProgrammeProposal,
)
from app.services.forms.common import part_rows
from app.services.forms.programme_item import describe
from app.services.forms.registration import describe as describe_registration
from app.services.lists import programme, registrations
from app.services.lookup_links import find_programme_items
from app.services.registrations import (
    carry_over,
    chosen,
    decide_additions,
    merge,
    reconsider,
    refuse,
    take,
    to_carry,
    to_reconsider,
)
from tests.services.lists.making import DAY, TODAY, keep, rows


@pytest.fixture
def agency(session: Session) -> Agency:
    return keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))


def register(session: Session, agency: Agency | None, **values: object) -> str:
    row = ProgrammeProposal(
        **{
            "content": "Đề án y tế cơ sở",
            "form": "Đề án",
            "agency_id": agency.id if agency else None,
            "due_year": 2026,
            "due_month": 12,
            "proposed_on": date(2026, 11, 2),
            **values,
        }
    )
    return keep(session, row).id.hex


def links(session: Session, item: str) -> list[tuple[str, AgencyRole]]:
    query = select(Agency.name, ProgrammeAgency.role).join(Agency, Agency.id == ProgrammeAgency.agency_id)
    found = session.execute(query.where(ProgrammeAgency.item_id == programme_key(item)))
    return sorted((name, role) for name, role in found)


def programme_key(key: str):
    from uuid import UUID

    return UUID(key)


def test_a_taken_content_is_an_item_led_by_who_registered_it(session: Session, agency: Agency) -> None:
    key = register(session, agency)
    assert take(session, [key], decided_on=TODAY, decided_by="Chủ tịch UBND tỉnh", today=TODAY) == 1
    [item] = rows(session, programme)
    assert (item.content, item.leads, item.added_on) == ("Đề án y tế cơ sở", ("Sở Y tế",), None)
    [row] = rows(session, registrations)
    assert (row.standing, row.decided_by) == (ProposalStanding.TAKEN, "Chủ tịch UBND tỉnh")
    assert chosen(session, [key]).left_out == 1
    with pytest.raises(AppError, match="đã được xem xét"):
        refuse(session, [key], reason="Muộn", decided_on=TODAY, today=TODAY)


def test_what_comes_into_an_issued_programme_is_there_from_its_day(session: Session, agency: Agency) -> None:
    texts = {"reason": "Chỉ đạo", "necessity": "Cấp bách", "effect": "Không lớn"}
    key = register(session, agency, ground=AdjustmentGround.INSTRUCTION, **texts)
    with pytest.raises(AppError, match="thẻ Điều chỉnh"):
        take(session, [key], decided_on=TODAY, today=TODAY)
    assert chosen(session, [key]).left_out == 1
    decide_additions(session, [key], Decided(decided_on=TODAY), on=TODAY)
    [item] = rows(session, programme)
    assert item.added_on == TODAY
    assert programme.find(session, _as_of(TODAY - DAY), today=TODAY).keys == []


def _as_of(day: date):
    from app.briefings.lists import Wanted

    return Wanted(filters={"as_of": (day.isoformat(),)})


@pytest.mark.parametrize(
    ("values", "lacking"),
    [({"form": ""}, "hình thức văn bản"), ({"agency_id": None}, "cơ quan chủ trì")],
)
def test_an_item_needs_its_content_form_and_lead(
    session: Session, agency: Agency, values: dict[str, object], lacking: str
) -> None:
    key = register(session, agency, **values)
    with pytest.raises(AppError, match=lacking):
        take(session, [key], decided_on=TODAY, today=TODAY)


def test_a_merged_content_lets_its_agency_help(session: Session, agency: Agency) -> None:
    other = keep(session, Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT))
    take(session, [register(session, agency)], decided_on=TODAY, today=TODAY)
    [item] = rows(session, programme)
    merge(session, [register(session, other)], item=item.key, decided_on=TODAY, today=TODAY)
    assert links(session, item.key) == [("Sở Nội vụ", AgencyRole.COORDINATING), ("Sở Y tế", AgencyRole.LEAD)]
    assert [row.standing for row in rows(session, registrations, state="merged")] == [ProposalStanding.MERGED]


@pytest.mark.parametrize("day", [None, TODAY - DAY, TODAY])
def test_nothing_is_merged_into_what_was_withdrawn_by_that_day(
    session: Session, agency: Agency, day: date | None
) -> None:
    gone = keep(
        session,
        ProgrammeItem(content="Đề án", due_year=2026, due_month=12, withdrawn=True, withdrawn_on=day),
    )
    key = register(session, agency)
    with pytest.raises(AppError, match=r"“Đề án” đã rút khỏi chương trình.*không gộp vào được"):
        merge(session, [key], item=gone.id.hex, decided_on=TODAY, today=TODAY)
    assert registrations.read(session, [key], today=TODAY)[0].standing is ProposalStanding.WAITING
    assert links(session, gone.id.hex) == []


def test_what_was_withdrawn_is_told_where_an_item_is_looked_for(session: Session) -> None:
    """Two contents of the same words and month: only one can be merged into."""
    for values in ({}, {"withdrawn": True, "withdrawn_on": TODAY}, {"withdrawn": True}):
        keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=12, **values))
    told = [choice.aside for choice in find_programme_items(session, "")]
    assert sorted(told) == [
        "tháng 12/2026",
        f"tháng 12/2026, rút {short_date(TODAY)}",
        "tháng 12/2026, đã rút",
    ]


def test_what_is_withdrawn_or_goes_on_later_takes_others_in_until_then(
    session: Session, agency: Agency
) -> None:
    """A withdrawal, and a carry-over, count from their day."""
    later = keep(
        session,
        ProgrammeItem(content="Rút sau", due_year=2026, due_month=12, withdrawn=True, withdrawn_on=TODAY),
    )
    carried = keep(session, ProgrammeItem(content="Chuyển sau", due_year=2026, due_month=11))
    keep(
        session,
        ProgrammeItem(
            content="Kỳ sau", due_year=2027, due_month=1, carried_from_id=carried.id, carried_on=TODAY
        ),
    )
    for item in (later, carried):
        merge(session, [register(session, agency)], item=item.id.hex, decided_on=TODAY - DAY, today=TODAY)
    with pytest.raises(AppError, match="“Chuyển sau” đã chuyển sang kỳ sau"):
        merge(session, [register(session, agency)], item=carried.id.hex, decided_on=TODAY, today=TODAY)


def test_an_item_that_is_to_be_withdrawn_later_lets_its_registration_wait_again_until_then(
    session: Session, agency: Agency
) -> None:
    key = register(session, agency)
    take(session, [key], decided_on=TODAY, today=TODAY)
    item = session.get_one(ProgrammeItem, session.get_one(ProgrammeProposal, UUID(key)).item_id)
    item.withdrawn, item.withdrawn_on = True, TODAY + DAY
    session.flush()
    assert to_reconsider(session, [key], today=TODAY).keys == (key,)
    assert to_reconsider(session, [key], today=TODAY + DAY).keys == ()
    with pytest.raises(AppError, match="đã trình, điều chỉnh"):
        reconsider(session, [key], today=TODAY + DAY)


def test_who_is_to_direct_and_decide_is_told_of_a_registration(session: Session, agency: Agency) -> None:
    post, field = keep(session, Post(name="Chủ tịch UBND tỉnh")), keep(session, FieldOfWork(name="Y tế"))
    said = {"leader_post_id": post.id, "field_id": field.id, "level": DecisionLevel.COMMITTEE}
    key = register(session, agency, **said)
    told = {fact.label: fact.value for fact in describe_registration(session, key, today=TODAY).facts}
    shown = [told[name] for name in ("Cấp quyết định", "Lãnh đạo phụ trách", "Lĩnh vực")]
    assert shown == ["UBND tỉnh", "Chủ tịch UBND tỉnh", "Y tế"]


def test_a_refusal_has_its_reason_and_counts_from_its_day(session: Session, agency: Agency) -> None:
    key = register(session, agency)
    with pytest.raises(AppError, match="lý do"):
        refuse(session, [key], reason=" ", decided_on=TODAY, today=TODAY)
    refuse(session, [key], reason="Chưa cần thiết", decided_on=TODAY, today=TODAY)
    [row] = registrations.read(session, [key], today=TODAY)
    [before] = registrations.read(session, [key], today=TODAY - DAY)
    assert (row.refusal, row.standing, before.standing) == (
        "Chưa cần thiết",
        ProposalStanding.REFUSED,
        ProposalStanding.WAITING,
    )


def test_what_was_refused_or_taken_too_early_waits_again(session: Session, agency: Agency) -> None:
    refused, taken, waiting, moved, merged = (register(session, agency) for _ in range(5))
    refuse(session, [refused], reason="Chưa cần thiết", decided_on=TODAY, today=TODAY)
    take(session, [taken, moved], decided_on=TODAY, today=TODAY)
    busy = session.get_one(ProgrammeProposal, UUID(moved)).item_id
    keep(session, Adjustment(item_id=busy, to_year=2026, to_month=12))
    merge(session, [merged], item=str(busy), decided_on=TODAY, today=TODAY)
    assert to_reconsider(session, [refused, taken, waiting, moved, merged], today=TODAY).keys == (
        refused,
        taken,
    )
    with pytest.raises(AppError, match="đã trình, điều chỉnh"):
        reconsider(session, [moved], today=TODAY)
    assert reconsider(session, [refused, taken], today=TODAY) == 2
    for row in registrations.read(session, [refused, taken], today=TODAY):
        assert (row.standing, row.refusal, row.decided_on) == (ProposalStanding.WAITING, "", None)
    assert [row.key for row in rows(session, programme)] == [busy.hex if busy else ""]
    assert take(session, [taken], decided_on=TODAY, today=TODAY) == 1


def test_what_is_not_done_goes_into_the_next_period_with_its_trace(session: Session, agency: Agency) -> None:
    take(session, [register(session, agency, due_month=10)], decided_on=date(2026, 11, 2), today=TODAY)
    [old] = rows(session, programme)
    room = keep(session, Agency(name="Phòng Tổng hợp", kind=AgencyKind.OFFICE_ROOM))
    session.get_one(ProgrammeItem, UUID(old.key)).room_id = room.id
    assert to_carry(session, [old.key]).keys == (old.key,)
    with pytest.raises(AppError, match="không trước kỳ chuyển đến"):
        carry_over(session, [old.key], to=(2026, 10), on=TODAY, today=TODAY)
    carry_over(session, [old.key], to=(2027, 1), on=TODAY, today=TODAY)
    assert to_carry(session, [old.key]).keys == ()
    [again] = rows(session, registrations, state="waiting", kind="carried")
    take(session, [again.key], decided_on=TODAY, today=TODAY)
    assert {row.due.year: row.carried_times for row in rows(session, programme)} == {2026: 0, 2027: 1}
    assert set(session.scalars(select(ProgrammeItem.room_id))) == {room.id}
    standing = {(row.due.year, row.due.month): row.standing for row in rows(session, programme)}
    assert standing == {(2026, 10): ItemStanding.CARRIED, (2027, 1): ItemStanding.NOT_YET}
    [before] = programme.read(session, [old.key], today=TODAY - DAY)
    assert before.standing is ItemStanding.LATE
    told = describe(session, old.key, today=TODAY).parts["Các kỳ của nội dung"]
    assert told == ("Tháng 10/2026", "Tháng 01/2027 (chuyển kỳ 23/11/2026)")
    assert session.scalar(select(ProgrammeProposal.outcome).where(ProgrammeProposal.due_year == 2027)) is (
        ProposalOutcome.TAKEN
    )


def test_what_a_merged_agency_led_goes_on_with_its_successor(session: Session, agency: Agency) -> None:
    merged = keep(
        session,
        Agency(
            name="Sở Dân số",
            kind=AgencyKind.DEPARTMENT,
            successor_id=agency.id,
            valid_to=date(2026, 10, 31),
        ),
    )
    old = keep(session, ProgrammeItem(content="Đề án", form="Đề án", due_year=2026, due_month=10))
    for one, role in ((agency, AgencyRole.COORDINATING), (merged, AgencyRole.LEAD)):
        keep(session, ProgrammeAgency(item_id=old.id, agency_id=one.id, role=role))
    carry_over(session, [old.id.hex], to=(2027, 1), on=TODAY, today=TODAY)
    [again] = session.scalars(select(ProgrammeProposal))
    take(session, [again.id.hex], decided_on=TODAY, today=TODAY)
    assert again.item_id is not None
    assert links(session, again.item_id.hex) == [("Sở Y tế", AgencyRole.LEAD)]


def test_what_was_submitted_while_it_waited_is_not_carried_over(session: Session, agency: Agency) -> None:
    old = keep(session, ProgrammeItem(content="Đề án", form="Đề án", due_year=2026, due_month=10))
    keep(session, ProgrammeAgency(item_id=old.id, agency_id=agency.id, role=AgencyRole.LEAD))
    carry_over(session, [old.id.hex], to=(2027, 1), on=TODAY, today=TODAY)
    old.submitted_on = TODAY
    [again] = session.scalars(select(ProgrammeProposal))
    with pytest.raises(AppError, match="đã trình ngày"):
        take(session, [again.id.hex], decided_on=TODAY, today=TODAY)


def test_what_something_waits_of_is_not_carried_over(session: Session) -> None:
    item = keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=10))
    waits = {"to_year": 2026, "to_month": 12, "decision": RequestDecision.PENDING}
    request = keep(session, Adjustment(item_id=item.id, **waits))
    assert to_carry(session, [item.id.hex]).left_out == 1
    with pytest.raises(AppError, match="“Đề án” đang có đề nghị chờ quyết định") as told:
        carry_over(session, [item.id.hex], to=(2027, 1), on=TODAY, today=TODAY)
    assert "Quyết định đề nghị đó trước" in told.value.whole
    request.decision = RequestDecision.REFUSED
    session.flush()
    assert carry_over(session, [item.id.hex], to=(2027, 1), on=TODAY, today=TODAY) == 1
    with pytest.raises(AppError, match="“Đề án” đang chờ xét đăng ký sang kỳ sau"):
        carry_over(session, [item.id.hex], to=(2027, 2), on=TODAY, today=TODAY)


@pytest.mark.parametrize("values", [{"submitted_on": TODAY}, {"withdrawn": True}])
def test_what_is_done_or_withdrawn_is_not_carried(session: Session, values: dict[str, object]) -> None:
    item = keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=10, **values))
    assert to_carry(session, [item.id.hex]).left_out == 1
    with pytest.raises(AppError, match="đã trình, đã rút"):
        carry_over(session, [item.id.hex], to=(2027, 1), on=TODAY, today=TODAY)


def test_the_steps_that_are_not_done_go_along_by_as_many_months(session: Session, agency: Agency) -> None:
    take(session, [register(session, agency, due_month=10)], decided_on=date(2026, 11, 2), today=TODAY)
    [old] = rows(session, programme)
    steps = (
        ("Đề cương", date(2026, 6, 30), date(2026, 7, 2)),
        ("Lấy ý kiến", date(2026, 8, 31), None),
        ("Thẩm định", date(2026, 9, 15), TODAY + DAY),
        ("Trình", None, None),
    )
    for place, (content, due, done) in enumerate(steps):
        keep(
            session,
            ProgrammeMilestone(
                item_id=programme_key(old.key),
                content=content,
                responsible="Phòng Kế hoạch",
                due_on=due,
                done_on=done,
                position=place,
            ),
        )
    carry_over(session, [old.key], to=(2027, 4), on=TODAY, today=TODAY)
    [again] = rows(session, registrations, state="waiting", kind="carried")
    take(session, [again.key], decided_on=TODAY, today=TODAY)
    new = session.scalars(select(ProgrammeItem).where(ProgrammeItem.due_year == 2027)).one()
    carried = part_rows(session, ProgrammeMilestone, {"item_id": new.id})
    assert [(step.content, step.responsible, step.due_on, step.done_on) for step in carried] == [
        ("Lấy ý kiến", "Phòng Kế hoạch", date(2027, 2, 28), None),
        ("Thẩm định", "Phòng Kế hoạch", date(2027, 3, 15), None),
        ("Trình", "Phòng Kế hoạch", None, None),
    ]
    assert len(part_rows(session, ProgrammeMilestone, {"item_id": programme_key(old.key)})) == 4
    assert describe(session, new.id.hex, today=TODAY).parts["Kế hoạch chi tiết"][0] == (
        "Lấy ý kiến – Phòng Kế hoạch: 28/02/2027 (chuyển từ kỳ trước, hạn cũ 31/08/2026)"
    )


def test_a_step_moves_from_the_month_in_force(session: Session, agency: Agency) -> None:
    item = keep(session, ProgrammeItem(content="Đề án", form="Đề án", due_year=2026, due_month=8))
    keep(session, ProgrammeAgency(item_id=item.id, agency_id=agency.id, role=AgencyRole.LEAD))
    keep(session, Adjustment(item_id=item.id, to_year=2026, to_month=10, decided_on=date(2026, 8, 3)))
    keep(session, ProgrammeMilestone(item_id=item.id, content="Bước", due_on=date(2026, 10, 5)))
    carry_over(session, [item.id.hex], to=(2027, 1), on=TODAY, today=TODAY)
    [again] = rows(session, registrations, state="waiting", kind="carried")
    take(session, [again.key], decided_on=TODAY, today=TODAY)
    new = session.scalars(select(ProgrammeItem).where(ProgrammeItem.due_year == 2027)).one()
    assert [step.due_on for step in part_rows(session, ProgrammeMilestone, {"item_id": new.id})] == [
        date(2027, 1, 5)
    ]


@pytest.mark.parametrize("source", ProposalSource)
def test_who_wants_a_content_is_told_and_found(
    session: Session, agency: Agency, source: ProposalSource
) -> None:
    """Agencies register, the office recommends, leaders instruct (duties 31, 32)."""
    register(session, None if source is ProposalSource.OFFICE else agency, source=source)
    for one in ProposalSource:
        found = rows(session, registrations, source=one.value)
        assert [row.source for row in found] == [source] * (one is source)


# --- days: what was registered is decided from then on, and nothing of a day to come ---

EARLY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("day", "said"), [(EARLY, "trước ngày đề nghị 02/11/2026"), (TODAY + DAY, "sau ngày hôm nay")]
)
def test_a_registration_is_decided_on_its_day_at_the_earliest(
    session: Session, agency: Agency, day: date, said: str
) -> None:
    key = register(session, agency)
    item = keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=12)).id.hex
    days = {"decided_on": day, "today": TODAY}
    verbs = (
        lambda: take(session, [key], **days),
        lambda: merge(session, [key], item=item, **days),
        lambda: refuse(session, [key], reason="Muộn", **days),
    )
    for verb in verbs:
        with pytest.raises(AppError, match=said):
            verb()
    assert session.get_one(ProgrammeProposal, UUID(key)).outcome is None


@pytest.mark.parametrize(
    ("values", "day", "said"),
    [
        ({}, TODAY + DAY, "sau ngày hôm nay"),
        ({"added_on": date(2026, 11, 9)}, date(2026, 11, 6), "vào chương trình ngày 09/11/2026"),
        ({"submitted_on": date(2026, 11, 20)}, date(2026, 11, 10), "đã trình"),
        ({"withdrawn": True, "withdrawn_on": date(2026, 11, 20)}, date(2026, 11, 10), "đã rút"),
    ],
)
def test_a_content_is_not_carried_over_on_a_day_that_cannot_be(
    session: Session, values: dict[str, object], day: date, said: str
) -> None:
    item = keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=10, **values))
    with pytest.raises(AppError, match=said):
        carry_over(session, [item.id.hex], to=(2027, 1), on=day, today=TODAY)


def test_a_content_goes_on_once_whatever_day_is_said(session: Session, agency: Agency) -> None:
    old = keep(session, ProgrammeItem(content="Đề án", form="Đề án", due_year=2026, due_month=10))
    keep(session, ProgrammeAgency(item_id=old.id, agency_id=agency.id, role=AgencyRole.LEAD))
    carry_over(session, [old.id.hex], to=(2026, 11), on=date(2026, 11, 5), today=TODAY)
    [again] = session.scalars(select(ProgrammeProposal))
    take(session, [again.id.hex], decided_on=date(2026, 11, 10), today=TODAY)
    assert to_carry(session, [old.id.hex]).left_out == 1
    with pytest.raises(AppError, match="đã chuyển kỳ sau"):
        carry_over(session, [old.id.hex], to=(2026, 12), on=date(2026, 11, 8), today=TODAY)


def test_what_was_withdrawn_while_it_waited_does_not_go_on(session: Session, agency: Agency) -> None:
    old = keep(session, ProgrammeItem(content="Đề án", form="Đề án", due_year=2026, due_month=10))
    keep(session, ProgrammeAgency(item_id=old.id, agency_id=agency.id, role=AgencyRole.LEAD))
    carry_over(session, [old.id.hex], to=(2027, 1), on=TODAY, today=TODAY)
    old.withdrawn = True
    [again] = session.scalars(select(ProgrammeProposal))
    with pytest.raises(AppError, match="ở kỳ trước đã rút khỏi chương trình"):
        take(session, [again.id.hex], decided_on=TODAY, today=TODAY)
