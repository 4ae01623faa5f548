"""Days and marks typed in the form of a programme item are held against its course (duties 39-43)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.forms import Complaint, Loaded
from app.briefings.programme_item_form import ProgrammeItemForm
from app.core.errors import AppError
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.words import short_date
from app.models.programme import Adjustment, ProgrammeItem
from app.rules.form_checks.programme_item import facts_of
from app.rules.programme_course import misstep
from app.services.adjustable import item_facts, went_on
from app.services.forms.common import key_of, part_rows
from app.services.forms.programme_item_requests import said_of, typed_of

_BACK = "Đưa trở lại chương trình thì dùng “Đưa trở lại…” ở danh sách; quyết định ghi nhầm thì sửa ở mục Điều chỉnh."


def advise_course(session: Session, typed: Loaded[ProgrammeItemForm]) -> tuple[Complaint, ...]:
    """What cannot be of the days and marks that are newly typed; what was decided and is typed over is warned of."""
    item = session.get(ProgrammeItem, key_of(typed.key)) if typed.key else None
    return (*_faults(session, item, typed.values), *_undone(session, item, typed.values))


def require_form_course(session: Session, item: ProgrammeItem | None, form: ProgrammeItemForm) -> None:
    """Refuse to write an item (None: a new one) with such days: AppError."""
    for fault in _faults(session, item, form):
        raise AppError(fault.sentence, "Sửa ô đó rồi lưu lại.")


def withdrawal_of(form: ProgrammeItemForm) -> Mapping[str, Any]:
    """An approved request to withdraw withdraws the item from the day of the decision on."""
    approved = _withdrawn_by(form)
    return {"withdrawn": True, "withdrawn_on": approved[-1]} if approved and not form.withdrawn else {}


def _withdrawn_by(form: ProgrammeItemForm) -> list[date | None]:
    """The days of the decisions that withdraw the item."""
    return [
        row.decided_on
        for row in form.adjustments
        if row.kind is AdjustmentKind.WITHDRAW and row.decision is RequestDecision.APPROVED
    ]


def _faults(session: Session, item: ProgrammeItem | None, form: ProgrammeItemForm) -> Iterator[Complaint]:
    if form.due is None:
        return
    decided = _withdrawn_by(form)
    if decided and item is not None and item.withdrawn and not form.withdrawn:
        day = f" ngày {short_date(decided[-1])}" if decided[-1] else ""
        sentence = f"Nội dung rút theo quyết định{day}: bỏ dấu này không đưa trở lại được. {_BACK}"
        yield Complaint("withdrawn", sentence)
        return
    onward = went_on(session, item.id) if item is not None else ()
    after = replace(facts_of(form), went_on=onward, **withdrawal_of(form))
    if found := misstep(item_facts(session, item) if item is not None else None, after):
        yield Complaint(found.column, f"Nội dung {found.why.words}. {found.why.remedy}.")


def _undone(session: Session, item: ProgrammeItem | None, form: ProgrammeItemForm) -> Iterator[Complaint]:
    """What was agreed to and is dropped or decided otherwise is as if it had never been, on every day."""
    if item is None:
        return
    agreed = {"item_id": item.id, "decision": RequestDecision.APPROVED}
    typed = {row.key: (place, typed_of(row)) for place, row in enumerate(form.adjustments) if row.key}
    for row in part_rows(session, Adjustment, agreed):
        place, now = typed.get(row.id.hex, (None, None))
        if now != said_of(row):
            day = f" ngày {short_date(row.decided_on)}" if row.decided_on else ""
            how = "xóa" if now is None else "sửa"
            sentence = (
                f"Quyết định{day} bị {how}: số liệu mọi ngày tính lại như vậy từ đầu. Chỉ lưu khi đã ghi nhầm; "
                "có quyết định khác thì thêm một lần điều chỉnh."
            )
            column = "" if place is None else "decided_on"
            yield Complaint("adjustments", sentence, place, column, warning=True)
