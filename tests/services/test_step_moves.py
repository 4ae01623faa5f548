"""The open steps of an item move with its month; their old days are kept, told, and given back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Changed
from app.briefings.forms import Loaded
from app.briefings.programme_item_form import AdjustmentRow, MilestoneRow, ProgrammeItemForm
from app.briefings.registration_form import Asked, Decided
from app.core.programme_terms import RequestDecision, RequestStanding
from app.core.terms import AdjustmentGround
from app.models.programme import MilestoneMove
from app.services.adjustment_previews import of_decision
from app.services.adjustments import ask, decide
from app.services.forms.programme_item import describe, load, save
from app.services.history import history_of
from app.services.lists import adjustments
from app.services.undo import undo
from tests.services.lists.making import TODAY, rows

STEPS = (
    MilestoneRow(content="Dự thảo", due_on=date(2026, 9, 10), done_on=date(2026, 9, 9)),
    MilestoneRow(content="Lấy ý kiến", due_on=date(2026, 10, 15)),
    MilestoneRow(content="Thẩm tra", due_on=date(2026, 10, 31)),
    MilestoneRow(content="Chưa có ngày"),
)
FORM = ProgrammeItemForm(content="Đề án", form="Đề án", due=(2026, 10), milestones=STEPS)
MOVED = {"Dự thảo": "10/9", "Lấy ý kiến": "15/11", "Thẩm tra": "30/11", "Chưa có ngày": ""}
AS_BEFORE = {"Dự thảo": "10/9", "Lấy ý kiến": "15/10", "Thẩm tra": "31/10", "Chưa có ngày": ""}
TO_NOVEMBER = Asked(to=(2026, 11), ground=AdjustmentGround.OBJECTIVE, reason="a", necessity="b", effect="c")
YES = Decided(decided_on=TODAY, decided_by="Chủ tịch UBND tỉnh")
APPROVED = AdjustmentRow(to=(2026, 11), decision=RequestDecision.APPROVED, decided_on=TODAY)


@pytest.fixture
def item(session: Session) -> str:
    return save(session, Loaded("", FORM))


def days(session: Session, item: str) -> dict[str, str]:
    steps = load(session, item, today=TODAY).values.milestones
    return {step.content: f"{step.due_on.day}/{step.due_on.month}" if step.due_on else "" for step in steps}


def change(session: Session, item: str, **values: object) -> None:
    loaded = load(session, item, today=TODAY)
    save(session, replace(loaded, values=replace(loaded.values, **values)))


def request(session: Session, item: str, asked: Asked = TO_NOVEMBER) -> str:
    ask(session, [item], asked)
    return rows(session, adjustments, decision="pending")[0].key


def test_an_approved_move_takes_the_open_steps_with_it_and_keeps_their_days(session, item) -> None:
    key = request(session, item)
    assert days(session, item) == AS_BEFORE
    told = of_decision(session, [key], YES)
    assert told == [
        Changed("Đề án", "tháng 10/2026", "tháng 11/2026"),
        Changed("– bước: Lấy ý kiến", "15/10/2026", "15/11/2026"),
        Changed("– bước: Thẩm tra", "31/10/2026", "30/11/2026"),
    ]
    decide(session, [key], YES, today=TODAY)
    assert days(session, item) == MOVED
    said = describe(session, item, today=TODAY).parts["Kế hoạch chi tiết"]
    assert said[1] == "Lấy ý kiến: 15/11/2026 (dời theo điều chỉnh, hạn cũ 15/10/2026)"
    assert said[0] == "Dự thảo: 10/09/2026, xong 09/09/2026"
    decide(session, [request(session, item, replace(TO_NOVEMBER, to=(2026, 12)))], YES, today=TODAY)
    said = describe(session, item, today=TODAY).parts["Kế hoạch chi tiết"]
    assert said[2] == "Thẩm tra: 30/12/2026 (dời theo điều chỉnh, hạn cũ 31/10/2026, 30/11/2026)"
    olds = [e.new for e in history_of(session, "programme_item", UUID(item)) if e.field == "old_due_on"]
    assert sorted(olds) == [date(2026, 10, 15), date(2026, 10, 31), date(2026, 11, 15), date(2026, 11, 30)]


@pytest.mark.parametrize(
    "decided",
    [replace(YES, keeps_steps=True), replace(YES, decision=RequestDecision.REFUSED, decision_note="Không")],
)
def test_steps_stay_where_they_are_kept_or_the_request_is_refused(session, item, decided) -> None:
    key = request(session, item)
    assert len(of_decision(session, [key], decided)) == 1
    decide(session, [key], decided, today=TODAY)
    assert days(session, item) == AS_BEFORE


def test_a_withdrawal_moves_no_step(session, item) -> None:
    key = request(session, item, replace(TO_NOVEMBER, to=None, withdraws=True))
    assert of_decision(session, [key], YES) == [Changed("Đề án", "tháng 10/2026", "rút khỏi chương trình")]
    decide(session, [key], YES, today=TODAY)
    assert days(session, item) == AS_BEFORE


def test_it_is_one_save_that_is_undone_as_a_whole(database) -> None:
    with database.write("Trước") as session:
        item = save(session, Loaded("", FORM))
        key = request(session, item)
    with database.write("Sau") as session:
        decide(session, [key], YES, today=TODAY)
    with database.write("Sau") as session:
        undo(session)
    with database.read() as session:
        assert days(session, item) == AS_BEFORE
        assert "dời" not in " ".join(describe(session, item, today=TODAY).parts["Kế hoạch chi tiết"])
        [row] = adjustments.read(session, [key], today=TODAY)
        assert row.decision is RequestStanding.PENDING


def test_what_is_approved_in_the_form_moves_them_too(session, item) -> None:
    change(session, item, adjustments=(APPROVED,))
    assert days(session, item) == MOVED
    change(session, item, note="Không đổi gì khác")
    assert days(session, item) == MOVED


def test_the_form_keeps_them_when_asked_and_what_was_typed_with_it(session, item) -> None:
    change(session, item, adjustments=(APPROVED,), keeps_steps=True)
    assert days(session, item) == AS_BEFORE
    other = save(session, Loaded("", FORM))
    steps = load(session, other, today=TODAY).values.milestones
    typed = tuple(replace(s, due_on=date(2026, 11, 20)) if s.content == "Lấy ý kiến" else s for s in steps)
    change(session, other, adjustments=(APPROVED,), milestones=typed)
    assert days(session, other) == {**MOVED, "Lấy ý kiến": "20/11"}


def test_an_approval_taken_back_gives_the_old_days_again(session, item) -> None:
    change(session, item, adjustments=(APPROVED,))
    [row] = load(session, item, today=TODAY).values.adjustments
    change(session, item, adjustments=(replace(row, to=(2027, 1)),))
    assert days(session, item) == {**MOVED, "Lấy ý kiến": "15/1", "Thẩm tra": "31/1"}
    [row] = load(session, item, today=TODAY).values.adjustments
    change(session, item, adjustments=(replace(row, decision=RequestDecision.PENDING, decided_on=None),))
    assert days(session, item) == AS_BEFORE
    change(session, item, adjustments=(APPROVED,))
    change(session, item, adjustments=())
    assert days(session, item) == AS_BEFORE
    alive = select(MilestoneMove).where(MilestoneMove.deleted_at.is_(None))
    assert session.scalars(alive).all() == []


def test_a_day_changed_after_the_move_is_not_given_back(session, item) -> None:
    change(session, item, adjustments=(APPROVED,))
    steps = load(session, item, today=TODAY).values.milestones
    later = tuple(replace(s, due_on=date(2026, 11, 25)) if s.content == "Thẩm tra" else s for s in steps)
    change(session, item, milestones=later)
    change(session, item, adjustments=())
    assert days(session, item) == {**AS_BEFORE, "Thẩm tra": "25/11"}
