"""Requests to move an item of the work programme (duties 39-41)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.briefings.figures import Period
from app.briefings.lists import Choice
from app.briefings.programme import AdjustmentRequest
from app.core.errors import AppError
from app.models.programme import Adjustment, ProgrammeItem
from app.rules.periods import Month
from app.rules.programme_due import AdjustmentFact, ItemFacts, effective_month
from app.services.briefs import Question
from app.services.forms.common import alive
from app.services.month_lists import SeenItem, see_programme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TEXTS = {"ground": "căn cứ", "reason": "lý do", "necessity": "sự cần thiết", "effect": "đánh giá tác động"}
_SHOWN = 50


def brief(session: Session, subject: str, today: date) -> AdjustmentRequest:
    """Return what an adjustment asks for; AppError while its ground or one of its three texts is missing (duty 41)."""
    row = alive(session, Adjustment, subject)
    lacking = [name for column, name in _TEXTS.items() if not getattr(row, column)]
    if lacking or row.ground is None:
        raise AppError(
            f"Đề nghị điều chỉnh chưa ghi {', '.join(lacking)}.", "Mở nội dung chương trình và ghi cho đủ."
        )
    day = row.requested_on or row.decided_on or today
    item = _item(session, row, day)
    return AdjustmentRequest(
        book=item.book,
        content=item.row.content,
        form=item.row.form,
        level=item.row.level,
        leads=item.row.leads,
        leader=item.row.leader,
        moved_from=_moved_from(session, item, row, day),
        moved_to=(row.to_year, row.to_month),
        ground=row.ground.label,
        reason=row.reason,
        necessity=row.necessity,
        effect=row.effect,
        number=row.document_number,
        requested_on=row.requested_on,
    )


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the adjustments that say all they must, those that are not decided first."""
    texts = [Adjustment.reason, Adjustment.necessity, Adjustment.effect]
    rows = session.execute(
        select(Adjustment.id, ProgrammeItem.content, Adjustment.to_month, Adjustment.to_year)
        .join(ProgrammeItem, ProgrammeItem.id == Adjustment.item_id)
        .where(Adjustment.deleted_at.is_(None), ProgrammeItem.deleted_at.is_(None))
        .where(Adjustment.ground.is_not(None), *(text != "" for text in texts))
        .order_by(Adjustment.decided_on.is_not(None), Adjustment.requested_on.desc(), Adjustment.id.desc())
        .limit(_SHOWN)
    )
    return tuple(Choice(key.hex, content, f"sang tháng {month}/{year}") for key, content, month, year in rows)


def _item(session: Session, row: Adjustment, day: date) -> SeenItem:
    [item] = see_programme(session, Period(day, day, day), only=ProgrammeItem.id == row.item_id) or [None]
    if item is None:
        raise AppError("Nội dung chương trình này đã bị xóa.", "Khôi phục từ thùng rác rồi lập lại.")
    return item


def _moved_from(session: Session, item: SeenItem, row: Adjustment, day: date) -> tuple[int, int]:
    """The month that this adjustment moves the item from: the one in force on a day without it."""
    others = session.execute(
        select(Adjustment.decided_on, Adjustment.to_year, Adjustment.to_month).where(
            Adjustment.item_id == row.item_id, Adjustment.id != row.id, Adjustment.deleted_at.is_(None)
        )
    )
    facts = tuple(AdjustmentFact(decided_on, Month(year, month)) for decided_on, year, month in others)
    before = effective_month(ItemFacts(item.facts.due, facts), day)
    return before.year, before.month


QUESTIONS = {"programme_adjustment": Question(brief, subjects)}
