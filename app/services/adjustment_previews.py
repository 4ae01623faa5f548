"""What a decision on requests would change, row by row: months, and the days of steps that move with them (duty 39)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed
from app.core.month_days import months_after
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.words import short_date
from app.models.programme import Adjustment, ProgrammeItem, ProgrammeProposal
from app.rules.periods import Month
from app.services.adjustable import EVER, to_agree
from app.services.forms.common import alive
from app.services.lists.adjustments import is_addition, row_of
from app.services.step_moves import month_in_force, months_between, open_steps

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.registration_form import Decided

SAME, NOT_THERE, MAY_NOT = "không đổi", "chưa có", "không đồng ý được"


def of_decision(session: Session, keys: Sequence[str], decided: Decided) -> list[Changed]:
    """Each request with the month of its item now and then, and under it the open steps that would move."""
    return [changed for key in keys for changed in _told(session, key, decided)]


def _told(session: Session, key: str, decided: Decided) -> Iterator[Changed]:
    agreed = decided.decision is RequestDecision.APPROVED
    if is_addition(key):
        asked = alive(session, ProgrammeProposal, row_of(key))
        to = f"bổ sung, {_said(Month(asked.due_year, asked.due_month))}"
        yield Changed(asked.content, NOT_THERE, to if agreed else SAME)
        return
    row = alive(session, Adjustment, key)
    item = session.get_one(ProgrammeItem, row.item_id)
    now, then = month_in_force(session, item), Month(row.to_year, row.to_month)
    if agreed and to_agree(session, row, on=decided.decided_on or EVER):
        yield Changed(item.content, _said(now), MAY_NOT)
        return
    if row.kind is AdjustmentKind.WITHDRAW:
        yield Changed(item.content, _said(now), "rút khỏi chương trình" if agreed else SAME)
        return
    yield Changed(item.content, _said(now), _said(then) if agreed else SAME)
    months = months_between(now, then)
    if agreed and months and not decided.keeps_steps:
        for step in open_steps(session, item.id):
            if step.due_on is not None:
                new = short_date(months_after(step.due_on, months))
                yield Changed(f"– bước: {step.content}", short_date(step.due_on), new)


def _said(month: Month) -> str:
    return f"tháng {month.month}/{month.year}"
