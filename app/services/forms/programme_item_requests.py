"""Requests typed or decided in the form of a programme item are held against what the item allows (duties 39-41)."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.programme_item_form import AdjustmentRow, ProgrammeItemForm
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.models.programme import Adjustment, ProgrammeItem
from app.rules.adjusting import ASKED, OTHERS, REGISTERED, Hindrance, day_fault, hindrance
from app.rules.form_checks.programme_item import facts_of
from app.rules.periods import Month
from app.services.adjustable import EVER, is_registered_again, went_on
from app.services.forms.common import key_of, part_rows


def advise_requests(session: Session, typed: Loaded[ProgrammeItemForm]) -> tuple[Complaint, ...]:
    """What forbids the requests that are new in the form, or are decided otherwise; others stay as they are."""
    item = session.get(ProgrammeItem, key_of(typed.key)) if typed.key else None
    return tuple(_faults(session, item, typed.values))


def require_requests(session: Session, item: ProgrammeItem | None, form: ProgrammeItemForm) -> None:
    """Refuse to write an item (None: a new one) with such a request: AppError."""
    for fault in _faults(session, item, form):
        raise AppError(
            fault.sentence, "Ghi đúng tháng, ngày ở mục Điều chỉnh, hoặc ghi không đồng ý, kèm lý do."
        )


def _faults(session: Session, item: ProgrammeItem | None, form: ProgrammeItemForm) -> Iterator[Complaint]:
    if form.due is None:
        return
    stored = part_rows(session, Adjustment, {"item_id": item.id}) if item is not None else []
    before = {row.id.hex: row for row in stored}
    for place, row in enumerate(form.adjustments):
        old = before.get(row.key)
        if old is not None and said_of(old) == typed_of(row):
            continue
        if fault := day_fault(row.requested_on, row.decided_on):
            yield Complaint("adjustments", f"{fault}.", place, "decided_on")
        if row.decision is not RequestDecision.REFUSED and (
            found := _hindrance(session, item, form, place, old)
        ):
            column = "to" if row.kind is AdjustmentKind.MOVE else "kind"
            yield Complaint("adjustments", f"Nội dung {found.words}.", place, column)


def said_of(row: Adjustment) -> tuple[object, ...]:
    to = None if row.kind is AdjustmentKind.WITHDRAW else (row.to_year, row.to_month)
    return row.kind, to, row.requested_on, row.decision, row.decided_on


def typed_of(row: AdjustmentRow) -> tuple[object, ...]:
    to = None if row.kind is AdjustmentKind.WITHDRAW else row.to
    return row.kind, to, row.requested_on, row.decision, row.decided_on


def _hindrance(
    session: Session,
    item: ProgrammeItem | None,
    form: ProgrammeItemForm,
    place: int,
    old: Adjustment | None,
) -> Hindrance | None:
    """What stands in the way of one row, seen on the day of its decision; of one that waits, ever."""
    row = form.adjustments[place]
    others = (*form.adjustments[:place], *form.adjustments[place + 1 :])
    pending = row.decision is RequestDecision.PENDING
    waited = old is not None and old.decision is RequestDecision.PENDING  # a decision of before is history
    if (pending or waited) and any(other.decision is RequestDecision.PENDING for other in others):
        return ASKED if pending else OTHERS
    if item is not None and is_registered_again(session, item.id):
        return REGISTERED
    out = [other.decided_on for other in others if _withdraws(other)]
    facts = replace(
        facts_of(replace(form, adjustments=others)),
        **(
            {"withdrawn": True, "withdrawn_on": out[-1]} if out else {"withdrawn": _was_gone(item, form, old)}
        ),
        went_on=went_on(session, item.id) if item is not None else (),
    )
    to = Month(*row.to) if row.kind is AdjustmentKind.MOVE and row.to is not None else None
    return hindrance(facts, to, EVER if pending else row.decided_on or EVER)


def _withdraws(row: AdjustmentRow) -> bool:
    return row.kind is AdjustmentKind.WITHDRAW and row.decision is RequestDecision.APPROVED


def _was_gone(item: ProgrammeItem | None, form: ProgrammeItemForm, old: Adjustment | None) -> bool:
    """Whether the item was withdrawn before and is so still, by something else than the row itself."""
    by_itself = old is not None and old.decision is RequestDecision.APPROVED
    return item is not None and item.withdrawn and form.withdrawn and not by_itself
