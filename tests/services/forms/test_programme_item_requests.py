"""In the form of an item, requests that are new or decided otherwise are held against what it allows."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from app.briefings.forms import Loaded
from app.briefings.programme_item_form import AdjustmentRow, ProgrammeItemForm
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, ProposalOutcome, RequestDecision
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.services.forms.programme_item import load, save
from app.services.forms.programme_item_requests import advise_requests
from tests.services.lists.making import DAY, TODAY, keep

MOVE = AdjustmentRow(to=(2026, 12))
AGREED = {"decision": RequestDecision.APPROVED, "decided_on": TODAY}
OUT = AdjustmentRow(kind=AdjustmentKind.WITHDRAW)


@pytest.fixture
def item(session: Session) -> str:
    return keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=11)).id.hex


def typed(session: Session, item: str, *rows: AdjustmentRow, **said: Any) -> Loaded[ProgrammeItemForm]:
    loaded = load(session, item, today=TODAY)
    kept = loaded.values.adjustments
    return replace(loaded, values=replace(loaded.values, adjustments=(*kept, *rows), **said))


def decided(session: Session, item: str, **said: Any) -> Loaded[ProgrammeItemForm]:
    """The form with its first request agreed to."""
    loaded = load(session, item, today=TODAY)
    first, *others = loaded.values.adjustments
    rows = (replace(first, **{**AGREED, **said}), *others)
    return replace(loaded, values=replace(loaded.values, adjustments=rows))


def refused(session: Session, form: Loaded[ProgrammeItemForm], words: str) -> None:
    """It is said beside the row, keeps the form from being saved, and the service refuses it too."""
    said = advise_requests(session, form)
    assert any(words in one.sentence and one.row is not None and not one.warning for one in said)
    with pytest.raises(AppError, match=words):
        save(session, form)


@pytest.mark.parametrize("row", [MOVE, OUT, replace(MOVE, **AGREED)])
@pytest.mark.parametrize("ended", [{"submitted_on": TODAY}, {"submitted_on": TODAY, "issued_on": TODAY}])
def test_nothing_is_asked_or_agreed_of_what_was_submitted(
    session: Session, item: str, row: AdjustmentRow, ended: dict[str, date]
) -> None:
    refused(session, typed(session, item, row, **ended), "không điều chỉnh được nữa")


def test_one_that_waited_until_then_can_be_refused_only(session: Session, item: str) -> None:
    save(session, typed(session, item, MOVE))
    save(session, typed(session, item, submitted_on=TODAY))
    refused(session, decided(session, item), "đã trình ngày")
    save(session, decided(session, item, decision=RequestDecision.REFUSED, decision_note="Đã trình"))


def test_a_decision_of_a_day_before_stays_as_it_is(session: Session, item: str) -> None:
    save(session, typed(session, item, replace(MOVE, **AGREED | {"decided_on": TODAY - DAY})))
    save(session, typed(session, item, submitted_on=TODAY))
    assert advise_requests(session, typed(session, item, note="Ghi thêm")) == ()
    refused(session, decided(session, item), "đã trình ngày")


def test_a_move_changes_the_month_and_one_request_waits(session: Session, item: str) -> None:
    refused(session, typed(session, item, replace(MOVE, to=(2026, 11))), "đã ở tháng 11/2026")
    save(session, typed(session, item, MOVE))
    refused(session, typed(session, item, OUT), "đang có đề nghị chờ quyết định")


def test_one_save_does_not_withdraw_a_content_and_move_it_afterwards(session: Session, item: str) -> None:
    out = replace(OUT, **AGREED | {"decided_on": TODAY - DAY})
    refused(session, typed(session, item, out, replace(MOVE, **AGREED)), "đã rút khỏi chương trình")
    save(session, typed(session, item, out, replace(MOVE, **AGREED | {"decided_on": TODAY - 2 * DAY})))
    refused(session, typed(session, item, replace(MOVE, **AGREED)), "đã rút khỏi chương trình")


def test_a_decision_is_not_before_its_request(session: Session, item: str) -> None:
    row = replace(MOVE, **AGREED, requested_on=TODAY + DAY)
    refused(session, typed(session, item, row), "trước ngày đề nghị")


def test_a_withdrawal_is_agreed_to_with_its_mark_and_corrected(session: Session, item: str) -> None:
    gone = {"withdrawn": True, "withdrawn_on": TODAY}
    save(session, typed(session, item, replace(OUT, **AGREED), **gone))
    save(session, decided(session, item, decided_on=TODAY - DAY))
    refused(session, typed(session, item, MOVE), "đã rút khỏi chương trình")


def test_what_waits_to_be_carried_over_or_went_on_is_left(session: Session, item: str) -> None:
    again = {"due_year": 2027, "due_month": 2, "carried_from_id": UUID(item)}
    waits = keep(session, ProgrammeProposal(content="Đề án", **again))
    refused(session, typed(session, item, MOVE), "chờ xét đăng ký sang kỳ sau")
    waits.outcome = ProposalOutcome.REFUSED
    session.flush()
    keep(session, ProgrammeItem(content="Đề án", carried_on=TODAY, **again))
    refused(session, typed(session, item, MOVE), "đã chuyển sang kỳ sau")


def test_several_that_wait_from_before_can_be_cleared(session: Session, item: str) -> None:
    for month in (12, 10):
        waits = {"to_year": 2026, "to_month": month, "decision": RequestDecision.PENDING}
        keep(session, Adjustment(item_id=UUID(item), **waits))
    assert advise_requests(session, typed(session, item, note="Ghi thêm")) == ()
    refused(session, decided(session, item), "còn đề nghị khác chờ quyết định")
    save(
        session,
        decided(session, item, decision=RequestDecision.REFUSED, decision_note="Thay bằng đề nghị sau"),
    )
    loaded = load(session, item, today=TODAY)
    first, last = loaded.values.adjustments
    rows = (first, replace(last, **AGREED))
    save(session, replace(loaded, values=replace(loaded.values, adjustments=rows)))


def test_what_was_agreed_before_is_corrected_while_another_waits(session: Session, item: str) -> None:
    save(session, typed(session, item, replace(MOVE, **AGREED)))
    save(session, typed(session, item, replace(MOVE, to=(2027, 1))))
    save(session, decided(session, item, decided_on=TODAY - DAY))
