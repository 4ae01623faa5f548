"""What a template comes to once the templates that are steps of it are opened: every step, at its depth (feature 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.words import number
from app.models.task_making import TaskTemplate, TaskTemplateStep
from app.services.forms.common import part_rows


@dataclass(frozen=True, slots=True)
class Planned:
    """One step, done within `days` working days of the start of the whole.

    `number` counts it: "2.1" is the first of the second. `above` is the place of the step that it belongs to; none for
    a step of the whole. Without an agency or an officer of its own it has those of the step above.
    """

    number: str
    above: int | None
    content: str
    days: int
    product: str
    agency_id: UUID | None
    officer_id: UUID | None

    @property
    def depth(self) -> int:
        """1 for a step of the whole, 2 for one of its steps, and so on."""
        return self.number.count(".") + 1


def steps_of(session: Session, template: TaskTemplate) -> list[TaskTemplateStep]:
    """The steps of a template itself, in their order."""
    return part_rows(session, TaskTemplateStep, {"template_id": template.id})


def whole_days(session: Session, template: TaskTemplate) -> int | None:
    """Within how many working days the whole is done: its own number, or that of its last step."""
    if template.days is not None:
        return template.days
    return max((step.days for step in steps_of(session, template)), default=None)


def plan(session: Session, template: TaskTemplate) -> tuple[Planned, ...]:
    """Every step, those of a template in it right after it and done with it; AppError if one contains itself.

    A template that is a step begins as many working days before the step is due as it takes, at the earliest with
    the whole. Of one that was deleted the step alone is left.
    """
    found: list[Planned] = []
    _open(session, found, (template,), begin=0, above=None)
    return tuple(found)


def in_words(steps: Sequence[Planned]) -> str:
    """How many steps there are and how deep they lie: "5 bước, 2 cấp"; empty for none."""
    depth = max((step.depth for step in steps), default=0)
    return "" if not depth else f"{number(len(steps))} bước" + (f", {depth} cấp" if depth > 1 else "")


def _open(
    session: Session, found: list[Planned], path: tuple[TaskTemplate, ...], *, begin: int, above: int | None
) -> None:
    over = None if above is None else found[above]
    for place, step in enumerate(steps_of(session, path[-1]), 1):
        part = session.get(TaskTemplate, step.part_id) if step.part_id else None
        if part is not None and part in path:
            raise AppError(_circle((*path, part)), "Bỏ bước đó hoặc chọn mẫu khác làm bước.")
        found.append(
            Planned(
                number=f"{over.number}.{place}" if over else str(place),
                above=above,
                content=step.content or (part.content if part else ""),
                days=begin + step.days,
                product=step.product or (part.product if part else ""),
                agency_id=step.agency_id or (over.agency_id if over else None),
                officer_id=step.officer_id or (over.officer_id if over else None),
            )
        )
        if part is not None and part.deleted_at is None:
            lead = max(0, step.days - (whole_days(session, part) or 0))
            _open(session, found, (*path, part), begin=begin + lead, above=len(found) - 1)


def _circle(path: Sequence[TaskTemplate]) -> str:
    last = path[-1]
    names = " → ".join(f"“{template.name}”" for template in path[path.index(last) :])
    return f"Mẫu “{last.name}” chứa chính nó: {names}."
