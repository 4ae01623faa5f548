"""What the regulation says of requests to adjust an item of the programme (duties 40, 52)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.core.words import short_date
from app.rules.periods import Month
from app.rules.working_days import working_days_before
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar

if TYPE_CHECKING:
    from app.briefings.programme_item_form import ProgrammeItemForm
    from app.models.asking import Reads
    from app.rules.regulation import Regulations


def advise_adjustments(session: Reads, form: ProgrammeItemForm) -> tuple[Complaint, ...]:
    """Warn of a ground that the regulation does not allow, of a late request, and of an item put off too often."""
    return tuple(_said(session, form))


def _said(session: Reads, form: ProgrammeItemForm) -> Iterator[Complaint]:
    regulations = read_regulations(session)
    asked_by = _last_day(session, form, regulations)
    put_off = 0
    for place, row in enumerate(form.adjustments):
        numbers = regulations.on(row.requested_on or date.max)
        if row.ground is not None and row.ground not in numbers.adjustment_grounds:
            yield Complaint("adjustments", "Quy chế không nêu lý do này.", place, "ground", warning=True)
        if asked_by is not None and row.requested_on is not None and row.requested_on > asked_by:
            sentence = f"Quy chế: gửi đề nghị chậm nhất {short_date(asked_by)}."
            yield Complaint("adjustments", sentence, place, "requested_on", warning=True)
        if row.kind is AdjustmentKind.MOVE and row.decision is RequestDecision.APPROVED:
            put_off += 1
            if put_off >= numbers.postponements_warned > 0:
                sentence = f"Nội dung này đã lùi {put_off} lần."
                yield Complaint("adjustments", sentence, place, "to", warning=True)


def _last_day(session: Reads, form: ProgrammeItemForm, regulations: Regulations) -> date | None:
    """The last day to ask: working days before the month of the programme ends (none: no month is written yet)."""
    if form.due is None:
        return None
    end, calendar = Month(*form.due).end, read_calendar(session)
    return regulations.day(
        lambda numbers: working_days_before(end, numbers.adjustment_request_days, calendar)
    )
