"""An item typed into an issued programme stands in the register of adjustments, by one request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded, Ref
from app.briefings.plan_form import PlanForm
from app.briefings.programme_item_form import ProgrammeItemForm
from app.briefings.registration_form import Decided, RegistrationForm
from app.core.errors import AppError
from app.core.programme_terms import ItemChange, PlanScope, ProposalSource, RequestDecision, RequestKind
from app.core.terms import AdjustmentGround, Book
from app.models.programme import ProgrammeItem, ProgrammeProposal
from app.rules.periods import Month
from app.services.adjustments import chosen, decide
from app.services.bin import delete
from app.services.forms import plan, registration
from app.services.forms.programme_item import describe, load, save
from app.services.issued import issue
from app.services.lists import adjustments
from app.services.lists.adjustments import ADDITION, UNASKED
from app.services.programme_additions import advise_addition, advise_registration
from app.services.programme_changes import compare
from app.services.registrations import take, to_take
from app.services.settings import load_preset
from tests.services.forms.people import AGENCIES, store
from tests.services.lists.making import TODAY, keep, rows

ON = date(2026, 11, 3)
FORM = ProgrammeItemForm(content="Đề án y tế", form="Đề án", leads=(AGENCIES[0],), due=(2026, 12))
ADDED = replace(
    FORM,
    added_on=ON,
    ground=AdjustmentGround.OBJECTIVE,
    reason="Dịch bệnh",
    necessity="Cấp bách",
    effect="Không lớn",
    asked_by=AGENCIES[1],
    document_number="12/TTr-SYT",
    asked_on=date(2026, 11, 1),
    decided_by="Chủ tịch UBND tỉnh",
    decision_document="88/UBND-TH",
    decision_note="Thống nhất",
)


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    store(session)
    return session


def change(session: Session, key: str, **values: object) -> None:
    loaded = load(session, key, today=TODAY)
    save(session, replace(loaded, values=replace(loaded.values, **values)))


def requests(session: Session) -> list[ProgrammeProposal]:
    return list(session.scalars(select(ProgrammeProposal).where(ProgrammeProposal.deleted_at.is_(None))))


def test_what_is_typed_into_the_item_stands_in_the_register(office: Session) -> None:
    item = save(office, Loaded("", ADDED))
    [row] = rows(office, adjustments)
    assert (row.item, row.kind, row.first, row.to) == (item, RequestKind.ADD, None, Month(2026, 12))
    assert (row.content, row.lead, row.ground) == ("Đề án y tế", AGENCIES[0].name, AdjustmentGround.OBJECTIVE)
    assert (row.reason, row.necessity, row.effect) == ("Dịch bệnh", "Cấp bách", "Không lớn")
    assert (row.decision, row.decided_on, row.decided_by, row.decision_document, row.decision_note) == (
        *(RequestDecision.APPROVED, ON, "Chủ tịch UBND tỉnh", "88/UBND-TH", "Thống nhất"),
    )
    assert (row.document_number, row.requested_on) == ("12/TTr-SYT", date(2026, 11, 1))
    [asked] = requests(office)
    assert asked.source is ProposalSource.AGENCY
    told = describe(office, item, today=TODAY).parts["Các lần điều chỉnh"]
    why = "Nguyên nhân khách quan, bất khả kháng, tình huống cấp bách – Dịch bệnh"
    assert told == (f"Bổ sung (quyết định 03/11/2026, văn bản 12/TTr-SYT): {why}",)
    [changed] = compare(office, office, first=date(2026, 10, 1), second=TODAY)
    assert (changed.decided_on, changed.ground, changed.reason) == (
        ON,
        AdjustmentGround.OBJECTIVE,
        "Dịch bệnh",
    )


@pytest.mark.parametrize(
    ("lacking", "said"),
    [({"ground": None}, "căn cứ"), ({"reason": ""}, "lý do"), ({"effect": ""}, "đánh giá tác động")],
)
def test_an_addition_says_its_ground_and_three_texts(
    office: Session, lacking: dict[str, object], said: str
) -> None:
    with pytest.raises(AppError, match=f"chưa ghi {said}"):
        save(office, Loaded("", replace(ADDED, **lacking)))


def test_the_item_and_its_request_are_one_truth(office: Session) -> None:
    item = save(office, Loaded("", ADDED))
    change(office, item, content="Đề án y tế cơ sở", due=(2027, 1), added_on=date(2026, 11, 5), reason="Khác")
    [row] = rows(office, adjustments)
    assert (row.content, row.to, row.decided_on, row.reason) == (
        *("Đề án y tế cơ sở", Month(2027, 1), date(2026, 11, 5), "Khác"),
    )
    assert len(requests(office)) == 1
    assert [row.key for row in rows(office, adjustments, words="y tế cơ sở")] == [row.key]
    change(office, item, added_on=None, ground=None, reason="", necessity="", effect="")
    assert rows(office, adjustments) == []
    assert load(office, item, today=TODAY).values.added_on is None


def test_what_came_by_a_registration_is_written_in_the_same_request(office: Session) -> None:
    form = registration.load(office, None, today=TODAY).values
    texts = {"reason": "a", "necessity": "b", "effect": "c", "ground": AdjustmentGround.INSTRUCTION}
    asked = replace(form, content="Đề án", form="Đề án", agency=AGENCIES[0], proposed_on=ON, **texts)
    key = registration.save(office, Loaded("", asked))
    decide(office, [f"{key}{ADDITION}"], Decided(decided_on=ON), today=TODAY)
    [row] = rows(office, adjustments)
    told = load(office, row.item, today=TODAY).values
    assert (told.added_on, told.ground, told.reason, told.asked_by) == (
        *(ON, AdjustmentGround.INSTRUCTION, "a", Ref("agency", AGENCIES[0].key, AGENCIES[0].name)),
    )
    change(office, row.item, decided_by="Chủ tịch", decision_document="9/UBND")
    [again] = rows(office, adjustments)
    assert (again.key, again.decided_by, again.decision_document) == (row.key, "Chủ tịch", "9/UBND")


def test_a_request_changed_since_is_not_overwritten(office: Session) -> None:
    item = save(office, Loaded("", ADDED))
    loaded = load(office, item, today=TODAY)
    [asked] = requests(office)
    asked.reason = "Sửa ở thẻ Đăng ký"
    office.flush()
    with pytest.raises(AppError, match="đã được sửa ở chỗ khác"):
        save(office, loaded)


def test_an_addition_never_vanishes_from_the_register(office: Session) -> None:
    """One whose request was deleted stands there by its item, without a ground, and is decided no more."""
    item = save(office, Loaded("", ADDED))
    delete(office, "programme_proposal", requests(office)[0].id)
    [row] = rows(office, adjustments)
    assert (row.key, row.item, row.ground, row.decided_on) == (f"{item}{UNASKED}", item, None, ON)
    assert chosen(office, [row.key]).left_out == 1
    told = describe(office, item, today=TODAY).parts["Các lần điều chỉnh"]
    assert told == ("Bổ sung (quyết định 03/11/2026): chưa ghi căn cứ",)
    assert rows(office, adjustments, kind="move") == []
    change(
        office, item, **{name: getattr(ADDED, name) for name in ("ground", "reason", "necessity", "effect")}
    )
    [again] = rows(office, adjustments)
    assert again.ground is AdjustmentGround.OBJECTIVE
    delete(office, "programme_proposal", requests(office)[0].id)
    delete(office, "programme_item", office.scalar(select(ProgrammeItem.id)))
    assert rows(office, adjustments) == []


def test_a_new_content_of_an_issued_programme_is_said_to_be_an_addition(office: Session) -> None:
    keep(office, ProgrammeItem(content="Có sẵn", due_year=2026, due_month=12))
    issue(office, "year_programme", "2026/office", issued_on=ON, today=TODAY)
    assert advise_addition(office, Loaded("", FORM)) == ()
    [said] = advise_addition(office, Loaded("", replace(FORM, book=Book.OFFICE)))
    assert (said.field, said.warning) == ("due", True)
    assert "năm 2026 đã ban hành ngày 03/11/2026" in said.sentence
    plan.save(office, Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span="2027-Q1", issued_on=TODAY)))
    [said] = advise_addition(office, Loaded("", replace(FORM, due=(2027, 3))))
    assert "quý I năm 2027" in said.sentence
    assert advise_addition(office, Loaded("", replace(ADDED, due=(2027, 3)))) == ()
    assert advise_addition(office, Loaded("1" * 32, replace(FORM, due=(2027, 3)))) == ()


def test_a_month_of_an_issued_programme_is_not_typed_over_in_silence(office: Session) -> None:
    """Duty 39: an adjustment says it; a slip of the pen may be mended."""
    key = save(office, Loaded("", FORM))
    typed = load(office, key, today=TODAY)
    other = replace(typed, values=replace(typed.values, due=(2027, 1)))
    assert advise_addition(office, other) == ()
    out = PlanForm(scope=PlanScope.COMMITTEE, span="2026", issued_on=ON, confirmed=True)
    plan.save(office, Loaded("", out))
    assert advise_addition(office, typed) == ()
    [said] = advise_addition(office, other)
    assert (said.field, said.warning) == ("due", True)
    assert "năm 2026 đã ban hành ngày 03/11/2026 với tháng trình 12/2026" in said.sentence
    assert "mục Điều chỉnh" in said.sentence


def test_a_content_that_moves_into_an_issued_programme_is_an_addition(office: Session) -> None:
    key = save(office, Loaded("", replace(FORM, due=(2027, 1))))
    plan.save(office, Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span="2026", issued_on=ON)))
    typed = load(office, key, today=TODAY)
    [said] = advise_addition(office, replace(typed, values=replace(typed.values, due=(2026, 12))))
    assert "nội dung thêm vào là bổ sung" in said.sentence


def test_a_registration_for_an_issued_programme_is_told_to_be_an_addition(office: Session) -> None:
    """In its form, before it is taken, and when it is: then it is there from the day of the decision on."""
    key = registration.save(
        office,
        Loaded("", RegistrationForm(agency=AGENCIES[0], content="Đề án", form="Đề án", due=(2026, 12))),
    )
    typed = registration.load(office, key, today=TODAY)
    assert (advise_registration(office, typed), to_take(office, [key]).warning) == ((), "")
    plan.save(office, Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span="2026", issued_on=ON)))
    [said] = advise_registration(office, typed)
    assert (said.field, said.warning) == ("due", True)
    assert to_take(office, [key]).warning.startswith(
        "1 nội dung vào chương trình năm 2026 (ban hành ngày 03/11/2026)"
    )
    take(office, [key], decided_on=TODAY, today=TODAY)
    [row] = rows(office, adjustments)
    assert (row.key, row.ground, row.decided_on) == (f"{row.item}{UNASKED}", None, TODAY)
    assert office.get_one(ProgrammeItem, UUID(row.item)).added_on == TODAY
    [change_] = compare(office, office, first=ON, second=TODAY)
    assert (change_.change, change_.decided_on) == (ItemChange.ADDED, TODAY)
    assert advise_registration(office, registration.load(office, key, today=TODAY)) == ()


def test_what_was_decided_before_the_programme_went_out_is_no_addition(office: Session) -> None:
    asked = RegistrationForm(agency=AGENCIES[0], content="Đề án", form="Đề án", due=(2026, 12))
    plan.save(office, Loaded("", PlanForm(scope=PlanScope.COMMITTEE, span="2026", issued_on=ON)))
    key = registration.save(office, Loaded("", asked))
    take(office, [key], decided_on=date(2026, 11, 2), today=TODAY)
    assert office.scalar(select(ProgrammeItem.added_on)) is None
    with_ground = replace(typed_of(office, key), ground=AdjustmentGround.OBJECTIVE)
    assert advise_registration(office, Loaded("", with_ground)) == ()


def typed_of(office: Session, key: str) -> RegistrationForm:
    return registration.load(office, key, today=TODAY).values
