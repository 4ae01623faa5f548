"""What the regulation says of requests to adjust an item of the programme (duties 40, 52)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.briefings.forms import Complaint
from app.core.programme_terms import AdjustmentKind, RequestDecision
from app.services.settings import read_regulation

if TYPE_CHECKING:
    from app.briefings.programme_item_form import ProgrammeItemForm
    from app.models.asking import Reads


def advise_adjustments(session: Reads, form: ProgrammeItemForm) -> tuple[Complaint, ...]:
    """Warn of a ground that the regulation does not allow, and of an item that was put off too often."""
    return tuple(_said(session, form))


def _said(session: Reads, form: ProgrammeItemForm) -> Iterator[Complaint]:
    numbers = read_regulation(session)
    put_off = 0
    for place, row in enumerate(form.adjustments):
        if row.ground is not None and row.ground not in numbers.adjustment_grounds:
            yield Complaint("adjustments", "Quy chế không nêu lý do này.", place, "ground", warning=True)
        if row.kind is AdjustmentKind.MOVE and row.decision is RequestDecision.APPROVED:
            put_off += 1
            if put_off >= numbers.postponements_warned > 0:
                sentence = f"Nội dung này đã lùi {put_off} lần."
                yield Complaint("adjustments", sentence, place, "to", warning=True)
