"""What happens to a task in its life, thrown once and then told by the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.rules.working_days import is_working_day

if TYPE_CHECKING:
    from app.services.demo.order import Order

NO_DEADLINE, DONE, IN_TIME = 6, 93, 82  # of a hundred
DELAY_REPORTS, REQUESTS, RETURNS = 12, 10, 3
WITHDRAWN, TRANSFERRED = 1.5, 2
_TO_DECIDE = timedelta(days=8)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Fate:
    """The days of a task; what is after the day of the office has not happened (None)."""

    assigned_on: date
    deadline: date | None
    done_on: date | None
    delay_on: date | None = None
    request_on: date | None = None
    returned: bool = False
    withdrawn_on: date | None = None
    moved_on: date | None = None


def throw(order: Order, assigned_on: date, *, secret: bool = False) -> Fate:
    """The fate of a task that is assigned on a day; of a secret one no words are kept, so it has a plain one."""
    chance, today = order.chance, order.as_of
    deadline = (
        None
        if order.happens(NO_DEADLINE)
        else working(order, assigned_on + timedelta(chance.randrange(5, 75)))
    )
    done = _done(order, assigned_on, deadline)
    if secret:
        return Fate(assigned_on, deadline, done)
    middle = assigned_on + ((done or today) - assigned_on) / 2
    if order.happens(WITHDRAWN) and middle <= today:
        return Fate(assigned_on, deadline, None, withdrawn_on=middle)
    edge = deadline - timedelta(days=chance.randrange(-1, 5)) if deadline else None
    under_way = edge is not None and assigned_on <= edge <= min(done or today, today) - _TO_DECIDE
    return Fate(
        assigned_on,
        deadline,
        done,
        delay_on=edge if under_way and order.happens(DELAY_REPORTS) else None,
        request_on=edge if under_way and order.happens(REQUESTS) else None,
        returned=done is not None and order.happens(RETURNS),
        moved_on=middle if order.happens(TRANSFERRED) and assigned_on < middle <= today else None,
    )


def _done(order: Order, assigned_on: date, deadline: date | None) -> date | None:
    if not order.happens(DONE):
        return None
    end = deadline or assigned_on + timedelta(days=60)
    if order.happens(IN_TIME):
        done = order.day_between(assigned_on + (end - assigned_on) / 3, end)
    else:
        done = end + timedelta(days=order.chance.randrange(1, 40))
    return done if done <= order.as_of else None


def friday(order: Order, day: date | None) -> date:
    """The end of a day's week, when the office sums up; none later than the day of the office."""
    day = day or order.as_of
    return min(day + timedelta(days=(_FRIDAY - day.weekday()) % 7), order.as_of)


def working(order: Order, day: date) -> date:
    """The day, or the next one on which the office works."""
    while not is_working_day(day, order.calendar):
        day += timedelta(days=1)
    return day
