"""Requests to move or withdraw items: they wait, are decided, and only then count."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.registration_form import Asked, Decided
from app.core.errors import AppError
from app.core.programme_terms import RequestDecision, RequestKind, RequestStanding
from app.core.terms import AdjustmentGround, AgencyKind, ItemStanding
from app.models.agency import Agency
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.rules.periods import Month
from app.services.adjustment_previews import MAY_NOT, of_decision
from app.services.adjustments import ask, chosen, decide, to_ask
from app.services.lists import adjustments, programme
from app.services.lists.adjustments import ADDITION
from tests.services.lists.making import DAY, TODAY, groups, keep, rows

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
    assert decide(session, [request.key], YES, today=TODAY) == 1
    assert seen(session, item) == ((2026, 12), 1, ItemStanding.NOT_YET)
    assert seen(session, item, TODAY - DAY) == ((2026, 11), 0, ItemStanding.DUE)
    [before] = adjustments.read(session, [request.key], today=TODAY - DAY)
    assert before.decision is RequestStanding.PENDING
    assert chosen(session, [request.key]).left_out == 1


def test_a_refused_request_needs_a_reason_and_moves_nothing(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    no = replace(YES, decision=RequestDecision.REFUSED)
    with pytest.raises(AppError, match="lý do"):
        decide(session, [request.key], no, today=TODAY)
    decide(session, [request.key], replace(no, decision_note="Đủ điều kiện trình đúng hạn"), today=TODAY)
    assert seen(session, item) == ((2026, 11), 0, ItemStanding.DUE)


def test_an_approved_withdrawal_takes_the_item_out_from_its_day(session: Session, item: str) -> None:
    ask(session, [item], replace(MOVE, to=None, withdraws=True))
    [request] = rows(session, adjustments)
    decide(session, [request.key], YES, today=TODAY)
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
        decide(session, [request.key], Decided(), today=TODAY)
    decide(session, [request.key], YES, today=TODAY)
    with pytest.raises(AppError, match="đã được quyết định"):
        decide(session, [request.key], YES, today=TODAY)


# --- what cannot be adjusted any more ---

NO = replace(YES, decision=RequestDecision.REFUSED, decision_note="Đã trình rồi")
OUT = replace(MOVE, to=None, withdraws=True)


def became(session: Session, item: str, **values: object) -> None:
    for name, value in values.items():
        setattr(session.get_one(ProgrammeItem, UUID(item)), name, value)
    session.flush()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"submitted_on": TODAY}, "đã trình ngày 23/11/2026"),
        ({"issued_on": TODAY}, "đã ban hành ngày 23/11/2026"),
        ({"withdrawn": True, "withdrawn_on": TODAY}, "đã rút khỏi chương trình"),
    ],
)
@pytest.mark.parametrize("asked", [MOVE, OUT])
def test_what_ended_is_not_adjusted_from_its_day_on_but_can_be_refused(
    session: Session, item: str, asked: Asked, values: dict[str, object], words: str
) -> None:
    ask(session, [item], asked)
    [request] = rows(session, adjustments)
    became(session, item, **values)
    before = seen(session, item)
    with pytest.raises(AppError, match=words) as told:
        decide(session, [request.key], YES, today=TODAY)
    assert "không đồng ý" in told.value.whole
    assert seen(session, item) == before
    assert decide(session, [request.key], NO, today=TODAY) == 1
    assert to_ask(session, [item]).left_out == 1
    with pytest.raises(AppError, match=words):
        ask(session, [item], asked)


def test_a_decision_of_a_day_before_it_was_submitted_is_written_later(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    became(session, item, submitted_on=TODAY)
    decide(session, [request.key], replace(YES, decided_on=TODAY - DAY), today=TODAY)
    assert seen(session, item)[0] == (2026, 12)


def test_a_withdrawal_is_not_of_a_day_before_it_was_submitted(session: Session, item: str) -> None:
    """It would never have been submitted then."""
    ask(session, [item], OUT)
    [request] = rows(session, adjustments)
    became(session, item, submitted_on=TODAY)
    with pytest.raises(AppError, match="đã trình ngày 23/11/2026"):
        decide(session, [request.key], replace(YES, decided_on=TODAY - DAY), today=TODAY)
    assert seen(session, item)[2] is ItemStanding.SUBMITTED


def test_nothing_is_decided_on_a_day_to_come(session: Session, item: str, addition: str) -> None:
    ask(session, [item], MOVE)
    [move] = rows(session, adjustments, kind="move")
    for key in (move.key, addition):
        with pytest.raises(AppError, match="sau ngày hôm nay"):
            decide(session, [key], replace(YES, decided_on=TODAY + DAY), today=TODAY)


def test_one_request_of_an_item_waits_at_a_time(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    assert to_ask(session, [item]).left_out == 1
    with pytest.raises(AppError, match="“Đề án” đang có đề nghị chờ quyết định") as told:
        ask(session, [item], OUT)
    assert "Quyết định đề nghị đó trước" in told.value.whole
    decide(session, [rows(session, adjustments)[0].key], YES, today=TODAY)
    assert ask(session, [item], OUT) == 1


def test_a_move_changes_the_month(session: Session, item: str) -> None:
    with pytest.raises(AppError, match="đã ở tháng 11/2026"):
        ask(session, [item], replace(MOVE, to=(2026, 11)))
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    became(session, item, due_month=12)
    with pytest.raises(AppError, match="đã ở tháng 12/2026"):
        decide(session, [request.key], YES, today=TODAY)


def test_a_decision_is_not_before_its_request(session: Session, item: str, addition: str) -> None:
    ask(session, [item], MOVE)
    [move] = rows(session, adjustments, kind="move")
    for key, day in ((move.key, date(2026, 11, 1)), (addition, date(2026, 11, 8))):
        for decided in (YES, NO):
            with pytest.raises(AppError, match="trước ngày đề nghị"):
                decide(session, [key], replace(decided, decided_on=day), today=TODAY)
        assert decide(session, [key], replace(YES, decided_on=day + DAY), today=TODAY) == 1


def test_nothing_is_asked_or_agreed_while_it_waits_to_be_carried_over(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    keep(session, ProgrammeProposal(content="Đề án", due_year=2027, due_month=2, carried_from_id=UUID(item)))
    with pytest.raises(AppError, match="chờ xét đăng ký sang kỳ sau"):
        decide(session, [request.key], YES, today=TODAY)
    assert decide(session, [request.key], NO, today=TODAY) == 1
    with pytest.raises(AppError, match="chờ xét đăng ký sang kỳ sau"):
        ask(session, [item], MOVE)


def test_what_went_on_into_a_later_period_is_not_adjusted(session: Session, item: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments)
    carried = {"carried_from_id": UUID(item), "carried_on": TODAY}
    keep(session, ProgrammeItem(content="Đề án", due_year=2027, due_month=2, **carried))
    with pytest.raises(AppError, match="đã chuyển sang kỳ sau"):
        decide(session, [request.key], YES, today=TODAY)
    [told] = of_decision(session, [request.key], YES)
    assert told.new == MAY_NOT
    assert to_ask(session, [item]).left_out == 1


# --- additions stand in the same register, and are decided by the same verb ---


@pytest.fixture
def addition(session: Session) -> str:
    """A registration that asks into the issued programme, by its key in the register."""
    agency = keep(session, Agency(name="Sở Y tế", kind=AgencyKind.DEPARTMENT))
    texts = {"reason": "Theo chỉ đạo", "necessity": "Cấp bách", "effect": "Không lớn"}
    row = ProgrammeProposal(
        content="Đề án y tế",
        form="Đề án",
        agency_id=agency.id,
        due_year=2026,
        due_month=12,
        ground=AdjustmentGround.INSTRUCTION,
        document_number="12/TTr-SYT",
        proposed_on=date(2026, 11, 9),
        **texts,
    )
    keep(session, ProgrammeProposal(content="Đăng ký thường", due_year=2027, due_month=1))
    return f"{keep(session, row).id.hex}{ADDITION}"


def test_additions_moves_and_withdrawals_stand_in_one_register(
    session: Session, item: str, addition: str
) -> None:
    ask(session, [item], MOVE)
    out = keep(session, ProgrammeItem(content="Nghị quyết", due_year=2026, due_month=11)).id.hex
    ask(session, [out], replace(MOVE, to=None, withdraws=True))
    found = {row.content: row for row in rows(session, adjustments)}
    assert {content: row.kind for content, row in found.items()} == {
        "Đề án": RequestKind.MOVE,
        "Nghị quyết": RequestKind.WITHDRAW,
        "Đề án y tế": RequestKind.ADD,
    }
    asked = found["Đề án y tế"]
    assert (asked.key, asked.item, asked.first, asked.to) == (addition, "", None, Month(2026, 12))
    assert (asked.lead, asked.reason, asked.necessity, asked.effect, asked.document_number) == (
        *("Sở Y tế", "Theo chỉ đạo", "Cấp bách", "Không lớn", "12/TTr-SYT"),
    )
    agency = session.scalar(select(Agency.id)).hex
    for filters in ({"kind": "add"}, {"ground": "instruction"}, {"agency": agency}):
        assert [row.key for row in rows(session, adjustments, **filters)] == [addition]
    for words in ("y te", "so y te"):
        assert [row.key for row in rows(session, adjustments, words=words)] == [addition]
    assert groups(session, adjustments, "kind") == [
        ("Bổ sung nội dung", 1),
        ("Đổi thời gian trình", 1),
        ("Rút khỏi chương trình", 1),
    ]


def test_one_verb_decides_them_together(session: Session, item: str, addition: str) -> None:
    ask(session, [item], MOVE)
    keys = [row.key for row in rows(session, adjustments, decision="pending")]
    assert chosen(session, keys).left_out == 0
    assert set(chosen(session, keys).keys) == set(keys)
    said = replace(YES, decision_document="88/UBND-TH", decision_note="Thống nhất")
    assert decide(session, keys, said, today=TODAY) == 2
    for row in rows(session, adjustments):
        assert (row.decision, row.decided_on, row.decided_by, row.decision_document, row.decision_note) == (
            *(RequestDecision.APPROVED, TODAY, "Chủ tịch UBND tỉnh", "88/UBND-TH", "Thống nhất"),
        )
    added = next(row for row in rows(session, programme) if row.content == "Đề án y tế")
    assert (added.added_on, added.due) == (TODAY, Month(2026, 12))
    assert {row.kind: row.postponed for row in rows(session, adjustments)} == {
        RequestKind.MOVE: 1,
        RequestKind.ADD: 0,
    }
    [before] = adjustments.read(session, [addition], today=TODAY - DAY)
    assert before.decision is RequestStanding.PENDING
    assert chosen(session, keys).left_out == 2
    with pytest.raises(AppError, match="đã được quyết định"):
        decide(session, [addition], YES, today=TODAY)


def test_a_refused_addition_keeps_its_reason_and_adds_nothing(session: Session, addition: str) -> None:
    decide(
        session,
        [addition],
        replace(YES, decision=RequestDecision.REFUSED, decision_note="Chưa cấp thiết"),
        today=TODAY,
    )
    [row] = rows(session, adjustments)
    assert (row.decision, row.decision_note) == (RequestDecision.REFUSED, "Chưa cấp thiết")
    assert rows(session, programme) == []


def test_what_does_not_say_why_is_not_agreed_to(session: Session, item: str, addition: str) -> None:
    ask(session, [item], MOVE)
    [request] = rows(session, adjustments, kind="move")
    session.get_one(Adjustment, UUID(request.key)).effect = ""
    session.get_one(ProgrammeProposal, UUID(addition.removesuffix(ADDITION))).necessity = ""
    for key, lacking in ((request.key, "đánh giá tác động"), (addition, "sự cần thiết")):
        with pytest.raises(AppError, match=f"chưa ghi {lacking}"):
            decide(session, [key], YES, today=TODAY)
    no = replace(YES, decision=RequestDecision.REFUSED, decision_note="Chưa giải trình")
    assert decide(session, [request.key, addition], no, today=TODAY) == 2


def waiting(session: Session, item: str, month: int) -> str:
    row = Adjustment(
        item_id=UUID(item),
        to_year=2027,
        to_month=month,
        ground=AdjustmentGround.OBJECTIVE,
        reason="Chờ",
        necessity="Cần",
        effect="Không",
        decision=RequestDecision.PENDING,
    )
    return keep(session, row).id.hex


def test_of_several_requests_that_wait_one_is_agreed_to_once_the_others_are_refused(
    session: Session, item: str
) -> None:
    first, last = waiting(session, item, 1), waiting(session, item, 2)
    for keys in ([first], [first, last]):
        with pytest.raises(AppError, match="mỗi lần chỉ đồng ý một đề nghị"):
            decide(session, keys, YES, today=TODAY)
    assert {(row.old, row.new) for row in of_decision(session, [first, last], YES)} == {
        ("tháng 11/2026", MAY_NOT)
    }
    no = replace(YES, decision=RequestDecision.REFUSED, decision_note="Thay bằng đề nghị sau")
    decide(session, [first], no, today=TODAY)
    decide(session, [last], YES, today=TODAY)
    assert seen(session, item)[0] == (2027, 2)


@pytest.mark.parametrize(
    "ended",
    [
        {"submitted_on": TODAY},
        {"submitted_on": TODAY - DAY, "issued_on": TODAY},
        {"withdrawn": True, "withdrawn_on": TODAY},
    ],
)
def test_a_request_needs_no_decision_once_its_item_is_done(
    session: Session, item: str, ended: dict[str, object]
) -> None:
    key = waiting(session, item, 1)
    row = session.get_one(ProgrammeItem, UUID(item))
    for name, value in ended.items():
        setattr(row, name, value)
    session.flush()
    assert [one.key for one in rows(session, adjustments, decision="lapsed")] == [key]
    assert rows(session, adjustments, decision="pending") == []
    assert programme.read(session, [item], today=TODAY)[0].needs == ()
    [before] = adjustments.read(session, [key], today=TODAY - DAY - DAY)
    assert before.decision is RequestStanding.PENDING
    with pytest.raises(AppError, match="không điều chỉnh được nữa"):
        decide(session, [key], YES, today=TODAY)


def test_a_request_needs_no_decision_once_another_goes_on_with_its_item(session: Session, item: str) -> None:
    key = waiting(session, item, 1)
    again = ProgrammeItem(
        content="Đề án", due_year=2027, due_month=1, carried_from_id=UUID(item), carried_on=TODAY
    )
    keep(session, again)
    assert [one.key for one in rows(session, adjustments, decision="lapsed")] == [key]
