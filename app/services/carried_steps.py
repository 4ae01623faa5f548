"""The steps of an item that goes on into another period: those not done yet go with it, by as many months (duty 38)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.month_days import months_after
from app.models.programme import ProgrammeItem, ProgrammeMilestone
from app.rules.facts import happened
from app.rules.periods import MONTHS_A_YEAR
from app.services.forms.common import part_rows
from app.services.lists import programme


def carry_steps(session: Session, earlier: UUID, item: ProgrammeItem, on: date) -> int:
    """Give an item the steps of the earlier one that were not done on a day, each with its trace; returns how many.

    Their days move by as many months as the item's own month does; a step without a day stays without one.
    """
    [before] = programme.read(session, [earlier.hex], today=on)
    months = (item.due_year - before.due.year) * MONTHS_A_YEAR + item.due_month - before.due.month
    steps = [
        step
        for step in part_rows(session, ProgrammeMilestone, {"item_id": earlier})
        if happened(step.done_on, on) is None
    ]
    session.add_all(
        ProgrammeMilestone(
            item_id=item.id,
            content=step.content,
            responsible=step.responsible,
            due_on=months_after(step.due_on, months) if step.due_on else None,
            position=place,
            carried_from_id=step.id,
        )
        for place, step in enumerate(steps)
    )
    return len(steps)
