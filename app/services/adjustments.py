"""Requests to move or withdraw items of the programme or to add some: asked and decided (duties 39-41, 52)."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.briefings.registration_form import Asked, Decided
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.models.programme import Adjustment, ProgrammeItem
from app.rules.periods import Month
from app.services import adjustable, registrations
from app.services.adjustable import require_come, require_in_order, require_none
from app.services.forms.common import alive
from app.services.lists.adjustments import ADDITION, is_addition, is_unasked, row_of
from app.services.programme_rows import NAMED, require, require_reasons
from app.services.programme_rows import chosen as chosen_rows
from app.services.step_moves import month_in_force, months_between, move_steps


def to_ask(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the items may still be moved or withdrawn."""
    fits = partial(_is_open, session)
    return chosen_rows(session, ProgrammeItem, keys, fits=fits, name=lambda row: row.content)


def ask(session: Session, keys: Sequence[str], asked: Asked) -> int:
    """Note a request for each of the items; it waits for the decision. Returns how many.

    Raises:
        AppError: an item is submitted, issued, withdrawn or carried over, another request or its registration for
            a later period waits, it has that month already, or the request lacks its month, its ground or a text.
    """
    _require_whole(asked)
    rows = [alive(session, ProgrammeItem, key) for key in dict.fromkeys(keys)]
    month = None if asked.withdraws or asked.to is None else Month(*asked.to)
    for row in rows:
        require_none(row.content, adjustable.to_ask(session, row, to=month))
        to = (row.due_year, row.due_month) if asked.to is None else asked.to
        session.add(
            Adjustment(
                item_id=row.id,
                kind=AdjustmentKind.WITHDRAW if asked.withdraws else AdjustmentKind.MOVE,
                to_year=to[0],
                to_month=to[1],
                ground=asked.ground,
                reason=asked.reason,
                necessity=asked.necessity,
                effect=asked.effect,
                document_number=asked.document_number,
                requested_on=asked.requested_on,
                decision=RequestDecision.PENDING,
            )
        )
    session.flush()
    return len(rows)


def chosen(session: Session, keys: Sequence[str]) -> Chosen:
    """Which of the requests still wait, by the keys of the register."""
    moves, additions = _parted(keys)
    unasked = sum(map(is_unasked, keys))
    requests = chosen_rows(
        session,
        Adjustment,
        moves,
        fits=_waits,
        name=lambda row: session.get_one(ProgrammeItem, row.item_id).content,
    )
    added = registrations.additions(session, additions)
    return Chosen(
        (*requests.keys, *(f"{key}{ADDITION}" for key in added.keys)),
        (*requests.names, *added.names)[:NAMED],
        requests.left_out + added.left_out + unasked,
    )


def decide(session: Session, keys: Sequence[str], decided: Decided, *, today: date) -> int:
    """Write what was decided of requests, by the keys of the register; returns how many.

    An approved withdrawal withdraws its item, an approved addition makes one; both count from the day of the decision.
    The open steps of an item that is moved go with it, unless it `keeps_steps`.

    Raises:
        AppError: one is decided already, the decision has no day, one to come or before its request, a refusal no
            reason, or what is agreed to does not say its ground and its three texts (duties 40, 41), lacks what the
            regulation demands of a content, or is of an item that cannot be adjusted any more on that day, or of
            which another request waits.
    """
    if decided.decided_on is None or decided.decision is RequestDecision.PENDING:
        raise AppError("Chưa ghi quyết định và ngày quyết định.", "Chọn đồng ý hoặc không đồng ý, ghi ngày.")
    require_come(decided.decided_on, today)
    if decided.decision is RequestDecision.REFUSED and not decided.decision_note:
        raise AppError("Không đồng ý phải ghi lý do.", "Ghi lý do rồi làm lại.")
    moves, additions = _parted(keys)
    rows = require(session, Adjustment, moves, fits=_waits, otherwise="Có đề nghị đã được quyết định rồi.")
    if decided.decision is RequestDecision.APPROVED:
        for row in rows:
            require_reasons(session.get_one(ProgrammeItem, row.item_id).content, row)
    for row in rows:
        _decide(session, row, decided, decided.decided_on)
    return len(rows) + registrations.decide_additions(session, additions, decided, on=decided.decided_on)


def _decide(session: Session, row: Adjustment, decided: Decided, on: date) -> None:
    item = session.get_one(ProgrammeItem, row.item_id)
    require_in_order(item.content, row.requested_on, on)
    if decided.decision is RequestDecision.APPROVED:
        found = adjustable.to_agree(session, row, on=on)
        require_none(item.content, found, otherwise=", hoặc ghi không đồng ý, kèm lý do")
    before = month_in_force(session, item)
    row.decision, row.decided_on, row.decided_by = decided.decision, decided.decided_on, decided.decided_by
    row.decision_document, row.decision_note = decided.decision_document, decided.decision_note
    if row.kind is AdjustmentKind.WITHDRAW and decided.decision is RequestDecision.APPROVED:
        item.withdrawn, item.withdrawn_on = True, decided.decided_on
    session.flush()
    if not decided.keeps_steps:
        months = months_between(before, month_in_force(session, item))
        move_steps(session, item.id, months, adjustment=row.id)


def _parted(keys: Sequence[str]) -> tuple[list[str], list[str]]:
    """The keys of adjustments, and those of registrations."""
    additions = [row_of(key) for key in keys if is_addition(key)]
    return [key for key in keys if not is_addition(key) and not is_unasked(key)], additions


def _waits(row: Adjustment) -> bool:
    return row.decision is RequestDecision.PENDING


def _is_open(session: Session, row: ProgrammeItem) -> bool:
    return adjustable.to_ask(session, row, to=None) is None


def _require_whole(asked: Asked) -> None:
    named = (
        ("tháng chuyển đến", asked.to or asked.withdraws),
        ("căn cứ", asked.ground),
        ("lý do", asked.reason),
        ("sự cần thiết", asked.necessity),
        ("đánh giá tác động", asked.effect),
    )
    lacking = [name for name, value in named if not value]
    if lacking:
        raise AppError(f"Đề nghị chưa ghi {', '.join(lacking)}.", "Ghi cho đủ rồi làm lại.")
