"""Figures put together from smaller ones: judged tasks to task figures, figures of equal names to one."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from operator import add, attrgetter
from typing import Any, TypeVar

from app.briefings.figures import ProgrammeFigures, ReportFigures, SessionDocumentFigures, TaskFigures
from app.core.terms import Outcome
from app.rules.outcomes import Judgement

Counted = TypeVar("Counted", TaskFigures, ProgrammeFigures, SessionDocumentFigures, ReportFigures)


def count_judgements(judgements: Iterable[Judgement]) -> TaskFigures:
    """Return the figures of judged tasks, each counted once."""
    tasks = tuple(judgements)
    number = {outcome: sum(task.outcome is outcome for task in tasks) for outcome in Outcome}
    done = number[Outcome.DONE_ON_TIME] + number[Outcome.DONE_LATE]
    carried_over = sum(task.carried_over for task in tasks)
    return TaskFigures(
        total=len(tasks),
        carried_over=carried_over,
        new=len(tasks) - carried_over,
        done=done,
        done_on_time=number[Outcome.DONE_ON_TIME],
        done_late=number[Outcome.DONE_LATE],
        not_done=len(tasks) - done,
        in_time=number[Outcome.IN_TIME],
        no_deadline=number[Outcome.NO_DEADLINE],
        overdue=number[Outcome.OVERDUE],
        excused=sum(task.excused for task in tasks),
        failed=sum(task.failed for task in tasks),
    )


def plus(one: Counted, other: Counted) -> Counted:
    """Return the sum of two figures of a kind."""
    kind: Any = type(one)
    numbers = _numbers(kind)
    total: Counted = kind(*map(add, numbers(one), numbers(other)))
    return total


@cache  # statistics add hundreds of them
def _numbers(kind: type[Any]) -> Callable[[Any], tuple[int, ...]]:
    return attrgetter(*(each.name for each in fields(kind)))


def sum_by_name(counted: Iterable[tuple[str, Counted]]) -> dict[str, Counted]:
    """Return the figures by name, in the order in which the names first come; equal names are summed."""
    sums: dict[str, Counted] = {}
    for name, figures in counted:
        sums[name] = plus(sums[name], figures) if name in sums else figures
    return sums
