"""What extensions of one task keep to, however they were written: each gives more time than there was (feature 7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.words import short_date
from app.rules.outcomes import ExtensionFact


@dataclass(frozen=True, slots=True)
class StepBack:
    """An extension that gives no more time than was in force when it was decided; places are those among the given.

    `before` is the place of the extension that was in force, None: the first deadline was.
    """

    extension: ExtensionFact
    in_force: date
    place: int
    before: int | None


def steps_back(first: date | None, extensions: Sequence[ExtensionFact]) -> tuple[StepBack, ...]:
    """The extensions, in the order in which they took effect, that do not move the deadline on.

    `first` is the deadline before them all; a task that has none takes any.
    """
    found: list[StepBack] = []
    in_force, before = first, None
    for place in sorted(range(len(extensions)), key=lambda at: _took_effect(extensions[at])):
        extension = extensions[place]
        if in_force is not None and extension.extended_to <= in_force:
            found.append(StepBack(extension, in_force, place, before))
        in_force, before = extension.extended_to, place
    return tuple(found)


def made_by(
    first: date | None, extensions: Sequence[ExtensionFact], added: ExtensionFact
) -> tuple[StepBack, ...]:
    """The steps back that one more extension would make: its own, or of one decided after it.

    Of those decided on one day the longest is in force, so one that is shorter gives nothing either.
    """
    place, day = len(extensions), added.decided_on or date.min
    longer = [one.extended_to for one in extensions if (one.decided_on or date.min) == day]
    if longer and max(longer) >= added.extended_to:
        return (StepBack(added, max(longer), place, None),)
    steps = steps_back(first, [*extensions, added])
    return tuple(step for step in steps if place in (step.place, step.before))


def new_steps_back(
    before: tuple[date | None, Sequence[ExtensionFact]], after: tuple[date | None, Sequence[ExtensionFact]]
) -> tuple[StepBack, ...]:
    """The steps back among deadlines `after` a change that were not there `before`: what stands may go on standing."""
    known = {(step.extension, step.in_force) for step in steps_back(*before)}
    return tuple(step for step in steps_back(*after) if (step.extension, step.in_force) not in known)


def say_step_back(step: StepBack) -> str:
    """What is wrong with an extension: "Hạn mới 20/10/2026 (quyết định ngày 5/10/2026) không sau hạn đang có …"."""
    decided_on = step.extension.decided_on
    decided = f" (quyết định ngày {short_date(decided_on)})" if decided_on else ""
    new, old = short_date(step.extension.extended_to), short_date(step.in_force)
    return f"Hạn mới {new}{decided} không sau hạn đang có {old}."


def _took_effect(extension: ExtensionFact) -> tuple[date, date]:
    return extension.decided_on or date.min, extension.extended_to
