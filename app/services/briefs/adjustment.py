"""Requests to move or withdraw an item of the work programme, or to add one (duties 39-41)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import select

from app.briefings.figures import Period
from app.briefings.lists import Choice
from app.briefings.programme import AdjustmentRequest
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, PlanScope
from app.core.terms import Book
from app.models.agency import Agency
from app.models.programme import Adjustment, ProgrammeItem, ProgrammePlan, ProgrammeProposal
from app.rules.periods import Month
from app.rules.programme_due import AdjustmentFact, ItemFacts, effective_month, postponements
from app.services.briefs import Question
from app.services.briefs.days import OFFICE, parts
from app.services.forms.common import alive, key_of
from app.services.forms.refs import holder_of, ref_of
from app.services.month_lists import SeenItem, is_approved_move, see_programme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TEXTS = {"ground": "căn cứ", "reason": "lý do", "necessity": "sự cần thiết", "effect": "đánh giá tác động"}
_SHOWN = 50


def brief(session: Session, subject: str, today: date) -> AdjustmentRequest:
    """Return what an adjustment, or a registration for an issued programme, asks for.

    "/office" behind its key says that a room asks, for the office's own book.

    Raises:
        AppError: its ground or one of its three texts is missing (duty 41), or it is gone.
    """
    key, asked = parts(subject)
    if asked not in ("", OFFICE):
        raise AppError(f"Không có sổ chương trình “{asked}”.", f"Ghi {key} hoặc {key}/{OFFICE}.")
    added = session.get(ProgrammeProposal, key_of(key))
    told = _addition(session, added) if added is not None else _adjustment(session, key, today)
    return replace(told, asker=_asker(session, told)) if asked else told


def subject_of(session: Session, key: str) -> str:
    """Return the subject of the letter of an adjustment or a registration: of the office's own book with its sign."""
    added = session.get(ProgrammeProposal, key_of(key))
    item = added or session.get_one(ProgrammeItem, alive(session, Adjustment, key).item_id)
    return _code(key_of(key), item.book)


def _asker(session: Session, told: AdjustmentRequest) -> str:
    """The room that keeps the office's own programme (duty 34), else the one that leads the content."""
    keeper = session.scalar(
        select(Agency.name)
        .join(ProgrammePlan, ProgrammePlan.room_id == Agency.id)
        .where(ProgrammePlan.scope == PlanScope.OFFICE, ProgrammePlan.deleted_at.is_(None))
        .order_by(ProgrammePlan.id.desc())
        .limit(1)
    )
    return keeper or next(iter(told.leads), "")


def _adjustment(session: Session, subject: str, today: date) -> AdjustmentRequest:
    row = alive(session, Adjustment, subject)
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
        withdraws=row.kind is AdjustmentKind.WITHDRAW,
        postponed=_postponed(session, item, row, day),
        **_reasons(row),
    )


def _addition(session: Session, row: ProgrammeProposal) -> AdjustmentRequest:
    alive(session, ProgrammeProposal, row.id.hex)
    lead = ref_of(session, "agency", row.lead_id or row.agency_id)
    leader = holder_of(session, row.leader_post_id, row.leader_person_id)
    return AdjustmentRequest(
        book=row.book,
        content=row.content,
        form=row.form,
        level=row.level.label,
        leads=(lead.name,) if lead else (),
        leader=leader.name if leader else "",
        moved_from=None,
        moved_to=(row.due_year, row.due_month),
        **_reasons(row),
    )


def _reasons(row: Adjustment | ProgrammeProposal) -> dict[str, Any]:
    lacking = [name for column, name in _TEXTS.items() if not getattr(row, column)]
    if lacking or row.ground is None:
        raise AppError(
            f"Đề nghị điều chỉnh chưa ghi {', '.join(lacking)}.", "Mở nội dung chương trình và ghi cho đủ."
        )
    asked = row.requested_on if isinstance(row, Adjustment) else row.proposed_on
    texts = {"reason": row.reason, "necessity": row.necessity, "effect": row.effect}
    return {"ground": row.ground.label, "number": row.document_number, "requested_on": asked, **texts}


def subjects(session: Session, _: date) -> tuple[Choice, ...]:
    """Return the requests that say all they must: additions that wait, then adjustments, the undecided first."""
    texts = [Adjustment.reason, Adjustment.necessity, Adjustment.effect]
    rows = session.execute(
        select(
            Adjustment.id,
            ProgrammeItem.content,
            ProgrammeItem.book,
            Adjustment.kind,
            Adjustment.to_month,
            Adjustment.to_year,
        )
        .join(ProgrammeItem, ProgrammeItem.id == Adjustment.item_id)
        .where(Adjustment.deleted_at.is_(None), ProgrammeItem.deleted_at.is_(None))
        .where(Adjustment.ground.is_not(None), *(text != "" for text in texts))
        .order_by(Adjustment.decided_on.is_not(None), Adjustment.requested_on.desc(), Adjustment.id.desc())
        .limit(_SHOWN)
    )
    moves = (
        Choice(
            _code(key, book),
            content,
            "rút khỏi chương trình" if kind is AdjustmentKind.WITHDRAW else f"sang tháng {month}/{year}",
        )
        for key, content, book, kind, month, year in rows
    )
    return (*_additions(session), *moves)


def _code(key: UUID, book: Book) -> str:
    return f"{key.hex}/{OFFICE}" if book is Book.OFFICE else key.hex


def _additions(session: Session) -> Iterator[Choice]:
    rows = session.scalars(
        select(ProgrammeProposal)
        .where(ProgrammeProposal.deleted_at.is_(None), ProgrammeProposal.ground.is_not(None))
        .where(ProgrammeProposal.outcome.is_(None))
        .order_by(ProgrammeProposal.id.desc())
        .limit(_SHOWN)
    )
    for row in rows:
        if row.reason and row.necessity and row.effect:
            yield Choice(
                _code(row.id, row.book), row.content, f"bổ sung tháng {row.due_month}/{row.due_year}"
            )


def _item(session: Session, row: Adjustment, day: date) -> SeenItem:
    [item] = see_programme(session, Period(day, day, day), only=ProgrammeItem.id == row.item_id) or [None]
    if item is None:
        raise AppError("Nội dung chương trình này đã bị xóa.", "Khôi phục từ thùng rác rồi lập lại.")
    return item


def _moved_from(session: Session, item: SeenItem, row: Adjustment, day: date) -> tuple[int, int]:
    """The month that this adjustment moves the item from: the one in force on a day without it."""
    before = effective_month(_without(session, item, row), day)
    return before.year, before.month


def _postponed(session: Session, item: SeenItem, row: Adjustment, day: date) -> int:
    """How often the item was moved to a later month by a day, without this adjustment (duty 52)."""
    return postponements(_without(session, item, row), day)


def _without(session: Session, item: SeenItem, row: Adjustment) -> ItemFacts:
    """The month of the programme as issued and every move that was approved, but this one."""
    others = session.execute(
        select(Adjustment.decided_on, Adjustment.to_year, Adjustment.to_month).where(
            Adjustment.item_id == row.item_id,
            Adjustment.id != row.id,
            Adjustment.deleted_at.is_(None),
            is_approved_move(),
        )
    )
    facts = tuple(AdjustmentFact(decided_on, Month(year, month)) for decided_on, year, month in others)
    return ItemFacts(item.facts.due, facts)


QUESTIONS = {"programme_adjustment": Question(brief, subjects)}
