"""The steps of an item follow its month: open ones move with it, and their old days are kept (duties 38, 39)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.month_days import months_after
from app.models.programme import Adjustment, MilestoneMove, ProgrammeItem, ProgrammeMilestone
from app.rules.periods import MONTHS_A_YEAR, Month
from app.rules.programme_due import AdjustmentFact, ItemFacts, effective_month
from app.services.forms.common import part_rows
from app.services.month_lists import is_approved_move


def month_in_force(session: Session, item: ProgrammeItem, *, but: Collection[UUID] = ()) -> Month:
    """The month of an item once all that was decided of it counts, `but` some adjustments."""
    facts = moves_of(session, item.id, but=but)
    return effective_month(ItemFacts(Month(item.due_year, item.due_month), facts), date.max)


def moves_of(session: Session, item: UUID, *, but: Collection[UUID] = ()) -> tuple[AdjustmentFact, ...]:
    """The approved moves of an item, `but` some adjustments."""
    counted = (row for row in _approved(session, item) if row.id not in but)
    return tuple(AdjustmentFact(row.decided_on, Month(row.to_year, row.to_month)) for row in counted)


@dataclass(frozen=True, slots=True)
class SeenSteps:
    """An item before it is written: the months to which approved adjustments move it, the days of its open steps."""

    moves: Mapping[UUID, Month]
    days: Mapping[UUID, date | None]


def seen_steps(session: Session, item: ProgrammeItem | None) -> SeenSteps | None:
    """Look at an item before it is written; none of a new one."""
    if item is None:
        return None
    return SeenSteps(
        _months(session, item.id), {step.id: step.due_on for step in open_steps(session, item.id)}
    )


def follow_steps(session: Session, item: ProgrammeItem, before: SeenSteps | None, *, keeps: bool) -> None:
    """Move the open steps of an item that was written as what was decided of its month changed, if at all.

    Steps that were written with it have the days that were typed.
    """
    if before is None:
        return
    moves = _months(session, item.id)
    decided = [key for key, to in moves.items() if before.moves.get(key) != to]
    typed = {step.id for step in open_steps(session, item.id) if before.days.get(step.id) != step.due_on}
    for key, to in before.moves.items():
        if moves.get(key) != to:
            take_back(session, key)
    if decided and not keeps:
        months = months_between(month_in_force(session, item, but=decided), month_in_force(session, item))
        move_steps(session, item.id, months, adjustment=decided[-1], but=typed)


def _months(session: Session, item: UUID) -> dict[UUID, Month]:
    return {row.id: Month(row.to_year, row.to_month) for row in _approved(session, item)}


def _approved(session: Session, item: UUID) -> Sequence[Adjustment]:
    rows = select(Adjustment).where(
        Adjustment.item_id == item, Adjustment.deleted_at.is_(None), is_approved_move()
    )
    return session.scalars(rows.order_by(Adjustment.id)).all()


def months_between(before: Month, after: Month) -> int:
    """How many months later the second is; less than 0 for an earlier one."""
    return (after.year - before.year) * MONTHS_A_YEAR + after.month - before.month


def open_steps(session: Session, item: UUID) -> list[ProgrammeMilestone]:
    """The steps of an item that have a day and are not done yet."""
    steps = part_rows(session, ProgrammeMilestone, {"item_id": item})
    return [step for step in steps if step.due_on is not None and step.done_on is None]


def move_steps(
    session: Session, item: UUID, months: int, *, adjustment: UUID, but: Collection[UUID] = ()
) -> int:
    """Move the open steps of an item, `but` some, by as many months as an adjustment moved it; returns how many.

    The day that each had is kept with the adjustment. A day past the end of its new month is the last day of that.
    """
    steps = [step for step in open_steps(session, item) if step.id not in but] if months else []
    for step in steps:
        old = step.due_on
        if old is not None:
            step.due_on = months_after(old, months)
            session.add(
                MilestoneMove(
                    milestone_id=step.id, adjustment_id=adjustment, old_due_on=old, new_due_on=step.due_on
                )
            )
    session.flush()
    return len(steps)


def take_back(session: Session, adjustment: UUID) -> int:
    """Give the steps that an adjustment moved their old days again, as it counts no more; returns how many.

    A step whose day was changed since keeps that.
    """
    moves = part_rows(session, MilestoneMove, {"adjustment_id": adjustment})
    for move in moves:
        step = session.get_one(ProgrammeMilestone, move.milestone_id)
        if step.due_on == move.new_due_on:
            step.due_on = move.old_due_on
        move.deleted_at = datetime.now(UTC)
    session.flush()
    return len(moves)


def old_days(session: Session, step: UUID) -> tuple[date, ...]:
    """The days that a step had before adjustments moved it, the first one first."""
    return tuple(move.old_due_on for move in part_rows(session, MilestoneMove, {"milestone_id": step}))
