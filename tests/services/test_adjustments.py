"""Requests to move or withdraw items: they wait, are decided, and only then count."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.registration_form import Asked, Decided
from app.core.errors import AppError
from app.core.programme_terms import RequestDecision
from app.core.terms import AdjustmentGround, ItemStanding
from app.models.programme import ProgrammeItem
from app.services.adjustments import ask, chosen, decide, to_ask
from app.services.lists import adjustments, programme
from tests.services.lists.making import DAY, TODAY, keep, rows

MOVE = Asked(
    to=(2026, 12),
    ground=AdjustmentGround.OBJECTIVE,
    reason="Chờ hướng dẫn",
    necessity="Bảo đảm căn cứ",
    effect="Không lớn",
    requested_on=date(2026, 11, 2),
)
YES = Decided(decided_on=TODAY, decided_by="Chủ tịch UBND tỉnh")


@pytest.fixture
def item(session: Session) -> str:
    return keep(session, ProgrammeItem(content="Đề án", due_year=2026, due_month=11)).id.hex


def seen(session: Session, item: str, day: date = TODAY) -> tuple[tuple[int, int], int, ItemStanding]:
    [row] = programme.read(session, [item], today=day)
    return (row.due.year, row.due.month), row.postponed, row.standing


def test_a_request_moves_nothing_until_it_is_approved(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments, decision="pending")
    assert seen(session, item) == ((2026, 11), 0, ItemStanding.DUE)
    assert decide(session, [request.key], YES) == 1
    assert seen(session, item) == ((2026, 12), 1, ItemStanding.NOT_YET)
    assert seen(session, item, TODAY - DAY) == ((2026, 11), 0, ItemStanding.DUE)
    [before] = adjustments.read(session, [request.key], today=TODAY - DAY)
    assert before.decision is RequestDecision.PENDING
    assert chosen(session, [request.key]).left_out == 1


def test_a_refused_request_needs_a_reason_and_moves_nothing(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    no = replace(YES, decision=RequestDecision.REFUSED)
    with pytest.raises(AppError, match="lý do"):
        decide(session, [request.key], no)
    decide(session, [request.key], replace(no, decision_note="Đủ điều kiện trình đúng hạn"))
    assert seen(session, item) == ((2026, 11), 0, ItemStanding.DUE)


def test_an_approved_withdrawal_takes_the_item_out_from_its_day(session: Session, item: str) -> None:
    ask(session, [item], replace(MOVE, to=None, withdraws=True))
    [request] = rows(session, adjustments)
    decide(session, [request.key], YES)
    assert seen(session, item)[2] is ItemStanding.WITHDRAWN
    assert seen(session, item, TODAY - DAY)[2] is ItemStanding.DUE
    assert to_ask(session, [item]).left_out == 1


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [({"to": None}, "tháng chuyển đến"), ({"ground": None}, "căn cứ"), ({"effect": ""}, "đánh giá tác động")],
)
def test_a_request_says_its_month_its_ground_and_three_texts(
    session: Session, item: str, changed: dict[str, object], lacking: str
) -> None:
    with pytest.raises(AppError, match=lacking):
        ask(session, [item], replace(MOVE, **changed))


def test_a_decision_has_its_day_and_is_taken_once(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    with pytest.raises(AppError, match="ngày quyết định"):
        decide(session, [request.key], Decided())
    decide(session, [request.key], YES)
    with pytest.raises(AppError, match="đã được quyết định"):
        decide(session, [request.key], YES)
