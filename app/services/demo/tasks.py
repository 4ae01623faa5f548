"""Twelve months of source documents, then the lives of their tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.services.demo.fates import working
from app.services.demo.lives import STEPS, Live
from app.services.demo.mass import give_mass
from app.services.demo.sources import Given, Pen, give

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.demo.order import Order

MONTHS, DAYS = 12, 365
Fill = Callable[["Session", "Order"], None]


def steps(_: Order) -> Iterator[tuple[str, Fill]]:
    """One step a twelfth of the year, then one for each thing that happens to tasks."""
    pen, given = Pen(), list[Given]()
    for number in range(MONTHS):
        yield f"Nhiệm vụ, phần {number + 1}/{MONTHS}", _month(pen, given, number)
    for title, fill in STEPS:
        yield title, _life(fill, pen, given)


def _month(pen: Pen, given: list[Given], number: int) -> Fill:
    return lambda session, order: given.extend(give_month(session, order, pen, number))


def _life(fill: Live, pen: Pen, given: list[Given]) -> Fill:
    return lambda session, order: fill(session, order, pen, given)


def give_month(session: Session, order: Order, pen: Pen, number: int) -> list[Given]:
    """The documents of a twelfth of the year, spread over its days."""
    size = order.size
    tasks, share, entered = size.tasks // size.documents, size.documents // MONTHS, size.entered // MONTHS
    days = _days(order, number, share + (size.documents % MONTHS if number == 0 else 0))
    given = [one for day in days[:entered] for one in give(session, order, pen, day, tasks)]
    return given + give_mass(session, order, pen, days[entered:], tasks)


def _days(order: Order, number: int, count: int) -> list[date]:
    """So many working days of a twelfth of the year."""
    first = order.start + timedelta(days=DAYS * number // MONTHS)
    last = order.start + timedelta(days=DAYS * (number + 1) // MONTHS - 1)
    return [min(working(order, order.day_between(first, last)), order.as_of) for _ in range(count)]
