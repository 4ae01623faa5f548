"""What stands in the way of adjusting items of the programme: their course, what waits of them (duties 39-41)."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.words import short_date
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.rules.adjusting import ASKED, OTHERS, REGISTERED, Hindrance, day_fault, hindrance
from app.rules.periods import Month
from app.rules.programme_course import misstep
from app.rules.programme_due import ItemFacts
from app.services.forms.common import part_rows
from app.services.step_moves import moves_of

EVER = date.max


def is_asked(session: Session, item: UUID, *, beside: UUID | None = None) -> bool:
    """Whether a request to adjust an item waits for its decision, another one than that `beside`."""
    waiting = part_rows(session, Adjustment, {"item_id": item, "decision": RequestDecision.PENDING})
    return any(row.id != beside for row in waiting)


def is_registered_again(session: Session, item: UUID) -> bool:
    """Whether an item is registered for a later period, and that waits."""
    return bool(part_rows(session, ProgrammeProposal, {"carried_from_id": item, "outcome": None}))


def item_facts(session: Session, item: ProgrammeItem) -> ItemFacts:
    """All that was decided and became of an item, whenever."""
    return ItemFacts(
        Month(item.due_year, item.due_month),
        moves_of(session, item.id),
        submitted_on=item.submitted_on,
        issued_on=item.issued_on,
        withdrawn=item.withdrawn,
        withdrawn_on=item.withdrawn_on,
        went_on=went_on(session, item.id),
    )


def went_on(session: Session, item: UUID) -> tuple[date | None, ...]:
    """Since when other items go on with one."""
    return tuple(row.carried_on for row in part_rows(session, ProgrammeItem, {"carried_from_id": item}))


def to_ask(session: Session, item: ProgrammeItem, *, to: Month | None) -> Hindrance | None:
    """Why nothing can be asked of an item now; `to` is the month it is to be moved to."""
    ended = _to_change(session, item, to=to, on=EVER)
    return ASKED if ended is None and is_asked(session, item.id) else ended


def to_agree(session: Session, row: Adjustment, *, on: date) -> Hindrance | None:
    """Why a request cannot be agreed to on a day: one at a time, or the next would move what another moved."""
    item = session.get_one(ProgrammeItem, row.item_id)
    to = None if row.kind is AdjustmentKind.WITHDRAW else Month(row.to_year, row.to_month)
    ended = _to_change(session, item, to=to, on=on)
    return OTHERS if ended is None and is_asked(session, item.id, beside=row.id) else ended


def _to_change(session: Session, item: ProgrammeItem, *, to: Month | None, on: date) -> Hindrance | None:
    if is_registered_again(session, item.id):
        return REGISTERED
    return hindrance(item_facts(session, item), to, on)


def require_none(content: str, found: Hindrance | None, *, otherwise: str = "") -> None:
    """Refuse where something stands in the way: AppError that says what, and what to do, or `otherwise`."""
    if found is not None:
        raise AppError(f"“{content}” {found.words}.", f"{found.remedy}{otherwise}.")


def course_fault(session: Session, item: ProgrammeItem, **written: date | bool | None) -> Hindrance | None:
    """What is wrong with days of the course of an item, before they are written."""
    now = item_facts(session, item)
    found = misstep(now, replace(now, **written))  # type: ignore[arg-type]
    return found.why if found else None


def require_course(session: Session, item: ProgrammeItem, **written: date | None) -> None:
    """Refuse days of the course of an item that cannot be, before they are written: AppError."""
    require_none(item.content, course_fault(session, item, **written))


def require_item_day(session: Session, item: ProgrammeItem, column: str, day: date | None) -> None:
    """Refuse a day typed into a cell of an item: AppError. What was not submitted is issued in its form only."""
    require_course(session, item, **{column: day})
    if column == "issued_on" and day is not None and item.submitted_on is None:
        raise AppError(
            f"“{item.content}” chưa có ngày trình nên chưa ghi ngày ban hành được.",
            "Ghi ngày trình trước; ban hành mà không qua trình thì mở nội dung để ghi.",
        )


def require_come(day: date, today: date) -> None:
    """Refuse a decision, a day of something that happened, that is to come: AppError."""
    if day > today:
        raise AppError(f"Ngày {short_date(day)} sau ngày hôm nay.", "Ghi ngày đã diễn ra.")


def require_in_order(content: str, requested_on: date | None, decided_on: date | None) -> None:
    """Refuse a decision of a day before its request: AppError."""
    if fault := day_fault(requested_on, decided_on):
        raise AppError(
            f"“{content}”: {fault[:1].lower()}{fault[1:]}.",
            "Ghi lại ngày quyết định; ngày đề nghị sai thì sửa ở nội dung.",
        )
