"""Reports of delay and requests for more time of the seeded office, with what was decided of most (duties 9, 10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from app.briefings.task_life import DelayDecision, DelayNote, ExtensionDecision, ExtensionWish
from app.models.task import DelayReport
from app.models.task_life import ExtensionRequest
from app.services import delays, extension_requests
from app.services.demo.fates import friday
from app.services.forms.common import key_of
from app.services.records import slices

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Ref
    from app.services.demo.order import Order
    from app.services.demo.sources import Given, Pen

DECIDED, ACCEPTED, GRANTED = 85, 75, 80  # of a hundred
MORE_DAYS = 30
Row = TypeVar("Row")


def rows_of(session: Session, model: type[Row], given: Iterable[Given]) -> list[Row]:
    """The rows of a part table that these tasks have, in the order in which they were made."""
    table: Any = model
    keys = [key_of(one.key) for one in given]
    found: list[Row] = []
    for some in slices(keys):
        query = select(model).where(table.task_id.in_(some), table.deleted_at.is_(None))
        found += session.scalars(query.order_by(table.id))
    return found


def report_delays(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Reports in writing, and whether their reasons are justified."""
    late = [one for one in given if one.fate.delay_on is not None]  # never of a secret one
    for (day, agency), some in _by_day(late, "delay_on"):
        note = DelayNote(day, agency, pen.number("BC-CQ"), pen.pick(order, "delays"))
        delays.report_delay(session, some, note, today=order.as_of)
    found: defaultdict[tuple[date, bool], list[str]] = defaultdict(list)
    for row in rows_of(session, DelayReport, late):
        if order.happens(DECIDED):
            found[friday(order, row.reported_on), order.happens(ACCEPTED)].append(row.id.hex)
    for (day, accepted), keys in found.items():
        decision = DelayDecision(accepted, day, order.register.leaders[0])
        delays.decide_delays(session, keys, decision, today=order.as_of)


def ask_for_time(session: Session, order: Order, pen: Pen, given: list[Given]) -> None:
    """Requests, most of them granted."""
    asking = [one for one in given if one.fate.request_on is not None]
    for (day, agency), some in _by_day(asking, "request_on"):
        wish = ExtensionWish(
            day, agency, day + timedelta(days=MORE_DAYS), pen.number("TTr-CQ"), pen.pick(order, "delays")
        )
        extension_requests.request_extension(
            session, some, wish, regulation=order.regulation, today=order.as_of
        )
    found: defaultdict[tuple[date, bool], list[str]] = defaultdict(list)
    for row in rows_of(session, ExtensionRequest, asking):
        if order.happens(DECIDED):
            found[friday(order, row.requested_on), order.happens(GRANTED)].append(row.id.hex)
    for (day, granted), keys in found.items():
        decision = ExtensionDecision(granted, None, day, order.register.leaders[0])
        extension_requests.decide_requests(session, keys, decision, today=order.as_of)


def _by_day(given: Iterable[Given], name: str) -> list[tuple[tuple[date, Ref | None], list[str]]]:
    """Those of a day together; what came through a form agency by agency."""
    found: defaultdict[tuple[date, Ref | None], list[str]] = defaultdict(list)
    for one in given:
        found[getattr(one.fate, name), one.lead if one.entered else None].append(one.key)
    return list(found.items())
